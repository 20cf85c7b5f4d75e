"""Clocks: rows, the worklist, and one with its history."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from fairnotice.api.schemas.parts import Id, Instant
from fairnotice.services.differences import Differences
from fairnotice.services.worklist import ClockFile, Owed
from fairnotice.services.worklist import Worklist as Found

Lateness = Literal["long_overdue", "overdue", "today", "this_week", "later", "stands_still"]


class HouseLimit(BaseModel):
    """How many days a clock runs here of which no text gives the number."""

    clock: str
    what: str
    days: int
    least: int
    most: int
    was_set: bool = Field(description="False: the number that this software comes with.")
    reasons: str
    at: Instant | None


class HouseLimitSet(BaseModel):
    """A limit that was set."""

    clock: str
    days: int


class DueRow(BaseModel):
    """A clock: what is due when, who owes it, what follows when it is missed."""

    due: Id
    code: str
    thing: str
    what: str
    begins_at: Instant
    due_at: Instant
    zone: str
    extended_by: str
    owes: str
    missed: str
    cites: str
    state: str
    settled_at: Instant | None


class ClockState(BaseModel):
    """Where a clock stands after an act."""

    due: Id
    code: str
    due_at: Instant
    owes: str
    state: str


class ClockChange(BaseModel):
    """What was done to a clock, by which office, counted from when, and why."""

    act: str
    since: Instant
    made_at: Instant
    office: str
    length: str
    why: str


class OwedRow(BaseModel):
    """One thing that is owed. While it stands still the date is the one that it had before."""

    due: Id
    code: str
    thing: str
    notice: str
    what: str
    lateness: Lateness
    begins_at: Instant
    due_at: Instant
    zone: str
    owes: str
    missed: str
    cites: str
    state: str
    reminder: bool
    extended_by: str
    changes: list[ClockChange]


class Bearer(BaseModel):
    """Somebody who owes something that you see."""

    owes: str
    name: str
    count: int


class Worklist(BaseModel):
    """What is owed. `zone` is yours: today ends there. `later` counts what is due after a week, shown or not."""

    zone: str
    owes: str
    later: int
    rows: list[OwedRow]
    bearers: list[Bearer]


class Clock(OwedRow):
    """A clock with what you may do."""

    acts: list[str]
    kept_by: str
    settled_at: Instant | None


def worklist_of(found: Found) -> dict[str, Any]:
    """The worklist as the API gives it."""
    return {
        "zone": found.zone,
        "owes": found.whose,
        "later": found.later,
        "rows": [_row(row) for row in found.rows],
        "bearers": [{"owes": code, "name": name, "count": count} for code, name, count in found.bearers],
    }


def clock_of(found: ClockFile) -> dict[str, Any]:
    """One clock as the API gives it."""
    settled = found.settled_at.isoformat() if found.settled_at else None
    acts = [act.value for act in found.acts]
    return {**_row(found.owed), "acts": acts, "kept_by": found.kept_by, "settled_at": settled}


def _row(row: Owed) -> dict[str, Any]:
    return {
        "due": str(row.due),
        "code": row.code,
        "thing": row.thing,
        "notice": row.about.number,
        "what": row.what,
        "lateness": row.lateness.value,
        "begins_at": row.begins_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "zone": row.zone,
        "owes": row.owes,
        "missed": row.missed,
        "cites": row.cites,
        "state": row.state,
        "reminder": row.reminder,
        "extended_by": row.extended_by,
        "changes": [
            {
                "act": each.act,
                "since": each.since.isoformat(),
                "made_at": each.made_at.isoformat(),
                "office": each.office,
                "length": each.given,
                "why": each.why,
            }
            for each in row.changes
        ],
    }


class AgainstIt(BaseModel):
    """A rule that stands against a notice, with its words; `failed`: it could not be computed."""

    rule: str
    cites: str
    says: str
    failed: bool


class Standing(BaseModel):
    """How a notice stands by the rules."""

    recommendation: str
    leaning: str
    against: list[AgainstIt]


class NoticeDifference(BaseModel):
    """A difference that a later review found: what brought it (file, rules, day), before and after."""

    found_at: Instant
    because: list[str]
    before: Standing
    after: Standing
    new: list[str]
    lapses: list[str]


class NoticeDifferences(BaseModel):
    """Everything that later reviews of a live notice found, the newest first, and how it stands now."""

    notice: Id
    number: str
    reviewed_at: Instant | None
    edition: str
    now: Standing | None
    differences: list[NoticeDifference]


def differences_json(found: Differences) -> dict[str, Any]:
    """The differences as the API gives them."""
    return {
        "notice": str(found.notice),
        "number": found.number,
        "reviewed_at": found.reviewed_at.isoformat() if found.reviewed_at else None,
        "edition": found.edition,
        "now": found.now.to_json() if found.now else None,
        "differences": [
            {
                "found_at": each.found_at.isoformat(),
                "because": list(each.because),
                "before": each.changes.before.to_json(),
                "after": each.changes.after.to_json(),
                "new": [one.rule for one in each.changes.new],
                "lapses": [one.rule for one in each.changes.lapses],
            }
            for each in found.found
        ],
    }
