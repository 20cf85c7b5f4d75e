"""The national warrant or judgment that a request rests on."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import total_ordering

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.unknown import UNKNOWN, Unknown


@total_ordering
@dataclass(frozen=True, slots=True)
class Penalty:
    """A deprivation of liberty in months, or for life, or death. Comparable; raises InvalidValue below zero.

    Days are kept because a remainder to be served may be shorter than a month; a month counts as 30 days
    only when two penalties are compared.
    """

    months: int = 0
    days: int = 0
    without_end: str = ""  # "", "life" or "death"

    def __post_init__(self) -> None:
        """Refuse what no court can impose."""
        if self.months < 0 or self.days < 0:
            raise InvalidValue("a penalty cannot be below zero")
        if self.without_end not in {"", "life", "death"}:
            raise InvalidValue(f"'{self.without_end}' is not life or death")

    @classmethod
    def parse(cls, text: str) -> "Penalty":
        """Read `24 months`, `5 years`, `1 year 6 months`, `10 days`, `none`, `life` or `death`.

        Raises InvalidValue for anything else. `none` is a fine or no penalty: no deprivation of liberty.
        """
        plain = text.strip().lower()
        if plain in {"life", "death"}:
            return cls(without_end=plain)
        if plain == "none":
            return cls()
        parts = re.findall(r"(\d{1,4})\s*(year|month|day)s?", plain)
        rest = re.sub(r"\d{1,4}\s*(?:year|month|day)s?|\s|,|and", "", plain)
        if not parts or rest:
            raise InvalidValue(f"'{text}' is not a penalty such as '24 months', '5 years', 'none', 'life'")
        months = sum(int(n) * {"year": 12, "month": 1, "day": 0}[unit] for n, unit in parts)
        return cls(months=months, days=sum(int(n) for n, unit in parts if unit == "day"))

    def _key(self) -> tuple[int, float]:
        return ({"": 0, "life": 1, "death": 2}[self.without_end], self.months + self.days / 30)

    def __lt__(self, other: "Penalty") -> bool:
        """Shorter, or of a lesser kind."""
        return self._key() < other._key()

    def __str__(self) -> str:
        """The form that `parse` reads."""
        if self.without_end:
            return self.without_end
        years, months = divmod(self.months, 12)
        counted = ((years, "year"), (months, "month"), (self.days, "day"))
        return " ".join(f"{n} {unit}{'s' * (n != 1)}" for n, unit in counted if n) or "none"


class AuthorityKind(StrEnum):
    """What kind of authority issued a warrant (RPD 84(c) asks whether it is a court)."""

    COURT = "court"
    PROSECUTOR = "prosecutor"
    POLICE = "police"
    MINISTRY = "ministry"
    INTERNATIONAL_COURT = "international_court"

    @property
    def is_court(self) -> bool:
        """Whether it is a court."""
        return self in {AuthorityKind.COURT, AuthorityKind.INTERNATIONAL_COURT}


class OffenceCategory(StrEnum):
    """What the charge is on its face. The label never settles the matter: facts do (RoP 2.2, 52-53)."""

    MURDER = "murder"
    BODILY_HARM = "bodily_harm"
    KIDNAPPING = "kidnapping"
    HOSTAGE_TAKING = "hostage_taking"
    SEXUAL_OFFENCE = "sexual_offence"
    TERRORISM = "terrorism"
    TERRORIST_MEMBERSHIP = "terrorist_membership"
    TERRORIST_FINANCING = "terrorist_financing"
    ROBBERY = "robbery"
    THEFT = "theft"
    FRAUD = "fraud"
    CORRUPTION = "corruption"
    EMBEZZLEMENT = "embezzlement"
    MONEY_LAUNDERING = "money_laundering"
    TAX = "tax"
    DRUGS = "drugs"
    ARMS = "arms"
    EXPORT_CONTROL = "export_control"
    SANCTIONS = "sanctions"
    TRAFFICKING = "trafficking"
    ORGANISED_CRIME = "organised_crime"
    CYBERCRIME = "cybercrime"
    ARSON = "arson"
    PROPERTY_DAMAGE = "property_damage"
    RIOT = "riot"
    ENVIRONMENT = "environment"
    FORGERY = "forgery"
    ELECTION_OFFENCE = "election_offence"
    ABUSE_OF_OFFICE = "abuse_of_office"
    PARENTAL_ABDUCTION = "parental_abduction"
    PRIVATE_DEBT = "private_debt"
    UNFUNDED_CHEQUE = "unfunded_cheque"
    CONTRACT_DISPUTE = "contract_dispute"
    FAMILY_MATTER = "family_matter"
    ADMINISTRATIVE = "administrative"
    MORALS_OR_CUSTOM = "morals_or_custom"
    INSULT_OR_DEFAMATION = "insult_or_defamation"
    HATE_SPEECH = "hate_speech"
    BANNED_OPINION = "banned_opinion"
    TREASON = "treason"
    ESPIONAGE = "espionage"
    STATE_SECRETS = "state_secrets"
    SEDITION = "sedition"
    COUP = "coup"
    STATE_SECURITY = "state_security"
    PROHIBITED_ASSOCIATION = "prohibited_association"
    UNAUTHORISED_ASSEMBLY = "unauthorised_assembly"
    BANNED_FAITH = "banned_faith"
    DESERTION = "desertion"
    MILITARY_OFFENCE = "military_offence"
    ILLEGAL_EXIT = "illegal_exit"
    MILITARY_OPERATION = "military_operation"
    GENOCIDE = "genocide"
    CRIME_AGAINST_HUMANITY = "crime_against_humanity"
    WAR_CRIME = "war_crime"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who issued the warrant."""

    name: str
    kind: AuthorityKind | Unknown = UNKNOWN
    country: str | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class Offence:
    """One charge: its words, the provision, the maximum penalty (RPD 83(2)(b)(ii)-(iv))."""

    id: str
    charge: str
    category: OffenceCategory | Unknown = UNKNOWN
    provision: str | Unknown = UNKNOWN
    provision_text: str = ""
    max_penalty: Penalty | Unknown = UNKNOWN
    facts: str = ""  # the set of facts that it rests on; charges on one set are judged together (RoP 3.12)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence imposed and what remains of it."""

    imposed: Penalty | Unknown = UNKNOWN
    remaining: Penalty | Unknown = UNKNOWN
    in_absentia: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class Warrant:
    """A warrant, a list of warrants announced as one, or a judgment.

    `at_least` is the number of people whom it is known to cover, as a bound; the named ones are among them.
    Nothing is inferred about those who are not named.
    """

    id: str
    authority: Authority
    offences: tuple[Offence, ...]
    subjects: tuple[str, ...]
    reference: str | Unknown = UNKNOWN
    place: str | Unknown = UNKNOWN
    issued: date | Unknown = UNKNOWN
    in_force: bool | Unknown = UNKNOWN
    sentence: Sentence | None = None
    time_barred_from: date | Unknown = UNKNOWN
    appeal_to_court: bool | Unknown = UNKNOWN
    copy_attached: bool = False
    at_least: int | None = None
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None

    def __post_init__(self) -> None:
        """A bound below the number of named people would be false."""
        if self.at_least is not None and self.at_least < len(self.subjects):
            raise InvalidValue(f"covers at least {self.at_least}, but names {len(self.subjects)} subjects")

    @property
    def undisclosed_at_least(self) -> int:
        """How many people at least are covered and not named."""
        return max(0, (self.at_least or 0) - len(self.subjects))
