"""What a check against a list answers: each comparison with both values, and what it all comes to."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")

LEAST_COMPARED = 2
"""Things that a person compares at least before they say that it is the person: a name alone is not enough."""
LEAST_FOR_NO = 1
"""Things that a person compares at least before they say that it is somebody else: that one differs."""

_THE_SAME = re.compile(
    r"(?:it is |is |was )?(?:exactly |very )?(?:the )?(?:very )?(?:same|identical|agree|match|equal)"
)
_NOT_QUITE = re.compile(r"\b(?:not?|nothing|but|other|except|nearly|almost|similar|differ\w*|another)\b|n't\b")


def none_differs(compared: Mapping[str, str]) -> bool:
    """Whether every thing that was compared is plainly said to be the same, in English: then nothing speaks for a no.

    Words that are not understood are taken to say that it differs: what an officer writes is theirs.
    """
    seen = [words.strip().casefold() for words in compared.values() if words.strip()]
    return bool(seen) and all(_THE_SAME.match(words) and not _NOT_QUITE.search(words) for words in seen)


NONE_DIFFERS = (
    "You say no, and that everything you compared is the same. Name at least one thing that differs, and what you saw; "
    "or say that it is the person."
)
"""What is said of a no for which `none_differs`."""


class Feature(StrEnum):
    """What was compared."""

    NAME = "name"
    BIRTH = "birth"
    DOCUMENT = "document"
    NATIONALITY = "nationality"
    SEX = "sex"


class HitDecision(StrEnum):
    """What the matcher proposes. Neither is an identification: a person verifies."""

    HIT = "hit"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: both values as they were given, a score from -1 to 1, and one sentence for the officer.

    Above zero speaks for the same person, below zero against, zero says nothing either way. An empty value
    was not given. `bits`: what it is worth as evidence, the base-2 logarithm of a likelihood ratio.
    """

    feature: Feature
    traveller: str
    entry: str
    score: float
    says: str
    bits: float = 0.0

    def as_json(self) -> dict[str, object]:
        """The published form."""
        return {
            "feature": self.feature.value,
            "traveller": self.traveller,
            "entry": self.entry,
            "score": round(self.score, 4),
            "bits": round(self.bits, 1),
            "says": self.says,
        }

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> "Comparison":
        """The comparison that `as_json` wrote."""
        return cls(
            Feature(line["feature"]),
            line["traveller"],
            line["entry"],
            float(line["score"]),
            line["says"],
            float(line["bits"]),
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry of a list that the traveller may be, with every comparison made.

    `missing` says what would decide it, `would_rule_out` what would show that it is another person.
    """

    entry: str
    score: float
    decision: HitDecision
    reasons: tuple[Comparison, ...]
    missing: tuple[str, ...] = ()
    would_rule_out: tuple[str, ...] = ()

    @property
    def bits(self) -> float:
        """What all comparisons are worth together as evidence."""
        return sum(reason.bits for reason in self.reasons)

    def as_json(self, traveller: str | int) -> dict[str, object]:
        """The published line of `fairnotice screen`; `traveller` is the row number or the caller's id."""
        return {
            "traveller": traveller,
            "entry": self.entry,
            "score": round(self.score, 4),
            "bits": round(self.bits, 1),
            "decision": self.decision.value,
            "reasons": [reason.as_json() for reason in self.reasons],
        }

    def reason(self, feature: Feature) -> Comparison:
        """The comparison of one feature. Raises KeyError when it was not made."""
        for reason in self.reasons:
            if reason.feature is feature:
                return reason
        raise KeyError(feature)


MOST_COMPARED = 256
"""Entries of a list that are compared for one spelling of a name: the likeliest."""

CUT = (
    f"{MOST_COMPARED} people on the list, as many as are compared for one spelling, are alike enough: others who are "
    "just as alike may be left out. A full birth date, a nationality or a document tells them apart."
)
"""What is said of an answer that is `cut`."""


class Answers(tuple[T, ...]):
    """What a check answers, best first. `cut`: as many as are compared were found, and others may be left out. `apart`:
    what was set aside, since the traveller was told apart from it before."""

    cut: bool = False
    apart: tuple[str, ...] = ()

    @classmethod
    def of(cls, found: Iterable[T], *, cut: bool, apart: Iterable[str] = ()) -> "Answers[T]":
        """These answers, whether others may be left out, and what was set aside."""
        made = cls(found)
        made.cut, made.apart = cut, tuple(apart)
        return made
