"""Which part of a review each officer is shown. What is withheld is not in the answer at all."""

from dataclasses import dataclass

from fairnotice.domain.dates import Moment
from fairnotice.domain.officer import Officer, Role
from fairnotice.law.findings import Finding
from fairnotice.law.grounds import GroundFound
from fairnotice.law.leaning import LEANING_RULES, Leaning, LeaningRule, LeaningStep
from fairnotice.law.precedents import Likeness
from fairnotice.law.review import Question, Recommendation, Review, for_requester
from fairnotice.law.turning import Turning
from fairnotice.law.unread import Unread


@dataclass(frozen=True, slots=True)
class Advice:
    """What the rules recommend, and what it rests on. A reviewer sees it after signing the own worksheet."""

    recommendation: Recommendation
    leaning: Leaning
    leaning_step: LeaningStep
    leaning_rules: tuple[LeaningRule, ...]
    without_office: str
    grounds: tuple[GroundFound, ...]
    practice: tuple[Likeness, ...]
    turning_points: tuple[Turning, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A review as one officer may see it: findings and questions for all who review, the advice for some."""

    moment: Moment
    rulebook: str
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    undisclosed_at_least: int
    unread: tuple[Unread, ...]
    advice: Advice | None


def shown_to(by: Officer, review: Review, *, assessed: bool) -> Shown:
    """Cut a review down to what this officer may see.

    `assessed`: the officer has signed a worksheet on the newest file. The source sees its own part and no leaning.
    """
    seen = for_requester(review) if by.role is Role.BUREAU else review
    return Shown(
        moment=seen.moment,
        rulebook=seen.rulebook,
        findings=seen.findings,
        questions=seen.questions,
        undisclosed_at_least=seen.undisclosed_at_least,
        unread=seen.unread,
        advice=_advice(seen) if sees_advice(by, assessed=assessed) else None,
    )


def sees_advice(by: Officer, *, assessed: bool) -> bool:
    """Whether what the rules recommend, and what it rests on, is open to this officer."""
    return by.role in {Role.DECIDER, Role.COMMISSION} or (by.role is Role.REVIEWER and assessed)


def _advice(review: Review) -> Advice:
    return Advice(
        recommendation=review.recommendation,
        leaning=review.leaning,
        leaning_step=review.leaning_step,
        leaning_rules=LEANING_RULES,
        without_office=review.without_office.says,
        grounds=review.grounds,
        practice=review.practice,
        turning_points=review.turning_points,
    )
