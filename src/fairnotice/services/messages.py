"""What an office was told: its messages, which of them were opened, and the thing that each is about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.domain.telling import Waiting, waiting_of
from fairnotice.records.models import (
    CaseRecord,
    ConfirmationRecord,
    DisclosureRecord,
    HitRecord,
    MeasureRecord,
    MessageRecord,
    NoticeRecord,
    OpenedRecord,
    RegisterEntryRecord,
    RequestRecord,
    WarrantRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as, seen

READERS = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.COMPLIANCE})
"""Roles that are sent messages."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `opened_at` is None while nobody of the office has opened it."""

    id: UUID
    about: str
    thing: str
    text: str
    sent_at: datetime
    opened_at: datetime | None
    waiting: Waiting | None


@dataclass(frozen=True, slots=True)
class Messages:
    """A page of messages, newest first, and how many there are of the kind that was asked for."""

    rows: tuple[Message, ...]
    total: int
    unopened: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The thing that a message is about, as far as the reader may see it. `ours`: the reader's bureau is its source."""

    kind: str  # request, notice, confirmation, hit, disclosure or case
    id: str
    ours: bool


def list_messages(*, by: Officer, about: str = "", unopened: bool = False, first: int = 0, limit: int = 50) -> Messages:
    """The messages of the officer's office or role, newest first, of one kind or of all."""
    with act_as(by):
        ours = _of(by)
        kinds = tuple(ours.order_by("about").values_list("about", flat=True).distinct())
        asked = ours.filter(about=about) if about else ours
        asked = asked.filter(openedrecord__isnull=True) if unopened else asked
        rows = asked.select_related("openedrecord").order_by("-sent_at", "-pk")[first : first + limit]
        return Messages(
            rows=tuple(_message(row) for row in rows),
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


def read_message(*, message: UUID, by: Officer) -> Message:
    """One message of the officer's office. Raises NotFound."""
    with act_as(by):
        return _message(seen(MessageRecord, message))


def open_message(*, message: UUID, by: Officer, at: datetime) -> Message:
    """Say that the office has the message in hand: nobody else is told of it any more. Opened again, nothing changes.

    It is a reading, like those of a file, and leaves its own row and no event. Raises NotFound.
    """
    with act_as(by):
        row = seen(MessageRecord, message)
        # Of two who open it at the same second the first is kept.
        OpenedRecord.objects.bulk_create([OpenedRecord(message=row, officer_id=by.id, at=at)], ignore_conflicts=True)
        return _message(seen(MessageRecord, message))


def place_of(*, thing: str, by: Officer) -> Place | None:
    """What a thing of a message (notice:…, hit:…) is for this officer, or None when it is not for them to see."""
    kind, _colon, pk = thing.partition(":")
    if kind == "message":
        with speaking_as(SYSTEM):  # a reviewer is told of a message that another office does not open
            about = MessageRecord.objects.filter(pk=_id(pk)).values_list("thing", flat=True).first()
        return place_of(thing=about, by=by) if about and not about.startswith("message:") else None
    find = _FIND.get(kind)
    if find is None:
        return None
    with act_as(by):
        return find(_id(pk), by)


def _of(by: Officer) -> QuerySet[MessageRecord]:
    """Said again beside row-level security, so that an index answers."""
    return MessageRecord.objects.filter(Q(to_role=by.role) | Q(to_bureau=by.bureau))


def _message(row: MessageRecord) -> Message:
    opened = getattr(row, "openedrecord", None)
    return Message(
        id=row.pk,
        about=row.about,
        thing=row.thing,
        text=row.text,
        sent_at=row.sent_at,
        opened_at=opened.at if opened else None,
        waiting=waiting_of(about=row.about, thing=row.thing, to_role=row.to_role),
    )


def _request(pk: UUID, by: Officer) -> Place | None:
    row = RequestRecord.objects.filter(pk=pk).first()
    return Place("request", str(pk), row.source_code == by.bureau) if row else None


def _notice(pk: UUID, by: Officer) -> Place | None:
    row = NoticeRecord.objects.filter(pk=pk).defer("document").first()
    if row is not None:
        return Place("notice", str(pk), row.source_code == by.bureau)
    # What has left a bureau's view still has its number and its state there.
    was = RegisterEntryRecord.objects.filter(notice=pk, recipient_id=by.bureau).exists()
    return Place("notice", str(pk), ours=False) if was else None


def _confirmation(pk: UUID, by: Officer) -> Place | None:
    row = ConfirmationRecord.objects.filter(pk=pk).first()
    return Place("confirmation", str(pk), row.source_code == by.bureau) if row else None


def _hit(pk: UUID, by: Officer) -> Place | None:
    row = HitRecord.objects.filter(pk=pk).first()
    return Place("hit", str(pk), row.bureau_id == by.bureau) if row else None


def _measure(pk: UUID, by: Officer) -> Place | None:
    row = MeasureRecord.objects.filter(pk=pk).first()
    return _hit(row.hit_id, by) if row else None


def _disclosure(pk: UUID, by: Officer) -> Place | None:
    row = DisclosureRecord.objects.filter(pk=pk).first()
    return Place("disclosure", str(pk), row.source_code == by.bureau) if row else None


def _warrant(pk: UUID, by: Officer) -> Place | None:
    row = WarrantRecord.objects.filter(pk=pk).first()
    return _case(row.case_id, by) if row else None


def _case(pk: UUID, by: Officer) -> Place | None:
    row = CaseRecord.objects.filter(pk=pk).first()
    return Place("case", str(pk), row.source_id == by.bureau) if row else None


_FIND = {
    "request": _request,
    "notice": _notice,
    "confirmation": _confirmation,
    "hit": _hit,
    "measure": _measure,
    "disclosure": _disclosure,
    "warrant": _warrant,
    "matter": _case,
    "case": _case,
}


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise InvalidValue("This message is about nothing that has an id.") from None
