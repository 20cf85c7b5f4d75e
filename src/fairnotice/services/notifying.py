"""Tell the people of an office that something waits on it, and tell more of them while nobody opens it.

The sweep does it from the messages themselves: a message keeps how far its telling has come, so that a sweep may run
twice, be killed, or be away for a day. Mail is only written down here; `services.mail` sends it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import HitState, MeasureState, NoticeState, RequestState
from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.domain.telling import WAITING_EVENTS, Told, Waiting, told_by_now, waiting_of
from fairnotice.law.texts import number_limit
from fairnotice.records.log import append
from fairnotice.records.models import (
    BureauRecord,
    ConfirmationRecord,
    HitRecord,
    MailRecord,
    MeasureRecord,
    MessageRecord,
    OfficerRecord,
    OpenedRecord,
    RequestRecord,
    RosterRecord,
)
from fairnotice.records.session import speaking_as

PATIENT = frozenset(
    {
        Waiting.CONFIRMATION,
        Waiting.HIT,
        Waiting.RELEASE,
        Waiting.WITHDRAW,
        Waiting.LOCATED,
        Waiting.QUESTIONS,
        Waiting.REQUEST,
    }
)
"""What is told again while nobody opens it; how long that is, `law/limits.toml` says with its reason."""

SAYS: dict[Waiting, str] = {
    Waiting.CONFIRMATION: "A member asks whether a notice of your bureau still stands",
    Waiting.RELEASE: "A measure of your country rests on a notice that does not stand any more",
    Waiting.HIT: "A hit in your country waits for its next step",
    Waiting.WITHDRAW: "A notice of your bureau rests on a warrant that has ended",
    Waiting.LOCATED: "The person of a notice of your bureau was found",
    Waiting.COPIES: "A notice has ended: bring your national copies into line",
    Waiting.QUESTIONS: "The secretariat asks questions about a request of your bureau",
    Waiting.REQUEST: "A request waits to be reviewed",
    Waiting.UNOPENED: "An office does not open what waits on it",
}
"""Each kind of what waits, in words that name nobody and no matter."""


def tell(*, at: datetime) -> int:
    """Write down the mail that is due now, first tellings and further ones. Answers how much there is of it.

    Each message is its own transaction; one that another sweep has in hand is left to it.
    """
    with speaking_as(SYSTEM):
        untold = MessageRecord.objects.filter(told__lt=Told.EVERYBODY)
        untold.exclude(about__in=WAITING_EVENTS).update(told=Told.OVER)
        waiting = list(untold.order_by("sent_at").values_list("pk", flat=True))
    return sum(_tell_one(pk, at) for pk in waiting)


def patience(waiting: Waiting, at: datetime) -> timedelta | None:
    """How long a message of that kind may stay unopened before it is told again; None: it is told once."""
    if waiting not in PATIENT:
        return None
    return timedelta(hours=number_limit(f"unopened.{waiting}.hours", at.date()))


def _tell_one(pk: UUID, at: datetime) -> int:
    with speaking_as(SYSTEM):
        free = MessageRecord.objects.select_for_update(no_key=True, skip_locked=True)
        message = free.filter(pk=pk, told__lt=Told.EVERYBODY).first()
        if message is None:
            return 0
        waiting = waiting_of(about=message.about, thing=message.thing, to_role=message.to_role)
        so_far = Told(message.told)
        now = Told.OVER
        if waiting is not None:
            now = told_by_now(
                so_far=so_far,
                age=at - message.sent_at,
                patience=patience(waiting, at),
                open_still=_waits_still(message, waiting),
            )
        if now is so_far:
            return 0
        message.told = now
        message.save(update_fields=["told"])
        if waiting is None or now is Told.OVER:
            return 0
        if now is not Told.FIRST:
            _note(message, now, at)
        if now is Told.EVERYBODY and not message.to_role:
            _tell_reviewers(message, waiting, at)
        return _write_mail(message, now, at)


def _write_mail(message: MessageRecord, step: Told, at: datetime) -> int:
    """Mail to those on call with an address; where nobody is, or when everybody is to be told, to the whole office."""
    people = _people(message)
    on_call = RosterRecord.objects.filter(begins__lte=at, ends__gt=at, officer_id__in=people)
    called = set(on_call.values_list("officer_id", flat=True)) if step is not Told.EVERYBODY else set()
    told = people & called or people
    rows = [MailRecord(message=message, officer_id=pk, step=step, made_at=at) for pk in sorted(told)]
    MailRecord.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _people(message: MessageRecord) -> set[UUID]:
    """The open accounts that may read the message and have an address."""
    if message.to_role:
        accounts = OfficerRecord.objects.filter(role=message.to_role, active=True)
    else:
        accounts = OfficerRecord.objects.filter(bureau_id=message.to_bureau, role=Role.BUREAU, active=True)
    return set(accounts.values_list("pk", flat=True)) & set(addresses())


def addresses() -> dict[UUID, str]:
    """Where each open account gets mail. Within an act of the system."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT officer, email FROM fn_addresses()")
        return dict(cursor.fetchall())


