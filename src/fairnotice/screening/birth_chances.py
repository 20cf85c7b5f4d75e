"""How a random traveller's birth date would compare with the listed ones: each agreement with its chance."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Comparison
from fairnotice.screening.calendars import days_of
from fairnotice.screening.compare.dates import compare_births

AGES = ((0, 10, 0.06), (10, 20, 0.09), (20, 30, 0.2), (30, 40, 0.2), (40, 50, 0.17), (50, 60, 0.14), (60, 70, 0.09),
        (70, 90, 0.05))  # fmt: skip
"""Travellers by age, from and to in years, with the share of all: an assumption, rounded."""

_YEAR = 365.25
_NEAR_YEARS = 4
"""Beyond so many years from a listed date two birth dates are simply different, slips aside."""


def chance_of_day(day: date, on: date) -> float:
    """The chance that a traveller who passes on `on` was born on that day."""
    age = (on - day).days / _YEAR
    return next((share / ((until - since) * _YEAR) for since, until, share in AGES if since <= age < until), 0.0)


@lru_cache(maxsize=64)
def birth_chances(entry: tuple[PartialDate, ...], on: date) -> tuple[tuple[Comparison, float], ...]:
    """Each comparison that a traveller's full birth date can have with the listed ones, and its chance; 1 in all.

    Every day within some years of a listed one is compared, and every slip of one digit; the rest is one far day.
    """
    if not entry:
        return ((compare_births((_full(on),), ()), 1.0),)
    kinds: dict[float, tuple[Comparison, float]] = {}
    left = 1.0
    for day in sorted(_near(entry)):
        chance = chance_of_day(day, on)
        compared = compare_births((_full(day),), entry)
        first, before = kinds.get(compared.score, (compared, 0.0))
        kinds[compared.score] = (first, before + chance)
        left -= chance
    far = compare_births((PartialDate(1000, 6, 15),), entry)
    first, before = kinds.get(far.score, (far, 0.0))
    kinds[far.score] = (first, before + max(0.0, left))
    return tuple(kinds.values())


def typical_birth(entry: Sequence[PartialDate], on: date) -> PartialDate:
    """A full birth date that the person might give: in the listed year or month, or that of a traveller of 35."""
    if not entry:
        return PartialDate(on.year - 35, 5, 23)
    first = entry[0]
    return PartialDate(first.year, first.month or 5, 23, first.calendar)


def _near(entry: Sequence[PartialDate]) -> set[date]:
    found: set[date] = set()
    for stated in entry:
        try:
            span = days_of(stated)
        except InvalidValue:
            continue
        start = date(max(1, span.first.year - _NEAR_YEARS), 1, 1)
        end = date(min(9998, span.last.year + _NEAR_YEARS), 12, 31)
        found.update(start + timedelta(days=count) for count in range((end - start).days + 1))
        found.update(_slips(str(stated)))
    return found


def _slips(text: str) -> Iterator[date]:
    """The days that a full date becomes when one digit of it is another."""
    for place, digit in enumerate(text):
        for other in "0123456789" if digit.isdigit() else "":
            try:
                yield date.fromisoformat(text[:place] + other + text[place + 1 :])
            except ValueError:
                continue


def _full(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
