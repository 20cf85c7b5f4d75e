"""Birth dates of three calendars as ranges of Gregorian days, with how sure the conversion is.

Hijri dates go by Umm al-Qura (hijridate) from 1343 to 1500 AH; a month may begin a day apart elsewhere, so one day of
slack is allowed. Outside those years the arithmetic calendar is used, with three days of slack. Solar Hijri dates are
exact (jdatetime).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import jdatetime
from hijridate import Hijri

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue

UMM_AL_QURA = range(1343, 1501)
SLACK_UMM_AL_QURA = 1
SLACK_ARITHMETIC = 3

_HIJRI_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1, arithmetic (civil) calendar, proleptic Gregorian


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days that a stated date can mean, both ends included, before and after which `slack` days are possible."""

    first: date
    last: date
    slack: int = 0

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.last < self.first:
            raise InvalidValue("a range of days cannot end before it begins")

    def days_apart(self, other: "DayRange") -> int:
        """How many days lie between the two at least, slack used up first; 0 when they can be the same day."""
        gap = max((other.first - self.last).days, (self.first - other.last).days, 0)
        return max(0, gap - self.slack - other.slack)

    def years_apart(self, other: "DayRange") -> int:
        """How many years their years differ at least; 0 when they can be the same year."""
        return max(other.first.year - self.last.year, self.first.year - other.last.year, 0)


def days_of(stated: PartialDate) -> DayRange:
    """The Gregorian days that the date can mean. Raises InvalidValue beyond the years that a date can have."""
    try:
        if stated.calendar is Calendar.GREGORIAN:
            return DayRange(stated.first_day(), stated.last_day())
        if stated.calendar is Calendar.SOLAR_HIJRI:
            return DayRange(*_first_and_last(stated, _from_solar, _longest_solar))
        slack = SLACK_UMM_AL_QURA if stated.year in UMM_AL_QURA else SLACK_ARITHMETIC
        return DayRange(*_first_and_last(stated, _from_hijri, _longest_hijri), slack=slack)
    except (ValueError, OverflowError) as error:
        raise InvalidValue(
            f"the year {stated.year} ({stated.calendar.value}) is beyond what can be converted"
        ) from error


def is_placeholder(stated: PartialDate) -> bool:
    """Whether it is the first day of a year, which many registers write for an unknown day."""
    return stated.month == 1 and stated.day == 1


def year_of(stated: PartialDate) -> PartialDate:
    """The year alone."""
    return PartialDate(stated.year, calendar=stated.calendar)


def _first_and_last(
    stated: PartialDate, convert: Callable[[int, int, int], date], longest: Callable[[int, int], int]
) -> tuple[date, date]:
    first_month, last_month = stated.month or 1, stated.month or 12
    last_day = longest(stated.year, last_month)
    if stated.day is not None:
        day = min(stated.day, last_day)  # a 30th in a month of 29 is that month's last day
        return convert(stated.year, first_month, day), convert(stated.year, first_month, day)
    return convert(stated.year, first_month, 1), convert(stated.year, last_month, last_day)


def _from_solar(year: int, month: int, day: int) -> date:
    converted = jdatetime.date(year, month, day).togregorian()
    return date(converted.year, converted.month, converted.day)


def _longest_solar(year: int, month: int) -> int:
    if month < 12:
        return 31 if month <= 6 else 30
    return 30 if jdatetime.date(year, 1, 1).isleap() else 29


def _from_hijri(year: int, month: int, day: int) -> date:
    if year in UMM_AL_QURA:
        return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return date.fromordinal(_HIJRI_EPOCH) + timedelta(days=days)


def _longest_hijri(year: int, month: int) -> int:
    if year in UMM_AL_QURA:
        return int(Hijri(year, month, 1).month_length())
    if month == 12:
        return 30 if (11 * year + 14) % 30 < 11 else 29
    return 30 if month % 2 else 29
