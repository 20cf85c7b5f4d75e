"""The published examples of practice that are nearest to a case, by coded facts only.

An example is like a case when the same things are known to be so in both. Each coded fact that both give counts as
shared or as differing; one that only one side gives counts a little against, for silence is not difference. Codes that
already judge (whether an offence is purely political, whether neutrality is touched, whether participation is shown)
are never compared: they would find the answer and not the facts. The measure is

    shared / (shared + differing + a quarter of what only one side gives)

with a fact that nearly every example gives counting a quarter. An example is called **near** when the shared facts
weigh no less than all the rest and at least two of them are of the act, the person or the setting. Whenever one that
is nearly as like ended the other way, it is shown too. All of this finds reading for a person and decides nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from fairnotice.domain.dossier import View
from fairnotice.law.decision_facts import coded_as_decision
from fairnotice.law.precedent_facts import coded
from fairnotice.law.published.entries import Precedent, PublishedKind, Value, published, same_affair
from fairnotice.law.published.weights import COMMON, OF_THE_FILE, deciding_codes, weight_of
from fairnotice.law.published.words import fact_words, value_words

ONE_SIDED = 0.25
NEAR = 0.5  # the shared facts weigh no less than the rest
LEAST_SHARED = 2  # facts of the act, the person or the setting: one is not yet a likeness
NEARLY = 0.75  # of the likeness of the first: nearly as like

Codes = Mapping[str, frozenset[Value]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a case one published entry is: what it shares, what differs, how it ended and why.

    What decided the outcome there comes first among the facts; `decisive` are those of the differing ones. `near` is
    false when too little is shared. `other_way` marks one that is nearly as like as the first and ended the other way.
    """

    id: str
    similarity: float
    shared: tuple[str, ...]
    differing: tuple[str, ...]
    outcome: str
    principle: str
    where: str
    edition: str
    decisive: tuple[str, ...] = ()
    near: bool = False
    other_way: bool = False


class _Measured(NamedTuple):
    """One entry measured against a case. They sort as they are shown: the likest first, then by id."""

    unlike: float  # the similarity, negative
    id: str
    number: int  # in the index
    substantial: int  # how many facts of the act, the person or the setting are shared

    @property
    def similarity(self) -> float:
        return -self.unlike

    @property
    def near(self) -> bool:
        return self.similarity >= NEAR and self.substantial >= LEAST_SHARED


@dataclass(frozen=True, slots=True)
class _Index:
    entries: tuple[Precedent, ...]
    given: Mapping[str, tuple[tuple[int, Value], ...]]  # code → which entries give it, and what they say
    weights: tuple[float, ...]  # of all codes of each entry


def precedents() -> tuple[Precedent, ...]:
    """Every example of the Repository of Practice in the package."""
    return published(PublishedKind.REPOSITORY)


def nearest(view: View, limit: int = 5, *, among: Collection[str] | None = None) -> tuple[Likeness, ...]:
    """The examples that are most like the case, the likest first; those that share nothing telling are left out.

    One that is nearly as like as the first and ended the other way is always among them, beyond the limit if need be.
    """
    return nearest_to_facts(coded(view), among=among, limit=limit)


def nearest_decisions(view: View, *, limit: int = 5, among: Collection[str] | None = None) -> tuple[Likeness, ...]:
    """The decisions of the Commission that are most like the case. Few of their facts can be known from a file."""
    return nearest_to_facts(coded_as_decision(view), kind=PublishedKind.COMMISSION, among=among, limit=limit)


def nearest_to(entry: Precedent, *, limit: int = 5, among: Collection[str] | None = None) -> tuple[Likeness, ...]:
    """The entries of the same kind that are most like a published one. Its own affair told again is left out."""
    own = {entry.id, *(other.id for other in same_affair(entry))}
    others = {e.id for e in published(entry.kind) if among is None or e.id in among} - own
    return nearest_to_facts(_codes(entry), kind=entry.kind, among=others, limit=limit)


