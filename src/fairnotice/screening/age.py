"""Whether a traveller may be a minor. An uncertain age counts as possibly a minor."""

from collections.abc import Sequence
from datetime import date, timedelta

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.calendars import days_of, is_placeholder, year_of

ADULT_AT = 18


def possibly_minor(births: Sequence[PartialDate], on: date) -> bool:
    """Whether any of the birth dates leaves room for an age below eighteen on that day; true when none is known.

    A first of January may stand for the whole year, and a converted date may be some days off: both are read to the
    younger side.
    """
    return not births or any(_may_be_minor(birth, on) for birth in births)


NO_BIRTH = "Possibly a minor: no birth date of the traveller is given, and an uncertain age counts so."
MAY_BE = "Possibly a minor: by the birth date given the traveller may be under 18, and an uncertain age counts so."


def said_of_age(births: Sequence[PartialDate], on: date) -> str:
    """What is said beside a match of somebody who is `possibly_minor`; empty of an adult."""
    if not births:
        return NO_BIRTH
    return MAY_BE if possibly_minor(births, on) else ""


def _may_be_minor(birth: PartialDate, on: date) -> bool:
    try:
        days = days_of(year_of(birth) if is_placeholder(birth) else birth)
    except InvalidValue:
        return True
    youngest = min(days.last, date(9999 - ADULT_AT, 1, 1)) + timedelta(days=days.slack)
    return on < _birthday(youngest, ADULT_AT)


def _birthday(born: date, age: int) -> date:
    """The birthday; someone born on 29 February comes of age on 1 March of a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