def _note(message: MessageRecord, now: Told, at: datetime) -> None:
    bureaus = (message.to_bureau,) if message.to_bureau else ()
    payload = {"about": message.about, "told": now.name.lower()}
    append(Event("message.escalated", f"message:{message.pk}", payload, bureaus), by=SYSTEM, at=at)


def _tell_reviewers(message: MessageRecord, waiting: Waiting, at: datetime) -> None:
    office = BureauRecord.objects.get(pk=message.to_bureau)
    call = f" Its telephone: {office.telephone}." if office.telephone else ""
    MessageRecord.objects.create(
        to_role=Role.REVIEWER,
        about="message.escalated",
        thing=f"message:{message.pk}",
        text=f"{office.name} has not opened a message that waits on it. It reads: {SAYS[waiting]}.{call}",
        sent_at=at,
    )


def _waits_still(message: MessageRecord, waiting: Waiting) -> bool:
    if OpenedRecord.objects.filter(pk=message.pk).exists():
        return False
    pk = UUID(message.thing.partition(":")[2])
    asks = _ASKS.get(waiting)
    return asks is None or asks(pk, message.about)


def _confirmation_waits(pk: UUID, about: str) -> bool:
    return ConfirmationRecord.objects.filter(pk=pk, answer="").exists()


def _hit_waits(pk: UUID, about: str) -> bool:
    """Whether the hit is still where the message says. That the source denies it is told until it is opened."""
    state = HitRecord.objects.values_list("state", flat=True).get(pk=pk)
    return about == "hit.denied" or state == _STATES[about]


def _release_waits(pk: UUID, about: str) -> bool:
    resting = MeasureRecord.objects.filter(pk=pk, state=MeasureState.IN_FORCE)
    return resting.exclude(notice__state=NoticeState.PUBLISHED).exists()


def _questions_wait(pk: UUID, about: str) -> bool:
    return RequestRecord.objects.filter(pk=pk, state=RequestState.INFO_REQUESTED).exists()


def _request_waits(pk: UUID, about: str) -> bool:
    return RequestRecord.objects.filter(pk=pk, state=RequestState.SUBMITTED).exists()


def _unopened_still(pk: UUID, about: str) -> bool:
    return not OpenedRecord.objects.filter(pk=pk).exists()


_STATES = {
    "hit.raised": HitState.RAISED,
    "hit.confirmed": HitState.CONFIRMED,
    "hit.unanswered": HitState.UNANSWERED,
}
_ASKS: dict[Waiting, Callable[[UUID, str], bool]] = {
    Waiting.CONFIRMATION: _confirmation_waits,
    Waiting.HIT: _hit_waits,
    Waiting.RELEASE: _release_waits,
    Waiting.QUESTIONS: _questions_wait,
    Waiting.REQUEST: _request_waits,
    Waiting.UNOPENED: _unopened_still,
}
"""Whether what a message is about still waits. What is not here waits until its message is opened."""
