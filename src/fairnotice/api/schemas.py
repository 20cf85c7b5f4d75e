"""What the API shows: the shapes of its answers. A field that is not listed here is never sent."""

from typing import Annotated, Any

from pydantic import BaseModel, Field, WithJsonSchema

PUBLISHED = "x-published"
"""Marks a part whose schema is published apart; the description of the API refers to it there."""

Id = Annotated[str, WithJsonSchema({"type": "string", "format": "uuid"})]
Instant = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
CaseFile = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "CaseFile"})]
ReviewPart = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "ReviewAsShown"})]
ReviewsAnswer = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "Reviews"})]
EffectAnswer = Annotated[dict[str, Any], WithJsonSchema({"type": "object", PUBLISHED: "Effect"})]
Mark = Annotated[str, Field(description="EXAMPLE in a training installation, empty in a live one.")]


class Health(BaseModel):
    """Whether the service works."""

    status: str
    version: str
    mode: str


class Me(BaseModel):
    """The account of the token."""

    officer: Id
    role: str
    bureau: str
    country: str | None
    states: list[str]
    mode: str


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


class AssessmentRow(BaseModel):
    """A worksheet that you may see."""

    assessment: Id
    revision: int
    outcome: str
    grounds: list[str]
    reasons: str
    signed_at: Instant


class DecisionRow(BaseModel):
    """The decision on a request."""

    outcome: str
    grounds: list[str]
    reasons: str
    recommended: str
    follows: bool
    simulated: bool
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


class NoticeRow(BaseModel):
    """A notice in a list."""

    notice: Id
    number: str
    kind: str
    state: str
    source: str
    published_at: Instant
    expires_on: Day


class Notice(NoticeRow):
    """A notice with the document that recipients read, and what you may do now. A deleted one has no document."""

    mark: Mark
    document: dict[str, Any]
    open_acts: list[str]


class NoticeState(BaseModel):
    """A notice after an act."""

    notice: Id
    number: str
    state: str


class EffectShown(BaseModel):
    """What a notice means in one country."""

    mark: Mark
    notice: Id
    effect: EffectAnswer


class RegisterEntry(BaseModel):
    """An entry of your bureau's own view of the register."""

    sequence: int
    notice: Id
    kind: str
    digest: str
    entered_at: Instant


class Compared(BaseModel):
    """One comparison, with both values and a sentence."""

    feature: str
    traveller: str
    entry: str
    score: float
    says: str


class Match(BaseModel):
    """A possible match, raised as a hit for a person to verify, and the effect in your own country."""

    mark: Mark
    hit: Id
    notice: Id
    number: str
    score: float
    decision: str
    reasons: list[Compared]
    missing: list[str]
    would_rule_out: list[str]
    effect: EffectAnswer


class ConfirmationRow(BaseModel):
    """A confirmation asked of a source. It does not say by whom."""

    confirmation: Id
    notice: Id
    asked_at: Instant
    due_at: Instant
    answer: str
    answer_text: str


class DisclosureRow(BaseModel):
    """What a locating bureau told the source."""

    disclosure: Id
    notice: Id
    bureau: str
    tells: str
    text: str
    decided_at: Instant


class MeasureRow(BaseModel):
    """A measure."""

    measure: Id
    notice: Id
    bureau: str
    kind: str
    legal_basis: str
    state: str
    taken_at: Instant
    ended_at: Instant | None


class HitRow(BaseModel):
    """A hit in the bureau that found the person."""

    hit: Id
    notice: Id
    bureau: str
    state: str
    score: float
    reasons: list[Compared]
    traveller: dict[str, Any]
    raised_at: Instant


class VerificationShown(BaseModel):
    """What a person compared. Of a dismissed hit only which features."""

    same: bool
    compared: dict[str, str] | list[str]


class ProtectionShown(BaseModel):
    """What was found about protection."""

    protected: bool
    checked: str


class Steps(BaseModel):
    """What stands between a hit and a measure, as far as it has come and you may see it."""

    verification: VerificationShown | None
    confirmations: list[ConfirmationRow]
    protection: ProtectionShown | None
    disclosure: DisclosureRow | None
    measures: list[MeasureRow]


class HitFile(HitRow):
    """A hit with its steps and what you may do now."""

    open_acts: list[str]
    steps: Steps


class HitState(BaseModel):
    """A hit after an act."""

    hit: Id
    state: str


class ConfirmationAsked(HitState):
    """The confirmation asked, and by when it is due."""

    confirmation: Id
    due: Instant


class MeasureRecorded(HitState):
    """The measure recorded."""

    measure: Id


class ConfirmationAnswered(BaseModel):
    """A confirmation answered."""

    confirmation: Id
    answer: str


class MeasureState(BaseModel):
    """A measure after an act."""

    measure: Id
    state: str


class MessageRow(BaseModel):
    """A message to your office."""

    message: Id
    to: str
    about: str
    thing: str
    text: str
    sent_at: Instant


class DueRow(BaseModel):
    """A clock: what is due when, who owes it, what follows when it is missed."""

    due: Id
    code: str
    thing: str
    what: str
    due_at: Instant
    owes: str
    missed: str
    cites: str
    state: str


class BureauRow(BaseModel):
    """A bureau or an office."""

    bureau: str
    name: str
    country: str | None
    kind: str
    telephone: str


class OfficerRow(BaseModel):
    """An account."""

    officer: Id
    login: str
    bureau: str
    role: str
    states: list[str]
    active: bool


class OfficerAdded(BaseModel):
    """A new account."""

    officer: Id
    role: str
    bureau: str


class BureauAdded(BaseModel):
    """A new bureau."""

    bureau: str


class TokenMade(BaseModel):
    """A token. It is shown this once."""

    token: str


class TokensRevoked(BaseModel):
    """How many tokens ended."""

    ended: int


class OfficerLeft(BaseModel):
    """An account closed."""

    officer: Id
    active: bool


class AccessRow(BaseModel):
    """One read or search: who, from where, what, what for, when."""

    access: Id
    officer: Id
    bureau: str
    operation: str
    thing: str
    purpose: str
    at: Instant


class EventRow(BaseModel):
    """One event: what happened to which thing, when, and which office did it."""

    sequence: int
    type: str
    thing: str
    at: Instant
    role: str
    bureau: str
    payload: dict[str, Any]


class RuleRow(BaseModel):
    """A rule of the rulebook."""

    rule: str
    kind: str
    question: str
    citation: str
    in_force: Day
    until: Day | None
    edition: Day | None
    effect: str
    strength: str
    ground: str | None
    audience: str
    unless: str | None
    carried_by: str
