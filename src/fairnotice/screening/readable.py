"""Whether a list can be searched for a traveller at all: asked of the question alone, before any list is opened."""

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query


def unreadable(query: Query) -> str:
    """Why no list can be searched for this traveller: a name that cannot be one. Empty where it can."""
    try:
        for name in query.names:
            words(name)
    except InvalidValue as error:
        return str(error)
    return ""
