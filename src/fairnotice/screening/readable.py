"""Whether a list can be searched for a traveller at all: asked of the question alone, before any list is opened."""

from collections.abc import Sequence

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query
from fairnotice.screening.transliterate import Writing, writing_of

_uncached = words.__wrapped__
"""Names of the list are in the cache of `words`: through it the time of an answer would tell whether a name is one."""

TOO_SHORT = (
    "one letter, or first letters alone, are too short to be compared with any name: give the name in full, or the "
    "number of a document"
)
_LETTERS = frozenset({Writing.LATIN, Writing.ALPHABET, Writing.ABJAD})
"""Of which one alone is no name. A syllable or a character may be one."""
_ENOUGH = 3


def unreadable(query: Query) -> str:
    """Why no list can be searched for this traveller: a name that cannot be one. Empty where it can.

    It takes the same time for every name of one length, listed or not.
    """
    try:
        for name in query.names:
            _uncached(name)
        return too_short(query)
    except InvalidValue as error:
        return str(error)


def why_not(name: str) -> str:
    """The same of one name of a long job, whose time tells nobody anything: what is read of it is kept."""
    try:
        words(name)
        return TOO_SHORT if _single_letters(name) else ""
    except InvalidValue as error:
        return str(error)


def too_short(query: Query) -> str:
    """Why there is nothing to compare: names of single letters, which agree with nobody's, and no document beside
    them. Raises InvalidValue for a name that cannot be one."""
    return "" if query.documents or not all(map(_single_letters, query.names)) else TOO_SHORT


def said_of_short(names: Sequence[str]) -> str:
    """The same of names that are not compared, while something else is. Empty of what cannot be a name at all."""
    try:
        return TOO_SHORT if names and all(map(_single_letters, names)) else ""
    except InvalidValue:
        return ""


def _single_letters(name: str) -> bool:
    if any(len(part) > _ENOUGH and part.isalpha() for part in name.split()):  # as nearly every name has
        return False
    return all(len(word) == 1 and writing_of(word) in _LETTERS for word in _uncached(name))
