"""What an office was told: its messages, and which of them were opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.telling import Told, Waiting, waiting_of
from fairnotice.records.models import MessageRecord, OpenedRecord
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.message_things import About, abouts_of

READERS = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.COMPLIANCE})
"""Roles that are sent messages."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `opened_at` is None while nobody of the office has opened it.

    `waits`: it was not opened, and what it is about had not been dealt with when the clocks last looked.
    """

    id: UUID
    about: str
    thing: str
    text: str
    sent_at: datetime
    opened_at: datetime | None
    waiting: Waiting | None
    waits: bool
    subject: About


@dataclass(frozen=True, slots=True)
class Messages:
    """A page of messages, newest first, and how many there are of the kind that was asked for."""

    rows: tuple[Message, ...]
    total: int
    unopened: int
    kinds: tuple[str, ...]


def list_messages(
    *, by: Officer, at: datetime, about: str = "", unopened: bool = False, first: int = 0, limit: int = 50
) -> Messages:
    """The messages of the officer's office or role, newest first, of one kind or of all.

    Titles of matters are in them, so the reading is logged.
    """
    with act_as(by):
        log_access("messages", "list", "list", by, at)
        ours = _of(by)
        kinds = tuple(ours.order_by("about").values_list("about", flat=True).distinct())
        asked = ours if not about else ours.filter(about=about) if about in kinds else ours.none()
        asked = asked.filter(openedrecord__isnull=True) if unopened else asked
        rows = asked.select_related("openedrecord").order_by("-sent_at", "-pk")[first : first + limit]
        return Messages(
            rows=_messages(list(rows), by),
            total=asked.count(),
            unopened=ours.filter(openedrecord__isnull=True).count(),
            kinds=kinds,
        )


def count_unopened(*, by: Officer) -> int:
    """How many messages of the officer's office nobody has opened yet."""
    if by.role not in READERS:
        return 0
    with act_as(by):
        return _of(by).filter(openedrecord__isnull=True).count()


def read_message(*, message: UUID, by: Officer, at: datetime) -> Message:
    """One message of the officer's office. Raises NotFound."""
    with act_as(by):
        row = seen(MessageRecord, message)
        log_access(f"message:{row.pk}", "read", "page", by, at)
        return _messages([row], by)[0]


def open_message(*, message: UUID, by: Officer, at: datetime) -> Message:
    """Say that the office has the message in hand: nobody else is told of it any more. Opened again, nothing changes.

    It is a reading, like those of a file, and leaves its own row and no event. Raises NotFound.
    """
    with act_as(by):
        row = seen(MessageRecord, message)
        # Of two who open it at the same second the first is kept.
        OpenedRecord.objects.bulk_create([OpenedRecord(message=row, officer_id=by.id, at=at)], ignore_conflicts=True)
        return _messages([seen(MessageRecord, message)], by)[0]


def _of(by: Officer) -> QuerySet[MessageRecord]:
    """Said again beside row-level security, so that an index answers."""
    return MessageRecord.objects.filter(Q(to_role=by.role) | Q(to_bureau=by.bureau))


def _messages(rows: Sequence[MessageRecord], by: Officer) -> tuple[Message, ...]:
    abouts = abouts_of([row.thing for row in rows], by)
    return tuple(_message(row, abouts.get(row.thing, About())) for row in rows)


def _message(row: MessageRecord, subject: About) -> Message:
    opened = getattr(row, "openedrecord", None)
    waiting = waiting_of(about=row.about, thing=row.thing, to_role=row.to_role)
    return Message(
        id=row.pk,
        about=row.about,
        thing=row.thing,
        text=row.text,
        sent_at=row.sent_at,
        opened_at=opened.at if opened else None,
        waiting=waiting,
        waits=waiting is not None and opened is None and row.told != Told.OVER,
        subject=subject,
    )
