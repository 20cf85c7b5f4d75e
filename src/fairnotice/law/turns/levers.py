"""The facts that could be otherwise: unknown, disputed, bound to a day, or for somebody to decide; each in every way.

A lever is one fact in one way. Pulling it gives the same file with that fact so, as an official record would show it.
Facts that somebody states and nobody denies are no levers: what is asked here is what is open, not what may be a lie.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.facts import FACTS, FactKey
from fairnotice.domain.statement import Source, SourceKind, Statement
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.rpd.wording import code_in_words
from fairnotice.law.turning import turning_points

SUPPOSED = Source("supposed", SourceKind.RECORD, "a supposition, as an official record would show it")
"""The source of what is supposed. A record is nobody's account, so it never makes a file heard on both sides."""


class Doubt(StrEnum):
    """Why the fact could be otherwise."""

    UNKNOWN = "unknown"
    DISPUTED = "disputed"
    DATED = "dated"
    DECISION = "decision"  # no fact: somebody may decide it so


Pull = Callable[[Dossier, Moment], tuple[Dossier, Moment]]


@dataclass(frozen=True, slots=True)
class Lever:
    """One fact in one way. `fact` is what it is about: two levers of one fact are never pulled together.

    `key` is the coded fact where it is one, so that only the rules which read it are asked again.
    """

    fact: str
    says: str
    doubt: Doubt
    pull: Pull
    key: str | None = None
    value: bool | str | None = None
    on: date | None = None  # of a day that comes


def coded_levers(view: View, keys: frozenset[str]) -> Iterator[Lever]:
    """Those of the coded facts that the rules read, in the order of the list of facts."""
    for key, fact in FACTS.items():
        evidence = view.evidence(key)
        if key not in keys or not evidence.is_unknown:
            continue
        doubt = Doubt.DISPUTED if evidence.disputed else Doubt.UNKNOWN
        for value in fact.values or (True, False):
            yield Lever(key, _says(fact, value), doubt, _supposing(view.subject.id, key, value), key, value)


def _says(fact: FactKey, value: bool | str) -> str:
    if value is True:
        return fact.meaning
    if value is False:
        return f"It is not so: {fact.meaning[0].lower()}{fact.meaning[1:]}"
    return f"{fact.meaning.rstrip('.')}: {code_in_words(str(value))}."


def _supposing(subject: str, key: str, value: bool | str) -> Pull:
    def pull(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
        kept = tuple(
            s
            for s in dossier.statements
            if s.about != key or s.subject not in (None, subject) or s.value in (None, value)
        )
        supposed = Statement(f"supposed-{key}", key, "nobody yet", "Supposed.", SUPPOSED.id, value, subject=subject)
        sources = dossier.sources if SUPPOSED in dossier.sources else (*dossier.sources, SUPPOSED)
        return replace(dossier, statements=(*kept, supposed), sources=sources), moment

    return pull


def dated_levers(view: View) -> Iterator[Lever]:
    """The days on which a fact of the file changes by itself: each as if it had come, nothing else being known."""
    why: dict[date, list[str]] = {}
    for turning in turning_points(view):
        why.setdefault(turning.on, []).append(turning.why)
    for day, reasons in sorted(why.items()):
        yield Lever("day", f"{day_in_words(day)} has come. {' '.join(reasons)}", Doubt.DATED, _on(day), on=day)


def _on(day: date) -> Pull:
    return lambda dossier, moment: (dossier, replace(moment, on=day))
