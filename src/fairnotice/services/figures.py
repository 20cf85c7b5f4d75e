"""Figures so far: counted from the tables and the event log, whole numbers only, small ones kept back.

A number from 1 to 4 could point at a person: it is not given, and neither is a total, or a number beside it, from which
it could be worked out.
Counted as the system, because nobody else may see all of it; nothing leaves but the counts.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import ExtractYear

from fairnotice.domain.lifecycle import HitState, NoticeState, RequestState
from fairnotice.domain.measure import MEASURE_KINDS
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.request import Kind
from fairnotice.law.leaning import Leaning
from fairnotice.law.model import Ground
from fairnotice.law.review import Recommendation
from fairnotice.records.models import (
    DecisionRecord,
    EventRecord,
    HitRecord,
    MeasureRecord,
    NoticeRecord,
    RequestRecord,
    ReviewRecord,
    TravellerCountRecord,
)
from fairnotice.records.session import speaking_as

SMALLEST = 5
"""The smallest number, besides none, that is given."""
YEARS = 10
"""How many years at most are shown, the newest last."""

Counted = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, or None where it is kept back: because it is `small`, or because it would give a small one away."""

    value: int | None
    small: bool = False

    def __str__(self) -> str:
        """As files write it."""
        if self.value is None:
            return f"1-{SMALLEST - 1}" if self.small else "kept-back"
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what is counted, a number for each column, and their total where it may be given."""

    key: str
    cells: tuple[Cell, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `rows_are` and `columns_are` name the words of its keys; years need none."""

    code: str
    rows_are: str
    columns_are: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def figures() -> tuple[Table, ...]:
    """Every table, in the order of the story."""
    with speaking_as(SYSTEM):
        return tuple(_tables())


def _tables() -> Iterator[Table]:
    requests = RequestRecord.objects.exclude(submitted_at=None)  # one that was never handed in is its bureau's alone
    states = [state.value for state in RequestState if state is not RequestState.DRAFT]
    yield _table("requests_now", "kind", "request_state", _pairs(requests, "kind", "state"), list(Kind), states)
    yield _by_year("requests", "kind", _yearly(requests, "kind", "submitted_at"), list(Kind))
    decisions = DecisionRecord.objects.all()
    yield _by_year("decisions", "assessment", _yearly(decisions, "outcome", "decided_at"), ["approve", "refuse"])
    decided = _pairs(decisions, "recommended", "outcome")
    yield _table("followed", "recommendation", "assessment", decided, list(Recommendation), ["approve", "refuse"])
    yield _table("leaning", "leaning", "assessment", _leanings(), list(Leaning), ["approve", "refuse"])
    yield _by_year("grounds", "ground", _grounds(), list(Ground))
    notices = NoticeRecord.objects.all()
    yield _by_year("notices", "kind", _yearly(notices, "kind", "published_at"), list(Kind))
    stands = [state.value for state in NoticeState if state is not NoticeState.BLOCKED_BY_COMMISSION]
    yield _table("notices_now", "kind", "notice_state", _standing(), list(Kind), stands)
    yield _by_year("ended", "event", _ended(), [f"notice.{word}" for word in _ENDS])
    yield _by_year("hits", "hit_state", _yearly(HitRecord.objects.all(), "state", "raised_at"), list(HitState))
    measures = _yearly(MeasureRecord.objects.all(), "kind", "taken_at")
    yield _by_year("measures", "measure", measures, MEASURE_KINDS)
    yield _by_year("travellers", "travellers", _travellers(), ["checked", "matched"])


_ENDS = ("withdrawn", "cancelled", "expired", "deleted")


def _pairs(query: object, row: str, column: str) -> Counted:
    found = query.values_list(row, column).annotate(n=Count("pk")).order_by()  # type: ignore[attr-defined]  # a query set
    return Counter({(str(one), str(other)): n for one, other, n in found})


def _standing() -> Counted:
    """Notices by state; whose doubt has one blocked is not told."""
    counted: Counted = Counter()
    for (kind, state), number in _pairs(NoticeRecord.objects.all(), "kind", "state").items():
        counted[kind, state.removesuffix("_by_commission")] += number
    return counted


def _yearly(query: object, row: str, when: str) -> Counted:
    dated = query.exclude(**{when: None}).annotate(year=ExtractYear(when))  # type: ignore[attr-defined]  # a query set
    return _pairs(dated, row, "year")


def _leanings() -> Counted:
    """Which way the file leaned when it was decided, by the review that was kept with the decision, and the outcome."""
    kept = ReviewRecord.objects.filter(request=OuterRef("request"), made_at=OuterRef("decided_at"))
    leaned = DecisionRecord.objects.annotate(leaning=Subquery(kept.values("content__leaning")[:1]))
    return _pairs(leaned.exclude(leaning=None), "leaning", "outcome")


def _grounds() -> Counted:
    """By the log: a decision may rest on several grounds."""
    counted: Counted = Counter()
    for body in EventRecord.objects.filter(type="decision.made").values_list("body", flat=True):
        event = json.loads(body)
        counted.update((ground, event["at"][:4]) for ground in event["payload"]["grounds"])
    return counted


def _ended() -> Counted:
    """By the log: how notices ended, and when."""
    kinds = [f"notice.{word}" for word in _ENDS]
    bodies = EventRecord.objects.filter(type__in=kinds).values_list("type", "body")
    return Counter((kind, json.loads(body)["at"][:4]) for kind, body in bodies)


def _travellers() -> Counted:
    days = TravellerCountRecord.objects.annotate(year=ExtractYear("day")).values("year").order_by()
    counted: Counted = Counter()
    for row in days.annotate(checked_=Sum("checked"), matched_=Sum("matched")):
        counted["checked", str(row["year"])] = row["checked_"]
        counted["matched", str(row["year"])] = row["matched_"]
    return counted


def _by_year(code: str, rows_are: str, counted: Counted, rows: Iterable[str]) -> Table:
    years = sorted({year for _row, year in counted})[-YEARS:]
    return _table(code, rows_are, "", counted, rows, years)


def _table(
    code: str, rows_are: str, columns_are: str, counted: Counted, rows: Iterable[str], columns: Iterable[str]
) -> Table:
    names, keys = tuple(str(column) for column in columns), [str(row) for row in rows]
    present = [key for key in keys if any(counted[key, name] for name in names)]
    lines = tuple(_row(key, [counted[key, name] for name in names]) for key in present)
    return Table(code, rows_are, columns_are, names, lines)


def _row(key: str, numbers: list[int]) -> Row:
    """A line whose small numbers cannot be worked out: one alone takes the next smallest with it, and the total."""
    small = {place for place, number in enumerate(numbers) if 0 < number < SMALLEST}
    others = sorted((number, place) for place, number in enumerate(numbers) if number >= SMALLEST)
    beside = {others[0][1]} if len(small) == 1 and others else set()
    cells = tuple(
        Cell(None if place in small | beside else number, small=place in small) for place, number in enumerate(numbers)
    )
    return Row(key, cells, None if small else sum(numbers))
