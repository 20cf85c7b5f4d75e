"""The search: single facts first, then pairs and triples of those that move anything, within a number of reviews."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.law.findings import Finding
from fairnotice.law.leaning import Leaning
from fairnotice.law.model import Rule
from fairnotice.law.review import Recommendation
from fairnotice.law.rulebook import RULES
from fairnotice.law.turns.again import Again, Outlook
from fairnotice.law.turns.levers import Doubt, Lever, coded_levers, dated_levers
from fairnotice.law.turns.papers import paper_levers

BUDGET = 1_200
"""How many reviews are tried at most; what was not tried is said. It keeps the answer within a second."""
LARGEST = 3
"""How many facts a set has at most: nobody reads longer ones."""
MOST_TURNS = 60
MOST_MATTERS = 12
NOT_TOGETHER = frozenset(
    {
        frozenset({("act.peaceful", True), ("act.violence_or_serious_harm", True)}),
        frozenset({("act.property_damage", True), ("act.minor_damage", True)}),
        frozenset({("act.membership_only", True), ("act.violence_or_serious_harm", True)}),
        frozenset({("act.membership_only", True), ("act.private_gain", True)}),
    }
)
"""What cannot be so at once."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A smallest set of facts that would turn the review: what it would come to, and which rules answer otherwise."""

    supposed: tuple[Lever, ...]
    recommendation: Recommendation
    leaning: Leaning
    because: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """An open fact by how much hangs on it: whether it turns the review alone, and how many rules it moves."""

    fact: str
    levers: tuple[Lever, ...]
    alone: bool
    moves: int


@dataclass(frozen=True, slots=True)
class WouldChange:
    """What would change one review. `complete` is false when the budget ended before every set had been tried."""

    recommendation: Recommendation
    leaning: Leaning
    turns: tuple[Turn, ...]
    matters_most: tuple[Matter, ...]
    tried: int
    complete: bool


def what_would_change(
    dossier: Dossier, subject: str, moment: Moment, *, rules: Sequence[Rule] = RULES, budget: int = BUDGET
) -> WouldChange:
    """The smallest sets of at most three open facts that would turn recommendation or leaning, the smallest first.

    Every set was tried: none holds a smaller one that turns it already. Raises KeyError for an unknown subject.
    """
    again = Again(dossier, subject, moment, rules)
    budget = _afforded(dossier, budget)
    every = _levers(again)
    levers = every[: budget // 2]
    found: list[tuple[frozenset[Lever], Outlook]] = []
    for lever in levers:
        _try(again, (lever,), found)
        again.moved(lever)
    moving = sorted((lever for lever in levers if again.moved(lever)), key=lambda one: -len(again.moved(one)))
    complete = len(levers) == len(every)
    for size in range(2, LARGEST + 1):
        for chosen in _sets(moving, size, again):
            if again.runs >= budget or len(found) >= MOST_TURNS:
                complete = False
                break
            _try(again, chosen, found)
    found.sort(key=_telling_first(again))
    return WouldChange(
        recommendation=again.outlook.recommendation,
        leaning=again.outlook.leaning,
        turns=tuple(
            _turn(again, levers, chosen, outlook) for chosen, outlook in sorted(found, key=_telling_first(again))
        ),
        matters_most=_matters(again, levers, {next(iter(chosen)) for chosen, _o in found if len(chosen) == 1}),
        tried=again.runs,
        complete=complete,
    )


def _afforded(dossier: Dossier, budget: int) -> int:
    """How many reviews a file of that size may cost: one of a hundred charges takes longer than one of two."""
    charges = sum(len(warrant.offences) for warrant in dossier.warrants)
    return max(60, budget // (1 + (charges + len(dossier.statements)) // 12))


def _levers(again: Again) -> list[Lever]:
    view = again.view
    return [*coded_levers(view, frozenset(again.readers)), *paper_levers(view), *dated_levers(view)]


def _try(again: Again, chosen: tuple[Lever, ...], found: list[tuple[frozenset[Lever], Outlook]]) -> None:
    wanted = frozenset(chosen)
    if any(smaller <= wanted for smaller, _outlook in found):
        return
    outlook = again.with_(chosen)
    if outlook.result != again.outlook.result:
        found.append((wanted, outlook))


def _sets(moving: list[Lever], size: int, again: Again) -> Iterator[tuple[Lever, ...]]:
    """Sets that can be so at once.

    As long as what the leaning rests on stands, nothing turns it. So where it rests on rules, one fact of a pair
    touches one of them, and every fact of a triple does.
    """
    rests_on = frozenset(again.outlook.step.rules)
    touching = {lever for lever in moving if again.moved(lever) & rests_on} if rests_on else set(moving)
    usable = moving if size < LARGEST else [lever for lever in moving if lever in touching]
    for chosen in combinations(usable, size):
        if len({lever.fact for lever in chosen}) == size and touching & set(chosen) and _can_be_so(chosen):
            yield chosen


def _can_be_so(chosen: tuple[Lever, ...]) -> bool:
    coded = {(lever.key, lever.value) for lever in chosen if lever.key}
    return not any(pair <= coded for pair in NOT_TOGETHER)


def _telling_first(again: Again) -> Callable[[tuple[frozenset[Lever], Outlook]], tuple[Any, ...]]:
    """The smallest first; then what would settle it either way; then days, disputes, and what moves most rules."""
    order = {Doubt.DATED: 0, Doubt.DISPUTED: 1, Doubt.UNKNOWN: 2}

    def key(one: tuple[frozenset[Lever], Outlook]) -> tuple[Any, ...]:
        chosen, outlook = one
        settles = outlook.leaning is not Leaning.OPEN and outlook.leaning is not again.outlook.leaning
        moves = sum(len(again.moved(lever)) for lever in chosen)
        doubt = max(order[lever.doubt] for lever in chosen)
        return len(chosen), not settles, doubt, -moves, sorted(lever.says for lever in chosen)

    return key


def _turn(again: Again, levers: list[Lever], chosen: frozenset[Lever], outlook: Outlook) -> Turn:
    before = {finding.rule: finding for finding in again.outlook.findings}
    decisive = {*again.outlook.step.rules, *outlook.step.rules}
    because = [
        finding
        for finding in outlook.findings
        if finding.rule in decisive or _bar_changed(before.get(finding.rule), finding)
        if before.get(finding.rule) is None or before[finding.rule].reason != finding.reason
    ]
    supposed = tuple(lever for lever in levers if lever in chosen)
    return Turn(supposed, outlook.recommendation, outlook.leaning, tuple(because))


def _bar_changed(before: Finding | None, after: Finding) -> bool:
    return after.is_bar or (before is not None and before.is_bar)


def _matters(again: Again, levers: list[Lever], alone: set[Lever]) -> tuple[Matter, ...]:
    """What is not known and would matter most. Disputed facts are among it; days are not, for they are known."""
    by_fact: dict[str, list[Lever]] = {}
    for lever in levers:
        if lever.doubt is not Doubt.DATED and again.moved(lever):
            by_fact.setdefault(lever.fact, []).append(lever)
    matters = [
        Matter(fact, tuple(ways), any(way in alone for way in ways), max(len(again.moved(way)) for way in ways))
        for fact, ways in by_fact.items()
    ]
    return tuple(sorted(matters, key=lambda one: (not one.alone, -one.moves, one.fact))[:MOST_MATTERS])
