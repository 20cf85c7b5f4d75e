"""RPD article 89: green notices, which warn of a person's possible threat to public safety."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
from fairnotice.law.model import Ground, Outcome, Result, duty, gate, not_met, undetermined, used
from fairnotice.law.rpd.article_83_data import ASK_FACTS
from fairnotice.law.rpd.article_88 import fact_of_status
from fairnotice.law.rpd.identity import two_sets
from fairnotice.law.rpd.saying import Said, each_is_so
from fairnotice.law.rpd.scope import rpd

MAY_BE_WARNED_OF = ("convicted", "charged", "suspect", "criminal_history", "possible_threat")
"""Statuses of RPD 44(1) of people of whom a warning can be given; nobody warns of a witness or of a missing child."""
_ASSESSED = Said(
    "threat.assessed",
    "A law-enforcement authority has assessed the person as a possible threat.",
    "No law-enforcement authority has assessed the person as a possible threat.",
    "Whether a law-enforcement authority has assessed the person as a possible threat is not known.",
)
_GROUNDS = Said(
    "threat.grounds",
    "The assessment rests on convictions or other reasonable grounds.",
    "The assessment rests on no conviction and on no other reasonable ground.",
    "On what the assessment rests is not known.",
)


def is_green(view: View) -> bool:
    """A request for a green notice."""
    return view.request.kind is Kind.GREEN


@gate("rpd-89-2", cites=rpd("art. 89(2)(a)-(d)"), applies=is_green, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def possible_threat_assessed(view: View) -> Result:
    """Is the person a possible threat to public safety, by a police assessment on convictions or other good grounds?"""
    fact, part = fact_of_status(view), view.participation
    if isinstance(view.subject.status, str) and view.subject.status not in MAY_BE_WARNED_OF:
        return not_met(f"Nobody warns of a person whose status is this: {fact.says}.", fact)
    result = each_is_so(view, _ASSESSED, _GROUNDS)
    if result.outcome is Outcome.MET and (part is None or not part.summary.strip()):
        return undetermined("What the warning is about is not told.", *result.facts, ask=ASK_FACTS)
    if result.outcome is Outcome.MET and part is not None:
        told = used(view, f"subjects/{view.subject.id}/participation", part.summary, part.sources)
        return Result(result.outcome, f"{result.reason} What the warning is about is told.", (*result.facts, told))
    return result


@gate("rpd-89-3", cites=rpd("art. 89(3)"), applies=is_green, ground=Ground.INSUFFICIENT_IDENTITY)
def identifiers_of_the_person_warned_of(view: View) -> Result:
    """Are there names, sex and birth with a distinguishing mark, or a good photograph with further data?"""
    return two_sets(view)


recipients_take_fitting_measures = duty(
    "rpd-89-4",
    cites=rpd("art. 89(4)"),
    says="Which fitting measure did the country take that its own law permits?",
    carried_by="services.hits:record_measure",
)
