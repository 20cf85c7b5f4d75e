"""From a possible match to a measure."""

from typing import Any

from pydantic import BaseModel, Field

from fairnotice.api.schemas.parts import Day, EffectAnswer, Id, Instant, Mark
from fairnotice.api.schemas.quality import MisusedIdentity


class Compared(BaseModel):
    """One comparison, with both values and a sentence."""

    feature: str
    traveller: str
    entry: str
    score: float
    bits: float = Field(description="What it is worth as evidence: the base-2 logarithm of a likelihood ratio.")
    says: str


class Match(BaseModel):
    """A possible match, raised as a hit for a person to verify, and the effect in your own country."""

    mark: Mark
    hit: Id
    notice: Id
    number: str
    score: float
    bits: float = Field(description="What all comparisons are worth together as evidence.")
    decision: str
    reasons: list[Compared]
    missing: list[str]
    would_rule_out: list[str]
    effect: EffectAnswer
    misused: list[MisusedIdentity] = Field(
        description="To be said first: the true holder of this paper or identity is not wanted. Verify who it is."
    )


class ReadAs(BaseModel):
    """How something was read where that is not plain, such as a birth year of another calendar."""

    pointer: str
    detail: str


class SetAside(BaseModel):
    """A notice for which the traveller is not stopped: an officer verified that this traveller is not its person."""

    notice: Id
    number: str
    since: Instant
    office: str = Field(description="The code of the bureau whose officer verified it.")
    until: Day


class Gone(BaseModel):
    """A match whose notice has left the list since it was found. Nothing rests on it, and nobody is held for it."""

    hit: Id
    notice: Id
    number: str


MINOR = "Whether the traveller may be under 18: an uncertain age counts so, and that of somebody without a birth date."


class Checked(BaseModel):
    """The possible matches of one traveller; none is an answer as well. What is known to be wrong is told apart."""

    mark: Mark
    items: list[Match]
    gone: list[Gone]
    set_aside: list[SetAside]
    notes: list[ReadAs]
    possibly_minor: bool = Field(description=MINOR)
    cut: str = Field(description="A sentence where others who are just as alike may be left out, else empty.")


class RowMisfit(BaseModel):
    """A row of which something cannot be read: its place, from zero, and what is wrong with it."""

    index: int
    errors: list[dict[str, str]]
    used: bool = Field(description="Whether the rest of the row was used. A row with neither name nor document is not.")


class RowReadAs(ReadAs):
    """The same, in a row by its place, from zero."""

    index: int


class CheckedRow(BaseModel):
    """The possible matches of one of several travellers, by their place in what was sent, from zero."""

    index: int
    reference: str
    items: list[Match]
    gone: list[Gone]
    set_aside: list[SetAside]
    notes: list[ReadAs]
    possibly_minor: bool = Field(description=MINOR)
    cut: str = Field(description="A sentence where others who are just as alike may be left out, else empty.")


class CheckedRows(BaseModel):
    """The answer to several travellers: to each its own, and what could not be read."""

    mark: Mark
    travellers: list[CheckedRow]
    misfits: list[RowMisfit]


class TakenIn(BaseModel):
    """Travellers were taken in. It is the same whether one of them is sought or nobody."""

    mark: Mark
    reference: Id
    received: int
    taken_in: int
    misfits: list[RowMisfit]
    notes: list[RowReadAs]


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
    """A hit in the bureau that found the person. Others are told where it was raised, when, and what came of it."""

    hit: Id
    notice: Id
    bureau: str
    state: str
    score: float | None = Field(description="None, with no reasons and no traveller, for any other office.")
    reasons: list[Compared]
    traveller: dict[str, Any]
    carrier: str = Field(description="Which carrier submitted the traveller; empty where an officer checked.")
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

    can_be_remembered: bool = Field(
        description="Whether a no can be remembered as a wrong match: it has a paper with its country and a full birth "
        "date."
    )
    open_acts: list[str]
    steps: Steps


class HitState(BaseModel):
    """A hit after an act."""

    hit: Id
    state: str


class Remembered(BaseModel):
    """A wrong match that is remembered, and the last day on which it holds."""

    wrong_match: Id
    until: Day


class WrongMatch(Remembered):
    """One wrong match, without anything about the traveller."""

    notice: Id
    number: str
    officer: str = Field(description="The login of the officer who verified it.")
    office: str
    since: Instant
    holds: bool
    ended: str = Field(description="`changed`: the notice gives other particulars by now; `ended`: by an officer.")


class WrongMatches(BaseModel):
    """The wrong matches of your bureau, those that hold first."""

    mark: Mark
    items: list[WrongMatch]


class WrongMatchEnded(BaseModel):
    """A wrong match ended."""

    wrong_match: Id
    ended: bool


class HitVerified(HitState):
    """A hit of which a person has said whether it is the person."""

    remembered: Remembered | None = Field(default=None, description="Of a no that is remembered, else null.")


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
