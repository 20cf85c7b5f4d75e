"""What the API is given: the bodies of its acts. A field that is not listed is refused, so that a slip is noticed."""

import re
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Header, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from fairnotice.api.clock import When
from fairnotice.api.particulars import BirthGiven, IssuerGiven, NationalityGiven, SexGiven
from fairnotice.api.schemas.parts import PUBLISHED, CaseFile
from fairnotice.domain.measure import MEASURE_KINDS
from fairnotice.domain.officer import Role
from fairnotice.domain.subject import LONGEST_NAME
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.dossier.models.people import DocumentTable
from fairnotice.formats.dossier.problems import reject
from fairnotice.formats.dossier.values import Country
from fairnotice.formats.mrz import looks_like_mrz
from fairnotice.formats.typed_name import read_name
from fairnotice.law.conditions import SettledHow
from fairnotice.law.model import Ground, Lean
from fairnotice.screening.one_word import said_of_one_word
from fairnotice.screening.query import MOST_NAMES
from fairnotice.screening.query import Query as ScreeningQuery
from fairnotice.services.manifests import MOST_TRAVELLERS

# The database keeps neither the character zero nor half a surrogate pair, and no letter needs another control.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MORE_THAN_A_LINE = re.compile("[\t\n\r\x85\u2028\u2029]")


def _writable(text: str) -> str:
    if UNWRITABLE.search(text):
        raise ValueError("holds a character that no text needs")
    return text


def _one_line(text: str) -> str:
    if _MORE_THAN_A_LINE.search(_writable(text)):
        raise ValueError("is more than one line")
    return text


def _a_name(text: str) -> str:
    if looks_like_mrz(text):
        reject(
            "is a machine readable zone and no name.", "what it says, as names, births, nationalities, sex, documents"
        )
    return _one_line(text)


class Paper(DocumentTable):
    """A travel or identity document of a traveller."""

    country: Annotated[IssuerGiven, Field(description="The issuing state, by any of its codes or its name.")] = UNKNOWN


def _kept(document: Paper) -> Paper:
    """A hit keeps the document, so that it must be one that can be written down."""
    _one_line(document.kind)
    _one_line(document.number)
    return document


Words = Annotated[str, StringConstraints(strict=True, max_length=20_000), AfterValidator(_writable)]
Line = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=200), AfterValidator(_one_line)]
Name = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_NAME), AfterValidator(_a_name)]
Code = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$")]
Key = Annotated[
    str | None,
    Header(
        None,
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{1,120}$",
        description="A word of your choice. The act sent again under it is done once and answers as before.",
    ),
]
Purpose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    AfterValidator(_one_line),
    Query("casework", description="What you read it for. It is kept in the access log."),
]


CheckPurpose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    AfterValidator(_one_line),
    Query(..., alias="purpose", description="What the checks are for, such as 'border check, entry'."),
]


class Given(BaseModel):
    """A body."""

    model_config = ConfigDict(extra="forbid")


class Reasons(Given):
    """Why, in words. They stay with your office and the secretariat."""

    reasons: Words


class ReasonsAndLetter(Reasons):
    """Why, and what those concerned are told."""

    letter: Words = ""


class Doubt(Given):
    """What is doubted, and why. The source and the secretariat read it, and which office wrote it."""

    words: Words


class TrafficGiven(Given):
    """The travellers of a month, and where the number comes from."""

    travellers: int = Field(ge=1, le=10**11, strict=True)
    source: Annotated[Line, Field(max_length=300)]


class MisusedGiven(Given):
    """Which particular of a notice is somebody else's, how to tell who stands there, and how that was verified."""

    place: Annotated[Line, Field(max_length=20, description="As `particulars` of the notice name it.")]
    verify_by: Annotated[Words, Field(max_length=500, description="Officers read it first. No name of the holder.")]
    evidence: Annotated[Words, Field(description="It stays with your office and the secretariat.")]
    agrees: bool = Field(default=False, description="The holder wants other countries to know.")
    until: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A year from now at most.")] | None = None


class Draft(Given):
    """Whom the request is about."""

    subject: Line = Field(description="The id of one of the dossier's subjects.")
    simulated: bool = Field(default=False, description="An exercise: every decision on it says so.")


class Answers(Given):
    """The answers, each by the id of its question."""

    answers: dict[UUID, Words]


class Question(Given):
    """A question, and the rule that raised it."""

    rule: Annotated[Line, Field(max_length=60)]
    text: Words


class Questions(Given):
    """Questions to the source."""

    questions: list[Question] = Field(min_length=1, max_length=200)


class Factor(Given):
    """One factor as a reviewer weighed it; `evidence` names facts of the review, by their `fact`."""

    rule: Code
    lean: Lean
    why: Words = ""
    evidence: list[Line] = Field(default=[], max_length=200)


class Condition(Given):
    """A condition that was open, and why it does not stop an approval. `evidence` names what in the file answers it."""

    rule: Code
    how: SettledHow
    why: Words
    evidence: list[Line] = Field(default=[], max_length=200)


class Outcome(Given):
    """What a person says of a request, with reasons."""

    outcome: Literal["refuse", "approve"]
    grounds: list[Ground] = Field(default=[], max_length=len(Ground))
    reasons: Words


class Assessment(Outcome):
    """One's own worksheet. Every factor on which something points against the request is weighed."""

    factors: list[Factor] = Field(default=[], max_length=200)


class ChargeLeftOut(Given):
    """A charge that the notice will not carry, by its warrant and its own id, and why."""

    warrant: Line
    offence: Line
    why: Words


