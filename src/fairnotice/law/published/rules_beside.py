"""Which rules of the rulebook stand beside an entry: those that cite its chapter, or an article that it rests on."""

from functools import cache

from fairnotice.law.model import Rule
from fairnotice.law.published.entries import Precedent, PublishedKind, published_entry
from fairnotice.law.published.provisions import Provision, provisions, provisions_of
from fairnotice.law.rulebook import RULES


@cache
def rules_beside(code: str) -> tuple[Rule, ...]:
    """The rules beside the entry of that id, in the order of the rulebook.

    An example has the rules of its own chapter. A decision has those of the articles that it names by number and part.
    """
    wanted = _wanted(published_entry(code))
    return tuple(rule for rule in RULES if any(_within(own, wanted) for own in _cited(rule)))


def _wanted(entry: Precedent) -> tuple[Provision, ...]:
    about = provisions_of(entry.id)
    if entry.kind is PublishedKind.REPOSITORY:
        return tuple(place for place in about if place.instrument == "RoP")[:1]
    return tuple(place for place in about if place.instrument != "Const")


def _within(own: Provision, wanted: tuple[Provision, ...]) -> bool:
    return any(
        own.instrument == place.instrument and own.number[: len(place.number)] == place.number for place in wanted
    )


@cache
def _cited(rule: Rule) -> tuple[Provision, ...]:
    return provisions(str(rule.cites))
