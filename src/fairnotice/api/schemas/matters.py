"""Matters and requests, and what was done with them."""

from pydantic import BaseModel, Field

from fairnotice.api.schemas.parts import CaseFile, Day, Id, Instant, Mark, ReviewPart


class CaseRow(BaseModel):
    """A matter in a list."""

    case: Id
    title: str
    source: str
    made_at: Instant


class WarrantRow(BaseModel):
    """A warrant of a matter."""

    warrant: str
    state: str


class RequestRow(BaseModel):
    """A request in a list."""

    request: Id
    case: Id
    subject: str
    source: str
    kind: str
    state: str
    simulated: bool
    urgent: str = Field(description="Why it cannot wait; empty when it can.")
    submitted_at: Instant | None


class Case(BaseModel):
    """A matter: its newest dossier as you may see it, its warrants and requests."""

    mark: Mark
    case: Id
    title: str
    source: str
    revision: int
    warrants: list[WarrantRow]
    requests: list[RequestRow]
    dossier: CaseFile


class CaseOpened(BaseModel):
    """A matter taken in."""

    case: Id
    warrants: list[str]


class DossierFiled(BaseModel):
    """A new version of a dossier."""

    case: Id
    version: int


class WarrantState(BaseModel):
    """A warrant after an act."""

    warrant: str
    state: str


class RequestDrafted(BaseModel):
    """A new draft."""

    request: Id


class RequestState(BaseModel):
    """A request after an act."""

    request: Id
    state: str


class QuestionsAsked(RequestState):
    """The ids of the questions asked."""

    questions: list[Id]


class Assessed(RequestState):
    """The worksheet signed."""

    assessment: Id


class Decided(RequestState):
    """The decision: what the rules recommended, and whether it follows."""

    recommended: str
    follows: bool


class QuestionRow(BaseModel):
    """A question to the source and its answer."""

    question: Id
    rule: str
    text: str
    asked_at: Instant
    answer: str | None


class FactorRow(BaseModel):
    """One factor as a reviewer weighed it."""

    rule: str
    lean: str
    why: str
    evidence: list[str]


class ChargeRow(BaseModel):
    """A charge that an approval leaves out of the notice, and why."""

    warrant: str
    offence: str
    why: str


class ConditionRow(BaseModel):
    """A condition that was open, and why it did not stop an approval."""

    rule: str
    how: str
    why: str
    evidence: list[str]


class AssessmentRow(BaseModel):
    """A worksheet that you may see."""

    assessment: Id
    revision: int
    outcome: str
    grounds: list[str]
    reasons: str
    factors: list[FactorRow]
    signed_at: Instant


class DecisionRow(BaseModel):
    """The decision on a request."""

    outcome: str
    grounds: list[str]
    reasons: str
    recommended: str
    follows: bool
    simulated: bool
    settled: list[ConditionRow]
    left_out: list[ChargeRow]
    decided_at: Instant


class RequestFile(RequestRow):
    """A request with what has been done about it and what you may do now."""

    mark: Mark
    open_acts: list[str]
    questions: list[QuestionRow]
    assessments: list[AssessmentRow]
    decision: DecisionRow | None


class ReviewShown(BaseModel):
    """A review, as far as you may see it now. `withheld` names what is null, or left out, and `why` says why."""

    mark: Mark
    request: Id
    withheld: list[str]
    why: str
    review: ReviewPart


class RememberedRow(BaseModel):
    """An earlier matter that a request looks like: how, why, in what it differs, and its grounds."""

    record: Id
    outcome: str
    kept_on: Day
    alike: str
    subject: str | None
    reasons: list[str]
    differs: list[str]
    grounds: list[str]
