"""The request for a notice, or the diffusion that a bureau wants to send."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fairnotice.domain.unknown import UNKNOWN, Unknown


class Kind(StrEnum):
    """Kinds of notice, and the diffusion that seeks an arrest."""

    RED = "red"
    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    BLACK = "black"
    UN_SPECIAL = "un_special"
    DIFFUSION = "diffusion"  # any other diffusion
    WANTED_DIFFUSION = "wanted_diffusion"

    @property
    def is_diffusion(self) -> bool:
        """Whether the bureau sends it itself, to recipients it chooses."""
        return self in {Kind.DIFFUSION, Kind.WANTED_DIFFUSION}

    @property
    def seeks_arrest(self) -> bool:
        """Whether an arrest is its aim."""
        return self in {Kind.RED, Kind.WANTED_DIFFUSION}


NAMELESS_KINDS = frozenset({Kind.BLUE, Kind.YELLOW, Kind.BLACK})
"""Notices that may be about somebody whose name nobody knows (RPD 88(3)(b), 90(3), 91)."""
WITHOUT_WARRANT = frozenset({Kind.BLUE, Kind.GREEN, Kind.YELLOW, Kind.BLACK, Kind.UN_SPECIAL, Kind.DIFFUSION})
"""Notices and diffusions that need no warrant."""


class SoughtFor(StrEnum):
    """What the person is wanted for."""

    PROSECUTION = "prosecution"
    SENTENCE = "sentence"


class Stage(StrEnum):
    """How far the request has come. What is announced is not filed."""

    ANNOUNCED = "announced"
    FILED = "filed"


class RequesterKind(StrEnum):
    """Who asks (RPD 82)."""

    BUREAU = "bureau"
    TRIBUNAL = "tribunal"
    INTERNATIONAL_BODY = "international_body"


@dataclass(frozen=True, slots=True)
class Requester:
    """The bureau or body that asks."""

    name: str
    kind: RequesterKind = RequesterKind.BUREAU
    country: str | None = None  # none for an international court or body


@dataclass(frozen=True, slots=True)
class Assurances:
    """RPD 84: what a requester of a red notice assures, and the limits of its promise to ask for extradition."""

    issuer_competent: bool | Unknown = UNKNOWN
    extradition_will_be_sought: bool | Unknown = UNKNOWN
    extradition_countries: tuple[str, ...] = ()  # from which; none named: from every country
    extradition_not_from: tuple[str, ...] = ()  # from which none is sought, whatever else is said
    extradition_until: date | Unknown = UNKNOWN  # the last day on which it is sought


@dataclass(frozen=True, slots=True)
class Attestations:
    """RPD 76(2), 99(2) and 34(1)-(2): what a requester attests before anything is recorded."""

    quality_and_lawfulness: bool | Unknown = UNKNOWN
    publication_conditions: bool | Unknown = UNKNOWN
    cooperation_interest: bool | Unknown = UNKNOWN
    articles_2_and_3: bool | Unknown = UNKNOWN
    checked_human_rights: bool | Unknown = UNKNOWN
    checked_article_3: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class Metadata:
    """RPD 37(2): what every record carries besides its source, date, purpose and person's status."""

    confidentiality: str | Unknown = UNKNOWN  # OFFICIAL_USE_ONLY, RESTRICTED, CONFIDENTIAL
    retention_months: int | Unknown = UNKNOWN
    access_limits: tuple[str, ...] | Unknown = UNKNOWN  # countries that may not see it; () means none
    linked_event: str | Unknown = UNKNOWN
    relevance: str | Unknown = UNKNOWN


CONFIDENTIALITY_LEVELS = ("OFFICIAL_USE_ONLY", "RESTRICTED", "CONFIDENTIAL")
"""RPD 112(1): the three levels, lowest first."""

PURPOSES = (
    "arrest",
    "locate",
    "investigation_information",
    "warning",
    "identification",
    "forensics",
    "security_checks",
    "border_control",
    "threat_analysis",
)
"""The nine purposes of RPD 10(2)(a)-(i)."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request. `filed` stays unknown while it has only been announced."""

    kind: Kind
    requester: Requester
    stage: Stage = Stage.FILED
    announced: date | None = None
    filed: date | Unknown = UNKNOWN
    purpose: str | Unknown = UNKNOWN
    sought_for: SoughtFor | Unknown = UNKNOWN
    language: str | Unknown = UNKNOWN
    assurances: Assurances = Assurances()
    attestations: Attestations = Attestations()
    metadata: Metadata = Metadata()
    interest: str | Unknown = UNKNOWN  # why other countries' police are needed (RPD 35)
    recipients: tuple[str, ...] = ()  # of a diffusion
    public_extract: bool = False  # the source agrees to a public extract (RPD 61(2)(b))
    waiver_consulted: bool = False  # the secretariat has consulted the requester under RPD 83(1)(b)
    waiver_reasons: str = ""
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None
