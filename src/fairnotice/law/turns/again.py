"""A review run again on a file that differs in a little: only the rules that can answer otherwise are asked again.

A rule is a function of the view. What it reads of the coded facts is traced, in the file as it stands and in every
file that is supposed: a rule that does not read a fact answers the same whatever that fact is, so a rule is asked again
about two facts only where it reads each when the other is so. Of the papers and of the day nothing is traced: there
every rule is asked about each alone, and about several those that answered more than one of them otherwise, be it in
other words only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
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
from fairnotice.law.turns.levers import Doubt, Lever
from fairnotice.law.turns.traced import NO_ANSWER, ONLY_MET, Answer, Traced, Weight

Levers = frozenset[Lever]
Result = tuple[Recommendation, Leaning]
Delta = Mapping[str, Weight | None]
NOTHING: Levers = frozenset()
_A_REVIEW = 20
"""So many rules asked again, or sets looked at, cost about as much as one review of the whole file."""


@dataclass(frozen=True, slots=True)
class World:
    """What every rule answers in one file, and which rules read each coded fact there."""

    answers: Mapping[str, Answer]
    readers: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a file comes to."""

    recommendation: Recommendation
    leaning: Leaning
    step: LeaningStep
    findings: tuple[Finding, ...]

    @property
    def result(self) -> Result:
        """What a change is measured by."""
        return self.recommendation, self.leaning


