"""The factors that a reviewer weighs one by one: which there are in a review, what was said of each, who agrees.

A review gathers what points either way; it never says which way a factor goes. A reviewer does, for every factor about
which something points against the request, with a reason and the facts that they rest on. Two do so apart from each
other, and only then are their answers laid side by side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fairnotice.law.findings import Finding
from fairnotice.law.model import Lean, Outcome, RuleKind

ALWAYS = ("Const art. 2", "RPD art. 34(3)")
"""Citations whose weighings stand on every worksheet, whatever the file says: article 2, and the seven factors."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One factor as a reviewer weighed it. `evidence` names facts of the file, by where they stand in it."""

    rule: str
    lean: Lean
    why: str = ""
    evidence: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"rule": self.rule, "lean": self.lean.value, "why": self.why, "evidence": list(self.evidence)}


class Agreement(StrEnum):
    """How worksheets compare on one factor."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_ALL = "not_all"  # one of them says nothing of it, and the others do not differ


@dataclass(frozen=True, slots=True)
class Compared:
    """One factor, with what each worksheet says of it, in their order. None: that worksheet says nothing."""

    rule: str
    said: tuple[Weighed | None, ...]

    @property
    def agreement(self) -> Agreement:
        """Whether they go the same way, whatever their reasons."""
        if len({one.lean for one in self.said if one is not None}) > 1:
            return Agreement.DIFFERENT
        return Agreement.NOT_ALL if None in self.said else Agreement.SAME


def weighed_from(kept: Iterable[Mapping[str, Any]]) -> tuple[Weighed, ...]:
    """What was kept, read again."""
    return tuple(Weighed(x["rule"], Lean(x["lean"]), x["why"], tuple(x["evidence"])) for x in kept)


def factors_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What stands on a worksheet: article 2 and the seven factors always, any other weighing when it is open."""
    return tuple(f for f in findings if f.kind is RuleKind.WEIGHING and (_always(f) or must_be_weighed(f)))


def must_be_weighed(finding: Finding) -> bool:
    """Whether something points against the request on this factor, so that a reviewer says which way it goes."""
    return (
        finding.kind is RuleKind.WEIGHING and finding.outcome is Outcome.NEEDS_JUDGEMENT and finding.lifted_by is None
    )


def left_out(findings: Iterable[Finding], weighed: Sequence[Weighed]) -> tuple[Finding, ...]:
    """The factors that must be weighed and were not."""
    said = {one.rule for one in weighed}
    return tuple(finding for finding in findings if must_be_weighed(finding) and finding.rule not in said)


def compared(sheets: Sequence[Sequence[Weighed]]) -> tuple[Compared, ...]:
    """Worksheets side by side, factor by factor, in the order of the first that names it."""
    by_rule = [{each.rule: each for each in sheet} for sheet in sheets]
    rules = dict.fromkeys(rule for sheet in by_rule for rule in sheet)
    return tuple(Compared(rule, tuple(sheet.get(rule) for sheet in by_rule)) for rule in rules)


def _always(finding: Finding) -> bool:
    return finding.citation.startswith(ALWAYS)
