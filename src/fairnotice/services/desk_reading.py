"""What a border desk and its bureau read: how fresh their list is, whom to call, and which hits there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.lifecycle import MeasureState, NoticeState
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records import queries
from fairnotice.records.models import (
    BureauRecord,
    ConfirmationRecord,
    HitRecord,
    MeasureRecord,
    NoticeRecord,
    RegisterEntryRecord,
    RestrictionRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import act_as, log_access, seen

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ListState:
    """The list that a bureau's checks are made against: the end of its view of the register, and how many it holds."""

    sequence: int
    entered_at: datetime | None
    notices: int


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a locating bureau may know of a notice whatever has become of it: number, kind, state, whose it is."""

    id: UUID
    number: str
    kind: str
    state: NoticeState
    source: str
    source_name: str
    source_country: str
    restricted: bool = False  # it is kept from the reader's bureau: what has become of it elsewhere is not for it

    @property
    def in_force(self) -> bool:
        """Whether anything may rest on it here."""
        return self.state is NoticeState.PUBLISHED and not self.restricted

    @property
    def state_here(self) -> str:
        """Its state as the reader's bureau may know it."""
        return "restricted" if self.restricted else str(self.state)


def list_state(*, by: Officer) -> ListState:
    """How fresh the list of the officer's bureau is."""
    with act_as(by):
        last = RegisterEntryRecord.objects.filter(recipient_id=by.bureau).order_by("-sequence").first()
        notices = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED).count()
    return ListState(last.sequence if last else 0, last.entered_at if last else None, notices)


def own_bureau(*, by: Officer) -> Row:
    """The officer's own bureau: its name, country and telephone. Raises NotFound."""
    with act_as(by):
        return queries.bureau_row(seen(BureauRecord, by.bureau))


def hit_list(*, by: Officer, at: datetime, limit: int = 200) -> list[Row]:
    """The hits that the officer may see, newest first, each with its notice and the measure in force. Logged."""
    with act_as(by):
        log_access("hits", "list", "list", by, at)
        rows = list(HitRecord.objects.order_by("-raised_at", "-pk")[:limit])
        due = dict(
            ConfirmationRecord.objects.filter(hit__in=[row.pk for row in rows], answer="")
            .order_by("asked_at")
            .values_list("hit_id", "due_at")
        )
        resting = MeasureRecord.objects.filter(hit__in=[row.pk for row in rows], state=MeasureState.IN_FORCE)
        measures = dict(resting.exclude(kind="none").values_list("hit_id", "kind"))
        notices = notice_facts({row.notice_id for row in rows}, reader=by.bureau)
    return [
        {
            "id": row.pk,
            "state": row.state,
            "bureau": row.bureau_id,
            "names": row.traveller.get("names", []),
            "carrier": row.carrier,
            "raised_at": row.raised_at,
            "notice": notices[row.notice_id],
            "due_at": due.get(row.pk),
            "measure": measures.get(row.pk, ""),
        }
        for row in rows
    ]


def notice_facts(notices: set[UUID], *, reader: str) -> dict[UUID, NoticeFacts]:
    """Number, kind and state of notices that are or were in the view of the reader's bureau, also when they left it."""
    with speaking_as(SYSTEM):
        kept = RestrictionRecord.objects.filter(notice__in=notices, bureau_id=reader, lifted_at=None)
        restricted = set(kept.values_list("notice_id", flat=True))
        names = {row.code: row for row in BureauRecord.objects.all()}
        found = {}
        for row in NoticeRecord.objects.filter(pk__in=notices).defer("document"):
            source = names[row.source_code]
            found[row.pk] = NoticeFacts(
                id=row.pk,
                number=row.number,
                kind=row.kind,
                state=NoticeState(row.state),
                source=row.source_code,
                source_name=source.name,
                source_country=source.country or "",
                restricted=row.pk in restricted,
            )
        return found
