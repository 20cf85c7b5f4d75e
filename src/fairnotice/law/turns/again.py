"""A review run again on a file that differs in a little: only the rules that can answer otherwise are asked again.

A rule is a function of the view. What it read of the coded facts is traced; a rule that did not read a fact answers
the same when only that fact differs. Of the papers nothing is traced: there every rule is asked once, and those that
answered otherwise are remembered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, Evidence, View
from fairnotice.law.findings import Finding
from fairnotice.law.leaning import Leaning, LeaningStep, lean
from fairnotice.law.model import Rule
from fairnotice.law.review import (
    Recommendation,
    is_computed,
    recommend,
    run_rule,
    somebody_else_is_heard,
    with_exceptions,
)
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


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a file comes to."""

    recommendation: Recommendation
    leaning: Leaning
    step: LeaningStep
    findings: tuple[Finding, ...]

    @property
    def result(self) -> tuple[Recommendation, Leaning]:
        """What a change is measured by."""
        return self.recommendation, self.leaning


@dataclass
class Again:
    """The review of one subject, ready to be run again with facts supposed."""

    dossier: Dossier
    subject: str
    moment: Moment
    rules: Sequence[Rule]
    base: dict[str, Finding | None] = field(init=False)
    readers: dict[str, set[str]] = field(init=False)
    runs: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Run every rule once, and note what each reads."""
        view = Traced.of(self.dossier, self.subject, self.moment)
        assert isinstance(view, Traced)
        self.view: View = view
        self._by_code = {rule.code: rule for rule in self.rules}
        self._moved: dict[Lever, frozenset[str]] = {}
        self.base, self.readers = {}, {}
        for rule in self.rules:
            if not is_computed(rule, view):
                continue
            view.read.clear()
            self.base[rule.code] = run_rule(rule, view)
            for key in view.read:
                self.readers.setdefault(key, set()).add(rule.code)
        self.outlook = self._outlook(self.base, view)

    def with_(self, levers: Sequence[Lever]) -> Outlook:
        """What the file comes to with these facts so."""
        self.runs += 1
        dossier, moment = self.dossier, self.moment
        for lever in levers:
            dossier, moment = lever.pull(dossier, moment)
        view = View.of(dossier, self.subject, moment)
        if moment.on != self.moment.on:
            computed = [rule for rule in self.rules if is_computed(rule, view)]
            return self._outlook({rule.code: run_rule(rule, view) for rule in computed}, view)
        found = dict(self.base)
        for code in self._to_ask(levers):
            found[code] = run_rule(self._by_code[code], view)
        return self._outlook(found, view)

    def moved(self, lever: Lever) -> frozenset[str]:
        """The rules that answer otherwise with this one fact so."""
        if lever not in self._moved:
            before = {finding.rule: finding for finding in self.outlook.findings}
            after = {finding.rule: finding for finding in self.with_((lever,)).findings}
            codes = before.keys() | after.keys()
            self._moved[lever] = frozenset(code for code in codes if _sign(before.get(code)) != _sign(after.get(code)))
        return self._moved[lever]

    def _to_ask(self, levers: Sequence[Lever]) -> Iterable[str]:
        papers = [lever for lever in levers if lever.key is None]
        if len(papers) > 1 or any(lever not in self._moved for lever in papers):
            return self.base
        asked = {code for lever in levers if lever.key for code in self.readers.get(lever.key, ())}
        asked |= {code for lever in papers for code in self._moved[lever] if code in self.base}
        return [code for code in self.base if code in asked]

    def _outlook(self, found: dict[str, Finding | None], view: View) -> Outlook:
        findings = with_exceptions([finding for finding in found.values() if finding is not None], self.rules)
        leaning, step = lean(findings, heard=somebody_else_is_heard(view))
        return Outlook(recommend(findings), leaning, step, findings)


def _sign(finding: Finding | None) -> object:
    """What counts as another answer: not other words, but another outcome or another way of leaning."""
    if finding is None:
        return None
    return (
        finding.outcome,
        finding.lifted_by,
        tuple(pointer.lean for pointer in finding.pointers),
        finding.stands_against,
    )
