"""Who says what about which fact, how firmly, where it was read and when it was learnt."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fairnotice.domain.dates import Period


class SourceKind(StrEnum):
    """What kind of paper or voice a source is; it decides how far the source carries."""

    REQUESTER = "requester"  # the requesting bureau's own file
    BUREAU = "bureau"  # another bureau
    COURT = "court"
    BODY = "body"  # an international organisation or treaty body
    RECORD = "record"  # an official record open to all, beyond dispute
    PERSON = "person"  # the person concerned, or counsel
    PRESS = "press"
    SECRETARIAT = "secretariat"


class Firmness(StrEnum):
    """How firmly a thing is said. It is part of the fact."""

    STATED = "stated"
    ALLEGED = "alleged"
    REPORTED = "reported"
    PURPORTED = "purported"


class Standing(StrEnum):
    """What a fact rests on, weakest last."""

    RECORD = "record"  # an official record, a court or a competent body says it
    SEVERAL = "several"  # more than one independent account
    ONE_OTHER = "one_other"  # one account other than the requester's
    REQUESTER_ALONE = "requester_alone"
    PRESS_ALONE = "press_alone"
    DISPUTED = "disputed"

    @property
    def words(self) -> str:
        """The standing in words for a reader."""
        return _STANDING_WORDS[self]


_STANDING_WORDS = {
    Standing.RECORD: "official record, court or competent body",
    Standing.SEVERAL: "several independent accounts",
    Standing.ONE_OTHER: "one account other than the requester's",
    Standing.REQUESTER_ALONE: "the requester's word alone",
    Standing.PRESS_ALONE: "press reporting only",
    Standing.DISPUTED: "accounts differ",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read."""

    id: str
    kind: SourceKind
    title: str
    published: date | None = None
    read: date | None = None
    relies_on: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One account of one fact. `value` is its coded form (see `facts`), None when only words are given.

    `by` names whose account it is. `subject` limits it to one subject. `holds` is the time for which the
    account says that the fact holds. `learnt` is when the file got to know it (None: with the file itself).
    """

    id: str
    about: str
    by: str
    words: str
    source: str
    value: bool | str | None = None
    firmness: Firmness = Firmness.STATED
    subject: str | None = None
    said: date | None = None
    holds: Period = Period()
    learnt: datetime | None = None


def standing_of(kinds: frozenset[SourceKind], *, disputed: bool = False) -> Standing:
    """What a fact rests on, given the kinds of source that carry it.

    A fact that the file gives with no source at all is the requester's word.
    """
    if disputed:
        return Standing.DISPUTED
    if kinds & {SourceKind.RECORD, SourceKind.COURT, SourceKind.BODY}:
        return Standing.RECORD
    others = kinds - {SourceKind.REQUESTER, SourceKind.PRESS}
    if len(kinds) > 1 and others:
        return Standing.SEVERAL
    if others:
        return Standing.ONE_OTHER
    return Standing.PRESS_ALONE if kinds == {SourceKind.PRESS} else Standing.REQUESTER_ALONE
