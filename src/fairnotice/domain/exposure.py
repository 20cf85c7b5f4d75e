"""The exposure of a case: ordinal answers to five questions in each country, each a range with what it rests on.

The first four are about law, the fifth is context. They are never mixed into one number, no country is ranked, and
an input that is not known widens a range and never lowers it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairnotice.domain.dates import Moment
from fairnotice.domain.effect import Bar, Instrument


class Question(StrEnum):
    """What is asked of each country."""

    ACT = "act"  # is there a duty or a power to act
    BARS = "bars"  # what stands, or may stand, in the person's favour
    SURRENDER = "surrender"  # is there a way to hand the person over to the requester
    ENTRY = "entry"  # refusal of entry and other measures
    RELATIONS = "relations"  # context: how far apart the two states are; it feeds nothing


class Kind(StrEnum):
    """What kind of source a line rests on."""

    LAW = "law"
    TREATY = "treaty"
    COURT = "court"
    OFFICIAL = "official_statement"
    PRESS = "press"
    DATA = "data_set"
    CASE = "case_file"
    KNOWLEDGE = "knowledge"
    NOTHING = "nothing"  # the line says that nothing is established


class Confidence(StrEnum):
    """How firmly a line stands."""

    HIGH = "high"  # primary law or a court, read
    MEDIUM = "medium"  # an official statement, read
    LOW = "low"  # press, one case, a secondary list
    NONE = "none"  # from knowledge, or nothing at all: it widens, it establishes nothing


class Moves(StrEnum):
    """What a line does to its range."""

    SETS = "sets"  # it sets the lowest level that is established
    WIDENS = "widens"  # it raises what may be
    CAPS = "caps"  # it limits what may be
    NOTHING = "nothing"  # it is said, and moves nothing


@dataclass(frozen=True, slots=True)
class ExposureLine:
    """One thing that an answer rests on, with its source and what would change it."""

    says: str
    cites: str
    source: str
    kind: Kind
    confidence: Confidence
    moves: Moves
    read: date | None = None
    stale: bool = False
    would_change: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """From the level that is established to the highest that is possible. Raises ValueError when turned round."""

    low: int
    high: int

    def __post_init__(self) -> None:
        """A range that is turned round would be a mistake of the rules."""
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a range from {self.low} to {self.high} is none")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. `applies` is false where the question does not arise, and then there is no range."""

    question: Question
    range: Range | None
    words: tuple[str, ...]  # what the lowest and the highest level mean; one where they are the same
    lines: tuple[ExposureLine, ...]
    whole: bool  # whether the range is the whole scale: nothing is established

    @property
    def applies(self) -> bool:
        """Whether the question arises at all."""
        return self.range is not None


@dataclass(frozen=True, slots=True)
class CountryExposure:
    """The answers for one country: four of law, and the context apart from them."""

    country: str
    answers: tuple[Answer, ...]
    bars: tuple[Bar, ...]
    relations: Answer
    not_established: tuple[str, ...]

    def answer(self, question: Question) -> Answer:
        """The answer to one question."""
        return next(each for each in (*self.answers, self.relations) if each.question is question)


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a bare warrant or a notice means for one subject, country by country, in the order of their names.

    `inputs` names every file and fact that was used with its digest, so that the answer can be given again.
    """

    case: str
    subject: str
    requesting: str | None
    instrument: Instrument
    moment: Moment
    rules: str
    inputs: tuple[tuple[str, str], ...]
    inputs_digest: str
    countries: tuple[CountryExposure, ...]


class Purpose(StrEnum):
    """What an exposure is read for on a server. It must be given, and stands in the log of reads."""

    REVIEW = "review"
    DECISION = "decision"
    PROVISIONAL_MEASURE = "provisional_measure"
    REMEDY = "remedy"
    PROCEEDINGS = "proceedings"  # before the court that asks
    DEFENCE = "defence"
