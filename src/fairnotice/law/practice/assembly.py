"""Repository of Practice, 3.3: gatherings and groups. Only the person's own violence, or incitement to it, counts."""

from fairnotice.domain.dossier import View
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import (
    FactUsed,
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    Strength,
    gate,
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import charge_facts, charges, exception, facts_of, practice, says, to_a_person

C = OffenceCategory
GATHERING = frozenset({C.UNAUTHORISED_ASSEMBLY})
GROUP = frozenset({C.PROHIBITED_ASSOCIATION})
TERROR = frozenset({C.TERRORIST_MEMBERSHIP, C.TERRORIST_FINANCING, C.TERRORISM})
VIOLENCE = {
    "act.violence_or_serious_harm": "Violence by the person is said.",
    "act.property_damage": "Grave damage to property by the person is said.",
    "act.hate_or_incitement": "Incitement close to violence is said.",
}


def gathering(view: View) -> bool:
    """Whether the conduct is said, or charged, to be taking part in a gathering."""
    return says(view, "act.assembly") or bool(charges(view, GATHERING))


def group(view: View) -> bool:
    """Whether it is founding, running or joining a group that is not called terrorist."""
    said = says(view, "act.association") or bool(charges(view, GROUP))
    return said and not charges(view, TERROR)


def violent_gathering_or_group(view: View) -> bool:
    """Whether violence or incitement is said in either."""
    return (gathering(view) or group(view)) and says(view, *VIOLENCE)


@weighing(
    "rop-assembly",
    cites=practice("3.3.1, paras 2-7"),
    applies=gathering,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-own-violence",
)
def peaceful_assembly(view: View) -> Result:
    """Is the conduct taking part in a gathering, with no violence of the person's own?"""
    facts = (*charge_facts(view, charges(view, GATHERING)), *facts_of(view, "act.assembly", "act.peaceful"))
    return _protected("A peaceful gathering is protected, even if it was not authorised.", facts)


@weighing(
    "rop-association",
    cites=practice("3.3.2, paras 2-3 and 10"),
    applies=group,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-own-violence",
)
def peaceful_association(view: View) -> Result:
    """Is the conduct founding, running or joining a group, with no violence of the person's own?"""
    facts = (*charge_facts(view, charges(view, GROUP)), *facts_of(view, "act.association", "act.peaceful"))
    return _protected("Belonging to a banned but peaceful group is not processed.", facts)


def _protected(words: str, facts: tuple[FactUsed, ...]) -> Result:
    return weigh((Pointer(words, Lean.AGAINST, facts),), nothing="")


@gate(
    "rop-own-violence",
    cites=practice("3.3.1, paras 4-6"),
    effect=RuleEffect.PERMIT,
    applies=violent_gathering_or_group,
    strength=Strength.USUAL,
    allows=True,
)
def own_violence(view: View) -> Result:
    """Did this very person use or incite violence?"""
    facts = facts_of(view, *VIOLENCE, "act.peaceful")
    if says(view, "act.peaceful"):
        return to_a_person("Violence is said, and that the person's own conduct was peaceful as well.", *facts)
    if view.participation is None or not view.participation.acts:
        return to_a_person("Violence is said, but not which acts were this person's own.", *facts)
    return exception(view, VIOLENCE, disputed="Accounts differ on the violence.")


ASSEMBLY: tuple[Rule, ...] = (peaceful_assembly, peaceful_association, own_violence)
