"""What the known days to come change: the review is run on each of them and compared with the one before.

A day on which a fact of the law changes need not change the answer: an office may end and what it counted for may stay.
Each day therefore says whether the answer changes, or which findings do, or that nothing does.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from fairnotice.law.findings import Finding
from fairnotice.law.leaning import Leaning
from fairnotice.law.model import Outcome
from fairnotice.law.turning import DayChange, FindingChange, Turning

MOST_DAYS = 24
"""On so many days at most the review is run; a file with more of them says of the later ones that they were not."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a review comes to on one day."""

    recommendation: StrEnum
    leaning: Leaning
    findings: tuple[Finding, ...]


def coming(turnings: tuple[Turning, ...], today: Answer, on: Callable[[date], Answer]) -> tuple[Turning, ...]:
    """The same days, each with what it changes."""
    changes: dict[date, DayChange] = {}
    before = today
    for day in list(dict.fromkeys(turning.on for turning in turnings))[:MOST_DAYS]:
        after = on(day)
        changes[day] = _between(before, after)
        before = after
    return tuple(replace(turning, change=changes.get(turning.on)) for turning in turnings)


def _between(before: Answer, after: Answer) -> DayChange:
    old = {finding.rule: finding for finding in before.findings}
    new = {finding.rule: finding for finding in after.findings}
    return DayChange(
        recommendation=(before.recommendation.value, after.recommendation.value),
        leaning=(before.leaning.value, after.leaning.value),
        findings=tuple(
            FindingChange(code, (new.get(code) or old[code]).citation, _outcome(old.get(code)), _outcome(new.get(code)))
            for code in dict.fromkeys((*old, *new))
            if _told(old.get(code)) != _told(new.get(code))
        ),
    )


def _outcome(finding: Finding | None) -> str | None:
    return finding.outcome.value if finding else None


def _told(finding: Finding | None) -> object:
    """What counts as another answer. That a rule is met in other words, or is not asked any more, weighs nothing."""
    if finding is None or (finding.outcome is Outcome.MET and finding.lifted_by is None):
        return None
    return finding.outcome, finding.reason, finding.lifted_by
