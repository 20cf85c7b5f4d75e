"""RPD article 37: what every record carries beside its content."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import CONFIDENTIALITY_LEVELS, PURPOSES
from fairnotice.domain.subject import PERSON_STATUSES
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.law.model import FactUsed, Ground, Result, duty, gate, met, undetermined, used
from fairnotice.law.rpd.scope import rpd
from fairnotice.law.rpd.wording import one_of

ASK_PURPOSE = f"What is the purpose? One of: {one_of(PURPOSES)}."
ASK_EVENT = "To which event is the record linked?"


@gate("rpd-37-2", cites=rpd("art. 37(2)"), ground=Ground.METADATA_MISSING)
def metadata_complete(view: View) -> Result:
    """Does the record carry its source, purpose, status, confidentiality, retention, access limits and relevance?"""
    facts = _given(view)
    asks = _missing(view)
    if asks:
        lacks = "one particular is" if len(asks) == 1 else f"{len(asks)} particulars are"
        return undetermined(f"The record is not complete: {lacks} missing.", *facts, ask=asks)
    return met(f"The record carries its particulars. {_confidentiality_note(view)}".strip(), *facts)


source_keeps_its_material = duty(
    "rpd-37-5",
    cites=rpd("art. 37(5)"),
    says="Does the source keep the material on which the entry and its retention rest?",
    carried_by="services.requests:submit_request",
)


def _given(view: View) -> tuple[FactUsed, ...]:
    request, metadata = view.request, view.request.metadata
    says = {
        "request/requester": request.requester.name,
        "request/filed": request.filed,
        "request/purpose": request.purpose,
        f"subjects/{view.subject.id}/status": view.subject.status,
        "request/metadata/linked_event": metadata.linked_event,
        "request/metadata/confidentiality": metadata.confidentiality,
        "request/metadata/retention_months": metadata.retention_months,
        "request/metadata/access_limits": _limits_in_words(metadata.access_limits),
        "request/metadata/relevance": metadata.relevance,
    }
    return tuple(used(view, where, str(value), request.sources) for where, value in says.items() if is_known(value))


def _limits_in_words(limits: tuple[str, ...] | Unknown) -> str | Unknown:
    return limits if isinstance(limits, Unknown) else ", ".join(limits) or "none"


def _missing(view: View) -> tuple[str, ...]:
    """One question for each particular that is missing; the lowest confidentiality applies by itself (112(3))."""
    metadata = view.request.metadata
    present = {
        ASK_PURPOSE: view.request.purpose in PURPOSES,
        f"What is the person's status? One of: {one_of(PERSON_STATUSES)}.": view.subject.status in PERSON_STATUSES,
        ASK_EVENT: is_known(metadata.linked_event),
        "For how many months should the data be kept?": is_known(metadata.retention_months),
        "Who may not see the data? If nobody is excluded, say so.": is_known(metadata.access_limits),
        "Why is each part of the data relevant to the purpose?": is_known(metadata.relevance),
        f"Which level of confidentiality? One of: {one_of(CONFIDENTIALITY_LEVELS)}.": (
            not is_known(metadata.confidentiality) or metadata.confidentiality in CONFIDENTIALITY_LEVELS
        ),
    }
    return tuple(question for question, is_there in present.items() if not is_there)


def _confidentiality_note(view: View) -> str:
    if is_known(view.request.metadata.confidentiality):
        return ""
    return (
        f"No level of confidentiality is given, so the lowest applies: {CONFIDENTIALITY_LEVELS[0]} (RPD art. 112(3))."
    )
