"""What a birth date means that is written in numbers alone, by people of many calendars: never guessed in silence.

Without a stated calendar a date is Gregorian where somebody living can have been born on it; else it is looked for in
every calendar in which somebody can. Only the years decide, so that a few days more or less play no part here: what
converts for a comparison is `screening.calendars`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue

OLDEST = 1875
"""Nobody living was born in an earlier Gregorian year."""
LATEST = 2100
"""Where no clock is: nobody who is sought was born in a later Gregorian year."""
LONGEST_LIFE = 120
"""Years back to which a year of two digits may reach."""
_NOT_COME = "the day has not come"
_NOBODY = "nobody living was born then, in any calendar"
_FORM = "it is not a date such as 1972, 1972-05 or 1972-05-03"

_TWO_DIGITS = "The year has two digits only: looked for in every century and calendar in which it can be."

_OTHERS = (Calendar.SOLAR_HIJRI, Calendar.HIJRI, Calendar.BUDDHIST, Calendar.MINGUO, Calendar.ETHIOPIAN)
_NO_CALENDAR = {"", "n/a", "na", "none", "unknown", "not_known", "?", "."}
_ALSO_CALLED = {
    "ad": "gregorian", "ce": "gregorian", "western": "gregorian", "jalali": "solar_hijri", "persian": "solar_hijri",
    "shamsi": "solar_hijri", "iranian": "solar_hijri", "islamic": "hijri", "qamari": "hijri", "ah": "hijri",
    "lunar_hijri": "hijri", "thai": "buddhist", "be": "buddhist", "roc": "minguo", "taiwan": "minguo",
}  # fmt: skip
_NAMES = {
    Calendar.SOLAR_HIJRI: "Solar Hijri",
    Calendar.HIJRI: "Hijri",
    Calendar.BUDDHIST: "Buddhist",
    Calendar.MINGUO: "Minguo",
    Calendar.ETHIOPIAN: "Ethiopian",
}
_YEAR = 365.2425
_BEGAN = {
    Calendar.SOLAR_HIJRI: (date(622, 3, 22).toordinal(), _YEAR),
    Calendar.HIJRI: (date(622, 7, 19).toordinal(), 354.3667),
    Calendar.BUDDHIST: (1 - 543 * _YEAR, _YEAR),
    Calendar.MINGUO: (1 + 1911 * _YEAR, _YEAR),
    Calendar.ETHIOPIAN: (date(8, 8, 27).toordinal(), _YEAR),
}
"""The day on which year 1 began, counted as `date.toordinal` does, and how long a year is."""
_SLACK = 5
"""Days by which a day that is reckoned from these may be wrong."""

_PARTS = re.compile(r"(\d{1,4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T ].*)?\Z", re.ASCII)
_CLOSE = re.compile(r"(\d{4}|\d{2})(\d\d)(\d\d)\Z", re.ASCII)
_LONGEST = 60


class NoBirth(InvalidValue):
    """A day that has not come, or on which nobody living was born."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The dates that are looked for, and a sentence where that is not plainly the one that was written."""

    births: tuple[PartialDate, ...]
    said: str = ""


