"""Repository of Practice, 3.4: offences against the security of the state."""

from fairnotice.domain.dossier import View
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
from fairnotice.law.practice.reading import charge_facts, charges, exception, named, practice, says

C = OffenceCategory
SECURITY_CHARGES = frozenset({C.TREASON, C.SEDITION, C.ESPIONAGE, C.STATE_SECRETS, C.STATE_SECURITY})
PRIVATE_HARM = {
    "act.violence_or_serious_harm": "Violence against persons is said.",
    "act.property_damage": "Damage to property is said.",
    "act.victims_civilian": "Civilians or private persons are among the victims.",
}


def security_charge(view: View) -> bool:
    """Whether a charge protects the security of the state."""
    return bool(charges(view, SECURITY_CHARGES))


def security_charge_with_harm(view: View) -> bool:
    """Whether harm to persons or property is said beside such a charge."""
    return security_charge(view) and says(view, *PRIVATE_HARM)


@weighing(
    "rop-state-security",
    cites=practice("3.4, paras 1-3"),
    applies=security_charge,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    leads=True,
    unless=("rop-state-security-harm", "rop-sep-a", "rop-sep-b"),
)
def offence_against_state_security(view: View) -> Result:
    """Is the charge one against the security of the state?"""
    found = charges(view, SECURITY_CHARGES)
    says_ = f"A charge against the security of the state: {named(found)}. Money as a motive changes nothing."
    return weigh((Pointer(says_, Lean.AGAINST, charge_facts(view, found)),), nothing="")


@gate(
    "rop-state-security-harm",
    cites=practice("3.4, paras 2-3"),
    effect=RuleEffect.PERMIT,
    applies=security_charge_with_harm,
    strength=Strength.USUAL,
)
def harm_beside_state_security(view: View) -> Result:
    """Is there violence against persons or property behind the charge?"""
    return exception(view, PRIVATE_HARM, disputed="Accounts differ on the harm.")


STATE_SECURITY: tuple[Rule, ...] = (offence_against_state_security, harm_beside_state_security)
