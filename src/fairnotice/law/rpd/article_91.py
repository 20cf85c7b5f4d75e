"""RPD article 91: black notices, which ask who a dead person is."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
from fairnotice.law.model import Ground, Outcome, Result, gate, not_met, undetermined
from fairnotice.law.rpd.article_88 import fact_of_status
from fairnotice.law.rpd.identity import has_image_or_prints, identity_facts
from fairnotice.law.rpd.saying import Said, each_is_so
from fairnotice.law.rpd.scope import rpd

_RECORD = Said(
    "body.police_record",
    "The police have recorded that the body was found.",
    "The police have not recorded the finding of the body.",
    "Whether the police have recorded the finding of the body is not known.",
)
_UNIDENTIFIED = Said(
    "body.unidentified",
    "The dead person has not been identified.",
    "The dead person has been identified.",
    "Whether the dead person has been identified is not known.",
)


def is_black(view: View) -> bool:
    """A request for a black notice."""
    return view.request.kind is Kind.BLACK


@gate("rpd-91", cites=rpd("art. 91(2)-(3)"), applies=is_black, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def unidentified_body_recorded(view: View) -> Result:
    """Have the police recorded an unidentified body, and are there a photograph, fingerprints or DNA of it?"""
    if view.subject.status != "unidentified_body":
        fact = fact_of_status(view)
        return not_met(f"A black notice is about an unidentified body; the status is this: {fact.says}.", fact)
    result = each_is_so(view, _RECORD, _UNIDENTIFIED)
    if result.outcome is not Outcome.NOT_MET and not any(map(has_image_or_prints, view.subject.identities)):
        return undetermined(
            "Neither a photograph nor fingerprints nor DNA of the body are given.",
            *identity_facts(view),
            ask=(*result.ask, "Can you give a photograph, fingerprints or DNA of the body?"),
        )
    return result
