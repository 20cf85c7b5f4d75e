"""Which of several birth dates of a traveller is meant: asked where the answer would change the comparison."""

from collections.abc import Sequence

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.compare.dates import agreement_of
from fairnotice.screening.day_words import CALENDAR_NAMES

MOST = 4
"""More dates than that are not listed in a question that somebody reads aloud."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def asks_which(births: Sequence[PartialDate], listed: str) -> str:
    """The question which date is meant, as 3 April or 4 March 1980; empty where there is one, or all of them compare
    alike.

    `listed`: the listed person's date as the comparison tells it.
    """
    if len(births) < 2 or not listed:
        return ""
    try:
        theirs = PartialDate.told(listed)
    except InvalidValue:
        return ""
    if len({agreement_of(birth, theirs) for birth in births}) < 2:
        return ""
    return f"Which birth date is meant: {_or(births)}?" if len(births) <= MOST else _MANY


_MANY = "Which birth date is meant: what was written can be read in many ways."


def _or(births: Sequence[PartialDate]) -> str:
    plain = all(birth.calendar is Calendar.GREGORIAN and birth.month and birth.day for birth in births)
    if plain and len({birth.year for birth in births}) == 1:
        return f"{_list([_day(birth) for birth in births])} {births[0].year}"
    return _list([_whole(birth) for birth in births])


def _list(texts: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))


def _day(birth: PartialDate) -> str:
    assert birth.month is not None
    return f"{birth.day} {_MONTHS[birth.month - 1]}"


def _whole(birth: PartialDate) -> str:
    if birth.calendar is not Calendar.GREGORIAN:
        return f"{str(birth).partition(' ')[0].lstrip('0')} ({CALENDAR_NAMES[birth.calendar]})"
    return f"{_day(birth)} {birth.year}" if birth.month and birth.day else str(birth)
