"""What a warrant or a notice means in one country on one day: what an officer may, must and must not do there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairnotice.domain.dates import Moment


class Instrument(StrEnum):
    """What lies before the officer."""

    WARRANT = "warrant"  # another state's bare warrant, no notice published
    NOTICE = "notice"  # a published notice or a circulated diffusion that seeks arrest


class Modality(StrEnum):
    """What a line tells the officer."""

    MAY = "may"
    MAY_ARREST = "may_arrest"
    MUST = "must"
    MUST_NOT = "must_not"
    CALL = "call"
    CLOCK = "clock"
    REMINDER = "reminder"  # said, reported or remembered, not established: it tells a person where to look, no more


class Authority(StrEnum):
    """What kind of source a line rests on. Only the first three carry a power to arrest."""

    PRIMARY_LAW = "primary_law"
    COURT = "court"
    NATIONAL_AUTHORITY = "national_authority"
    TREATY = "treaty"
    ORGANISATION = "organisation"
    SECONDARY = "secondary"
    KNOWLEDGE = "knowledge"

    @property
    def carries_arrest(self) -> bool:
        """Whether a power to arrest may be shown on the strength of it."""
        return self in {Authority.PRIMARY_LAW, Authority.COURT, Authority.NATIONAL_AUTHORITY}


class Presence(StrEnum):
    """Whether a bar is there."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence for the officer with what it rests on. `seen`: the source itself was read."""

    id: str
    modality: Modality
    says: str
    cites: str
    source: str
    authority: Authority
    seen: bool
    read: date | None = None
    why: str = ""
    starts: str = ""  # of a clock: the event that starts it; the length is an ISO 8601 duration
    length: str = ""
    condition: str = ""  # what must be true or in hand first, in plain words

    @property
    def carries_arrest(self) -> bool:
        """Whether a power to arrest may be shown on the strength of it: the source was read, and carries one."""
        return self.modality is Modality.MAY_ARREST and self.seen and self.authority.carries_arrest


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that may forbid acting on it: immunity, protection, nationality, double jeopardy. Reasons given."""

    kind: str
    presence: Presence
    says: str
    cites: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """The answer for one subject in one country at one moment. Nobody is compelled by a notice."""

    case: str
    subject: str
    country: str
    instrument: Instrument
    moment: Moment
    established: bool  # whether anything beyond the honest default is known
    arrest_power: bool  # whether a sourced power to arrest exists there and no bar forbids it: read `arrest_needs` too
    headline: str
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]
    not_established: tuple[str, ...]
    profile: str  # which country file, read as of which day
    spoken: tuple[str, str, str]  # three sentences that can be read over the telephone
    arrest_needs: str = ""  # what must be in hand before the power is there; empty: nothing more, or no power

    def of(self, modality: Modality) -> tuple[Line, ...]:
        """The lines of one modality."""
        return tuple(line for line in self.lines if line.modality is modality)
