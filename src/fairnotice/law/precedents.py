"""The published examples of practice that are nearest to a case, by coded facts only.

An example is near when the same things are known to be so in both. Each coded fact that both give counts as shared or
as differing; one that only one side gives counts a little against, for silence is not difference. Codes that
already judge (whether an offence is purely political, whether neutrality is touched, whether participation is shown)
are never compared: they would find the answer and not the facts. The measure is

    shared / (shared + differing + a quarter of what only one side gives)

with a fact that nearly every example gives counting a quarter. It finds reading for a person and decides nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fairnotice.domain.dossier import View
from fairnotice.law.precedent_facts import Value, coded

ONE_SIDED = 0.25
COMMON = MappingProxyType({"requesting_source": 0.25, "offence_is_ordinary_law_crime": 0.25})
JUDGING = frozenset(
    {
        "pure_political_offence",
        "pure_military_offence",
        "pure_religious_or_racial_offence",
        "neutrality_implication",
        "active_participation_evidence",
        "link_between_aims_and_victims",
    }
)


@dataclass(frozen=True, slots=True)
class Precedent:
    """One published example, in our paraphrase, with its facts coded."""

    id: str
    facts: str
    coded: Mapping[str, Value]
    outcome: str
    principle: str
    where: str
    edition: str
    decisive: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near one example is: what it shares with the case, what differs, how it ended and why."""

    id: str
    similarity: float
    shared: tuple[str, ...]
    differing: tuple[str, ...]
    outcome: str
    principle: str
    where: str
    edition: str


@cache
def precedents() -> tuple[Precedent, ...]:
    """Every example in the package."""
    entries = json.loads((files("fairnotice.law") / "precedents.json").read_text(encoding="utf-8"))
    return tuple(_precedent(entry) for entry in entries)


def _precedent(entry: dict[str, Any]) -> Precedent:
    return Precedent(
        id=entry["id"],
        facts=entry["facts"],
        coded=MappingProxyType({k: v for k, v in entry["facts_coded"].items() if k not in JUDGING}),
        outcome=entry["outcome"],
        principle=entry.get("principle", ""),
        where=entry["where"],
        edition=entry["chapter_version"],
        decisive=tuple(f"{d['factor']}: {d['direction']}" for d in entry.get("decisive_factors", ())),
    )


def nearest(view: View, limit: int = 5) -> tuple[Likeness, ...]:
    """The nearest examples, the nearest first; those that share no fact of the act or the person are left out."""
    facts = coded(view)
    found = (_likeness(facts, precedent) for precedent in precedents())
    near = sorted((like for like in found if like.similarity > 0), key=lambda like: (-like.similarity, like.id))
    return tuple(near[:limit])


def _likeness(facts: Mapping[str, frozenset[Value]], precedent: Precedent) -> Likeness:
    both = [key for key in precedent.coded if key in facts]
    shared = [key for key in both if precedent.coded[key] in facts[key]]
    differing = [key for key in both if key not in shared]
    one_sided = (facts.keys() | precedent.coded.keys()) - set(both)
    weight = _weight(shared)
    total = weight + _weight(differing) + ONE_SIDED * _weight(one_sided)
    telling = any(key not in COMMON for key in shared)
    return Likeness(
        id=precedent.id,
        similarity=round(weight / total, 3) if telling else 0.0,
        shared=tuple(_words(key, precedent.coded[key]) for key in shared),
        differing=tuple(f"{_words(key, precedent.coded[key])} (here: {_value(facts[key])})" for key in differing),
        outcome=precedent.outcome,
        principle=precedent.principle,
        where=precedent.where,
        edition=precedent.edition,
    )


def _weight(keys: Iterable[str]) -> float:
    return sum(COMMON.get(key, 1.0) for key in keys)


def _words(key: str, value: Value) -> str:
    return f"{key.replace('_', ' ')}: {_value(frozenset({value}))}"


def _value(values: frozenset[Value]) -> str:
    words = ("yes" if v is True else "no" if v is False else str(v).replace("_", " ") for v in values)
    return " or ".join(sorted(words))
