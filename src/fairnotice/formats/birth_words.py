"""Birth dates in a line that somebody typed: as they are written in many places, never guessed in silence.

Day and month that could be either way round are both kept; so are the centuries of a year of two digits, and the
calendars that a year can be of.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import product

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.plain_birth import (
    OLDEST,
    Meant,
    NoBirth,
    births_meant,
    readings_of,
    western_digits,
    years_of_two_digits,
)
from fairnotice.formats.traveller import Note

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[2-9]\d\d|2[0-5]\d\d)"
_SHORT = r"'?(?P<short>\d\d)"


_SAID = {
    Note.TWO_DAYS: "Day and month can be read both ways: looked for as both.",
    Note.SHORT_YEAR: "The year has two digits only: looked for in every century in which it can be.",
}


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
_Found = tuple[list[PartialDate], list[Note]]
_Read = Callable[[re.Match[str], date], list[Reading]]


def joined_dates(text: str) -> str:
    """The text without the comma inside a date such as "September 17, 1986", so that it is one piece."""
    return _COMMA_INSIDE.sub(lambda match: f"{match[1]} ", text)


def find_dates(text: str, *, today: date) -> FoundDates:
    """Take the birth dates out of a text whose digits are 0 to 9."""
    births: list[PartialDate] = []
    notes: list[Note] = []
    wrong: list[str] = []

    def take(read: _Read, match: re.Match[str]) -> str:
        short = "short" in match.re.groupindex
        days, found = _dates(read(match, today), today)
        if short and not days:
            return match.group()  # such numbers may be something else: a document's
        if not days and (none := no_such_day(match.group(), today=today)) and none.year:
            days, found = _dates([(none.year, None, None)], today)
            found = [*found, Note.NO_SUCH_DAY] if days else found
        if not days or Note.NO_SUCH_DAY in found:
            wrong.append(match.group().strip())
        births.extend(days)
        notes.extend([*found, *([Note.SHORT_YEAR] if short else [])])
        return f" {MARK} "

    for pattern, read in _PATTERNS:
        text = pattern.sub(lambda match, read=read: take(read, match), text)  # type: ignore[misc]
    return FoundDates(text, tuple(dict.fromkeys(births)), tuple(dict.fromkeys(notes)), tuple(wrong))


def birth_in_words(text: str, *, today: date) -> Meant | None:
    """The dates of a text that is one birth date and nothing else, as 17.09.1986, 03/04/1986 and 17 SEP 1986 are.

    Day first and month first where it can be either. None where it is no such date.
    """
    found = find_dates(western_digits(joined_dates(text)), today=today)
    if (
        found.wrong
        or not found.births
        or Note.NO_SUCH_DAY in found.notes
        or found.rest.replace(MARK, "").strip()
        or found.rest.count(MARK) != 1
    ):
        return None
    said = [says for note, says in _SAID.items() if note in found.notes]
    return Meant(found.births, " ".join(said))


def birth_written(text: str, *, today: date) -> Meant:
    """The dates of a text that is one birth date, in numbers with the year first or as it is written elsewhere.

    Raises NoBirth and InvalidValue as `births_meant`.
    """
    try:
        return births_meant(text, today=today)
    except NoBirth:
        raise
    except InvalidValue:
        if found := birth_in_words(text, today=today):
            return found
        raise


YEAR_ALONE = "The year alone is compared."
"""What is said of a birth date of which `year_alone` is used."""


def year_alone(text: str, *, today: date, calendar: Calendar | None = None) -> tuple[PartialDate, ...]:
    """The year of a date whose month or day cannot be, as 1986 of 1986-02-30; nothing of a day, and of another text."""
    none = no_such_day(text, today=today) if calendar in {None, Calendar.GREGORIAN} else None
    found = _A_YEAR_FIRST.match(western_digits(text).strip())
    year = str(none.year) if none and none.year else found[1] if found else ""
    try:
        return births_meant(year, today=today, calendar=calendar).births if year else ()
    except InvalidValue:
        return ()


_A_YEAR_FIRST = re.compile(r"(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """What is wrong with a day that no calendar has, and what can be written; its year, where four digits say one."""

    says: str
    year: int | None


def no_such_day(text: str, *, today: date) -> NoSuchDay | None:
    """Why a text that has the form of a day is none, as 29-02-1987; None for a day, and for what has no such form."""
    text = _TIME.sub("", western_digits(joined_dates(text)).strip())
    if _CLOSE.fullmatch(text):
        text = "-".join((text[:-4], text[-4:-2], text[-2:]))
    for pattern, read in _PATTERNS:
        match = pattern.fullmatch(text)
        if not match or ("day" in match.groupdict() and not match["day"]):
            continue
        if _dates(read(match, today), today) != ([], []):
            return None
        told = match.groupdict()
        if "short" in told:
            return NoSuchDay(f"there is no such day, whichever part is the year. {_FOUR_DIGITS}", None)
        return _no_day_of(int(told["year"]), read(match, today), today)
    return None


_FOUR_DIGITS = "Write the year first and with four digits, as in 1972-05-03."


def _no_day_of(year: int, readings: list[Reading], today: date) -> NoSuchDay:
    """What is wrong, in words that do not repeat the date: they may be written where nobody's date belongs."""
    wrong, sure = "neither number before the year is a month", "the year alone"
    for _year, month, _day in readings:
        if not month or month > 12:
            wrong = "there is no such month, a year has 12"
        elif not OLDEST <= year <= today.year + 1:
            wrong = "no calendar has that day"
        else:
            wrong = f"there is no such day, the month has {monthrange(year, month)[1]} days in that year"
            sure = "the month or the year alone"
    return NoSuchDay(f"{wrong}. Write the day that there is, or what is sure of it: {sure}.", year)


