"""RPD article 39: data on the dead."""

from fairnotice.domain.dossier import Evidence, View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import FactUsed, Ground, Result, gate, met, not_met, undetermined, used, used_evidence
from fairnotice.law.rpd.article_37 import ASK_PURPOSE
from fairnotice.law.rpd.scope import rpd
from fairnotice.law.rpd.wording import code_in_words

DEAD = frozenset({"deceased", "unidentified_body"})
"""Statuses of RPD 44(1) that say that the person is dead."""

FOR_THE_DEAD = frozenset({"identification", "forensics", "investigation_information", "threat_analysis"})
"""Purposes for which data on the dead may be held: to identify, to understand a recorded case, to analyse."""

ASK_ALIVE = "Is the person dead, and since which day?"


def may_be_dead(view: View) -> bool:
    """Whether the status, or any account, says that the person is dead."""
    return view.subject.status in DEAD or _death(view).somebody_says_so


def _death(view: View) -> Evidence:
    return view.evidence("person.deceased")


@gate("rpd-39", cites=rpd("art. 39"), applies=may_be_dead, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def dead_only_to_identify_or_understand(view: View) -> Result:
    """Are data on the dead held to identify, to understand a case or to analyse, and never as on one wanted?"""
    facts = (*_facts(view), *used_evidence(view, _death(view)))
    if view.subject.status not in DEAD and not _death(view).is_true:
        return undetermined("Whether the person is dead is disputed.", *facts, ask=ASK_ALIVE)
    if view.request.kind.seeks_arrest:
        return not_met("The person is dead, and the request seeks an arrest.", *facts)
    purpose = view.request.purpose
    if not is_known(purpose):
        return undetermined("The person is dead, and no purpose is stated.", *facts, ask=ASK_PURPOSE)
    if purpose in FOR_THE_DEAD:
        return met(f"Data on the dead may be held for this purpose: {code_in_words(purpose)}.", *facts)
    return not_met(f"Data on the dead are not held for this purpose: {code_in_words(purpose)}.", *facts)


def _facts(view: View) -> tuple[FactUsed, ...]:
    status = view.subject.status
    if not is_known(status):
        return ()
    return (used(view, f"subjects/{view.subject.id}/status", code_in_words(status), view.request.sources),)
