"""What of a name, a birth date and a sex the kernel takes, the same for listed people and for travellers."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Identity
from fairnotice.domain.unknown import is_known
from fairnotice.screening.calendars import days_of, is_placeholder, year_of
from fairnotice.screening.engine.arrays import FIRST_YEAR, MOST_WORDS, YEARS
from fairnotice.screening.engine.forms import forms
from fairnotice.screening.engine.layout import WEAK
from fairnotice.screening.hanlatin import names_in_latin
from fairnotice.screening.initials import MOST_LETTERS, readings_of
from fairnotice.screening.short_forms import found_by, is_short
from fairnotice.screening.transliterate import LEAST_STRONG, weight_of

Birth = tuple[int, int, int]
_PART = MOST_WORDS // 2
_MOST_PARTS = 8
_FEW_DAYS = 3  # days that are told one by one
_MOST_DAYS = 400
SEXES = {"male": 1, "female": 2}
"""Another than these contradicts neither, see `compare.sex`."""


def chosen(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that are compared: of more than can be, those that say most, in their order."""
    if len(name) <= MOST_WORDS:
        return name
    strong = sorted(range(len(name)), key=lambda at: (bool(forms(name[at]).row[0] & WEAK), at))[:MOST_WORDS]
    return tuple(name[at] for at in sorted(strong))


def in_parts(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A listed name as names of no more words than are compared, of which any two words stand together in one.

    Of the first words only, as many as no real name has: every two parts of it are a name.
    """
    if len(name) <= MOST_WORDS:
        return (name,)
    strong = [at for at in range(len(name)) if not forms(name[at]).row[0] & WEAK][: _MOST_PARTS * _PART]
    parts = [strong[at : at + _PART] for at in range(0, len(strong), _PART)]
    if len(parts) < 2:  # titles and particles for the most part
        return (chosen(name),)
    return tuple(tuple(name[at] for at in (*one, *other)) for one, other in combinations(parts, 2))


def searched_as(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name, and beside it what it may stand for that the kernel does not see: initials written as one word apart,
    a name in Han characters as it may be read, and a short form that could be a particle (Ben) as each of its names."""
    found = readings_of(name) if min(map(len, name)) <= MOST_LETTERS else (name,)
    if not "".join(name).isascii():
        found = (*found, *names_in_latin(name))
    if is_short(name[0]) or is_short(name[-1]):
        found = (*found, *(other for at in {0, len(name) - 1} for other in _written_out(name, at)))
    return found


def _written_out(name: tuple[str, ...], at: int) -> Iterator[tuple[str, ...]]:
    if is_short(name[at]) and weight_of(name[at]) < LEAST_STRONG:
        for written in found_by(name[at]).romans[1:]:
            yield (*name[:at], written, *name[at + 1 :])


def births_of(birth: PartialDate) -> tuple[Birth, ...]:
    """Year, month and day, 0 where not known; of another calendar every day, month or year that it can mean.

    The first day of a year is the year alone, as in the comparison in words. Nothing beyond the years that the kernel
    knows, and for what cannot be converted: that is left to the comparison in words.
    """
    meant = year_of(birth) if is_placeholder(birth) else birth
    if meant.calendar is Calendar.GREGORIAN:
        found: tuple[Birth, ...] = ((meant.year, meant.month or 0, meant.day or 0),)
    else:
        found = _converted(meant)
    return tuple(one for one in found if FIRST_YEAR <= one[0] < FIRST_YEAR + YEARS)


def _converted(birth: PartialDate) -> tuple[Birth, ...]:
    try:
        span = days_of(birth)
        first, last = span.first - timedelta(days=span.slack), span.last + timedelta(days=span.slack)
    except (InvalidValue, OverflowError):
        return ()
    days = [first + timedelta(days=at) for at in range(min((last - first).days + 1, _MOST_DAYS))]
    if (last - first).days < _FEW_DAYS:
        return tuple((day.year, day.month, day.day) for day in days)
    if birth.month:
        return tuple(dict.fromkeys((day.year, day.month, 0) for day in days))
    return tuple(dict.fromkeys((day.year, 0, 0) for day in days))


def sex_of(identities: Iterable[Identity]) -> int:
    """The one sex that is stated; 0 where none is, or where they differ."""
    stated = {SEXES.get(str(one.sex), 0) for one in identities if is_known(one.sex)}
    return stated.pop() if len(stated) == 1 else 0