class Again:
    """The review of one subject, ready to be run again with facts supposed."""

    def __init__(self, dossier: Dossier, subject: str, moment: Moment, rules: Sequence[Rule]) -> None:
        """Run every rule once, and note what each reads. Raises KeyError for an unknown subject."""
        self.dossier, self.subject, self.moment, self.rules = dossier, subject, moment, rules
        self._by_code = {rule.code: rule for rule in rules}
        self._excepted = [rule for rule in rules if rule.unless]
        self._tied = frozenset(code for rule in self._excepted for code in (rule.code, *rule.unless))
        self._asked = self._tried = self._added_up = 0
        self._views: dict[Levers, Traced] = {}
        self._last: tuple[Levers, Traced] | None = None
        self._worlds: dict[Levers, World] = {}
        self._answers: dict[tuple[str, Levers, Levers], Answer] = {}
        self._moved: dict[Lever, frozenset[str]] = {}
        self._reads: dict[Lever, dict[str, frozenset[str]]] = {}
        self._deltas: dict[Lever, Delta] = {}
        self._results: dict[object, Result] = {}
        self.view = self._seen(NOTHING)
        self.base = self._world(NOTHING)
        self._weights = {code: answer.weight for code, answer in self.base.answers.items()}
        self._plain = Counter(weight for code, weight in self._weights.items() if code not in self._tied)
        self._bars = [self._read_for(f) for f in self.with_(NOTHING).findings if f.is_bar]
        self.outlook = self.with_(NOTHING)

    @property
    def spent(self) -> int:
        """What it has cost so far, in reviews of a file of usual size."""
        return self._added_up + (self._asked + self._tried) // _A_REVIEW

    def with_(self, levers: Iterable[Lever]) -> Outlook:
        """Everything that the file comes to with these facts so."""
        chosen = frozenset(levers)
        self._added_up += 1
        world, others = self._apart(chosen)
        answers = {**world.answers, **others}
        findings = [answer.finding for answer in answers.values() if answer.finding is not None]
        final = with_exceptions(findings, self._excepted)
        leaning, step = lean(final, heard=somebody_else_is_heard(self._seen(chosen)))
        return Outlook(recommend(final), leaning, step, final)

    def result(self, levers: Iterable[Lever]) -> Result:
        """What the rules recommend and lean to with these facts so: added up once for all that come to the same.

        Of rules that no exception ties to others it only counts which kinds of answers there are, not whose they are.
        """
        chosen = frozenset(levers)
        self._tried += 1
        differs = self.delta(chosen)
        tied = frozenset((code, weight) for code, weight in differs.items() if code in self._tied)
        plain = self._plain.copy()
        for code, weight in differs.items():
            if code not in self._tied:
                plain[self._weights.get(code)] -= 1
                plain[weight] += 1
        comes_to = tied, frozenset(weight for weight, many in plain.items() if weight and many > 0)
        if comes_to not in self._results:
            self._results[comes_to] = self.with_(chosen).result
        return self._results[comes_to]

    def delta(self, chosen: Levers) -> Delta:
        """What counts of the answers that differ from those of the file as it stands."""
        if len(chosen) == 1:
            (lever,) = chosen
            if lever not in self._deltas:
                self._deltas[lever] = self._delta(chosen)
            return self._deltas[lever]
        if len(chosen) == 2 and not self.plays_on(*chosen):
            one, other = (self.delta(frozenset((each,))) for each in chosen)
            if one.keys().isdisjoint(other.keys()):
                return {**one, **other}
        return self._delta(chosen)

    def moved(self, lever: Lever) -> frozenset[str]:
        """The rules that answer otherwise with this one fact so, in their outcome or their way of leaning."""
        if lever not in self._moved:
            before = {finding.rule: _sign(finding) for finding in self.outlook.findings}
            after = {finding.rule: _sign(finding) for finding in self.with_((lever,)).findings}
            codes = before.keys() | after.keys()
            self._moved[lever] = frozenset(code for code in codes if before.get(code) != after.get(code))
        return self._moved[lever]

    def read_with(self, chosen: Levers) -> frozenset[str]:
        """The coded facts that are read by the rules which these facts concern, with them so."""
        _world, others = self._apart(chosen)
        return frozenset().union(*(answer.reads for answer in others.values()))

    def plays_on(self, one: Lever, other: Lever) -> bool:
        """Whether a rule can answer to the two otherwise than to each. Of what is not traced that is not known: yes."""
        if not _is_traced(one) or not _is_traced(other):
            return True
        with_one, with_other = self._reads_with(one), self._reads_with(other)
        return any(
            other.key in reads and (code not in with_other or one.key in with_other[code])
            for code, reads in with_one.items()
        ) or any(one.key in reads for code, reads in with_other.items() if code not in with_one)

    def may_turn(self, chosen: Levers) -> bool:
        """False where a bar stands that none of these facts touches: then it still stands."""
        return all(any(not _is_traced(lever) or lever.key in reads for lever in chosen) for reads in self._bars)

    def _read_for(self, bar: Finding) -> frozenset[str]:
        """What is read for a bar: by its rule, by the exceptions to it, and by the exceptions to those."""
        codes = [bar.rule]
        for code in codes:
            codes += [each for each in self._by_code[code].unless if each not in codes]
        return frozenset().union(*(self.base.answers[code].reads for code in codes if code in self.base.answers))

    def _reads_with(self, lever: Lever) -> dict[str, frozenset[str]]:
        """What each rule that reads this fact reads with it so. The others read what they read of the file itself."""
        if lever not in self._reads:
            _world, answers = self._apart(frozenset((lever,)))
            self._reads[lever] = {code: answer.reads for code, answer in answers.items()}
        return self._reads[lever]

    def _weight(self, code: str, finding: Finding | None) -> Weight | None:
        weight = Weight.of(finding)
        return None if weight == ONLY_MET and code not in self._tied else weight

    def _delta(self, chosen: Levers) -> Delta:
        world, answers = self._apart(chosen)
        if world is not self.base:
            answers = {**dict.fromkeys(self.base.answers, NO_ANSWER), **world.answers, **answers}
        weights = ((code, answer.weight) for code, answer in answers.items())
        return {code: weight for code, weight in weights if weight != self._weights.get(code)}

    def _apart(self, chosen: Levers) -> tuple[World, dict[str, Answer]]:
        """The file with what is not traced, and the answers of the rules that the rest concerns in it."""
        traced = frozenset(filter(_is_traced, chosen))
        papers = chosen - traced
        world = self._world(papers)
        codes = sorted({code for lever in traced for code in world.readers.get(lever.key or "", ())})
        return world, {code: self._answer(code, traced, papers) for code in codes}

    def _answer(self, code: str, traced: Levers, papers: Levers) -> Answer:
        if not traced:
            return self._worlds[papers].answers[code]
        known = self._answers.get((code, traced, papers))
        if known is None:
            known = self._without_one(code, traced, papers) or self._run(code, self._seen(traced | papers))
            self._answers[code, traced, papers] = known
        return known

    def _without_one(self, code: str, traced: Levers, papers: Levers) -> Answer | None:
        """The answer without one of the facts, where the rule does not read that fact then."""
        for lever in traced:
            answer = self._answer(code, traced - {lever}, papers)
            if lever.key not in answer.reads:
                return answer
        return None

    def _world(self, papers: Levers) -> World:
        if papers not in self._worlds:
            answers = self._of_several(papers) if len(papers) > 1 else self._whole(papers)
            readers: defaultdict[str, set[str]] = defaultdict(set)
            for code, answer in answers.items():
                for key in answer.reads:
                    readers[key].add(code)
            self._worlds[papers] = World(answers, {key: frozenset(codes) for key, codes in readers.items()})
        return self._worlds[papers]

    def _whole(self, papers: Levers) -> dict[str, Answer]:
        view = self._seen(papers)
        return {rule.code: self._run(rule.code, view) for rule in self.rules if is_computed(rule, view)}

    def _of_several(self, papers: Levers) -> dict[str, Answer]:
        """A rule that answers one of them otherwise answers as to that one; one that does so to several is asked."""
        alone = [self._world(frozenset((lever,))).answers for lever in sorted(papers, key=_told)]
        found: dict[str, Answer] = {}
        for rule in self.rules:
            had = self.base.answers.get(rule.code, NO_ANSWER)
            differs = [each for answers in alone if (each := answers.get(rule.code, NO_ANSWER)) != had]
            answer = differs[0] if differs else had
            if len(differs) > 1:
                view = self._seen(papers)
                answer = self._run(rule.code, view) if is_computed(rule, view) else NO_ANSWER
            if answer is not NO_ANSWER:
                found[rule.code] = answer
        return found

    def _run(self, code: str, view: Traced) -> Answer:
        self._asked += 1
        view.read.clear()
        finding = run_rule(self._by_code[code], view)
        return Answer(finding, self._weight(code, finding), frozenset(view.read))

    def _seen(self, chosen: Levers) -> Traced:
        if self._last is None or self._last[0] != chosen:
            traced = frozenset(filter(_is_traced, chosen))
            view = self._on_paper(chosen - traced)
            self._last = chosen, view.supposing(sorted(traced, key=_told)) if traced else view
        return self._last[1]

    def _on_paper(self, papers: Levers) -> Traced:
        if papers not in self._views:
            dossier, moment = self.dossier, self.moment
            for lever in sorted(papers, key=_told):
                dossier, moment = lever.pull(dossier, moment)
            view = Traced.of(dossier, self.subject, moment)
            assert isinstance(view, Traced)
            self._views[papers] = view
        return self._views[papers]


def _told(lever: Lever) -> tuple[str, str]:
    return lever.fact, lever.says


def _is_traced(lever: Lever) -> bool:
    """A dispute that is settled takes accounts out of the file, which some rules read as accounts."""
    return lever.key is not None and lever.doubt is Doubt.UNKNOWN


def _sign(finding: Finding) -> object:
    """What counts as another answer: not other words, but another outcome or another way of leaning."""
    leans = tuple(pointer.lean for pointer in finding.pointers)
    return finding.outcome, finding.lifted_by, leans, finding.stands_against