def six_digits(text: str, *, today: date) -> tuple[PartialDate, ...]:
    """The birth dates that six digits without anything between them can be, as 860917 and 170986 are."""
    if not _SIX.fullmatch(text):
        return ()
    parts = text[0:2], text[2:4], text[4:6]
    return tuple(dict.fromkeys(_dates(_three_shorts(*parts, today=today), today)[0]))


_SIX = re.compile(r"[0-9]{6}")
_CLOSE = re.compile(r"[0-9]{6}|[0-9]{8}")
_TIME = re.compile(r"(?<=[0-9])[T ][0-9]{1,2}:.*\Z")


def _dates(readings: list[Reading], today: date) -> _Found:
    days: list[PartialDate] = []
    notes: list[Note] = []
    for reading in readings:
        try:
            days += readings_of(*reading, today=today)
        except NoBirth as error:
            notes += [Note.NOT_COME] if "has not come" in str(error) else []
        except InvalidValue:
            continue
    return days, [*_notes(days)] if days else notes


def _notes(days: list[PartialDate]) -> list[Note]:
    calendars = {day.calendar for day in days}
    notes = [Note.TWO_CALENDARS] if len(calendars) > 1 else []
    notes += [Note.OTHER_CALENDAR] if len(calendars) == 1 and Calendar.GREGORIAN not in calendars else []
    if any((a.month, a.day) != (b.month, b.day) for a, b in product(days, days)):
        notes.append(Note.TWO_DAYS)
    return notes


def _year_first(match: re.Match[str], today: date) -> list[Reading]:
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    return [(year, month or None, (day or None) if month else None)]  # zeros: not known


def _year_last(match: re.Match[str], today: date) -> list[Reading]:
    return _either_way(int(match["first"]), int(match["second"]), (int(match["year"]),))


def _either_way(first: int, second: int, years: tuple[int, ...]) -> list[Reading]:
    """Day first, then month first."""
    pairs = [(second, first)] if first == second else [(second, first), (first, second)]
    return [(year, month, day) for year in years for month, day in pairs if month <= 12]


def _short(match: re.Match[str], today: date) -> list[Reading]:
    return _three_shorts(match["first"], match["second"], match["short"], today=today)


def _three_shorts(first: str, second: str, third: str, *, today: date) -> list[Reading]:
    """As the machine readable zone has it, the year first, of either century or a Minguo year; or the year last."""
    begins = [*years_of_two_digits(int(first), today=today), *([int(first)] if int(first) else [])]
    year_first: list[Reading] = [(year, int(second), int(third)) for year in begins] if len(first) == 2 else []
    return [*year_first, *_either_way(int(first), int(second), years_of_two_digits(int(third), today=today))]


def _in_words(match: re.Match[str], today: date) -> list[Reading]:
    told = match.groupdict()
    month, day = _MONTHS.index(match["month"][:3].lower()) + 1, int(told["day"]) if told.get("day") else None
    years = years_of_two_digits(int(told["short"]), today=today) if "short" in told else (int(match["year"]),)
    return [(year, month, day) for year in years]


def _year_alone(match: re.Match[str], today: date) -> list[Reading]:
    return [(int(match["year"]), None, None)]


_PATTERNS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), reading)
    for pattern, reading in (
        (r"(?<![\w./-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?![\w/-])", _year_first),
        (r"(?<![\w./-])(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4})(?![\w/-])", _year_last),
        (rf"(?<!\w){_DAY}\.?[\s-]*{_MONTH}[\s-]*{_YEAR}(?!\w)", _in_words),
        (rf"(?<!\w){_MONTH}\s+{_DAY}\s+{_YEAR}(?!\w)", _in_words),
        (rf"(?<!\w){_MONTH}\s+{_YEAR}(?!\w)", _in_words),
        (rf"(?<!\w){_DAY}\.?[\s-]*{_MONTH}[\s-]*{_SHORT}(?![\w/.-])", _in_words),
        (rf"(?<!\w){_MONTH}\s+{_DAY}\s+{_SHORT}(?![\w/.-])", _in_words),
        (r"(?<![\w./-])(?P<first>\d{1,2})([-/.])(?P<second>\d{1,2})\2(?P<short>\d\d)(?![\w/-])", _short),
        (r"(?<!\w)(?P<year>(?:1[89]|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\w)", _year_first),
        (rf"(?<!\w){_YEAR}(?!\w)", _year_alone),
    )
)
_WORD = _MONTH.replace("?P<month>", "?:")
_COMMA_INSIDE = re.compile(
    rf"(?<!\w)({_WORD}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_WORD})\s*,\s*"
    r"(?='?(?:\d{4}|\d\d)(?!\w))",
    re.ASCII | re.IGNORECASE,
)