class Decision(Outcome):
    """The decision. `reasons` stay in the file; `letter` is what the source is told; `settled`: what was open."""

    letter: Words = ""
    left_out: list[ChargeLeftOut] = Field(default=[], max_length=200)
    settled: list[Condition] = Field(default=[], max_length=200)
    when: When = When()


class Publication(Given):
    """Bureaus that must not see a diffusion; and of each country that it concerns and does not reach, why."""

    restricted: list[Code] = Field(default=[], max_length=300)
    left_out: dict[Country, Words] = Field(default={}, max_length=300)


class BureausGiven(Reasons):
    """Countries, named by their bureaus, and why."""

    bureaus: list[Code] = Field(min_length=1, max_length=300)


class CountriesGiven(Reasons):
    """Countries by their two letters, and why."""

    countries: list[Country] = Field(min_length=1, max_length=300)


class AddendumGiven(Reasons):
    """What is added to the notice, in the words that recipients read, and why."""

    text: Words


class AmendmentGiven(Reasons):
    """The whole case file as it is to read, and why."""

    dossier: CaseFile


class ChangeDecision(Reasons):
    """Whether a change is accepted, and why. The reasons stay in the file."""

    accept: Annotated[bool, Field(strict=True)]


class Particulars(Given):
    """What is known of a traveller."""

    names: list[Name] = Field(default=[], max_length=MOST_NAMES)
    births: list[BirthGiven] = Field(default=[], max_length=20)
    nationalities: list[NationalityGiven] = Field(default=[], max_length=20)
    sex: SexGiven = UNKNOWN
    documents: list[Annotated[Paper, AfterValidator(_kept)]] = Field(default=[], max_length=20)

    def query(self) -> ScreeningQuery:
        """The question to a list. Raises InvalidValue without a name or a document."""
        return ScreeningQuery(
            names=tuple(dict.fromkeys(each for name in self.names for each in read_name(name).spellings))[:MOST_NAMES],
            births=tuple(dict.fromkeys(birth for meant in self.births for birth in meant.births)),
            nationalities=tuple(dict.fromkeys(filter(None, self.nationalities))),
            sex=self.sex,
            documents=tuple(document.made() for document in self.documents),
        )

    def notes(self) -> list[dict[str, str]]:
        """How it was read where that is not plain: where, and a sentence."""
        names = [(f"#/names/{place}", read_name(name).said) for place, name in enumerate(self.names)]
        births = [(f"#/births/{place}", meant.said) for place, meant in enumerate(self.births)]
        alone = self.names and not (self.births or self.documents)
        one_word = [("#/names", said_of_one_word(self.query()))] if alone else []
        return [{"pointer": pointer, "detail": said} for pointer, said in (*names, *births, *one_word) if said]


WhatFor = Annotated[Line, Field(max_length=120, description="Such as 'border check, entry'.")]


class Check(Particulars):
    """What is known of a traveller, and what the check is for. Of one who does not match only a count is kept."""

    purpose: WhatFor


class Traveller(Particulars):
    """One of several travellers. `reference`: what the caller calls them, such as a booking's number."""

    reference: Annotated[str, StringConstraints(strict=True, max_length=80), AfterValidator(_one_line)] = ""


Travellers = Annotated[
    list[Any],
    Field(min_length=1, max_length=MOST_TRAVELLERS),
    WithJsonSchema(
        {
            "type": "array",
            "minItems": 1,
            "maxItems": MOST_TRAVELLERS,
            "items": {PUBLISHED: "Traveller"},
        }
    ),
]
"""Rows as they came: each is read by itself, so that one that does not fit does not stop the others."""


class Checks(Given):
    """Travellers to be checked, and what for. One that does not fit is told by its place; the others are checked."""

    travellers: Travellers
    purpose: WhatFor


class Manifest(Given):
    """Travellers of one journey, such as 'ZZ 123, 2 March, Lisbon to Auckland', submitted by a carrier."""

    journey: Annotated[Line, Field(max_length=120)]
    travellers: Travellers


class Verification(Given):
    """Whether it is the person, and what was compared: each feature and what was seen. For a yes at least two, for a no
    at least one that differs. To remember a no as a wrong match at least two."""

    same: bool
    compared: dict[Line, Words] = Field(max_length=30)
    remember: bool = Field(
        default=False,
        description="Of a no: your country does not stop this traveller for this notice again while paper, birth date "
        "and names stay the same, and the notice too. `can_be_remembered` of the hit says whether it can be.",
    )


class Protection(Given):
    """What was found about protection, and where it was looked for."""

    protected: bool
    checked: Words


class Disclosure(Given):
    """What the requester learns: where the person is, or nothing."""

    tells: bool
    text: Words = ""
    reasons: Words


class Measure(Given):
    """What was done, under which law of the country."""

    kind: Literal[MEASURE_KINDS]  # type: ignore[valid-type]  # the closed list of the domain
    legal_basis: Words


class Confirmation(Given):
    """Whether the notice stands and its data are right."""

    stands: bool
    text: Words = ""


class NewBureau(Given):
    """A bureau or an office."""

    code: Code
    name: Line
    kind: Literal["bureau", "tribunal", "secretariat", "commission", "court", "counsel"]
    country: Country | None = None
    telephone: Annotated[Words, Field(max_length=60)] = ""
    zone: Annotated[Line, Field(max_length=60, description="IANA, such as Europe/Lisbon: where its days end.")] = "UTC"


class NewOfficer(Given):
    """An account. `states` are those of nationality and secondment, which it must not decide about."""

    login: Annotated[Line, Field(max_length=80)]
    bureau: Code
    role: Role
    states: list[Country] = Field(default=[], max_length=20)


class NewToken(Given):
    """A token: what it is for, and for how many days."""

    name: Annotated[Line, Field(max_length=80)]
    days: int = Field(default=90, ge=1, le=366)
