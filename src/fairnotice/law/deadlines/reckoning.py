"""From a beginning to a due date. Pure: every instant is given, nothing asks the time.

Hours are hours that pass, whatever the clocks on the wall do meanwhile. Days, months and years are those of the
calendar where the one who owes it is: the day of the beginning is not counted, a month that has no such day ends on its
last, and the last day ends at midnight there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from fairnotice.domain.dates import zone_of
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.deadlines.clock import Clock
from fairnotice.law.deadlines.due import Due, zoned
from fairnotice.law.deadlines.durations import Duration
from fairnotice.law.deadlines.working_days import working_day_from

_Point = TypeVar("_Point", date, datetime)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From an instant up to another, in which a clock stood still. Raises InvalidValue when it is none."""

    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        """Check that both are instants, and in order."""
        if zoned(self.ends) < zoned(self.begins):
            raise InvalidValue("a clock cannot go on before it was stopped")


def due_of(
    clock: Clock,
    begins: date | datetime,
    *,
    zone: str = "UTC",
    country: str | None = None,
    stopped: Sequence[Stretch] = (),
    extended_by: str = "",
    shortened_to: str = "",
    set_to: str = "",
) -> Due:
    """When the clock is due that begins then, by the number in force on the day of its beginning.

    Days that stood still are added back one by one (the day of the stop counts, that of going on does not), hours to
    the second; a clock that begins while it stands still begins when it goes on. `country` moves a last day that is not
    a working day there, if the clock's rule says so. `set_to` is a house limit in place of the number.
    Raises InvalidValue for an unzoned instant, for a clock of hours that begins on a day, for what the clock does not
    allow, and where no text is in force.
    """
    day = _day(begins, zone)
    _allowed(clock, stopped, extended_by, shortened_to)
    number = _house_limit(clock, set_to) if set_to else _number(clock, day)
    full = Duration.parse(number)
    given = _same_kind(full, shortened_to) if shortened_to else full
    extension = _same_kind(full, extended_by) if extended_by else None
    due = _reckon(clock, begins, (given, extension), zone, stopped)
    if shortened_to and due > _reckon(clock, begins, (full, extension), zone, stopped):
        raise InvalidValue(f"{given} is longer than {full}")
    if country and clock.working_day_rule and not isinstance(due, datetime):
        due = working_day_from(due, country)
    house = "; the limit that the administrator has set" if set_to else ""
    words = f"{given}{house}" if extension is None else f"{given}, extended by {extension}"
    return Due(
        code=clock.code,
        what=clock.what,
        due=due,
        owes=clock.owes.value,
        missed=clock.missed,
        cites=f"{clock.number_on(day).cites} ({words})" if words != "0 days" else clock.number_on(day).cites,
        zone=zone,
    )


def _number(clock: Clock, day: date) -> str:
    try:
        return clock.duration_on(day)
    except LookupError as error:
        raise InvalidValue(f"no text in force on that day sets the clock '{clock.what}'") from error


def _house_limit(clock: Clock, text: str) -> str:
    if clock.settable is None:
        raise InvalidValue(f"the number of this clock is not set by a house: {clock.what}")
    shortest, longest = (Duration.parse(each) for each in clock.settable)
    asked = _same_kind(shortest, text)
    if not _length(shortest) <= _length(asked) <= _length(longest):
        raise InvalidValue(f"the limit of this clock is set from {shortest} to {longest}")
    return text


def _length(duration: Duration) -> tuple[int, int]:
    return duration.months, duration.days + (duration.hours or 0)


def _allowed(clock: Clock, stopped: Sequence[Stretch], extended_by: str, shortened_to: str) -> None:
    for asked, authority, done in (
        (stopped, clock.stoppable, "stopped"),
        (extended_by, clock.extendable, "extended"),
        (shortened_to, clock.shortenable, "shortened"),
    ):
        if asked and not authority:
            raise InvalidValue(f"no text allows this clock to be {done}: {clock.what}")


def _same_kind(full: Duration, text: str) -> Duration:
    given = Duration.parse(text)
    if given.counts_hours is not full.counts_hours:
        kind = "hours, such as PT12H" if full.counts_hours else "days, months or years, such as P30D"
        raise InvalidValue(f"this clock counts {kind}")
    return given


def _reckon(
    clock: Clock,
    begins: date | datetime,
    runs: tuple[Duration, Duration | None],
    zone: str,
    stopped: Sequence[Stretch],
) -> date | datetime:
    first, extension = runs
    if first.counts_hours:
        start, still = _resumed(_instant(begins), _merged((each.begins, each.ends) for each in stopped))
        end = first.since(start)
        end = extension.since(end) if extension else end
        for stop, go in still:
            end = end + (go - stop) if stop <= end else end
        return end.astimezone(zone_of(zone))
    day, still_days = _resumed(
        _day(begins, zone), _merged((_day(each.begins, zone), _day(each.ends, zone)) for each in stopped)
    )
    last = first.before(day) if clock.backwards else first.after(day)
    last = extension.after(last) if extension else last
    for stop_day, go_day in still_days:
        last = last + (go_day - stop_day) if stop_day <= last else last
    return last


def _merged(stretches: Iterable[tuple[_Point, _Point]]) -> list[tuple[_Point, _Point]]:
    """The stretches in order, those that touch made one."""
    merged: list[tuple[_Point, _Point]] = []
    for stop, go in sorted(stretches):
        if merged and stop <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(go, merged[-1][1]))
        else:
            merged.append((stop, go))
    return merged


def _resumed(start: _Point, still: list[tuple[_Point, _Point]]) -> tuple[_Point, list[tuple[_Point, _Point]]]:
    """Where the clock really begins, and the stretches after that."""
    for stop, go in still:
        if stop <= start < go:
            start = go
    return start, [(stop, go) for stop, go in still if stop >= start and stop < go]


def _instant(begins: date | datetime) -> datetime:
    if not isinstance(begins, datetime):
        raise InvalidValue("a clock of hours begins at an instant, such as 2024-05-01T12:00:00Z")
    # Sums in one zone count what its clocks show, and not what passes, when they are changed meanwhile.
    return zoned(begins).astimezone(UTC)


def _day(begins: date | datetime, zone: str) -> date:
    return zoned(begins).astimezone(zone_of(zone)).date() if isinstance(begins, datetime) else begins
