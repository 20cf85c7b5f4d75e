"""RPD article 35: interest for international police cooperation."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, gate, met, undetermined, used
from fairnotice.law.rpd.scope import rpd

ASK_INTEREST = "Why is the help of other countries' police needed, and of which countries?"


@gate("rpd-35", cites=rpd("art. 35"), ground=Ground.NO_COOPERATION_INTEREST)
def interest_stated(view: View) -> Result:
    """Does the request say why the data are of interest for international police cooperation?"""
    return stated_interest(view)


def stated_interest(view: View) -> Result:
    """Met when an interest is stated. Whether it is a good one is for a person to say."""
    interest = view.request.interest
    if not is_known(interest) or not interest.strip():
        return undetermined("The request does not say why other countries' police are needed.", ask=ASK_INTEREST)
    fact = used(view, "request/interest", interest, view.request.sources)
    return met(f"The interest is stated: {interest}", fact)
