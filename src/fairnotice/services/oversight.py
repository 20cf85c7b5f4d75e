"""What the Commission reads of a notice beyond its page: who holds it, what rests on it, and who has read it.

Nothing about a traveller is in it, nor what a bureau found about protection: row-level security keeps that there.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.records import queries
from fairnotice.records.models import (
    AccessRecord,
    BureauRecord,
    ChangeRecord,
    DueRecord,
    HitRecord,
    MeasureRecord,
    NoticeRecord,
    RegisterEntryRecord,
    RequestRecord,
)
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.hits import rests_on_nothing
from fairnotice.services.notices import NoticeListed, notices_of
from fairnotice.services.queue import labels_of

MOST_READS = 100
MOST_REQUESTS = 500


@dataclass(frozen=True, slots=True)
class Overseen:
    """A notice in the Commission's list, with how many hits there were and how many measures rest on it."""

    notice: NoticeListed
    hits: int
    measures: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A recipient: the last entry of the notice in its view of the register."""

    bureau: str
    kind: str
    sequence: int
    at: datetime


@dataclass(frozen=True, slots=True)
class FoundThere:
    """A hit in a country: its state, and nothing about the traveller."""

    bureau: str
    state: str
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class Resting:
    """A measure that a country took on the strength of the notice, and whether it was asked to release."""

    bureau: str
    kind: str
    legal_basis: str
    state: str
    taken_at: datetime
    ended_at: datetime | None
    release: bool


@dataclass(frozen=True, slots=True)
class ReadBy:
    """One read of the notice, its request, its matter or a hit on it."""

    at: datetime
    office: str
    account: UUID
    thing: str
    operation: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Oversight:
    """Everything about a notice that no bureau sees together."""

    holders: tuple[Holder, ...]
    hits: tuple[FoundThere, ...]
    measures: tuple[Resting, ...]
    dues: tuple[dict[str, Any], ...]  # of the notice, its request and its measures, kept and missed ones too
    reads: tuple[ReadBy, ...]
    more_reads: int


@dataclass(frozen=True, slots=True)
class RequestListed:
    """A request in the Commission's list."""

    request: UUID
    label: str
    title: str
    kind: str
    state: str
    source: str
    submitted_at: datetime | None
    notice: UUID | None


def overseen(*, by: Officer, at: datetime) -> list[Overseen]:
    """Every notice with its hits and measures counted. Raises NotYourAct."""
    _only_commission(by)
    rows = notices_of(by=by, at=at)
    with act_as(by):
        hits = Counter(HitRecord.objects.values_list("notice_id", flat=True))
        resting = MeasureRecord.objects.filter(state="in_force").exclude(kind="none")
        measures = Counter(resting.values_list("notice_id", flat=True))
    return [Overseen(row, hits[row.notice], measures[row.notice]) for row in rows]


def oversight_of(*, notice: UUID, by: Officer) -> Oversight:
    """Who holds a notice, what rests on it, what is due, and who has read it. Raises NotFound, NotYourAct."""
    _only_commission(by)
    with act_as(by):
        row = seen(NoticeRecord, notice)
        names = dict(BureauRecord.objects.values_list("code", "name"))
        hits = list(HitRecord.objects.filter(notice=row).order_by("-raised_at"))
        measures = list(MeasureRecord.objects.filter(notice=row).order_by("-taken_at"))
        changes = ChangeRecord.objects.filter(notice=row).values_list("pk", flat=True)
        own = [f"notice:{row.pk}", f"request:{row.request_id}", *(f"change:{pk}" for pk in changes)]
        on_measures = [f"measure:{one.pk}" for one in measures]
        dues = DueRecord.objects.filter(thing__in=[*own, *on_measures]).exclude(state="stopped").order_by("due_at")
        things = [*own, f"case:{row.request.case_id}", *(f"hit:{one.pk}" for one in hits)]
        reads = AccessRecord.objects.filter(thing__in=things).order_by("-at", "-pk")
        asked = {f"measure:{one.pk}" for one in measures if rests_on_nothing(one)}
        return Oversight(
            holders=_holders(row, names),
            hits=tuple(FoundThere(names.get(h.bureau_id, h.bureau_id), h.state, h.raised_at) for h in hits),
            measures=tuple(_resting(one, names, asked) for one in measures),
            dues=tuple(queries.due_row(due) | {"owes": names.get(due.owes, due.owes)} for due in dues),
            reads=tuple(_read(one, names) for one in reads[:MOST_READS]),
            more_reads=max(0, reads.count() - MOST_READS),
        )


def requests_overseen(*, by: Officer, at: datetime) -> list[RequestListed]:
    """Every request that was handed in, the newest first. Raises NotYourAct."""
    _only_commission(by)
    with act_as(by):
        log_access("requests", "list", "oversight", by, at)
        found = RequestRecord.objects.filter(submitted_at__isnull=False).select_related("case")
        rows = list(found.order_by("-submitted_at", "-pk")[:MOST_REQUESTS])
        labels = labels_of(rows)
        notices = dict(NoticeRecord.objects.filter(request__in=rows).values_list("request_id", "pk"))
        return [
            RequestListed(
                request=row.pk,
                label=labels.get(row.pk, row.subject),
                title=row.case.title,
                kind=row.kind,
                state=row.state,
                source=row.source_code,
                submitted_at=row.submitted_at,
                notice=notices.get(row.pk),
            )
            for row in rows
        ]


def _holders(row: NoticeRecord, names: dict[str, str]) -> tuple[Holder, ...]:
    last: dict[str, Holder] = {}
    for entry in RegisterEntryRecord.objects.filter(notice=row).order_by("sequence"):
        name = names.get(entry.recipient_id, entry.recipient_id)
        last[entry.recipient_id] = Holder(name, entry.kind, entry.sequence, entry.entered_at)
    return tuple(sorted(last.values(), key=lambda holder: holder.bureau))


def _resting(one: MeasureRecord, names: dict[str, str], asked: set[str]) -> Resting:
    return Resting(
        bureau=names.get(one.bureau_code, one.bureau_code),
        kind=one.kind,
        legal_basis=one.legal_basis,
        state=one.state,
        taken_at=one.taken_at,
        ended_at=one.ended_at,
        release=one.state == "in_force" and f"measure:{one.pk}" in asked,
    )


def _read(one: AccessRecord, names: dict[str, str]) -> ReadBy:
    thing = one.thing.partition(":")[0]
    office = names.get(one.bureau_code, one.bureau_code)
    return ReadBy(one.at, office, one.officer_id, thing, one.operation, one.purpose)


def _only_commission(by: Officer) -> None:
    if by.role is not Role.COMMISSION:
        raise NotYourAct("This is read by members of the Commission.")
