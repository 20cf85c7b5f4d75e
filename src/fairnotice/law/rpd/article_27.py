"""RPD article 27: international bodies. 27(5)(g): what they must be able to do before they may ask."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind, RequesterKind
from fairnotice.law.model import Ground, Result, gate, met, not_met, undetermined, used, used_evidence
from fairnotice.law.rpd.scope import rpd

POWERS = "requester.investigates_or_prosecutes"


def international_body_asks(view: View) -> bool:
    """An international body that is not a tribunal: a tribunal prosecutes by what it is.

    The Security Council's notices rest on the agreement with the United Nations (RPD 95), and ask for no such powers.
    """
    return view.request.requester.kind is RequesterKind.INTERNATIONAL_BODY and view.request.kind is not Kind.UN_SPECIAL


@gate(
    "rpd-27-5-g",
    cites=rpd("art. 27(5)(g)"),
    applies=international_body_asks,
    ground=Ground.WRONG_REQUESTER_OR_PURPOSE,
)
def body_has_powers(view: View) -> Result:
    """Does the international body that asks have powers to investigate or to prosecute?"""
    return stated_powers(view)


def stated_powers(view: View) -> Result:
    """Met when the accounts say that it has such powers, not met when they deny it; else it is asked."""
    name = view.request.requester.name
    evidence = view.evidence(POWERS)
    facts = (used(view, "request/requester", f"{name}.", view.request.sources), *used_evidence(view, evidence))
    if evidence.is_true:
        return met(f"{name} has powers to investigate or to prosecute.", *facts)
    if evidence.is_false:
        return not_met(f"{name} has no powers to investigate or to prosecute.", *facts)
    return undetermined(
        f"{name} is an international body; its powers are not stated.",
        *facts,
        ask="Which text gives you powers to investigate and to prosecute?",
    )
