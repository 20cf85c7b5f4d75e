"""The person whom a notice is about: identities, offices, protection, and the part the file says they played."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from fairnotice.domain.dates import PartialDate, Period
from fairnotice.domain.unknown import UNKNOWN, Unknown

LONGEST_NAME = 300
"""Characters of a name, at every door. The longest names on public lists have about 120."""
NAMELESS = "A person whose name is not known"
"""What lists show for somebody without a name: a body, or one who cannot say who they are."""


class NameKind(StrEnum):
    """What kind of name it is."""

    PRIMARY = "primary"
    ALIAS = "alias"
    MAIDEN = "maiden"
    FORMER = "former"
    LOW_QUALITY = "low_quality"


class Sex(StrEnum):
    """Sex as the source states it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Photo(StrEnum):
    """Whether a photograph is there, and of what quality (RPD 83(2)(a)(ii) asks for a good one)."""

    GOOD = "good"
    POOR = "poor"
    NONE = "none"


class Reality(StrEnum):
    """Whether the person exists. Training and live part on it."""

    INVENTED = "invented"
    PRESS = "press"  # a real person known from the press: reviewed in training, never published or indexed
    ACTUAL = "actual"


class OfficeKind(StrEnum):
    """Kinds of office that the law treats apart. The first three carry personal immunity (ICJ 2002)."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    MINISTER = "minister"
    MEMBER_OF_PARLIAMENT = "member_of_parliament"
    OFFICIAL = "official"
    MILITARY = "military"
    DIPLOMAT = "diplomat"
    CANDIDATE = "candidate"

    @property
    def personal_immunity(self) -> bool:
        """Whether its holder is immune from every foreign national court while in office."""
        return self in {
            OfficeKind.HEAD_OF_STATE,
            OfficeKind.HEAD_OF_GOVERNMENT,
            OfficeKind.FOREIGN_MINISTER,
        }


class ProtectionKind(StrEnum):
    """Protective statuses."""

    REFUGEE = "refugee"
    ASYLUM_SEEKER = "asylum_seeker"
    SUBSIDIARY = "subsidiary"  # other protection against return


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written. The original is kept as it came; `script` is an ISO 15924 code, `language` BCP 47."""

    text: str
    kind: NameKind = NameKind.PRIMARY
    script: str | Unknown = UNKNOWN
    language: str | Unknown = UNKNOWN
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A travel or identity document."""

    kind: str
    number: str
    country: str | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class Identity:
    """One set of particulars. A person may use several, or another's. Of a body there may be no name."""

    names: tuple[Name, ...] = ()
    births: tuple[PartialDate, ...] = ()
    birth_place: str | Unknown = UNKNOWN
    sex: Sex | Unknown = UNKNOWN
    nationalities: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    photo: Photo | Unknown = UNKNOWN
    description: str = ""
    biometrics: bool | Unknown = UNKNOWN
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office held. The scheduled end and the actual end are two facts, learnt at two times.

    Seen from an instant before the actual end was learnt, the scheduled end is what counts; with neither,
    the office has no known end.
    """

    kind: OfficeKind
    title: str
    state: str
    began: date
    scheduled_end: date | None = None
    ended: date | None = None
    ended_learnt: datetime | None = None
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None

    def as_known(self, known: datetime) -> "Office | None":
        """The office as the file knew it then, or None when it was not known yet."""
        if self.learnt and self.learnt > known:
            return None
        if self.ended and self._end_learnt() > known:
            return Office(
                kind=self.kind,
                title=self.title,
                state=self.state,
                began=self.began,
                scheduled_end=self.scheduled_end,
                sources=self.sources,
                learnt=self.learnt,
            )
        return self

    def _end_learnt(self) -> datetime:
        assert self.ended is not None
        return self.ended_learnt or datetime.combine(self.ended, time(), UTC)

    @property
    def end(self) -> date | None:
        """The end that counts: the actual one where known, else the scheduled one."""
        return self.ended or self.scheduled_end

    def held_on(self, day: date) -> bool:
        """Whether the office is held on that day. The last day counts as held."""
        return self.began <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Protection:
    """A protective status. Which state granted it stays with the secretariat (RPD as read with GA-2017-86-RES-09)."""

    kind: ProtectionKind
    against: str | Unknown = UNKNOWN  # the state that the person fears
    granted_by: str | Unknown = UNKNOWN
    confirmed: bool | Unknown = UNKNOWN  # by the member that granted it
    holds: Period = Period()
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """What the file says that this person did (RPD 83(2)(b)(i)): a short account with time, place and role."""

    summary: str
    role: str | Unknown = UNKNOWN
    acts: tuple[str, ...] = ()
    place: str | Unknown = UNKNOWN
    when: PartialDate | Unknown = UNKNOWN
    means: str | Unknown = UNKNOWN
    gain: str | Unknown = UNKNOWN
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A named person in the dossier."""

    id: str
    identities: tuple[Identity, ...]
    reality: Reality = Reality.ACTUAL
    status: str | Unknown = UNKNOWN  # one of RPD 44(1): see PERSON_STATUSES
    offices: tuple[Office, ...] = ()
    protections: tuple[Protection, ...] = ()
    participation: Participation | None = None

    @property
    def label(self) -> str:
        """The name that lists show."""
        names = [name for identity in self.identities for name in identity.names]
        primary = [name for name in names if name.kind is NameKind.PRIMARY]
        return (primary or names)[0].text if names else NAMELESS

    @property
    def nationalities(self) -> tuple[str, ...]:
        """Every nationality of every identity, once each."""
        found = (code for identity in self.identities for code in identity.nationalities)
        return tuple(dict.fromkeys(found))

    @property
    def births(self) -> tuple[PartialDate, ...]:
        """Every birth date of every identity, once each."""
        return tuple(dict.fromkeys(birth for identity in self.identities for birth in identity.births))


PERSON_STATUSES = (
    "convicted",
    "charged",
    "suspect",
    "criminal_history",
    "witness",
    "victim",
    "missing",
    "unidentified_person",
    "unidentified_body",
    "deceased",
    "possible_threat",
    "un_sanctioned",
)
"""The closed list of RPD 44(1)(a)-(l)."""
