"""RPD article 83(1)(a)(i): facts that speak for a private dispute, whatever the charge is called.

What a charge is called does not settle it (RoP 2.2, paras 52-53). Accounts of the file that tell of a debt or a
contract, or deny deceit or gain, are therefore put to people. Nothing is read out of words.
"""

from collections.abc import Sequence

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import Lean, Pointer, pointer_if
from fairnotice.law.practice.reading import doubted
from fairnotice.law.rpd.charges import Charge, category_facts, named

AGAINST, FOR, NEITHER = Lean.AGAINST, Lean.FOR, Lean.NEITHER

OF_TRUST = frozenset({OffenceCategory.FRAUD, OffenceCategory.EMBEZZLEMENT})
"""Charges that turn on deceit or on a broken trust: without either there may be a debt, and no crime.

A cheque without funds has a rule of its own among the secretariat's standards.
"""


def maybe_private(view: View, charges: Sequence[Charge]) -> list[Charge]:
    """The charges that may be a private dispute: all where an account says that it is one, else those of trust."""
    if view.evidence("act.private_dispute").somebody_says_so:
        return list(charges)
    return [charge for charge in charges if charge.offence.category in OF_TRUST]


def dispute_pointers(view: View, charges: Sequence[Charge]) -> tuple[Pointer, ...]:
    """What speaks for and against a private dispute behind these charges; nothing where no account speaks for one."""
    if not charges:
        return ()  # before anything is looked up: what is denied of another charge is then read by no rule, and listed
    against = (
        *pointer_if(view, "act.private_dispute", AGAINST, "An account says that this is a private dispute."),
        *doubted(view, "act.dishonest_intent", AGAINST, "An account says that no deceit was meant."),
        *doubted(view, "act.private_gain", AGAINST, "An account says that the person gained nothing."),
    )
    if not against:
        return ()
    label = f"Charged: {named(charges)}. What a charge is called does not settle it (RoP 2.2, paras 52-53)."
    return (
        Pointer(label, NEITHER, category_facts(view, charges)),
        *against,
        *doubted(view, "act.private_dispute", FOR, "An account says that it is no private dispute."),
        *pointer_if(view, "act.dishonest_intent", FOR, "An account says that deceit was meant."),
        *pointer_if(view, "act.private_gain", FOR, "An account says that the person gained."),
    )


def dispute_asks(view: View) -> tuple[str, ...]:
    """What to ask the bureau meanwhile, where nothing is said of it."""
    keys = ("act.private_dispute", "act.dishonest_intent", "act.serious_crime_link")
    return tuple(FACTS[key].ask for key in keys if not view.evidence(key).statements)
