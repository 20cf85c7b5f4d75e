"""RPD article 83: the conditions for a red notice."""

from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind, SoughtFor
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Citation, Ground, Result, gate, met, not_met, undetermined, used
from fairnotice.law.texts import penalty_limit

RPD_IN_FORCE = date(2012, 7, 1)


def red_notice_for_prosecution(view: View) -> bool:
    """A red notice for a person wanted for prosecution."""
    return view.request.kind is Kind.RED and view.request.sought_for is SoughtFor.PROSECUTION


@gate(
    "rpd-83-1-a-ii-pros",
    cites=Citation("RPD", "art. 83(1)(a)(ii)", in_force=RPD_IN_FORCE),
    applies=red_notice_for_prosecution,
    unless="rpd-83-1-b",
    ground=Ground.MINOR_OFFENCE,
)
def penalty_threshold(view: View) -> Result:
    """Does at least one offence carry a maximum penalty at or above the threshold?"""
    threshold = penalty_limit("red_notice.prosecution_penalty", view.on)
    known = [
        (
            offence.max_penalty,
            used(view, f"offences/{offence.id}/max_penalty", f"{offence.charge}: {offence.max_penalty}"),
        )
        for offence in view.offences
        if is_known(offence.max_penalty)
    ]
    facts = tuple(fact for _penalty, fact in known)
    highest = max((penalty for penalty, _fact in known), default=None)
    if highest is not None and highest >= threshold:
        return met(f"The highest maximum penalty is {highest}.", *facts)
    if len(known) < len(view.offences) or not view.offences:
        return undetermined(
            "The maximum penalty of a charge is not stated.",
            *facts,
            ask="What is the maximum penalty for each charge, and under which provision?",
        )
    return not_met(f"The highest maximum penalty is {highest}, below {threshold}.", *facts)
