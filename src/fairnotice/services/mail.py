"""Send the mail that was written down. It names an office, a kind of thing, a time and an address of a page; nobody.

At least once: a mail is marked as sent in the transaction in which it is handed over, so that a killed sweep loses
none, and sends one again at most when it is killed between the two. Its Message-ID is made of the row, so that a mail
program can tell the second from a new one. What fails is tried again after growing pauses; only the kind of failure is
kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from smtplib import SMTPConnectError, SMTPException, SMTPServerDisconnected
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Count, Max, Q, QuerySet

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.domain.telling import Told, Waiting, waiting_of
from fairnotice.law.effect_words import day_in_words
from fairnotice.records.models import DueRecord, MailRecord, OpenedRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as
from fairnotice.services.notifying import SAYS, addresses

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440, 1440))
"""How long to wait after each failed try. After the last one the mail is given up: about five days."""

MOST_TRIES = len(PAUSES) + 1
AT_ONCE = 100
"""How many are sent in one sweep, so that the clocks are not kept waiting."""

NO_WAY = "django.core.mail.backends.dummy.EmailBackend"


@dataclass(frozen=True, slots=True)
class MailSent:
    """What one round of sending did."""

    sent: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class MailState:
    """How the mail stands. `way`: whether there is a way to send it. `failures`: by kind, of what has not gone out."""

    way: bool
    waiting: int  # not tried yet
    failing: int  # tried, and tried again later
    given_up: int
    last_sent: datetime | None
    failures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says."""

    subject: str
    body: str


def send_mail(*, at: datetime, address: str) -> MailSent:
    """Send what waits and is due to be tried. `address` is that of this installation, for the links.

    An installation that has no way to send keeps its mail until it has one. Failures are kept, not raised.
    """
    if settings.EMAIL_BACKEND == NO_WAY:
        return MailSent()
    with speaking_as(SYSTEM):
        due = list(_to_try(at).order_by("-step", "made_at").values_list("pk", flat=True)[:AT_ONCE])
    if not due:
        return MailSent()
    way = get_connection()
    try:
        way.open()
    except (OSError, SMTPException) as error:
        return MailSent(failed=_all_failed(due, error, at))
    try:
        return _send_each(due, way, at, address)
    finally:
        way.close()


def mail_state(*, by: Officer) -> MailState:
    """How much mail waits, and what failed. For the administrator. Raises NotYourAct."""
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("How the mail stands is for the administrator.")
    with act_as(by):
        unsent = MailRecord.objects.filter(sent_at__isnull=True)
        kinds = unsent.exclude(failed="").values_list("failed").annotate(n=Count("pk")).order_by("failed")
        return MailState(
            way=settings.EMAIL_BACKEND != NO_WAY,
            waiting=unsent.filter(tries=0).count(),
            failing=unsent.filter(tries__gt=0, tries__lt=MOST_TRIES).count(),
            given_up=unsent.filter(tries__gte=MOST_TRIES).count(),
            last_sent=MailRecord.objects.aggregate(last=Max("sent_at"))["last"],
            failures=dict(kinds),
        )


def letter(*, waiting: Waiting, step: Told, due: datetime | None, link: str, mark: str) -> Letter:
    """The words of a mail: the kind of thing, until when, where. Nobody's name, no number, no title."""
    lines = [f"Something waits for your office. {SAYS[waiting]}."]
    if due is not None:
        lines.append(f"Until: {day_in_words(due.date())}, {due:%H:%M} UTC.")
    lines += [_AGAIN[step]] if step in _AGAIN else []
    lines += [
        f"Sign in and open it here: {link}",
        "This mail says no more, because mail is read by others. Do not answer it: nobody reads the answer.",
    ]
    if mark:
        lines.append(f"{mark}: this comes from a training installation. The people in it are invented.")
    subject = f"{f'[{mark}] ' if mark else ''}fairnotice: {SAYS[waiting][0].lower()}{SAYS[waiting][1:]}"
    return Letter(subject=subject, body="\n\n".join(lines) + "\n")


_AGAIN = {
    Told.AGAIN: "Nobody in your office has opened it yet. You get this once more because you are on call, or because "
    "nobody is.",
    Told.EVERYBODY: "Nobody in your office has opened it yet. Everybody in the office gets this mail now.",
}


def _send_each(due: list[UUID], way: BaseEmailBackend, at: datetime, address: str) -> MailSent:
    sent = failed = 0
    for pk in due:
        done = _send_one(pk, way, at, address)
        if isinstance(done, bool):
            sent += done
            continue
        failed += 1
        if _is_away(done):
            break  # the others are tried by the next sweep
    return MailSent(sent=sent, failed=failed)


def _is_away(error: Exception) -> bool:
    """Whether it is the server that failed, and not this one mail."""
    if isinstance(error, SMTPException):
        return isinstance(error, SMTPServerDisconnected | SMTPConnectError)
    return isinstance(error, OSError)


def _send_one(pk: UUID, way: BaseEmailBackend, at: datetime, address: str) -> bool | Exception:
    """Hand one mail over and mark it, in one transaction. Answers whether it was sent, or the failure."""
    with speaking_as(SYSTEM):
        held = _to_try(at).select_for_update(no_key=True, skip_locked=True, of=("self",))
        row = held.select_related("message").filter(pk=pk).first()
        if row is None:  # another sweep has it, or has tried it just now
            return False
        to = addresses().get(row.officer_id)
        if to is None or OpenedRecord.objects.filter(pk=row.message_id).exists():
            row.delete()  # nobody needs it any more
            return False
        try:
            way.send_messages([_message(row, to, address)])
        except (OSError, SMTPException, ValueError) as error:  # ValueError: an address that cannot be written
            row.tries, row.tried_at, row.failed = row.tries + 1, at, type(error).__name__
            row.save(update_fields=["tries", "tried_at", "failed"])
            return error
        row.tries, row.tried_at, row.failed, row.sent_at = row.tries + 1, at, "", at
        row.save(update_fields=["tries", "tried_at", "failed", "sent_at"])
        return True


def _message(row: MailRecord, to: str, address: str) -> EmailMessage:
    message = row.message
    waiting = waiting_of(about=message.about, thing=message.thing, to_role=message.to_role)
    assert waiting is not None, "only what waits is mailed"
    due = DueRecord.objects.filter(thing=message.thing, state="open").order_by("due_at").first()
    said = letter(
        waiting=waiting,
        step=Told(row.step),
        due=due.due_at if due else None,
        link=f"{address.rstrip('/')}/messages/{message.pk}/",
        mark=Mode(settings.FAIRNOTICE_MODE).mark,
    )
    headers = {
        "Message-ID": f"<{row.pk}@{urlsplit(address).hostname or 'fairnotice.invalid'}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(said.subject, said.body, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)


def _to_try(at: datetime) -> QuerySet[MailRecord]:
    rested = [Q(tries=tries, tried_at__lte=at - pause) for tries, pause in enumerate(PAUSES, start=1)]
    return MailRecord.objects.filter(reduce(or_, rested, Q(tries=0)), sent_at__isnull=True)


def _all_failed(due: list[UUID], error: Exception, at: datetime) -> int:
    with speaking_as(SYSTEM):
        rows = list(_to_try(at).select_for_update(no_key=True, skip_locked=True).filter(pk__in=due))
        for row in rows:
            row.tries, row.tried_at, row.failed = row.tries + 1, at, type(error).__name__
        MailRecord.objects.bulk_update(rows, ["tries", "tried_at", "failed"])
    return len(rows)
