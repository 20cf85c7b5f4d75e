"""What of a name, a birth date and a sex the kernel takes, the same for listed people and for travellers."""

from collections.abc import Iterable

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.subject import Identity
from fairnotice.domain.unknown import is_known
from fairnotice.screening.engine.arrays import FIRST_YEAR, MOST_WORDS, YEARS
from fairnotice.screening.engine.forms import forms
from fairnotice.screening.engine.layout import WEAK

SEXES = {"male": 1, "female": 2, "other": 3}


def chosen(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that are compared: of more than can be, those that say most, in their order."""
    if len(name) <= MOST_WORDS:
        return name
    strong = sorted(range(len(name)), key=lambda at: (bool(forms(name[at]).row[0] & WEAK), at))[:MOST_WORDS]
    return tuple(name[at] for at in sorted(strong))


def birth_of(birth: PartialDate) -> tuple[int, int, int]:
    """Year, month and day, 0 where not known; a date of another calendar is left to the comparison in words."""
    if birth.calendar is not Calendar.GREGORIAN or not FIRST_YEAR <= birth.year < FIRST_YEAR + YEARS:
        return 0, 0, 0
    return birth.year, birth.month or 0, birth.day or 0


def sex_of(identities: Iterable[Identity]) -> int:
    """The one sex that is stated; 0 where none is, or where they differ."""
    stated = {SEXES[str(one.sex)] for one in identities if is_known(one.sex)}
    return stated.pop() if len(stated) == 1 else 0
