"""RPD article 34(1)-(2): what the source checks before it records anything. 34(3) has a module of its own."""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Ground, Result, gate
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
