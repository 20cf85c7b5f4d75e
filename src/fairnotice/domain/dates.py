"""Dates as the files give them: partial, in several calendars, with beginnings and ends, and the two instants."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fairnotice.domain.errors import InvalidValue

_LEAP_YEAR = 2000
_MINGUO_BEGAN = 1911
"""Years between a Gregorian year and the same one in the Minguo calendar, whose days are the Gregorian ones."""
_NUMBER = re.compile(r"[0-9]{1,9}")


class Calendar(StrEnum):
    """Calendars in which a birth date may be stated."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"
    SOLAR_HIJRI = "solar_hijri"
    BUDDHIST = "buddhist"
    MINGUO = "minguo"
    ETHIOPIAN = "ethiopian"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as it is known: year, year and month, or a day. The calendar is part of it.

    Raises InvalidValue for a day without a month and for numbers that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None
    calendar: Calendar = Calendar.GREGORIAN

    def __post_init__(self) -> None:
        """Check the numbers against the calendar."""
        if not 1 <= self.year <= 9999:
            raise InvalidValue(f"year {self.year} is not between 1 and 9999")
        if self.month is None:
            if self.day is not None:
                raise InvalidValue("a day needs a month")
            return
        months = 13 if self.calendar is Calendar.ETHIOPIAN else 12
        if not 1 <= self.month <= months:
            raise InvalidValue(f"month {self.month} is not between 1 and {months}")
        if self.day is not None and not 1 <= self.day <= self._longest_month():
            raise InvalidValue(f"day {self.day} is not between 1 and {self._longest_month()}")

    def _longest_month(self) -> int:
        assert self.month is not None
        if self.calendar is Calendar.GREGORIAN:
            return monthrange(self.year, self.month)[1]
        if self.calendar is Calendar.MINGUO:
            return monthrange(min(self.year + _MINGUO_BEGAN, 9999), self.month)[1]
        if self.calendar is Calendar.BUDDHIST:
            return monthrange(_LEAP_YEAR, self.month)[1]  # that of a year which may be one
        if self.calendar is Calendar.ETHIOPIAN:
            return 6 if self.month == 13 else 30
        return 30 if self.calendar is Calendar.HIJRI else 31

    @classmethod
    def parse(cls, text: str, calendar: Calendar = Calendar.GREGORIAN) -> "PartialDate":
        """Read `1972`, `1972-05` or `1972-05-03`. Raises InvalidValue for anything else."""
        parts = text.strip().split("-")
        if not 1 <= len(parts) <= 3 or not all(map(_NUMBER.fullmatch, parts)):
            raise InvalidValue(f"'{text}' is not a date such as 1972, 1972-05 or 1972-05-03")
        year, month, day = (*(int(part) for part in parts), None, None)[:3]
        assert year is not None
        return cls(year, month, day, calendar)

    @classmethod
    def told(cls, text: str) -> "PartialDate":
        """Read what `str` makes of a date, with its calendar. Raises InvalidValue for anything else."""
        date, _space, calendar = text.partition(" (")
        if not calendar:
            return cls.parse(date)
        if not calendar.endswith(")") or calendar[:-1] not in list(Calendar):
            raise InvalidValue(f"'{text}' names no calendar")
        return cls.parse(date, Calendar(calendar[:-1]))

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def first_day(self) -> date:
        """The earliest day that it can mean (Gregorian dates only)."""
        self._only_gregorian()
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day that it can mean (Gregorian dates only)."""
        self._only_gregorian()
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def _only_gregorian(self) -> None:
        if self.calendar is not Calendar.GREGORIAN:
            raise InvalidValue(f"a {self.calendar.value} date must be converted before it is compared")

    def __str__(self) -> str:
        """The form that `parse` reads; the calendar is named when it is not the Gregorian one."""
        text = f"{self.year:04d}"
        text += "" if self.month is None else f"-{self.month:02d}"
        text += "" if self.day is None else f"-{self.day:02d}"
        return text if self.calendar is Calendar.GREGORIAN else f"{text} ({self.calendar.value})"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; an open side means without limit."""

    begins: date | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.begins and self.ends and self.ends < self.begins:
            raise InvalidValue(f"ends {self.ends} before it begins {self.begins}")

    def includes(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Moment:
    """The two instants of an answer: `on` which day the law and the facts are taken, as `known` by when.

    `zone` says whose calendar day `on` is. `known` must be zoned. Raises InvalidValue otherwise.
    """

    on: date
    known: datetime
    zone: str = "UTC"

    def __post_init__(self) -> None:
        """Check the zone and that `known` is an instant."""
        if self.known.tzinfo is None:
            raise InvalidValue("'known' needs a time zone, such as 2020-06-29T18:00:00Z")
        zone_of(self.zone)

    @classmethod
    def on_day(cls, on: date, *, now: datetime, zone: str = "UTC") -> "Moment":
        """The day as known at its end, or as known now when the day is not over."""
        if on >= now.date() + timedelta(days=2):  # over nowhere on earth
            return cls(on=on, known=now, zone=zone)
        end = datetime.combine(on + timedelta(days=1), time(), zone_of(zone)).astimezone(UTC)
        return cls(on=on, known=min(end, now), zone=zone)


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name. Raises InvalidValue when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidValue(f"'{name}' is not a time zone such as UTC or Asia/Tehran") from error


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month when it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
