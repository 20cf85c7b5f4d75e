"""RPD article 40: victims and witnesses. The mark is the status, which every reader sees with the person."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, gate, met, not_met, undetermined, used
from fairnotice.law.rpd.article_37 import ASK_EVENT
from fairnotice.law.rpd.scope import rpd

MARKED = frozenset({"witness", "victim"})


def victim_or_witness(view: View) -> bool:
    """Whether the person is recorded as a victim or a witness."""
    return view.subject.status in MARKED


@gate("rpd-40", cites=rpd("art. 40"), applies=victim_or_witness, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def victims_are_not_coerced(view: View) -> Result:
    """Is a victim or a witness tied to the event only, and open to no restrictive measure?"""
    status = str(view.subject.status)
    fact = used(view, f"subjects/{view.subject.id}/status", status, view.request.sources)
    if view.request.kind.seeks_arrest or view.request.purpose == "arrest":
        return not_met(f"The person is recorded as a {status}, and an arrest is sought.", fact)
    event = view.request.metadata.linked_event
    if not is_known(event):
        return undetermined(f"The event to which the {status} is tied is not stated.", fact, ask=ASK_EVENT)
    return met(f"The person is marked as a {status} and tied to an event; no restrictive measure is sought.", fact)
