"""Conditions that are so when the bureau, or anybody else, says so: the facts of a kind of notice."""

from dataclasses import dataclass

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.law.model import Result, met, not_met, undetermined
from fairnotice.law.practice.reading import facts_of


@dataclass(frozen=True, slots=True)
class Said:
    """A fact that must be so, in three sentences: it is, it is not, nobody knows or the accounts differ."""

    key: str
    so: str
    not_so: str
    unknown: str


def said(view: View, key: str) -> bool:
    """Whether any account speaks of the fact, whichever way."""
    return bool(view.evidence(key).statements)


def each_is_so(view: View, *wanted: Said) -> Result:
    """Met when every fact is so; not met when one is not; else undetermined, with the question for each that lacks."""
    facts = facts_of(view, *(one.key for one in wanted))
    denied = [one.not_so for one in wanted if view.evidence(one.key).is_false]
    if denied:
        return not_met(" ".join(denied), *facts)
    missing = [one for one in wanted if view.evidence(one.key).is_unknown]
    if missing:
        asks = tuple(FACTS[one.key].ask for one in missing)
        return undetermined(" ".join(one.unknown for one in missing), *facts, ask=asks)
    return met(" ".join(one.so for one in wanted), *facts)


def none_is_so(view: View, *barred: Said) -> Result:
    """The same for facts that must not be so: their `so` bars, their `not_so` clears."""
    facts = facts_of(view, *(one.key for one in barred))
    shown = [one.so for one in barred if view.evidence(one.key).is_true]
    if shown:
        return not_met(" ".join(shown), *facts)
    missing = [one for one in barred if view.evidence(one.key).is_unknown]
    if missing:
        asks = tuple(FACTS[one.key].ask for one in missing)
        return undetermined(" ".join(one.unknown for one in missing), *facts, ask=asks)
    return met(" ".join(one.not_so for one in barred), *facts)