def nearest_to_facts(
    facts: Codes,
    *,
    kind: PublishedKind = PublishedKind.REPOSITORY,
    among: Collection[str] | None = None,
    limit: int = 5,
) -> tuple[Likeness, ...]:
    """The entries of one kind that are most like coded facts. `among`: only these ids."""
    found = sorted(m for m in _measured(facts, kind) if among is None or m.id in among)
    entries = _index(kind).entries
    other = _other_way(found, entries)
    told = found[:limit]
    if other is not None and other not in told:
        told.append(other)
    return tuple(_likeness(facts, m, entries[m.number], other_way=m is other) for m in told)


def _other_way(found: list[_Measured], entries: tuple[Precedent, ...]) -> _Measured | None:
    """Of those nearly as like as the first, the likest that ended the other way than the first that ended one way."""
    close = [m for m in found if m.similarity >= NEARLY * found[0].similarity]
    ways = [(entries[m.number].outcome.favours, m) for m in close]
    first = next((way for way, _ in ways if way is not None), None)
    return next((m for way, m in ways if first is not None and way is (not first)), None)


def _codes(entry: Precedent) -> Codes:
    return {key: frozenset({value}) for key, value in entry.coded.items()}


@cache
def _index(kind: PublishedKind) -> _Index:
    entries = published(kind)
    given: dict[str, list[tuple[int, Value]]] = {}
    for number, entry in enumerate(entries):
        for key, value in entry.coded.items():
            given.setdefault(key, []).append((number, value))
    weights = tuple(_weight(entry.coded) for entry in entries)
    return _Index(entries, {key: tuple(rows) for key, rows in given.items()}, weights)


def _measured(facts: Codes, kind: PublishedKind) -> list[_Measured]:
    """Every entry that shares a telling fact. One pass over the codes that the case gives."""
    index = _index(kind)
    empty = [0.0] * len(index.entries)
    both, shared, telling, substantial = empty, empty.copy(), empty.copy(), [0] * len(index.entries)
    for key, values in facts.items():
        weight, tells = weight_of(key), key not in COMMON
        of_matter = tells and key not in OF_THE_FILE
        for number, value in index.given.get(key, ()):
            both[number] += weight
            if value in values:
                shared[number] += weight
                telling[number] += tells
                substantial[number] += of_matter
    of_case = _weight(facts)
    found = []
    for number, facts_shared in enumerate(telling):
        if facts_shared:
            one_sided = of_case + index.weights[number] - 2 * both[number]
            similarity = shared[number] / (both[number] + ONE_SIDED * one_sided)
            found.append(_Measured(-round(similarity, 3), index.entries[number].id, number, substantial[number]))
    return found


def _weight(keys: Iterable[str]) -> float:
    return sum(weight_of(key) for key in keys)


def _likeness(facts: Codes, measured: _Measured, entry: Precedent, *, other_way: bool) -> Likeness:
    deciding = deciding_codes(entry.id)
    both = sorted((key for key in entry.coded if key in facts), key=lambda key: key not in deciding)
    shared = [key for key in both if entry.coded[key] in facts[key]]
    differing = {
        key: f"{fact_words(key, entry.coded[key])} (here: {value_words(key, facts[key])})"
        for key in both
        if key not in shared
    }
    return Likeness(
        id=entry.id,
        similarity=measured.similarity,
        shared=tuple(fact_words(key, entry.coded[key]) for key in shared),
        differing=tuple(differing.values()),
        outcome=entry.outcome.value,
        principle=entry.principle,
        where=entry.where,
        edition=entry.edition,
        decisive=tuple(words for key, words in differing.items() if key in deciding),
        near=measured.near,
        other_way=other_way,
    )


def nearness_told(found: tuple[Likeness, ...]) -> str:
    """What the answer comes to, in a sentence: whether anything is near, and whether they agree."""
    near = [like for like in found if like.near]
    if not found:
        return "Nothing published shares a fact of the act or the person."
    if not near:
        return "Nothing published is near: even the first shares too little. Read them for their principles only."
    if any(like.other_way for like in near):
        return "Near examples ended both ways: look at what differs between them."
    if any(like.other_way for like in found):
        return "Some are near. Another, which shares almost as much, was decided the other way: look at what differs."
    return "Some are near. An example is no rule: look at what differs."
