"""RPD article 95: special notices, which tell members that the Security Council's sanctions concern somebody."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
from fairnotice.law.model import Ground, Outcome, Result, gate, not_met, undetermined
from fairnotice.law.practice.reading import facts_of
from fairnotice.law.rpd.article_88 import fact_of_status
from fairnotice.law.rpd.saying import Said, each_is_so
from fairnotice.law.rpd.scope import rpd

_LISTED = Said(
    "sanctions.listed",
    "A committee of the Security Council lists the person.",
    "No committee of the Security Council lists the person.",
    "Whether a committee of the Security Council lists the person is not known.",
)
_DELISTED = "sanctions.delisted"


def is_un_special(view: View) -> bool:
    """A request for a special notice of the Security Council's sanctions."""
    return view.request.kind is Kind.UN_SPECIAL


@gate("rpd-95", cites=rpd("art. 44(1)(l), 95"), applies=is_un_special, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def under_security_council_sanctions(view: View) -> Result:
    """Is the person on a list of the Security Council's sanctions on the day?"""
    if view.subject.status != "un_sanctioned":
        fact = fact_of_status(view)
        return not_met(f"A special notice is about somebody under sanctions; the status is this: {fact.says}.", fact)
    taken_off = view.evidence(_DELISTED)
    if taken_off.is_true:
        return not_met("The committee has taken the person off its list.", *facts_of(view, _DELISTED))
    result = each_is_so(view, _LISTED)
    if taken_off.disputed and result.outcome is Outcome.MET:
        return undetermined("Whether the person is still listed is disputed.", *facts_of(view, _DELISTED))
    return result
