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
FINANCING = frozenset({C.TERRORIST_FINANCING})
TERROR = MEMBERSHIP | FINANCING | {C.TERRORISM}
RECOGNITION = "act.organisation_recognition"
OWN_CRIME = ("act.violence_or_serious_harm", "act.property_damage", "act.serious_crime_link", "act.hate_or_incitement")
PROTECTED = {
    "act.expression": "Speech, slogans, songs, flags or posts.",
    "act.assembly": "Taking part in a gathering.",
    "act.religion": "The practice of a faith.",
}


def membership_of_a_group(view: View) -> bool:
    """Whether membership is charged, or is all that stands behind another charge of terrorism."""
    return bool(charges(view, MEMBERSHIP)) or (bool(charges(view, TERROR)) and says(view, "act.membership_only"))


def terrorism_charged(view: View) -> bool:
    """Whether any charge of terrorism stands in the file."""
    return bool(charges(view, TERROR))


def recognised_by_all(view: View) -> bool:
    """Whether an account says that the group is recognised by all, as by the United Nations."""
    return membership_of_a_group(view) and says_word(view, RECOGNITION, "universal")


def recognised_by_some(view: View) -> bool:
    """Whether an account says that some states or a region recognise the group."""
    return terrorism_charged(view) and says_word(view, RECOGNITION, "regional_or_some")


def recognised_by_the_source_alone(view: View) -> bool:
    """Whether only the source calls the group terrorist, or others do not."""
    return terrorism_charged(view) and says_word(view, RECOGNITION, "source_only", "not_terrorist")


def protected_conduct(view: View) -> bool:
    """Whether what is said in a terrorism case is speech, a gathering or worship."""
    return terrorism_charged(view) and says(view, *PROTECTED)


def acts_beyond_membership(view: View) -> bool:
    """Whether this person's own acts are told, and all accounts say that there is more than membership."""
    return _own_acts(view) and view.evidence("act.membership_only").is_false


def _own_acts(view: View) -> bool:
    return view.participation is not None and bool(view.participation.acts)


def _own_crime(view: View) -> bool:
    return _own_acts(view) and any(view.evidence(key).is_true for key in OWN_CRIME)


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
    """Do concrete acts, beyond membership, show an active and meaningful part in the group?"""
    against = pointer_if(view, "act.membership_only", Lean.AGAINST, "Nothing but membership is alleged.")
    if not against and view.evidence("act.membership_only").is_unknown:
        return undetermined(
            "Whether acts beyond membership are alleged is not stated.",
            *charge_facts(view, charges(view, TERROR)),
            ask=FACTS["act.membership_only"].ask,
        )
    return weigh(against, nothing="Acts beyond membership are alleged.")


@gate(
    "rop-terror-a",
    cites=practice("3.6, para. 12 (scenario A)"),
    effect=RuleEffect.PERMIT,
    applies=recognised_by_all,
    strength=Strength.USUAL,
    allows=True,
)
def joining_may_suffice(view: View) -> Result:
    """Is the group recognised as terrorist by all, so that joining it, or travelling to join, may suffice?"""
    facts = facts_of(view, RECOGNITION)
    if view.evidence(RECOGNITION).is_unknown:
        return to_a_person("Accounts differ on who recognises the group.", *facts)
    if not _own_acts(view):
        return to_a_person("The group is recognised by all, but that the person joined it is only asserted.", *facts)
    return met("The group is recognised by all; the account gives the person's own steps.", *facts)


@gate(
    "rop-terror-b",
    cites=practice("3.6, para. 13 (scenario B)"),
    effect=RuleEffect.PERMIT,
    applies=recognised_by_some,
    strength=Strength.USUAL,
    allows=True,
    unless="rop-terror-speech",
)
def acts_within_the_group(view: View) -> Result:
    """Where some states or a region recognise the group: are acts told such as recruiting, training, funding, arms?

    They need not be crimes in themselves.
    """
    facts = facts_of(view, RECOGNITION, "act.membership_only")
    if view.evidence(RECOGNITION).is_unknown:
        return to_a_person("Accounts differ on who recognises the group.", *facts)
    if acts_beyond_membership(view) or (charges(view, FINANCING) and _own_acts(view)):
        return met("Some states recognise the group; the account gives this person's own acts within it.", *facts)
    if _own_crime(view) and not says(view, "act.membership_only"):
        return met("Some states recognise the group; the account gives a crime of this person's own.", *facts)
    return to_a_person("Some states recognise the group; which acts within it were this person's is not clear.", *facts)


@weighing(
    "rop-terror-c",
    cites=practice("3.6, paras 12-14 (scenario C)"),
    applies=recognised_by_the_source_alone,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    allows=True,
)
def own_acts_are_crimes(view: View) -> Result:
    """Where only the source calls the group terrorist: are the person's own acts crimes in themselves?"""
    facts = facts_of(view, RECOGNITION, *OWN_CRIME)
    if _own_crime(view) and not says(view, "act.membership_only"):
        return met("The person's own acts are crimes in themselves, whatever the group is.", *facts)
    words = (
        "Only the source calls the group terrorist, and no act of the person's own that is a crime in itself is said."
    )
    return weigh((Pointer(words, Lean.AGAINST, facts),), nothing="")


@weighing(
    "rop-terror-speech",
    cites=practice("3.6, para. 4"),
    applies=protected_conduct,
    ground=Ground.POLITICAL,
    leads=True,
    strength=Strength.MUST,
)
def protected_conduct_proves_nothing(view: View) -> Result:
    """Is there more than speech, a gathering or worship, which can never alone be the act or the link?"""
    more = acts_beyond_membership(view) and not view.evidence("act.peaceful").is_true
    own = _own_crime(view) and not says(view, "act.membership_only")
    facts = facts_of(view, *PROTECTED, "act.membership_only")
    if more or own:
        return met("Beside protected conduct, acts of the person's own are told.", *facts)
    words = "Protected conduct alone can never be the terrorist act, nor the link with a group."
    return weigh((Pointer(words, Lean.AGAINST, facts),), nothing="")


TERRORISM: tuple[Rule, ...] = (
    active_and_meaningful_part,
    joining_may_suffice,
    acts_within_the_group,
    own_acts_are_crimes,
    protected_conduct_proves_nothing,
)
