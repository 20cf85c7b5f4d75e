"""Repository of Practice, 2.2 and 3.10: what is ordinary although it has a colour, and who is a neutral source.

These rules let a request pass in published practice although its setting or the person's status points against. They
look at the person's own acts as the file tells them, and never at a label alone.
"""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import RequesterKind
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import Result, Rule, RuleEffect, Strength, gate, met, used
from fairnotice.law.practice.reading import (
    INTERNATIONAL_CRIMES,
    STATE_CHARGES,
    charge_facts,
    charges,
    facts_of,
    named,
    offices_elsewhere,
    practice,
    says,
    to_a_person,
)

C = OffenceCategory
GRAVE = frozenset(
    {
        C.MURDER,
        C.BODILY_HARM,
        C.KIDNAPPING,
        C.HOSTAGE_TAKING,
        C.SEXUAL_OFFENCE,
        C.TERRORISM,
        C.ARSON,
        C.ROBBERY,
    }
)
HARM = "act.violence_or_serious_harm"
COLOURED = (
    "act.state_operation",
    "act.armed_conflict",
    "act.peaceful",
    "act.membership_only",
    "act.religion",
    "neutrality.part_of_interstate_dispute",
    "neutrality.officials_tie_case_to_state",
    "neutrality.foreign_state_involved",
    "requester.in_conflict",
)
"""What may give the act itself an excluded character; where one of these is said, a person weighs."""


def grave_harm_charged(view: View) -> bool:
    """Whether a grave crime against a person is charged, and harm is said."""
    return bool(charges(view, GRAVE)) and says(view, HARM)


def own_acts_told(view: View) -> bool:
    """Whether the account gives this person's own acts."""
    return view.participation is not None and bool(view.participation.acts)


@gate(
    "rop-ordinary-grave",
    cites=practice("2.2, paras 49-57, scenario B; 3.10, para. 5"),
    effect=RuleEffect.PERMIT,
    applies=grave_harm_charged,
    strength=Strength.USUAL,
    allows=True,
)
def grave_harm_by_own_acts(view: View) -> Result:
    """Did this very person gravely harm somebody, with nothing that makes the act itself one of state, war or creed?"""
    facts = (*charge_facts(view, charges(view, GRAVE)), *facts_of(view, HARM))
    if not own_acts_told(view):
        return to_a_person("Grave harm is charged, but the account does not give this person's own acts.", *facts)
    official = says(view, "act.official_capacity") and bool(offices_elsewhere(view))
    if official or charges(view, STATE_CHARGES) or says(view, *COLOURED):
        return to_a_person(
            "Grave harm is charged; what else is said of the act may give it another character.",
            *facts,
            *facts_of(view, *(key for key in COLOURED if says(view, key))),
        )
    if not view.evidence(HARM).is_true:
        return to_a_person("Whether the person harmed somebody is disputed.", *facts)
    return met("Grave harm to a person by this person's own acts, told in the account: ordinary crime.", *facts)


def international_crime(view: View) -> bool:
    """Whether genocide, a crime against humanity or a war crime is charged."""
    return bool(charges(view, INTERNATIONAL_CRIMES))


@gate(
    "rop-international-crime",
    cites=practice("3.10, para. 9"),
    effect=RuleEffect.PERMIT,
    applies=international_crime,
    strength=Strength.USUAL,
    allows=True,
)
def open_to_cooperation(view: View) -> Result:
    """Is it an international crime of this person's own acts, to which cooperation has been open since 1994?"""
    grave = charges(view, INTERNATIONAL_CRIMES)
    shown = facts_of(view, "act.victims_civilian", "act.law_of_war_violation")
    facts = (*charge_facts(view, grave), *shown)
    broken = any(view.evidence(k).is_true for k in ("act.victims_civilian", "act.law_of_war_violation"))
    if not own_acts_told(view) or not (broken or _neutral_source(view)):
        return to_a_person(
            f"An international crime is charged ({named(grave)}); its elements are to be weighed.", *facts
        )
    return met(f"An international crime with acts of the person's own: {named(grave)}.", *facts)


def _neutral_source(view: View) -> bool:
    mandated = view.evidence("requester.mandated_by_security_council").is_true
    return view.request.requester.kind is RequesterKind.TRIBUNAL or mandated


@gate(
    "rop-tribunal",
    cites=practice("3.1, para. 5(3); 3.10, para. 9"),
    effect=RuleEffect.PERMIT,
    applies=_neutral_source,
    strength=Strength.USUAL,
    allows=True,
)
def neutral_source(view: View) -> Result:
    """Does an international tribunal ask, of which it is hard to say that its case is political or military?"""
    requester = view.request.requester
    fact = used(view, "request/requester", requester.name)
    if charges(view, STATE_CHARGES):
        return to_a_person("An international tribunal asks, on a charge that protects a state.", fact)
    return met("An international tribunal or a body with a mandate of the Security Council asks.", fact)


GRAVE_CRIMES: tuple[Rule, ...] = (grave_harm_by_own_acts, open_to_cooperation, neutral_source)
