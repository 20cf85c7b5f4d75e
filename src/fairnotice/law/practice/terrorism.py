"""Repository of Practice, 3.6: membership of a group that is called terrorist.

Two things are looked for: what the group is, and an active and meaningful part in it, shown by concrete acts. The less
the group is recognised, the more the person's own acts must show; where all states recognise it, joining may suffice.
Acts that are crimes in themselves are weighed under article 34(3)(a), not here. The labels "extremist" and "criminal"
for a group are read alike.
"""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.warrant import OffenceCategory
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
    pointer_if,
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import charge_facts, charges, facts_of, practice, says, says_word, to_a_person

C = OffenceCategory
MEMBERSHIP = frozenset({C.TERRORIST_MEMBERSHIP})
TERROR = MEMBERSHIP | {C.TERRORISM, C.TERRORIST_FINANCING}
OWN_CRIME = ("act.violence_or_serious_harm", "act.property_damage", "act.serious_crime_link", "act.hate_or_incitement")


def membership_of_a_group(view: View) -> bool:
    """Whether membership is charged, or is all that stands behind another charge of terrorism."""
    return bool(charges(view, MEMBERSHIP)) or (bool(charges(view, TERROR)) and says(view, "act.membership_only"))


def recognised_by_all(view: View) -> bool:
    """Whether an account says that the group is recognised by all, as by the United Nations."""
    return membership_of_a_group(view) and says_word(view, "act.organisation_recognition", "universal")


@weighing(
    "rop-terror-two",
    cites=practice("3.6, paras 7-14"),
    applies=membership_of_a_group,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-terror-a",
)
def active_and_meaningful_part(view: View) -> Result:
    """Do concrete acts, beyond membership, show an active and meaningful part in a group that others recognise?"""
    against = (
        *pointer_if(view, "act.membership_only", Lean.AGAINST, "Nothing but membership is alleged."),
        *_source_alone(view),
    )
    if not against and view.evidence("act.membership_only").is_unknown:
        return undetermined(
            "Whether acts beyond membership are alleged is not stated.",
            *charge_facts(view, charges(view, TERROR)),
            ask=FACTS["act.membership_only"].ask,
        )
    return weigh(against, nothing="Acts beyond membership are alleged.")


def _source_alone(view: View) -> tuple[Pointer, ...]:
    if not says_word(view, "act.organisation_recognition", "source_only") or says(view, *OWN_CRIME):
        return ()
    words = "Only the source calls the group terrorist, and no act that is a crime in itself is said."
    return (Pointer(words, Lean.AGAINST, facts_of(view, "act.organisation_recognition", *OWN_CRIME)),)


@gate(
    "rop-terror-a",
    cites=practice("3.6, para. 12 (scenario A)"),
    effect=RuleEffect.PERMIT,
    applies=recognised_by_all,
    strength=Strength.USUAL,
)
def joining_may_suffice(view: View) -> Result:
    """Is the group recognised as terrorist by all, so that joining it, or travelling to join, may suffice?"""
    facts = facts_of(view, "act.organisation_recognition")
    if view.evidence("act.organisation_recognition").is_unknown:
        return to_a_person("Accounts differ on who recognises the group.", *facts)
    if view.participation is None or not view.participation.acts:
        return to_a_person("The group is recognised by all, but that the person joined it is only asserted.", *facts)
    return met("The group is recognised by all; the account gives the person's own steps.", *facts)


TERRORISM: tuple[Rule, ...] = (active_and_meaningful_part, joining_may_suffice)
