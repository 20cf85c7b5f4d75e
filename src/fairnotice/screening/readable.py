"""Whether a list can be searched for a traveller at all: asked of the question alone, before any list is opened."""

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query

_uncached = words.__wrapped__
"""Names of the list are in the cache of `words`: through it the time of an answer would tell whether a name is one."""


def unreadable(query: Query) -> str:
    """Why no list can be searched for this traveller: a name that cannot be one. Empty where it can.

    It takes the same time for every name of one length, listed or not.
    """
    try:
        for name in query.names:
            _uncached(name)
    except InvalidValue as error:
        return str(error)
    return ""
