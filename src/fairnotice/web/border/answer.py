"""The answer of a check: at most five candidates, each compared side by side, each with its card."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.border.card import Card, card_of
from fairnotice.border.comparison import Line, lines_of
from fairnotice.border.person import Person, person_in
from fairnotice.domain.errors import NotFound
from fairnotice.domain.hit import Hit
from fairnotice.domain.officer import Officer
from fairnotice.services.reading import effect_here, read_notice
from fairnotice.services.screening import RaisedHit
from fairnotice.web.clock import this_moment

MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One notice that the traveller may be meant by. Without `person` and `card` it left the list meanwhile."""

    hit: UUID
    notice: UUID
    number: str
    state: str
    found: Hit
    lines: tuple[Line, ...]
    person: Person | None
    card: Card | None


def candidates(raised: tuple[RaisedHit, ...], *, by: Officer, at: datetime) -> list[Candidate]:
    """The likest candidates, at most five."""
    return [_candidate(one, by, at) for one in raised[:MOST_CANDIDATES]]


def _candidate(raised: RaisedHit, by: Officer, at: datetime) -> Candidate:
    notice = UUID(raised.notice)
    try:
        person, card = person_of(notice, by=by, at=at), card_here(notice, by=by, at=at)
    except NotFound:
        person, card = None, None
    return Candidate(
        hit=raised.id,
        notice=notice,
        number=raised.number,
        state=raised.state.value,
        found=raised.hit,
        lines=lines_of(raised.hit),
        person=person,
        card=card,
    )


def card_here(notice: UUID, *, by: Officer, at: datetime) -> Card:
    """The card of a notice for the officer's country and today. Raises NotFound when it is not in their view."""
    return card_of(effect_here(notice=notice, country=None, moment=this_moment(), by=by, at=at))


def person_of(notice: UUID, *, by: Officer, at: datetime) -> Person:
    """Whom a notice is about, as its recipients read it. Raises NotFound."""
    read = read_notice(notice=notice, purpose="check", by=by, at=at)
    if not read["document"]:
        raise NotFound("Nothing is left of a notice that was deleted.")
    return person_in(read["document"])
