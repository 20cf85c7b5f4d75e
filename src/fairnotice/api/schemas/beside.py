"""What stands beside a request: what would change its review, and accounts that are alike."""

from typing import Literal
from uuid import UUID

from ninja import Field, Schema


class Supposed(Schema):
    """One open fact in one way."""

    fact: str = Field(description="What it is about: a coded fact, or a place in the case file.")
    doubt: Literal["unknown", "disputed", "dated"]
    says: str


class Otherwise(Schema):
    """A rule that would answer otherwise."""

    rule: str
    citation: str
    reason: str


class Turn(Schema):
    """A smallest set of facts that would turn the review."""

    if_: list[Supposed] = Field(alias="if")
    recommendation: Literal["refuse", "judge", "ask", "no_bar"]
    leaning: Literal["refuse", "no_bar", "open"]
    says: str
    because: list[Otherwise]


class Matter(Schema):
    """An open fact by how much hangs on it."""

    fact: str
    ways: list[Supposed]
    turns_it_alone: bool
    rules_moved: int


class WouldChange(Schema):
    """The smallest sets of at most three open facts that would turn a review. For reviewers only."""

    recommendation: Literal["refuse", "judge", "ask", "no_bar"]
    leaning: Literal["refuse", "no_bar", "open"]
    turns: list[Turn]
    matters_most: list[Matter]
    tried: int = Field(description="How many reviews were run.")
    complete: bool = Field(description="False when the search ended before every set had been tried.")


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
    looked_through: int = Field(description="How many of the newest files were compared.")
    percent: int = Field(description="From which share on an account is listed.")
