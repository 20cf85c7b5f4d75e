"""RPD article 34: what the source checks before it records anything, and what reviewers weigh.

The factors of 34(3) are weighings; the list is open, so the duty to look at everything relevant stands beside them.
"""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Ground, Result, duty, gate
from fairnotice.law.rpd.attesting import attested
from fairnotice.law.rpd.scope import rpd


@gate("rpd-34-1", cites=rpd("art. 34(1)", amended=2014), ground=Ground.ATTESTATIONS_MISSING)
def human_rights_and_authority_checked(view: View) -> Result:
    """Has the source checked human rights and its own authority under national law and treaties?"""
    return attested(view, "checked_human_rights")


@gate("rpd-34-2", cites=rpd("art. 34(2)", amended=2014), ground=Ground.ATTESTATIONS_MISSING)
def article_3_checked(view: View) -> Result:
    """Has the source checked that the data comply with Article 3?"""
    return attested(view, "checked_article_3")


everything_relevant_is_weighed = duty(
    "rpd-34-3-open",
    cites=rpd("art. 34(3)", amended=2014),
    says="Was every relevant element looked at, beyond the seven factors and beyond the request itself?",
    carried_by="assess_request",
)
