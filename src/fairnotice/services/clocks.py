"""The clocks: due dates are rows, and an idempotent sweep acts on those that are over. Run as often as you like."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import (
    CLOCK,
    HIT,
    NOTICE,
    ClockAct,
    ClockState,
    HitAct,
    HitState,
    NoticeAct,
    NoticeState,
)
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM, Actor, Role
from fairnotice.law.deadlines import CLOCKS
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import (
    ConfirmationRecord,
    DueRecord,
    HitRecord,
    MessageRecord,
    NoticeRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.consequences import carry_out
from fairnotice.services.drill import sweep_drill
from fairnotice.services.keeping import purge_compliance_records
from fairnotice.services.list_folders import remove_lists_over
from fairnotice.services.misused import forget_misused
from fairnotice.services.notes import write_note
from fairnotice.services.overdue import sweep_overdue
from fairnotice.services.renewals import prompt_renewals
from fairnotice.services.wrong_matches import forget_wrong_matches


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did. Of what was missed, `reminded` only reminds: nothing followed."""

    missed: int
    expired: int
    unanswered: int
    reminded: int
    purged: int
    forgotten: int = 0  # wrong matches whose time is over
    late: int = 0  # desks whose copies have become late


def sweep(*, at: datetime) -> Swept:
    """Act on every due date that is over: notices expire, unanswered confirmations lapse, the rest is marked missed.

    Each due date is its own transaction, so that a killed sweep is finished by the next one and nothing happens twice.
    A clock that stands still is not over, and one that only reminds moves nothing but itself.
    """
    prompt_renewals(at=at)
    remove_lists_over(at=at)
    with speaking_as(SYSTEM):
        over = list(
            DueRecord.objects.filter(state="open", due_at__lte=at).order_by("due_at").values_list("pk", flat=True)
        )
    done = [_miss(pk, at) for pk in over]
    swept = Swept(
        missed=sum(1 for code in done if code),
        expired=done.count("rpd-51-2"),
        unanswered=done.count("rpd-105"),
        reminded=sum(1 for code in done if only_reminds(code)),
        purged=purge_compliance_records(at=at),
        forgotten=forget_wrong_matches(at=at) + forget_misused(at=at),
        late=sweep_overdue(at=at),
    )
    sweep_drill(at=at)
    write_note(Path(settings.FAIRNOTICE_FOLDER), "sweep", at=at, facts=asdict(swept))
    return swept


def only_reminds(code: str) -> bool:
    """Whether a clock of that code reminds people and does nothing else."""
    clock = CLOCKS.get(code)
    return clock is not None and clock.reminder


def _miss(pk: UUID, at: datetime) -> str:
    with speaking_as(SYSTEM):
        due = DueRecord.objects.get(pk=pk)
        thing = _hold(due)
        hold_log()
        # Only now is it sure that nobody stops the clock, or gives it longer, at this moment.
        due.refresh_from_db()
        if due.state != ClockState.OPEN or due.due_at > at:
            return ""
        move = CLOCK.move(ClockState(due.state), ClockAct.MISS, Actor.SYSTEM)
        due.state = move.target
        due.save(update_fields=["state"])
        append(Event(move.event, f"due:{due.pk}", {"code": due.code, "about": due.thing}), by=SYSTEM, at=at)
        if only_reminds(due.code):
            _remind(due, at)
        elif due.code in _PASSED_ON:
            _pass_on(due, at)
        elif isinstance(thing, NoticeRecord):
            _expire(thing, at)
        elif isinstance(thing, HitRecord):
            _lapse(due, thing, at)
        return due.code


def _remind(due: DueRecord, at: datetime) -> None:
    """Tell whoever owes it; for an applicant, who has no account here, the Commission."""
    owes = Role.COMMISSION.value if due.owes == "applicant" else due.owes
    MessageRecord.objects.create(
        to_bureau="" if owes in set(Role) else owes,
        to_role=owes if owes in set(Role) else "",
        about="due.missed",
        thing=due.thing,
        text=f"{due.what}: the day for it is over. A reminder: nothing follows by itself.",
        sent_at=at,
    )


_PASSED_ON = frozenset({"rpd-81-1", "rpd-100-1", "withdraw-at-once"})
"""Clocks of a source on its notice of which the secretariat is told when they are missed: it asks, and cancels."""


def _pass_on(due: DueRecord, at: datetime) -> None:
    """Tell the source that its time is over, and the secretariat, which acts on it now."""
    for bureau, role in ((due.owes, ""), ("", Role.REVIEWER.value)):
        MessageRecord.objects.create(
            to_bureau=bureau,
            to_role=role,
            about="due.missed",
            thing=due.thing,
            text=f"{due.what}: the day for it is over. {due.missed}.",
            sent_at=at,
        )


def _hold(due: DueRecord) -> NoticeRecord | HitRecord | None:
    """What the clock acts on, held before the clock itself, as the acts of people do."""
    pk = due.thing.split(":")[1]
    if due.code == "rpd-51-2":
        return NoticeRecord.objects.select_for_update(no_key=True).get(pk=pk)
    if due.code == "rpd-105":
        asked = ConfirmationRecord.objects.get(pk=pk)
        return HitRecord.objects.select_for_update(no_key=True).get(pk=asked.hit_id)
    return None


def _expire(notice: NoticeRecord, at: datetime) -> None:
    if notice.state not in LIVE or notice.expires_on >= at.date():
        return
    move = NOTICE.move(NoticeState(notice.state), NoticeAct.EXPIRE, Actor.SYSTEM)
    notice.state = move.target
    notice.save(update_fields=["state"])
    payload = {"number": notice.number}
    append(Event(move.event, f"notice:{notice.pk}", payload, (notice.source_code,)), by=SYSTEM, at=at)
    carry_out(move.event, thing=notice, at=at)


def _lapse(due: DueRecord, hit: HitRecord, at: datetime) -> None:
    asked = ConfirmationRecord.objects.get(pk=due.thing.split(":")[1])
    if asked.answer or hit.state != HitState.ASKED:
        return
    move = HIT.move(HitState(hit.state), HitAct.LAPSE, Actor.SYSTEM)
    hit.state = move.target
    hit.save(update_fields=["state"])
    append(Event(move.event, f"hit:{hit.pk}", {}, (hit.bureau_id,)), by=SYSTEM, at=at)
    carry_out(move.event, thing=asked, at=at)
