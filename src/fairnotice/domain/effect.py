"""What a warrant or a notice means in one country on one day: what an officer may, must and must not do there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairnotice.domain.dates import Moment
from fairnotice.domain.phrase import Named, Phrase

YEARS_FRESH = 3
"""After so many years a source is looked at again; until then it is marked as stale."""


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

    @property
    def confidence(self) -> "Confidence":
        """How far a line may be relied on that rests on such a source, once it was read."""
        if self in {Authority.PRIMARY_LAW, Authority.COURT, Authority.TREATY}:
            return Confidence.HIGH
        if self in {Authority.NATIONAL_AUTHORITY, Authority.ORGANISATION}:
            return Confidence.MEDIUM
        return Confidence.LOW


class Confidence(StrEnum):
    """How far a statement may be relied on."""

    HIGH = "high"  # the law, a treaty or a court, read
    MEDIUM = "medium"  # an official statement, read
    LOW = "low"  # the press, a law firm, a single case as reported, or memory


class OtherMeasure(StrEnum):
    """What a country may do on a notice that is no arrest. Shown apart from arrest."""

    ENTRY_REFUSED = "entry_refused"
    VISA_LOST = "visa_lost"  # a visa, a residence permit or a travel authorisation
    MONITORING = "monitoring"  # watched, or checked discreetly
    DOCUMENT_SEIZED = "document_seized"
    REMOVAL = "removal"  # put out of the country under the law on foreigners


class Standing(StrEnum):
    """How far a country's file has come."""

    DRAFTED = "drafted"
    CHECKED = "checked"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class FileStatus:
    """Who stands behind a country's file: nobody yet, a lawyer who checked it, or a national authority."""

    standing: Standing = Standing.DRAFTED
    by: str = ""  # who checked it, or the national authority that approved it
    office: str = ""
    on: date | None = None
    reference: str = ""
    lapsed: str = ""  # why an approval that the file names does not count

    @property
    def approved(self) -> bool:
        """Whether a national authority approved the lines as they stand."""
        return self.standing is Standing.APPROVED

    @property
    def says(self) -> Phrase:
        """The status in a sentence."""
        if self.standing is Standing.DRAFTED:
            return Phrase("Drafted. Nobody has checked this file, and no national authority has approved it.")
        by = Named(f"{self.by}, {self.office}" if self.office else self.by)
        on = self.on or date.max  # the file is refused without a day
        if self.standing is Standing.CHECKED:
            return Phrase("Checked by {by}, on {on}. No national authority has approved it.", by=by, on=on)
        return Phrase("Approved by {by}, on {on} ({reference}).", by=by, on=on, reference=Named(self.reference))


NOBODY = FileStatus()
"""Drafted, and nothing else."""


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
    short: str = ""  # the same in a few words, for a card that must fit one screen
    measure: OtherMeasure | None = None  # a step other than arrest: shown apart
    dated: date | None = None  # of a statement, an article or a case: its own day, where it was read

    @property
    def brief(self) -> str:
        """What the card says: the few words where the file has some. A line that was marked since says so in full."""
        return self.short or self.says

    @property
    def confidence(self) -> Confidence:
        """How far it may be relied on."""
        return self.authority.confidence if self.seen else Confidence.LOW

    def stale(self, on: date) -> bool:
        """Whether what it rests on was said, or read, more than three years before that day. The law's own text ages
        from the day on which it was read."""
        ages = self.authority not in {Authority.PRIMARY_LAW, Authority.COURT, Authority.TREATY}
        last = self.dated if ages and self.dated else self.read
        return last is None or (on.year - last.year, on.month, on.day) > (YEARS_FRESH, last.month, last.day)

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
    status: FileStatus = NOBODY  # of the country's own file
    live: bool = True  # in training a file that nobody approved may show a power, marked

    def of(self, modality: Modality) -> tuple[Line, ...]:
        """The lines of one modality."""
        return tuple(line for line in self.lines if line.modality is modality)

    @property
    def other_measures(self) -> tuple[Line, ...]:
        """What may be done here that is no arrest, whatever its modality."""
        return tuple(line for line in self.lines if line.measure)
