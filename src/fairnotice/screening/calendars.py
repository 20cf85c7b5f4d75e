"""Birth dates of six calendars as ranges of Gregorian days, with how sure the conversion is.

Hijri dates go by Umm al-Qura (hijridate) from 1343 to 1500 AH; a month may begin a day apart elsewhere, so one day of
slack is allowed. Outside those years the arithmetic calendar is used, with three days of slack. Solar Hijri dates are
exact (jdatetime). The Buddhist year of Thailand is 543 ahead; until 2483 (1940) it began on 1 April (Calendar Year Act,
B.E. 2483). The Minguo year of Taiwan began in 1912. Ethiopian dates are counted from 29 August 8 of the Julian
calendar (Reingold and Dershowitz, Calendrical Calculations, 2018, chapter 4).
"""

from calendar import monthrange
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

_BEFORE_BUDDHIST, _LAST_FROM_APRIL = 543, 2483
_BEFORE_MINGUO = 1911
_ETHIOPIAN_EPOCH = date(8, 8, 27).toordinal()  # 29 August 8, Julian
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
        if stated.calendar is Calendar.BUDDHIST:
            return _of_buddhist(stated)
        if stated.calendar is Calendar.MINGUO:
            return _gregorian(stated, stated.year + _BEFORE_MINGUO)
        if stated.calendar is Calendar.ETHIOPIAN:
            return DayRange(*_first_and_last(stated, _from_ethiopian, _longest_ethiopian, months=13))
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


def _gregorian(stated: PartialDate, year: int) -> DayRange:
    """The same month and day of a Gregorian year; a 29 February that the year has not is the 28th."""
    month = stated.month or 12
    last = monthrange(year, month)[1]
    end = date(year, month, min(stated.day or last, last))
    return DayRange(end if stated.day else date(year, stated.month or 1, 1), end)


def _of_buddhist(stated: PartialDate) -> DayRange:
    year = stated.year - _BEFORE_BUDDHIST
    if stated.year > _LAST_FROM_APRIL:
        return _gregorian(stated, year)
    if stated.month is None:
        ends = date(year, 12, 31) if stated.year == _LAST_FROM_APRIL else date(year + 1, 3, 31)
        return DayRange(date(year, 4, 1), ends)
    if stated.year == _LAST_FROM_APRIL and stated.month < 4:  # that year had no such month
        return _of_buddhist(year_of(stated))
    return _gregorian(stated, year + 1 if stated.month < 4 else year)


def _from_ethiopian(year: int, month: int, day: int) -> date:
    return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def _longest_ethiopian(year: int, month: int) -> int:
    if month < 13:
        return 30
    return 6 if year % 4 == 3 else 5


def _first_and_last(
    stated: PartialDate,
    convert: Callable[[int, int, int], date],
    longest: Callable[[int, int], int],
    *,
    months: int = 12,
) -> tuple[date, date]:
    first_month, last_month = stated.month or 1, stated.month or months
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
