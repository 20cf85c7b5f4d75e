"""RPD article 79: circulation of a published notice, which goes to every bureau. Limits belong to diffusions (58)."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, deadline, gate, met, undetermined, used
from fairnotice.law.rpd.scope import is_notice, rpd

bureaus_told_on_the_day = deadline(
    "rpd-79-1-a",
    cites=rpd("art. 79(1)(a)"),
    says="Were all bureaus told on the day of publication?",
    carried_by="services.publication:publish_notice",
)


@gate("rpd-79-3", cites=rpd("art. 79(3)"), applies=is_notice, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def no_limit_against_bureaus(view: View) -> Result:
    """Does the requester set no limit against other bureaus?"""
    limits = view.request.metadata.access_limits
    if is_known(limits) and limits:
        fact = used(view, "request/metadata/access_limits", f"limits against: {', '.join(limits)}")
        return undetermined(
            "Limits against other bureaus are asked for, which the requester of a notice waives.",
            fact,
            ask="Do you waive the limits against other bureaus, or do you ask for a diffusion instead?",
        )
    return met("No limit against a bureau is asked for.")
