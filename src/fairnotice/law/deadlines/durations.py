"""Lengths of time as ISO 8601 writes them: calendar years, months, weeks and days, or hours.

Read here and not by a library: the table needs one line of the standard's grammar, and a clock never mixes a calendar
part with hours. The libraries that read all of it answer decimals, fractions and two types, which nothing here can use.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from fairnotice.domain.dates import add_months
from fairnotice.domain.errors import InvalidValue

_CALENDAR = re.compile(r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?")
_HOURS = re.compile(r"PT([0-9]{1,5})H")
_Day = TypeVar("_Day", bound=date)


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and days of the calendar, or hours that pass. `hours` is None for the first kind."""

    months: int = 0
    days: int = 0
    hours: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read `P30D`, `P6M`, `P5Y`, `P1Y6M`, `P2W` or `PT24H`. Raises InvalidValue for anything else."""
        if hours := _HOURS.fullmatch(text):
            return cls(hours=int(hours[1]))
        calendar = _CALENDAR.fullmatch(text)
        if calendar is None:
            raise InvalidValue(f"'{text}' is not a length of time such as P30D, P6M, P1Y6M or PT24H")
        years, months, weeks, days = (int(part or 0) for part in calendar.groups())
        return cls(months=12 * years + months, days=7 * weeks + days)

    @property
    def counts_hours(self) -> bool:
        """Whether it is counted in hours that pass, and not in days of a calendar."""
        return self.hours is not None

    def after(self, day: date) -> date:
        """So many months on, at the latest on the last day of that month, and then so many days on."""
        return _in_the_calendar(lambda: add_months(day, self.months) + timedelta(days=self.days))

    def before(self, day: date) -> date:
        """So many months and days back, in the same way."""
        return _in_the_calendar(lambda: add_months(day, -self.months) - timedelta(days=self.days))

    def since(self, instant: datetime) -> datetime:
        """The instant so many hours later. Only for hours."""
        assert self.hours is not None
        hours = self.hours
        return _in_the_calendar(lambda: instant + timedelta(hours=hours))

    def __str__(self) -> str:
        """In words: `30 days`, `6 months`, `5 years`, `24 hours`."""
        if self.hours is not None:
            return _many(self.hours, "hour")
        years, months = divmod(self.months, 12)
        if years < 2:  # "12 months" and "18 months" are how the texts say it
            years, months = 0, self.months
        parts = [
            _many(count, unit) for count, unit in ((years, "year"), (months, "month"), (self.days, "day")) if count
        ]
        return " and ".join(parts) or "0 days"


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _in_the_calendar(reckon: Callable[[], _Day]) -> _Day:
    try:
        return reckon()
    except (OverflowError, ValueError) as error:
        raise InvalidValue("that day is beyond the calendar") from error
