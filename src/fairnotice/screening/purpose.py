"""What a check is for is kept in the access log, and longer than anything about the traveller: it says no person."""

import re
import unicodedata
from collections.abc import Iterable

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.query import Query

LEAST_NUMBER = 5
"""Letters and digits of a paper's number from which on it is looked for."""
USUAL = frozenset(
    {"border", "check", "entry", "exit", "inside", "country", "search", "casework", "visa", "asylum", "transit", "test"}
)
"""Words of purposes, which may be names as well."""
_SAYS = (
    "What a check is for is kept, and this says whom it is about: a name, a birth date or a paper of the traveller. "
    "Say what it is for, such as 'border check, entry', or a number of your own file."
)
_WORDS = re.compile(r"[^\W\d_]+")


def check_purpose(purpose: str, queries: Iterable[Query]) -> None:
    """Raise InvalidValue for a purpose that names one of these travellers. The message repeats nothing of it."""
    said = frozenset(_words(purpose)) - USUAL
    plain = _plain(purpose)
    if not said and not any(letter.isdigit() for letter in plain):
        return
    if any(_names(query, said) or _gives(query, purpose, plain) for query in queries):
        raise InvalidValue(_SAYS)


def _names(query: Query, said: frozenset[str]) -> bool:
    """Whether a name stands there: two of its words, or the only one."""
    if not said:
        return False
    for name in query.names:
        words = set(_words(name))
        if len(words & said) >= min(2, len(words)) > 0:
            return True
    return False


def _gives(query: Query, purpose: str, plain: str) -> bool:
    """Whether the number of a paper or a full birth date stands there."""
    numbers = (_plain(paper.number) for paper in query.documents)
    if any(len(number) >= LEAST_NUMBER and number in plain for number in numbers):
        return True
    return any(form in purpose for birth in query.births for form in _forms(birth))


def _forms(birth: PartialDate) -> Iterable[str]:
    if birth.calendar is not Calendar.GREGORIAN or not birth.month or not birth.day:
        return ()
    year, month, day = birth.year, birth.month, birth.day
    ends = {f"{day:02d}{mark}{month:02d}{mark}{year}" for mark in "./-"} | {f"{day}.{month}.{year}"}
    return {*ends, f"{month:02d}/{day:02d}/{year}", f"{year}-{month:02d}-{day:02d}", f"{year}{month:02d}{day:02d}"}


def _words(text: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def _plain(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())
