"""Birth dates in a line that somebody typed: as they are written in many places, never guessed in silence.

Day and month that could be either way round are both kept; so are the two calendars that an old year may be of.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.traveller import Note

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?P<year>1[2-9]\d\d|20\d\d)"
_OLDEST = {Calendar.GREGORIAN: 1875, Calendar.HIJRI: 1250, Calendar.SOLAR_HIJRI: 1250}
_NEWEST_OTHER = 1500
"""Years below are of a calendar other than the Gregorian one."""


@dataclass(frozen=True, slots=True)
class FoundDates:
    """The dates of a text, and the text with a mark in the place of each. `wrong` are numbers that look like a date."""

    rest: str
    births: tuple[PartialDate, ...]
    notes: tuple[Note, ...]
    wrong: tuple[str, ...]


MARK = "\x00"
Reading = tuple[int, int | None, int | None]
"""Year, month, day."""


def western_digits(text: str) -> str:
    """The text with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text)


def find_dates(text: str, *, today: date) -> FoundDates:
    """Take the birth dates out of a text whose digits are 0 to 9."""
    births: list[PartialDate] = []
    notes: list[Note] = []
    wrong: list[str] = []

    def take(reading: Callable[[re.Match[str]], list[Reading]], match: re.Match[str]) -> str:
        days = [*_dates(reading(match), today)]
        if not days:
            wrong.append(match.group().strip())
        births.extend(days)
        notes.extend(_notes(days))
        return f" {MARK} "

    for pattern, reading in _PATTERNS:
        text = pattern.sub(lambda match, reading=reading: take(reading, match), text)  # type: ignore[misc]
    return FoundDates(text, tuple(dict.fromkeys(births)), tuple(dict.fromkeys(notes)), tuple(wrong))


def _dates(readings: list[Reading], today: date) -> Iterator[PartialDate]:
    for year, month, day in readings:
        old = year < _NEWEST_OTHER
        calendars = (Calendar.SOLAR_HIJRI, Calendar.HIJRI) if old else (Calendar.GREGORIAN,)
        for calendar in calendars:
            try:
                found = PartialDate(year, month, day, calendar)
            except InvalidValue:
                continue
            if year >= _OLDEST[calendar] and (old or found.first_day() <= today):
                yield found


def _notes(days: list[PartialDate]) -> Iterator[Note]:
    if len({day.calendar for day in days}) > 1:
        yield Note.TWO_CALENDARS
    if any((a.month, a.day) != (b.month, b.day) for a, b in product(days, days)):
        yield Note.TWO_DAYS


def _year_first(match: re.Match[str]) -> list[Reading]:
    year, month, day = match["year"], match["month"], match["day"]
    return [(int(year), int(month), int(day) if day else None)]


def _year_last(match: re.Match[str]) -> list[Reading]:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first: Reading = (year, second, first)
    month_first: Reading = (year, first, second)
    readings = [day_first] if first == second else [day_first, month_first]
    return [reading for reading in readings if (reading[1] or 0) <= 12]


def _in_words(match: re.Match[str]) -> list[Reading]:
    day = match.groupdict().get("day")
    return [(int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1, int(day) if day else None)]


def _year_alone(match: re.Match[str]) -> list[Reading]:
    return [(int(match["year"]), None, None)]


_PATTERNS = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), reading)
    for pattern, reading in (
        (r"(?<![\w./-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?![\w/-])", _year_first),
        (r"(?<![\w./-])(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4})(?![\w/-])", _year_last),
        (rf"(?<!\w)(?P<day>\d{{1,2}})\.?[\s-]*{_MONTH}[\s-]*{_YEAR}(?!\w)", _in_words),
        (rf"(?<!\w){_MONTH}\s+(?P<day>\d{{1,2}})\s+{_YEAR}(?!\w)", _in_words),
        (rf"(?<!\w){_MONTH}\s+{_YEAR}(?!\w)", _in_words),
        (r"(?<!\w)(?P<year>(?:1[89]|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\w)", _year_first),
        (rf"(?<!\w){_YEAR}(?!\w)", _year_alone),
    )
)
