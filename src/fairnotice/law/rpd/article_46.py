"""RPD article 46: keeping data up to date, and what follows when their purpose is reached."""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.law.model import Ground, Result, duty, gate, met, not_met, undetermined, used_evidence
from fairnotice.law.rpd.scope import rpd

REACHED, NEW_PURPOSE = "request.purpose_reached", "request.new_purpose_justified"

source_updates = duty(
    "rpd-46-1",
    cites=rpd("art. 46(1), 46(3)"),
    says="Does the source update its data regularly, and look at the conditions again each time?",
    carried_by="services.cases:amend_case",
)


def purpose_may_be_reached(view: View) -> bool:
    """Whether an account says that the purpose has been reached."""
    return view.evidence(REACHED).somebody_says_so


@gate(
    "rpd-46-2",
    cites=rpd("art. 46(2)"),
    applies=purpose_may_be_reached,
    ground=Ground.WRONG_REQUESTER_OR_PURPOSE,
)
def new_purpose_is_justified(view: View) -> Result:
    """The purpose being reached, has the source stated a new one and justified it?"""
    reached, new = view.evidence(REACHED), view.evidence(NEW_PURPOSE)
    facts = (*used_evidence(view, reached), *used_evidence(view, new))
    if new.is_true:
        return met("A new purpose is stated and justified.", *facts)
    if reached.disputed:
        return undetermined("Accounts differ on whether the purpose is reached.", *facts, ask=FACTS[REACHED].ask)
    if new.is_false:
        return not_met("The purpose is reached, and no new one is stated.", *facts)
    return undetermined(
        "The purpose is reached; a new one is not stated, or disputed.", *facts, ask=FACTS[NEW_PURPOSE].ask
    )
