"""What the comparison of two bodies or craft answers: as of a person (`domain.hit`), by other things."""

from dataclasses import dataclass
from enum import StrEnum

from fairnotice.domain.hit import HitDecision


class BodyFeature(StrEnum):
    """What was compared."""

    NAME = "name"
    NUMBER = "number"
    COUNTRY = "country"
    FOUNDED = "founded"


@dataclass(frozen=True, slots=True)
class BodyComparison:
    """One comparison: both values as they were given, a score from -1 to 1, and one sentence. As `hit.Comparison`."""

    feature: BodyFeature
    asked: str
    entry: str
    score: float
    says: str

    def as_json(self) -> dict[str, object]:
        """The published form."""
        return {
            "feature": self.feature.value,
            "asked": self.asked,
            "entry": self.entry,
            "score": round(self.score, 4),
            "says": self.says,
        }


@dataclass(frozen=True, slots=True)
class BodyHit:
    """A body or craft of a list that may be the one asked for. As `hit.Hit`: no identification, a person verifies."""

    entry: str
    score: float
    decision: HitDecision
    reasons: tuple[BodyComparison, ...]
    missing: tuple[str, ...] = ()
    would_rule_out: tuple[str, ...] = ()

    def reason(self, feature: BodyFeature) -> BodyComparison:
        """The comparison of one feature. Raises KeyError when it was not made."""
        for reason in self.reasons:
            if reason.feature is feature:
                return reason
        raise KeyError(feature)
