"""Repository of Practice, 3.9: leaving a country without leave."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
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
    weigh,
    weighing,
)
from fairnotice.law.practice.reading import charge_facts, charges, exception, practice, says

EXIT = frozenset({OffenceCategory.ILLEGAL_EXIT})
LINK = {"act.serious_crime_link": "Leaving was meant to enable a serious crime, or is linked to organised crime."}


def only_exit_charged(view: View) -> bool:
    """Whether leaving is the only charge."""
    return bool(view.offences) and len(charges(view, EXIT)) == len(view.offences)


def linked_exit(view: View) -> bool:
    """Whether such leaving is said to be linked with a serious crime."""
    return only_exit_charged(view) and says(view, *LINK)


@weighing(
    "rop-emigration",
    cites=practice("3.9, paras 2-4"),
    applies=only_exit_charged,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless="rop-emigration-linked",
)
def leaving_alone(view: View) -> Result:
    """Is leaving the country without leave the only charge?"""
    words = "Leaving without leave alone is in general barred."
    if view.request.kind is Kind.YELLOW:
        words += " A yellow notice has gone out where inquiry showed no risk of persecution."
    return weigh((Pointer(words, Lean.AGAINST, charge_facts(view, view.offences)),), nothing="")


@gate(
    "rop-emigration-linked",
    cites=practice("3.9, para. 4"),
    effect=RuleEffect.PERMIT,
    applies=linked_exit,
    strength=Strength.USUAL,
    allows=True,
)
def leaving_for_a_crime(view: View) -> Result:
    """Was leaving meant to enable a serious crime?"""
    return exception(view, LINK, disputed="Accounts differ on the link with a serious crime.")


EMIGRATION: tuple[Rule, ...] = (leaving_alone, leaving_for_a_crime)
