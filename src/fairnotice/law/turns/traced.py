"""A view that remembers what is read of it, and what of an answer counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from fairnotice.domain.dossier import Evidence, View
from fairnotice.domain.facts import FACTS
from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome, RuleEffect, RuleKind
from fairnotice.law.turns.levers import Lever


class Traced(View):
    """A view that remembers which coded facts were read."""

    @cached_property
    def read(self) -> set[str]:
        """The keys that were read since this was last cleared."""
        return set()

    def evidence(self, key: str) -> Evidence:
        """As of any view, and remembered."""
        self.read.add(key)
        return super().evidence(key)

    def says_anything(self) -> bool:
        """As of any view. It turns on every coded fact, so every one is read."""
        self.read.update(FACTS)
        return super().says_anything()

    def supposing(self, levers: Iterable[Lever]) -> "Traced":
        """The same with these coded facts so, of which nothing was said: all other evidence stays as it was found."""
        dossier, moment = self.dossier, self.moment
        evidence = self._found.copy()
        for lever in levers:
            dossier, moment = lever.pull(dossier, moment)
            evidence.pop(lever.key or "")
        view = Traced(dossier, self.subject, moment)
        view._evidence.update(evidence)
        return view

    @cached_property
    def _found(self) -> dict[str, Evidence]:
        return {key: View.evidence(self, key) for key in FACTS}


@dataclass(frozen=True, slots=True)
class Weight:
    """What of a finding counts when all of them are added up, by `recommend` and by the steps of the leaning."""

    met: bool
    judge: bool
    ask: bool
    failed: bool
    bar: bool
    leads: bool
    leads_against: bool
    leads_towards: bool
    to_weigh: bool

    @classmethod
    def of(cls, finding: Finding | None) -> "Weight | None":
        """None for a rule that does not apply, and for an answer of which nothing counts."""
        if finding is None:
            return None
        judge, against = finding.outcome is Outcome.NEEDS_JUDGEMENT, finding.leans_against
        bound = finding.kind is RuleKind.GATE and finding.effect is not RuleEffect.PERMIT
        weight = cls(
            met=finding.outcome is Outcome.MET,
            judge=judge,
            ask=finding.outcome is Outcome.UNDETERMINED,
            failed=finding.failed,
            bar=finding.is_bar,
            leads=finding.leads and against,
            leads_against=finding.leads_against,
            leads_towards=finding.leads_towards,
            to_weigh=judge and (against or bound),
        )
        return None if weight == _NOTHING else weight


_NOTHING = Weight(*(False,) * 9)
ONLY_MET = Weight(True, *(False,) * 8)
"""What counts for an exception alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rule answers, what of that counts, and which coded facts it read for it."""

    finding: Finding | None
    weight: Weight | None
    reads: frozenset[str] = frozenset()


NO_ANSWER = Answer(None, None)
"""Of a rule that is not asked on the day."""
