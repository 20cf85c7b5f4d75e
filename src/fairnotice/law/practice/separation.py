"""Repository of Practice, 3.12: excluded and ordinary charges in one request, on one set of facts or on several."""

from fairnotice.domain.dossier import View
from fairnotice.domain.warrant import Offence, OffenceCategory
from fairnotice.law.model import (
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    Strength,
    gate,
    met,
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import STATE_CHARGES, charge_facts, charges, facts_of, named, practice

EXCLUDED = STATE_CHARGES | {OffenceCategory.ILLEGAL_EXIT}
APART, WARRANTS = "charges.separate_facts", "charges.separate_warrants"


def excluded_charges(view: View) -> tuple[Offence, ...]:
    """The charges against the state, its order or its creed, and illegal exit."""
    return charges(view, EXCLUDED)


def _ordinary(view: View) -> tuple[Offence, ...]:
    return tuple(offence for offence in view.offences if offence not in excluded_charges(view))


def both_kinds(view: View) -> bool:
    """Whether excluded and ordinary charges stand together, or an account says whether such charges are apart."""
    return (bool(excluded_charges(view)) and bool(_ordinary(view))) or not view.evidence(APART).is_unknown


def _on_one_set(view: View) -> bool:
    """Whether some excluded charge shares its facts with an ordinary one, or does not name its facts."""
    said = view.evidence(APART)
    if not said.is_unknown:
        return said.is_false
    sets = {offence.facts for offence in _ordinary(view)}
    return any(not offence.facts or offence.facts in sets for offence in excluded_charges(view)) or "" in sets


def _one_warrant_for_both(view: View) -> bool:
    said = view.evidence(WARRANTS)
    if not said.is_unknown:
        return said.is_false
    excluded, ordinary = excluded_charges(view), _ordinary(view)
    return any(
        any(o in excluded for o in warrant.offences) and any(o in ordinary for o in warrant.offences)
        for warrant in view.warrants
    )


def apart_with_own_warrants(view: View) -> bool:
    """Separate facts and separate warrants."""
    return both_kinds(view) and not _on_one_set(view) and not _one_warrant_for_both(view)


def apart_under_one_warrant(view: View) -> bool:
    """Separate facts under one warrant."""
    return both_kinds(view) and not _on_one_set(view) and _one_warrant_for_both(view)


def on_one_set(view: View) -> bool:
    """One set of facts, or the file does not say."""
    return both_kinds(view) and _on_one_set(view)


@gate(
    "rop-sep-a",
    cites=practice("3.12, scenario A"),
    effect=RuleEffect.PERMIT,
    applies=apart_with_own_warrants,
    strength=Strength.USUAL,
    allows=True,
)
def separate_warrants(view: View) -> Result:
    """Do excluded charges rest on facts and a warrant of their own?"""
    return _apart(view, "Only the warrant for the ordinary charges may carry the request; leave out: {}.")


@gate(
    "rop-sep-b",
    cites=practice("3.12, scenario B"),
    effect=RuleEffect.PERMIT,
    applies=apart_under_one_warrant,
    strength=Strength.USUAL,
    allows=True,
)
def one_warrant(view: View) -> Result:
    """Do excluded charges rest on facts of their own, under the same warrant?"""
    return _apart(view, "The ordinary charges may carry the request, with a statement of what is left out: {}.")


@weighing("rop-sep-c", cites=practice("3.12, scenario C"), applies=on_one_set, ground=Ground.POLITICAL)
def one_set_of_facts(view: View) -> Result:
    """Do excluded and ordinary charges rest on one set of facts?"""
    if not excluded_charges(view):
        return met("One set of facts: nothing is split off.", *facts_of(view, APART))
    if view.evidence(APART).is_unknown and any(not offence.facts for offence in view.offences):
        return undetermined(
            "Whether the charges rest on one set of facts is not stated.",
            *charge_facts(view, excluded_charges(view)),
            ask="Which facts does each charge rest on? Do the charges share them?",
        )
    return _leave_out(view, "One set of facts: nothing is split off, the case is judged as a whole, with: {}.")


def _apart(view: View, words: str) -> Result:
    """Met: the ordinary charges may pass. The words say what is left out."""
    excluded = excluded_charges(view)
    facts = (*charge_facts(view, excluded), *facts_of(view, APART, WARRANTS))
    return met(words.format(named(excluded) or "the excluded charges"), *facts)


def _leave_out(view: View, words: str) -> Result:
    excluded = excluded_charges(view)
    pointer = Pointer(words.format(named(excluded)), Lean.AGAINST, charge_facts(view, excluded))
    return weigh((pointer,), nothing="")


SEPARATION: tuple[Rule, ...] = (separate_warrants, one_warrant, one_set_of_facts)
