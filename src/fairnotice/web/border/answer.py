"""The answer of a check: at most five candidates, each compared side by side, each with its card."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.domain.hit import Comparison, Feature, Hit
from fairnotice.domain.officer import Officer
from fairnotice.domain.request import Kind, SoughtFor
from fairnotice.domain.subject import Identity, Photo, Subject
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.formats.dossier import dossier_from
from fairnotice.services.reading import effect_here, read_notice
from fairnotice.services.screening import RaisedHit
from fairnotice.web.border.card import Card, card_of
from fairnotice.web.border.words import LIKENESS
from fairnotice.web.clock import this_moment
from fairnotice.web.writing import country_text, day_text

MOST_CANDIDATES = 5
_AGREES = {Feature.NAME: 0.95, Feature.BIRTH: 0.5, Feature.DOCUMENT: 0.75}
"""From which score on a comparison is said to agree; below it agrees in part. Others agree when they say anything."""


MOST_DRAWN, BAR = 24.0, 50.0
"""Bits that fill one half of a bar, and how wide that half is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison, with what it comes to in a word."""

    feature: str
    traveller: str
    notice: str
    says: str
    likeness: str
    word: str | Promise
    bits: float

    @property
    def wide(self) -> float:
        """How wide its bar is drawn, of the half that a bar has at most."""
        return round(min(abs(self.bits), MOST_DRAWN) / MOST_DRAWN * BAR, 1)

    @property
    def against(self) -> float:
        """Bits against the same person, as a number above nothing."""
        return -self.bits

    @property
    def begins(self) -> float:
        """Where its bar begins: what speaks for the same person is drawn from the middle on, what speaks against to
        it."""
        return BAR if self.bits > 0 else BAR - self.wide


@dataclass(frozen=True, slots=True)
class Person:
    """What a notice says about its person, for the eye of an officer."""

    subject: Subject
    first: Identity
    photo: bool
    fingerprints: bool
    warrants: tuple[Warrant, ...]
    kind: Kind
    sought_for: SoughtFor | None
    source: str
    source_country: str
    statement: str = ""  # of the charges that are not in the notice
    addenda: tuple[Mapping[str, str], ...] = ()


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
    dossier = dossier_from(read["document"]["case"])
    (subject,) = dossier.subjects
    sought = dossier.request.sought_for
    return Person(
        subject=subject,
        first=subject.identities[0],
        photo=any(identity.photo in {Photo.GOOD, Photo.POOR} for identity in subject.identities),
        fingerprints=any(identity.biometrics is True for identity in subject.identities),
        warrants=dossier.warrants,
        kind=dossier.request.kind,
        sought_for=sought if is_known(sought) else None,
        source=dossier.request.requester.name,
        source_country=dossier.request.requester.country or "",
        statement=read["document"].get("statement", ""),
        addenda=tuple(read["document"].get("addenda", ())),
    )


def lines_of(hit: Hit) -> tuple[Line, ...]:
    """Every comparison of a hit, in the matcher's order."""
    return tuple(_line(reason) for reason in hit.reasons)


def _line(reason: Comparison) -> Line:
    likeness = _likeness(reason)
    traveller, entry = _shown(reason.feature, reason.traveller), _shown(reason.feature, reason.entry)
    return Line(reason.feature.value, traveller, entry, reason.says, likeness, LIKENESS[likeness], reason.bits)


def _shown(feature: Feature, text: str) -> str:
    """A date and a country as the page writes them; what is neither, as the matcher gives it."""
    parts = text.split(", ") if text else []
    if feature is Feature.BIRTH:
        return ", ".join(_day(part) for part in parts)
    if feature is Feature.NATIONALITY:
        return ", ".join(country_text(part) for part in parts)
    return text


def _day(text: str) -> str:
    try:
        found = PartialDate.parse(text)
    except InvalidValue:
        return text
    return day_text(found) if found.calendar == "gregorian" else text


def _likeness(reason: Comparison) -> str:
    if reason.score < 0.0:
        return "differs"
    if reason.score == 0.0:
        return "open"
    return "agrees" if reason.score >= _AGREES.get(reason.feature, 0.0) else "partly"
