"""RPD article 97: diffusions. 97(2) applies the general recording conditions: articles 34, 35 and 37 bind too."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, duty, gate, met, not_met, undetermined, used
from fairnotice.law.rpd.article_37 import ASK_PURPOSE
from fairnotice.law.rpd.scope import is_diffusion, rpd

STANDARD_PURPOSES = ("arrest", "locate", "investigation_information", "identification", "warning")
"""Those of the nine purposes of RPD 10(2) that RPD 97(1)(a)-(f) gives a diffusion. One 'for information' falls under
investigation_information."""


@gate("rpd-97-1", cites=rpd("art. 97(1)(a)-(f)"), applies=is_diffusion, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def standard_purpose(view: View) -> Result:
    """Is the diffusion sent for one of the standard purposes?"""
    purpose = view.request.purpose
    if not is_known(purpose):
        return undetermined("The purpose is not stated.", ask=ASK_PURPOSE)
    fact = used(view, "request/purpose", f"The purpose is {purpose}.", view.request.sources)
    if purpose in STANDARD_PURPOSES:
        return met(f"A diffusion may be sent for this purpose: {purpose}.", fact)
    return not_met(f"A diffusion has no such purpose: {purpose}.", fact)


general_conditions_bind_diffusions = duty(
    "rpd-97-2",
    cites=rpd("art. 97(2)"),
    says="Does the diffusion meet the general conditions for recording data?",
    carried_by="services.requests:submit_request",
)