def western_digits(text: str) -> str:
    """The text with the digits of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text)


def births_meant(text: str, *, today: date, calendar: Calendar | None = None) -> Meant:
    """The dates that `1972`, `1972-05`, `1972-05-03`, `19720503` or `720503` can mean; a part of zeros is not known.

    `calendar`: the stated one, which then is the only one. Raises NoBirth, and InvalidValue for what is no date.
    """
    found = _meant(western_digits(text[:_LONGEST]).strip(), today, calendar)
    if isinstance(found, InvalidValue):
        raise type(found)(str(found))  # one of its own: what is remembered must not gather traces
    return found


def readings_of(year: int, month: int | None, day: int | None, *, today: date) -> tuple[PartialDate, ...]:
    """The dates that these numbers can be, no calendar being stated. Raises InvalidValue as `births_meant`."""
    if OLDEST <= year <= today.year + 1:
        birth = PartialDate(year, month, day)
        if _has_come(birth, today):
            return (birth,)
        raise NoBirth(f"{_NOT_COME}, in any calendar")
    found = [birth for birth in _in_others(year, month, day) if _has_come(birth, today) and _is_recent(birth)]
    if found:
        return tuple(found)
    PartialDate(year, month, day)
    raise NoBirth(f"{_NOT_COME}, in any calendar" if year > today.year else _NOBODY)


def can_be_living(birth: PartialDate) -> bool:
    """Whether somebody living can have been born then, in its calendar; without a clock, so till `LATEST`."""
    if _is_gregorian(birth):
        return OLDEST <= birth.year <= LATEST
    return _is_recent(birth) and _begins(birth) < LATEST * _YEAR


def other_calendars(birth: PartialDate) -> tuple[Calendar, ...]:
    """The calendars besides the Gregorian one in which somebody living can be born on a day of these numbers."""
    others = _in_others(birth.year, birth.month, birth.day)
    return tuple(other.calendar for other in others if can_be_living(other))


def years_of_two_digits(year: int, *, today: date) -> tuple[int, ...]:
    """The Gregorian years that two digits can be, the latest first: one, or two where both centuries can be."""
    latest = today.year - today.year % 100 + year
    return tuple(each for each in (latest, latest - 100) if today.year - LONGEST_LIFE <= each <= today.year + 1)


def calendar_of(text: str) -> Calendar | None:
    """The calendar of that name; None for an empty one. Raises InvalidValue for a name that none has."""
    word = "_".join(re.split(r"[\s_-]+", text.strip().lower())).removesuffix("_calendar")
    if word in _NO_CALENDAR:
        return None
    word = _ALSO_CALLED.get(word, word)
    if word not in list(Calendar):
        raise InvalidValue(f"it is no calendar that is known here; possible are {', '.join(Calendar)}")
    return Calendar(word)


@lru_cache(maxsize=1 << 15)
def _meant(text: str, today: date, calendar: Calendar | None) -> Meant | InvalidValue:
    try:
        digits, year, month, day = _numbers(text, stated=calendar is not None)
        if calendar is not None:
            birth = PartialDate(year, month, day, calendar)
            return Meant((birth,)) if _has_come(birth, today) else NoBirth(_NOT_COME)
        if digits == 2:
            return _of_two_digits(year, month, day, today)
        births = readings_of(year, month, day, today=today)
        return Meant(births, _said(births))
    except InvalidValue as error:
        return error


def _numbers(text: str, *, stated: bool) -> tuple[int, int, int | None, int | None]:
    """How many digits the year has, the year, the month and the day. `stated`: whether a calendar is."""
    close = _CLOSE.match(text)
    parts = close.groups() if close else _apart(text)
    year, month, day = (int(part) if part else 0 for part in parts)
    digits = len(parts[0] or "")
    if (not year and digits != 2) or (digits < 3 and not month and not stated):  # two digits alone may be an age
        raise InvalidValue(_FORM)
    return digits, year, month or None, (day or None) if month else None


def _apart(text: str) -> tuple[str | None, ...]:
    found = _PARTS.match(text)
    if not found:
        raise InvalidValue(_FORM)
    return found[1], found[3], found[4]


def _of_two_digits(year: int, month: int | None, day: int | None, today: date) -> Meant:
    """A year of two digits: of either century where both can be, or of the Minguo calendar."""
    found: list[PartialDate] = []
    wrong: InvalidValue = NoBirth(_NOBODY)
    for each in (*years_of_two_digits(year, today=today), *([year] if year else [])):
        try:
            found += readings_of(each, month, day, today=today)
        except InvalidValue as error:
            wrong = error
    if not found:
        raise wrong
    return Meant(tuple(found), _TWO_DIGITS)


def _said(births: Sequence[PartialDate]) -> str:
    if all(map(_is_gregorian, births)):
        return ""
    calendars = " or ".join(_NAMES[birth.calendar] for birth in births)
    return f"The year is no Gregorian one of anybody living, and no calendar is stated: looked for as {calendars}."


def _in_others(year: int, month: int | None, day: int | None) -> list[PartialDate]:
    found = []
    for calendar in _OTHERS:
        try:
            found.append(PartialDate(year, month, day, calendar))
        except InvalidValue:
            continue
    return found


def _is_gregorian(birth: PartialDate) -> bool:
    return birth.calendar is Calendar.GREGORIAN


def _has_come(birth: PartialDate, today: date) -> bool:
    """Whether its first day is not in the future; it may be a day later already where the traveller is from."""
    if _is_gregorian(birth):
        return birth.first_day() <= today + timedelta(days=1)
    return _begins(birth) <= today.toordinal() + _SLACK


def _is_recent(birth: PartialDate) -> bool:
    return _begins(birth) >= (OLDEST - 1) * _YEAR


def _begins(birth: PartialDate) -> float:
    first, length = _BEGAN[birth.calendar]
    return first + (birth.year - 1) * length + ((birth.month or 1) - 1) * length / 12 + (birth.day or 1) - 1
