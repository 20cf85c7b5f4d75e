"""What stands beside a request: what would change its review, two versions, two people, accounts that are alike."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema


class Supposed(Schema):
    """One open fact in one way."""

    fact: str = Field(description="What it is about: a coded fact, or a place in the case file.")
    doubt: Literal["unknown", "disputed", "dated", "decision"]
    says: str


class Otherwise(Schema):
    """A rule that would answer otherwise."""

    rule: str
    citation: str
    reason: str


class Flip(Schema):
    """A rule whose outcome would be another. Null on one side: it is not asked there."""

    rule: str
    citation: str
    before: Literal["met", "not_met", "undetermined", "needs_judgement"] | None
    after: Literal["met", "not_met", "undetermined", "needs_judgement"] | None


class Turn(Schema):
    """A smallest set of facts that would turn the review."""

    if_: list[Supposed] = Field(alias="if")
    recommendation: Literal["refuse", "judge", "ask", "no_bar"]
    leaning: Literal["refuse", "no_bar", "open"]
    says: str
    because: list[Otherwise]
    flips: list[Flip]


class Matter(Schema):
    """An open fact by how much hangs on it."""

    fact: str
    ways: list[Supposed]
    turns_it_alone: bool
    rules_moved: int
    says: str


class WouldChange(Schema):
    """The smallest sets of at most three open facts that would turn a review. For reviewers only."""

    recommendation: Literal["refuse", "judge", "ask", "no_bar"]
    leaning: Literal["refuse", "no_bar", "open"]
    turns: list[Turn]
    matters_most: list[Matter]
    tried: int = Field(description="How many sets were tried.")
    complete: bool = Field(description="False when the search ended before every set had been tried.")
    left_out: int = Field(description="How many more sets turn it as well and are not listed.")
    says: str = Field(description="What was tried and what was not, in a sentence.")


class Piece(Schema):
    """A passage of a text, and whether the other text has it too."""

    text: str
    shared: bool


class AlikeText(Schema):
    """Another account that shares passages with this one."""

    request: UUID | None
    label: str
    state: str
    same_matter: bool
    share: float = Field(description="Which part of the shorter text stands in the other, word for word: 0 to 1.")
    here: list[Piece]
    there: list[Piece]


class AlikeTexts(Schema):
    """The accounts that share most with this one, the likest first."""

    items: list[AlikeText]
    more: int = Field(description="How many more are alike from that share on and are not listed.")
    looked_through: int = Field(description="How many of the newest files were compared.")
    percent: int = Field(description="From which share on an account is listed.")


class FiledVersion(Schema):
    """One version that the bureau filed."""

    version: int
    filed_at: datetime


class FileChange(Schema):
    """One change of the file. Null on one side: nothing stood or stands there."""

    group: str = Field(description="charge, penalty, role, summary, warrant, identity, and so on.")
    how: Literal["added", "withdrawn", "changed", "raised", "lowered"]
    of: str
    what: str
    where: str = Field(description="The place in the case file, as findings name it.")
    before: str | None
    after: str | None
    subjects: list[str] = Field(description="The people whom it concerns; none: the whole matter.")
    says: str


class RuleDiffers(Schema):
    """A rule that answers otherwise. Null on one side: it is not asked there."""

    rule: str
    before: str | None
    after: str | None
    reason_before: str
    reason_after: str


class ReviewsDiffer(Schema):
    """Two reviews. Recommendations and leanings are null for a reviewer who has not signed a worksheet."""

    recommendations: list[str] | None
    leanings: list[str] | None
    changes: list[RuleDiffers]


class VersionsCompared(Schema):
    """Two versions that the bureau filed. `differs` is null before one's own worksheet, or without the person."""

    versions: list[FiledVersion]
    first: int
    second: int
    changes: list[FileChange]
    differs: ReviewsDiffer | None


class PersonsCompared(Schema):
    """Two people of one matter: `before` is the person of the request, `after` the other."""

    request: UUID
    label: str
    other: UUID
    other_label: str
    share: float = Field(description="Which part of the shorter account stands in the other, word for word: 0 to 1.")
    roles: list[list[Piece]]
    texts: list[list[Piece]]
    differs: ReviewsDiffer
