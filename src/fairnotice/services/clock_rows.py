"""The rows of the clocks, as acts and consequences write them. Within an act, as the system."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import CLOCK, ClockAct, ClockState
from fairnotice.domain.officer import SYSTEM, Actor
from fairnotice.law.deadlines import CLOCKS, Clock, Due, Stretch, due_of
from fairnotice.law.deadlines.durations import Duration
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, DueChangeRecord, DueRecord

RUNNING = (ClockState.OPEN, ClockState.PAUSED)
"""States in which a clock is still to be kept."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where days begin and end for an office, and whose holidays there are."""

    zone: str = "UTC"
    country: str | None = None


def calendar_of(office: str) -> Calendar:
    """The calendar of a bureau, or of the office whose people have that role; UTC where there is none."""
    kind = {"reviewer": "secretariat", "decider": "secretariat", "commission": "commission"}.get(office)
    offices = BureauRecord.objects.filter(kind=kind) if kind else BureauRecord.objects.filter(pk=office)
    found = offices.order_by("code").values_list("zone", "country").first()
    return Calendar(*found) if found else Calendar()


def secretariat_code() -> str:
    """The code of the secretariat's office; its role where there is none."""
    offices = BureauRecord.objects.filter(kind="secretariat").order_by("code")
    return offices.values_list("code", flat=True).first() or "reviewer"


def answer_due_from(source: str, at: datetime) -> Due:
    """The day by which that bureau answers questions about a request that it is asked now: a working day there."""
    where = calendar_of(source)
    return due_of(CLOCKS["rpd-78-1"], at, zone=where.zone, country=where.country)


def add_due(due: Due, *, thing: str, owes: str, begins_at: datetime, waits: str = "") -> DueRecord:
    """Let a clock run about a thing (`notice:…`)."""
    return DueRecord.objects.create(
        code=due.code,
        thing=thing,
        what=due.what,
        begins_at=begins_at,
        due_at=due.over_at,
        zone=due.zone,
        owes=owes,
        waits=waits,
        missed=due.missed,
        cites=due.cites,
    )


def settle(
    *,
    things: Collection[str],
    at: datetime,
    codes: Collection[str] = (),
    kept: Collection[str] = (),
    due_by: datetime | None = None,
    due_after: datetime | None = None,
) -> None:
    """End the clocks about those things that acts have set: those `kept` are kept, the others called off.

    `codes` narrows it to some, `due_by` and `due_after` to those due by then, or later. What people set goes on until
    they end it, and what was missed stays missed: nobody waits for it any more.
    """
    rows = DueRecord.objects.filter(thing__in=things, settled_at__isnull=True)
    rows = rows.filter(state__in=(*RUNNING, ClockState.MISSED)).exclude(duechangerecord__act="set")
    if codes:
        rows = rows.filter(code__in=codes)
    if due_by is not None:
        rows = rows.filter(due_at__lte=due_by)
    if due_after is not None:
        rows = rows.filter(due_at__gt=due_after)
    for row in rows.order_by("due_at", "pk"):
        act = ClockAct.KEEP if row.code in kept else ClockAct.CALL_OFF
        row.settled_at = at
        if act is ClockAct.KEEP or row.state in RUNNING:
            move = CLOCK.move(ClockState(row.state), act, Actor.SYSTEM)
            row.state = move.target
            append(Event(move.event, f"due:{row.pk}", {"code": row.code, "about": row.thing}), by=SYSTEM, at=at)
        row.save(update_fields=["state", "settled_at"])


def stand_still(thing: str, code: str, *, why: str, office: str, at: datetime) -> None:
    """Let that clock about a thing stand still, if it runs: what `office` did waits for somebody else, and why."""
    for row in _held(thing, code, ClockState.OPEN):
        _let(row, ClockAct.STOP, why=why, office=office, at=at)


def go_on(thing: str, code: str, *, why: str, office: str, at: datetime) -> None:
    """Let that clock go on, if it stands still, by what `office` did. The time that it stood is added.

    What an office did is not refused because its computer's time runs behind: the clock goes on when it was stopped.
    """
    for row in _held(thing, code, ClockState.PAUSED):
        stopped = DueChangeRecord.objects.filter(due=row, act=ClockAct.STOP).latest("made_at", "at").at
        since = max(at, stopped)
        row.due_at = reckoned(row, went_on=since)
        _let(row, ClockAct.GO_ON, why=why, office=office, at=since)


def _held(thing: str, code: str, state: ClockState) -> QuerySet[DueRecord]:
    return DueRecord.objects.select_for_update(no_key=True).filter(thing=thing, code=code, state=state).order_by("pk")


def _let(row: DueRecord, act: ClockAct, *, why: str, office: str, at: datetime) -> None:
    move = CLOCK.move(ClockState(row.state), act, Actor.SYSTEM)
    row.state = move.target
    row.save(update_fields=["state", "due_at"])
    append(Event(move.event, f"due:{row.pk}", {"code": row.code, "about": row.thing}), by=SYSTEM, at=at)
    DueChangeRecord.objects.create(due=row, act=act, at=at, why=why, office=office, made_at=at)


def reckoned(row: DueRecord, went_on: datetime | None = None) -> datetime:
    """When it is due, with the stretches in which it stood still, the last up to `went_on`, and what was added."""
    where = calendar_of(row.owes)
    clock = clock_of(row)
    return due_of(
        clock,
        row.begins_at,
        zone=row.zone,
        country=where.country,
        stopped=_stretches(row, went_on),
        extended_by=row.extended_by,
    ).over_at


def _stretches(row: DueRecord, went_on: datetime | None) -> tuple[Stretch, ...]:
    """The stretches in which it stood still, the last of them up to now."""
    changes = DueChangeRecord.objects.filter(due=row).order_by("made_at", "at")
    stops, goes = (
        list(changes.filter(act=act).values_list("at", flat=True)) for act in (ClockAct.STOP, ClockAct.GO_ON)
    )
    ends = [*goes, went_on] if went_on is not None else goes
    return tuple(Stretch(stop, end) for stop, end in zip(stops, ends, strict=True))


def summed(so_far: str, more: Duration) -> str:
    """Two lengths of time as one, in ISO 8601. Raises InvalidValue for hours and days together."""
    first = Duration.parse(so_far) if so_far else Duration(hours=0 if more.counts_hours else None)
    if first.counts_hours is not more.counts_hours:
        raise InvalidValue("An extension counts what the extension before it counted: hours, or days and months.")
    if more.counts_hours:
        return f"PT{(first.hours or 0) + (more.hours or 0)}H"
    return f"P{first.months + more.months}M{first.days + more.days}D"


def clock_of(row: DueRecord) -> Clock:
    """The clock of the law behind a row. Raises NotPossibleNow when there is none."""
    clock = CLOCKS.get(row.code)
    if clock is None:
        raise NotPossibleNow("This date is none of the law's clocks: it neither stands still nor is given longer.")
    return clock
