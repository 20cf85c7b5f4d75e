"""The search: every fact alone, every two together, and three where each could matter; within a number of reviews."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.law.findings import Finding
from fairnotice.law.leaning import Leaning
from fairnotice.law.model import Outcome, Rule
from fairnotice.law.review import Recommendation
from fairnotice.law.rulebook import RULES
from fairnotice.law.turns.again import Again, Outlook
from fairnotice.law.turns.levers import Doubt, Lever, coded_levers, dated_levers
from fairnotice.law.turns.likely import nearness
from fairnotice.law.turns.papers import paper_levers, waiver_lever
from fairnotice.law.turns.possible import can_be_so, shut_out, stated

BUDGET = 800
"""How many reviews a search may cost; what was not tried then is said. It keeps the answer within a second."""
_MANY_CHARGES = 40
"""A review of a file with so many charges costs about twice what one with a few does."""
MOST_TURNS = 60
MOST_MATTERS = 12
OF_THE_FILE = "file-"
"""The codes of the rules on what a file cannot say together begin so."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A rule that would answer otherwise. None: it is not asked there."""

    rule: str
    citation: str
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A smallest set of facts that would turn the review: what it would come to, why, and which rules flip."""

    supposed: tuple[Lever, ...]
    recommendation: Recommendation
    leaning: Leaning
    because: tuple[Finding, ...]
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """An open fact by how much hangs on it: whether it turns the review alone, and how many rules it moves."""

    fact: str
    levers: tuple[Lever, ...]
    alone: bool
    moves: int


@dataclass(frozen=True, slots=True)
class WouldChange:
    """What would change one review. `complete` is false when the budget ended before every set had been tried.

    `left_out` counts the sets that turn it as well and are not among `turns`.
    """

    recommendation: Recommendation
    leaning: Leaning
    turns: tuple[Turn, ...]
    matters_most: tuple[Matter, ...]
    tried: int
    complete: bool
    left_out: int = 0


class _Search:
    """One search as it goes."""

    def __init__(self, again: Again, levers: Sequence[Lever], budget: int) -> None:
        self.again, self.every, self.budget = again, levers, budget
        self.levers: list[Lever] = []
        self.found: set[frozenset[Lever]] = set()
        self.tried = 0
        self.complete = True

    def run(self) -> None:
        """Facts alone, then two, then three."""
        for lever in self.every:
            if self.again.spent >= self.budget:
                self.complete = False
                break
            self.levers.append(lever)
            self.again.moved(lever)
            self._try((lever,))
        for sets in (self._pairs, self._triples):
            for chosen in sets():
                if self.again.spent >= self.budget:
                    self.complete = False
                    return
                self._try(chosen)

    def _try(self, chosen: tuple[Lever, ...]) -> None:
        self.tried += 1
        if self.again.result(chosen) != self.again.outlook.result and not self._is_torn(chosen):
            self.found.add(frozenset(chosen))

    def _is_torn(self, chosen: tuple[Lever, ...]) -> bool:
        """Whether the file would then say what cannot be so, by its own rules: such a set turns nothing."""
        delta = self.again.delta(frozenset(chosen))
        return any(code.startswith(OF_THE_FILE) and weight and not weight.met for code, weight in delta.items())

    def _open(self) -> list[Lever]:
        """Those that do not turn it alone; what moves most rules comes first."""
        open_ones = [lever for lever in self.levers if frozenset((lever,)) not in self.found]
        return sorted(open_ones, key=lambda one: -len(self.again.moved(one)))

    def _pairs(self) -> Iterator[tuple[Lever, ...]]:
        """Any two, but for those of which one changes nothing and no rule reads the two together."""
        for one, other in combinations(self._open(), 2):
            both_move = self.again.delta(frozenset((one,))) and self.again.delta(frozenset((other,)))
            if (both_move or self.again.plays_on(one, other)) and self._is_open((one, other)):
                yield one, other

    def _triples(self) -> Iterator[tuple[Lever, ...]]:
        """Three that each touch what the answer rests on; or two that a rule reads together, with a third beside them.

        As long as one rule on which the answer rests stands, it stays. The third is one that touches it as well, or
        one that is read only once the two are so.
        """
        touching = [lever for lever in self._open() if self.again.moved(lever) & _rests_on(self.again.outlook)]
        seen: set[frozenset[Lever]] = set()
        for chosen in chain(combinations(touching, 3), self._grown(touching)):
            wanted = frozenset(chosen)
            if wanted not in seen and self._is_open(chosen):
                seen.add(wanted)
                yield chosen

    def _grown(self, touching: list[Lever]) -> Iterator[tuple[Lever, ...]]:
        open_ones = [lever for lever in self._open() if lever.key]
        for one, other in combinations(open_ones, 2):
            if self.again.plays_on(one, other) and can_be_so((one, other)):
                read = self.again.read_with(frozenset((one, other)))
                thirds = dict.fromkeys((*touching, *(lever for lever in open_ones if lever.key in read)))
                yield from ((one, other, third) for third in thirds if third not in (one, other))

    def _is_open(self, chosen: tuple[Lever, ...]) -> bool:
        """Whether the set can be so, could turn the answer, and holds no smaller one that does."""
        return self.again.may_turn(frozenset(chosen)) and can_be_so(chosen) and self._is_smallest(chosen)

    def _is_smallest(self, chosen: tuple[Lever, ...]) -> bool:
        sizes = range(1, len(chosen) + 1)
        return not any(frozenset(part) in self.found for size in sizes for part in combinations(chosen, size))


def what_would_change(
    dossier: Dossier, subject: str, moment: Moment, *, rules: Sequence[Rule] = RULES, budget: int = BUDGET
) -> WouldChange:
    """The smallest sets of at most three open facts that would turn recommendation or leaning.

    What is nearest to the file comes first. Every set was tried: none holds a smaller one that turns it already.
    Raises KeyError for an unknown subject.
    """
    again = Again(dossier, subject, moment, rules)
    search = _Search(again, _levers(again), _afforded(dossier, budget))
    search.run()
    order = _telling_first(again)
    chosen = sorted(search.found, key=order)
    alone = {lever for lever in search.levers if frozenset((lever,)) in search.found}
    return WouldChange(
        recommendation=again.outlook.recommendation,
        leaning=again.outlook.leaning,
        turns=tuple(_turn(again, search.levers, each) for each in chosen[:MOST_TURNS]),
        matters_most=_matters(again, search.levers, alone),
        tried=search.tried,
        complete=search.complete,
        left_out=max(0, len(chosen) - MOST_TURNS),
    )


def _afforded(dossier: Dossier, budget: int) -> int:
    """How many reviews a file of that size may cost: one of a hundred charges takes longer than one of two."""
    charges = sum(len(warrant.offences) for warrant in dossier.warrants)
    return budget * _MANY_CHARGES // (_MANY_CHARGES + charges)


def _levers(again: Again) -> list[Lever]:
    """Every open fact in every way in which it could be, but for what the stated facts shut out.

    The days that will come are first: they are sure to come, also where the search ends early.
    """
    view = again.view
    so = stated(view)
    coded = coded_levers(view, frozenset(again.base.readers))
    return [
        *dated_levers(view),
        *_decisions(again),
        *(lever for lever in coded if not shut_out(lever, so)),
        *paper_levers(view),
    ]


def _decisions(again: Again) -> Iterator[Lever]:
    """What somebody may decide, where the answer rests on what it lifts."""
    stands = {finding.rule for finding in again.outlook.findings if finding.lifted_by is None and _fails(finding)}
    if any("rpd-83-1-b" in rule.unless and rule.code in stands for rule in again.rules):
        yield waiver_lever()


def _fails(finding: Finding) -> bool:
    return finding.outcome in {Outcome.NOT_MET, Outcome.NEEDS_JUDGEMENT}


def _rests_on(outlook: Outlook) -> frozenset[str]:
    """The rules on which the leaning and the recommendation rest."""
    rests: dict[Recommendation, Callable[[Finding], bool]] = {
        Recommendation.REFUSE: lambda f: f.is_bar,
        Recommendation.JUDGE: lambda f: f.lifted_by is None and f.outcome is Outcome.NEEDS_JUDGEMENT,
        Recommendation.ASK: lambda f: f.lifted_by is None and f.outcome is Outcome.UNDETERMINED,
    }
    holds = rests.get(outlook.recommendation)
    recommending = (f.rule for f in outlook.findings if holds and holds(f))
    return frozenset((*outlook.step.rules, *recommending))


def _telling_first(again: Again) -> Callable[[frozenset[Lever]], tuple[Any, ...]]:
    """What is nearest to the file first; then the smallest; then what would settle it either way, and moves most."""
    order = {Doubt.DATED: 0, Doubt.DECISION: 1, Doubt.DISPUTED: 2, Doubt.UNKNOWN: 3}

    def key(chosen: frozenset[Lever]) -> tuple[Any, ...]:
        _recommendation, leaning = again.result(chosen)
        settles = leaning is not Leaning.OPEN and leaning is not again.outlook.leaning
        moves = sum(len(again.moved(lever)) for lever in chosen)
        doubt = max(order[lever.doubt] for lever in chosen)
        near = max(nearness(again.view, lever) for lever in chosen)
        return near, len(chosen), not settles, doubt, -moves, sorted(lever.says for lever in chosen)

    return key


def _turn(again: Again, levers: list[Lever], chosen: frozenset[Lever]) -> Turn:
    outlook = again.with_(chosen)
    before = {finding.rule: finding for finding in again.outlook.findings}
    after = {finding.rule: finding for finding in outlook.findings}
    decisive = {*again.outlook.step.rules, *outlook.step.rules}
    because = [
        finding
        for finding in outlook.findings
        if finding.rule in decisive or _bar_changed(before.get(finding.rule), finding)
        if before.get(finding.rule) is None or before[finding.rule].reason != finding.reason
    ]
    flips = [
        Flip(code, (after.get(code) or before[code]).citation, _outcome(before.get(code)), _outcome(after.get(code)))
        for code in dict.fromkeys((*before, *after))
        if _outcome(before.get(code)) != _outcome(after.get(code))
    ]
    supposed = tuple(lever for lever in levers if lever in chosen)
    return Turn(supposed, outlook.recommendation, outlook.leaning, tuple(because), tuple(flips))


def _outcome(finding: Finding | None) -> Outcome | None:
    return finding.outcome if finding else None


def _bar_changed(before: Finding | None, after: Finding) -> bool:
    return after.is_bar or (before is not None and before.is_bar)


def _matters(again: Again, levers: list[Lever], alone: set[Lever]) -> tuple[Matter, ...]:
    """What is not known and would matter most. Disputed facts are among it; days and decisions are no facts to find."""
    by_fact: dict[str, list[Lever]] = {}
    for lever in levers:
        if lever.doubt not in {Doubt.DATED, Doubt.DECISION} and again.moved(lever):
            by_fact.setdefault(lever.fact, []).append(lever)
    matters = [
        Matter(fact, tuple(ways), any(way in alone for way in ways), max(len(again.moved(way)) for way in ways))
        for fact, ways in by_fact.items()
    ]
    near = {one.fact: min(nearness(again.view, lever) for lever in one.levers) for one in matters}
    return tuple(sorted(matters, key=lambda one: (near[one.fact], not one.alone, -one.moves, one.fact))[:MOST_MATTERS])
