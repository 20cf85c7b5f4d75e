"""Limits of time that this house sets itself, where no text gives a number: an administrator's act, with reasons.

Clocks that run keep the number that they began with.
"""

from dataclasses import dataclass
from datetime import datetime

from fairnotice.domain.errors import InvalidValue, NotFound, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import Officer, Role
from fairnotice.law.deadlines import CLOCKS, Clock
from fairnotice.law.deadlines.durations import Duration
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import HouseLimitRecord
from fairnotice.services.acting import Answer, act_as, once, reasoned

LONGEST = 2000
SETTABLE: tuple[Clock, ...] = tuple(clock for clock in CLOCKS.values() if clock.settable)
"""The clocks whose number a house may set, in the order of the page of clocks."""
READERS = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class HouseLimit:
    """The number of a clock as it holds here, and since when and why, where an administrator has set it."""

    clock: str
    what: str
    days: int
    least: int
    most: int
    was_set: bool
    reasons: str = ""
    at: datetime | None = None


def set_house_limit(
    *, clock: str, days: int, reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Set how many days a clock runs that begins from now on. Answers {"clock", "days"}.

    Raises NotYourAct, NotFound for a clock that has no house limit, InvalidValue for a number past its bounds or
    without reasons.
    """
    if by.role is not Role.ADMINISTRATOR:
        raise NotYourAct("The limits of this house are set by an administrator.")
    least, most = _bounds(_settable(clock))
    if not least <= days <= most:
        raise InvalidValue(f"Set a number of days from {least} to {most}.")
    why = reasoned(reasons)
    if len(why) > LONGEST:
        raise InvalidValue(f"Give your reasons in at most {LONGEST:,} letters.")

    def do() -> Answer:
        hold_log()  # one at a time: the last one counts
        last = HouseLimitRecord.objects.order_by("-sequence").first()
        HouseLimitRecord.objects.create(
            sequence=last.sequence + 1 if last else 1, clock=clock, days=days, reasons=why, officer_id=by.id, at=at
        )
        append(Event("limit.set", f"limit:{clock}", {"days": days}), by=by, at=at)
        return {"clock": clock, "days": days}

    given = {"clock": clock, "days": days, "reasons": why}
    return once(do, by=by, key=key, act="set_house_limit", given=given, at=at)


def house_limits(*, by: Officer) -> tuple[HouseLimit, ...]:
    """Every limit of this house. Raises NotYourAct."""
    if by.role not in READERS:
        raise NotYourAct("The limits of this house are read by its offices.")
    with act_as(by):
        return tuple(_shown(clock, _newest(clock.code)) for clock in SETTABLE)


def house_limit(code: str) -> str:
    """The length that an administrator has set for a clock, in ISO 8601; empty where nobody has. Within an act."""
    row = _newest(code)
    return f"P{row.days}D" if row else ""


def _newest(code: str) -> HouseLimitRecord | None:
    return HouseLimitRecord.objects.filter(clock=code).order_by("-sequence").first()


def _shown(clock: Clock, row: HouseLimitRecord | None) -> HouseLimit:
    least, most = _bounds(clock)
    if row is None:
        return HouseLimit(clock.code, clock.what, Duration.parse(clock.duration).days, least, most, was_set=False)
    return HouseLimit(clock.code, clock.what, row.days, least, most, was_set=True, reasons=row.reasons, at=row.at)


def _settable(code: str) -> Clock:
    found = next((clock for clock in SETTABLE if clock.code == code), None)
    if found is None:
        raise NotFound(f"There is no limit of this house for a clock '{code}'.")
    return found


def _bounds(clock: Clock) -> tuple[int, int]:
    assert clock.settable is not None
    least, most = (Duration.parse(each).days for each in clock.settable)
    return least, most
