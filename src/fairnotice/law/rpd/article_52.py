"""RPD article 52: criminal history that is kept after a withdrawal. None is kept here; a file may come with one."""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.law.model import Ground, Result, RuleEffect, gate, listed, met, not_met, undetermined, used_evidence
from fairnotice.law.rpd.scope import rpd

CLEARED = "person.cleared"

kept_as_criminal_history = listed(
    "rpd-52-1",
    cites=rpd("art. 52(1), 52(4)", amended=2019),
    says="May the source keep criminal history for a time, apart from what is about people wanted?",
    why="It allows something that nobody has to do, and this system does not do it: what is withdrawn has ended.",
    effect=RuleEffect.PERMIT,
)


def history_and_outcome_said(view: View) -> bool:
    """Whether the person is recorded for a criminal history and an account tells how the case ended."""
    return view.subject.status == "criminal_history" and bool(view.evidence(CLEARED).statements)


@gate(
    "rpd-52-2",
    cites=rpd("art. 52(2)", amended=2019),
    effect=RuleEffect.BLOCK,
    applies=history_and_outcome_said,
    ground=Ground.WRONG_REQUESTER_OR_PURPOSE,
)
def not_of_one_who_was_cleared(view: View) -> Result:
    """Was the person not cleared of the charges for which the data were recorded?"""
    evidence = view.evidence(CLEARED)
    facts = used_evidence(view, evidence)
    if evidence.is_true:
        return not_met("The person was cleared of the charges: no criminal history is kept.", *facts)
    if evidence.is_false:
        return met("The person was not cleared of the charges.", *facts)
    return undetermined("Whether the person was cleared is not known, or disputed.", *facts, ask=FACTS[CLEARED].ask)
