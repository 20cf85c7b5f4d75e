"""Conditions that a text requires and of which it is not known whether they are met.

An approval that leaves one open would publish on nothing. So each stands in the way until the person who decides says,
for that condition, either what in the file answers it, or that the criterion is waived where the text allows a waiver
(RPD art. 83(1)(b)). What was said is kept with the decision. A bar is another thing: nobody settles a bar.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome, RuleEffect, RuleKind
from fairnotice.law.rulebook import RULES

WAIVER = "rpd-83-1-b"
"""The exception under which seriousness and penalty may be waived, after the requester was consulted."""

WAIVABLE = frozenset(rule.code for rule in RULES if WAIVER in rule.unless)
"""The criteria that the text lets the secretariat waive."""


class SettledHow(StrEnum):
    """Why an open condition does not stop an approval."""

    ANSWERED = "answered"  # the file answers it, although no rule could read that
    WAIVED = "waived"  # RPD art. 83(1)(b)


@dataclass(frozen=True, slots=True)
class Settled:
    """One open condition as the person who decided settled it. `evidence` names what in the file was relied on."""

    rule: str
    how: SettledHow
    why: str
    evidence: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"rule": self.rule, "how": self.how.value, "why": self.why, "evidence": list(self.evidence)}

    @property
    def code(self) -> str:
        """As an event names it: which condition and how, no prose."""
        return f"{self.rule}:{self.how}"


def settled_from(kept: Iterable[dict[str, Any]]) -> tuple[Settled, ...]:
    """What was kept, read again."""
    return tuple(Settled(x["rule"], SettledHow(x["how"]), x["why"], tuple(x["evidence"])) for x in kept)


def is_open_condition(finding: Finding) -> bool:
    """Whether it is a gate that the text requires, of which nobody knows whether it is met, and which nothing lifts."""
    return (
        finding.kind is RuleKind.GATE
        and finding.effect in {RuleEffect.BLOCK, RuleEffect.REQUIRE}
        and finding.outcome is Outcome.UNDETERMINED
        and finding.lifted_by is None
    )


def open_conditions(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The open conditions, each once, in the order of the rulebook."""
    return tuple({finding.rule: finding for finding in findings if is_open_condition(finding)}.values())


def unsettled(findings: Iterable[Finding], settled: Sequence[Settled]) -> tuple[Finding, ...]:
    """The open conditions about which nothing was said."""
    said = {one.rule for one in settled}
    return tuple(finding for finding in open_conditions(findings) if finding.rule not in said)


def may_be_waived(rule: str) -> bool:
    """Whether the text lets this criterion be waived."""
    return rule in WAIVABLE
