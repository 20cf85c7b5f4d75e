"""Repository of Practice, 2.2: offences that are purely political, military or religious, and mixed ones.

A pure offence hurts only the state or its creed. Where harm to a private person is said as well, the offence is mixed
and a person weighs which side prevails.
"""

from dataclasses import replace

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import (
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    Strength,
    duty,
    gate,
    met,
    not_met,
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import (
    MILITARY_CHARGES,
    PURE_CHARGES,
    RELIGIOUS_CHARGES,
    SIDE_CHARGES,
    STATE_CHARGES,
    charge_facts,
    charges,
    facts_of,
    named,
    practice,
    says,
)

PRIVATE_HARM = ("act.violence_or_serious_harm", "act.victims_civilian", "act.property_damage")


def has_charges(view: View) -> bool:
    """Whether any charge is in the file."""
    return bool(view.offences)


def is_mixed(view: View) -> bool:
    """Whether a charge that protects the state stands beside harm to somebody, or beside an ordinary charge."""
    state = charges(view, STATE_CHARGES)
    others = len(view.offences) - len(state) - len(charges(view, SIDE_CHARGES))
    return bool(state) and (says(view, *PRIVATE_HARM) or others > 0)


@gate("rop-pure", cites=practice("2.2, paras 49-51"), effect=RuleEffect.BLOCK, applies=has_charges)
def pure_offence(view: View) -> Result:
    """Is the offence more than a purely political, military or religious one?"""
    pure = charges(view, PURE_CHARGES)
    facts = charge_facts(view, pure)
    unclear = any(not is_known(offence.category) for offence in view.offences)
    if not pure and not unclear:
        return met("No charge is of a kind that hurts the state or its creed alone.")
    if says(view, *PRIVATE_HARM):
        harm = facts_of(view, *PRIVATE_HARM)
        words = "the offence is mixed and is weighed" if pure else "no purely excluded offence"
        return met(f"Harm to a person or to goods is said as well: {words}.", *facts, *harm)
    rest = [o for o in view.offences if o not in pure and o not in charges(view, SIDE_CHARGES)]
    if unclear:
        return undetermined(
            "What a charge covers is not stated.",
            *facts,
            ask="Which acts does each charge cover?",
        )
    if rest:
        return met("Ordinary charges stand beside a pure offence: they are looked at apart or as a whole.", *facts)
    reason = f"The charge hurts only the state or its creed: {named(pure)}."
    return replace(not_met(reason, *facts), ground=_ground(view))


def _ground(view: View) -> Ground:
    pure = charges(view, PURE_CHARGES)
    if pure == charges(view, MILITARY_CHARGES):
        return Ground.MILITARY
    return Ground.RELIGIOUS_OR_RACIAL if pure == charges(view, RELIGIOUS_CHARGES) else Ground.POLITICAL


@weighing(
    "rop-relative",
    cites=practice("2.2, para. 49"),
    applies=is_mixed,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
)
def mixed_offence(view: View) -> Result:
    """In a mixed offence, does the excluded or the ordinary side prevail?"""
    state = charges(view, STATE_CHARGES)
    excluded = Pointer(f"Protects the state: {named(state)}.", Lean.AGAINST, charge_facts(view, state))
    harm = tuple(f for key in PRIVATE_HARM if says(view, key) for f in facts_of(view, key))
    ordinary = (Pointer("Harm to a person or to goods is said.", Lean.FOR, harm),) if harm else ()
    return weigh((excluded, *ordinary), nothing="")


predominance = duty(
    "agn20-res11",
    cites=practice("2.2, paras 38-40 (AGN/20/RES/11)"),
    says="Which side prevails, the excluded or the ordinary one, whatever national law calls the act?",
    carried_by="services.reviews:assess_request",
)

each_case_apart = duty(
    "agn53-case",
    cites=practice("2.2, paras 38-40 (AGN/53/RES/7)"),
    says="Was the case judged apart, in its own setting?",
    carried_by="services.reviews:assess_request",
)

refusal_elsewhere = duty(
    "agn53-refusal",
    cites=practice("2.2, para. 41 (AGN/53/RES/7)"),
    says="Were the reasons of another country's refusal weighed, and not the refusal alone?",
    carried_by="services.reviews:assess_request",
)

related_requests = duty(
    "rop-related",
    cites=practice("2.2, para. 56"),
    says="Were similar requests of the same country, and past refusals, looked at?",
    carried_by="services.reviews:assess_request",
)

PURE_OFFENCES: tuple[Rule, ...] = (
    pure_offence,
    mixed_offence,
    predominance,
    each_case_apart,
    refusal_elsewhere,
    related_requests,
)
