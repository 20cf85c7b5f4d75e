"""Repository of Practice, 3.10: purely military offences, and acts in an armed conflict."""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.law.model import (
    Ground,
    Lean,
    Result,
    Rule,
    RuleEffect,
    Strength,
    gate,
    met,
    not_met,
    pointer_if,
    weigh,
    weighing,
)
from fairnotice.law.practice.pure_offences import PRIVATE_HARM
from fairnotice.law.practice.reading import (
    MILITARY_CHARGES,
    SIDE_CHARGES,
    charge_facts,
    charges,
    facts_of,
    named,
    practice,
    says,
)

AGAINST, FOR = Lean.AGAINST, Lean.FOR


def military_charge(view: View) -> bool:
    """Whether a charge can only be punished under military law."""
    return bool(charges(view, MILITARY_CHARGES))


def said_in_armed_conflict(view: View) -> bool:
    """Whether an account places the act in an armed conflict."""
    return says(view, "act.armed_conflict")


@gate(
    "rop-mil-pure",
    cites=practice("3.10, para. 3 (scenario A)"),
    effect=RuleEffect.BLOCK,
    applies=military_charge,
    ground=Ground.MILITARY,
)
def purely_military_offence(view: View) -> Result:
    """Is there more than a purely military offence, such as desertion or draft evasion?"""
    military = charges(view, MILITARY_CHARGES)
    facts = charge_facts(view, military)
    if says(view, *PRIVATE_HARM):
        return met("Harm to a person or to goods is said as well.", *facts, *facts_of(view, *PRIVATE_HARM))
    rest = len(view.offences) - len(military) - len(charges(view, SIDE_CHARGES))
    if rest > 0:
        return met("Other charges stand beside the military one.", *facts)
    return not_met(f"A purely military offence: {named(military)}.", *facts)


@weighing(
    "rop-mil-conflict",
    cites=practice("3.10, para. 8 (scenario D)"),
    applies=said_in_armed_conflict,
    ground=Ground.MILITARY,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-mil-exception",
)
def act_in_armed_conflict(view: View) -> Result:
    """Was the act done in an armed conflict?"""
    words = "An act in an armed conflict: with no breach of the laws of war alleged it is usually not processed."
    towards = pointer_if(view, "act.victims_civilian", FOR, "Civilians or private persons are among the victims.")
    return weigh((*pointer_if(view, "act.armed_conflict", AGAINST, words), *towards), nothing="")


def military_court(view: View) -> bool:
    """Whether a military court is said to have the case."""
    return says(view, "charges.military_court")


@weighing("rop-mil-court", cites=practice("3.10, para. 4 (scenario B)"), applies=military_court, ground=Ground.MILITARY)
def why_a_military_court(view: View) -> Result:
    """Why does a military court have the case, which alone settles nothing?"""
    words = "A military court has the case: neutral in itself; the offence and the setting decide."
    pointers = pointer_if(view, "charges.military_court", Lean.NEITHER, words)
    return weigh(pointers, nothing="The court alone settles nothing.", ask=FACTS["charges.military_court"].ask)


MILITARY: tuple[Rule, ...] = (purely_military_offence, act_in_armed_conflict, why_a_military_court)
