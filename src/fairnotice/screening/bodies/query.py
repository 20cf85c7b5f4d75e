"""A body or craft as it is asked for."""

from dataclasses import dataclass

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document
from fairnotice.screening.bodies.reading import read_body_name

MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class BodyQuery:
    """Raises InvalidValue without a name or a number, and for more than MOST_NAMES."""

    kinds: frozenset[BodyKind]
    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    numbers: tuple[Document, ...] = ()
    founded: tuple[PartialDate, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what nothing could be found by."""
        if not self.names and not self.numbers:
            raise InvalidValue("a search for a body or craft needs a name or a number")
        if len(self.names) > MOST_NAMES:
            raise InvalidValue(f"at most {MOST_NAMES} names are compared")

    @classmethod
    def of(cls, body: Body) -> "BodyQuery":
        """The question for another body's particulars."""
        names = tuple(name.text for name in body.names[:MOST_NAMES])
        return cls(body.kind.family, names, body.countries, body.numbers, body.founded)


def unreadable(query: BodyQuery) -> str:
    """Why nothing can be searched by a name of it. Empty where it can."""
    try:
        for name in query.names:
            read_body_name.__wrapped__(name)  # names of lists are in the cache
    except InvalidValue as error:
        return str(error)
    return ""
