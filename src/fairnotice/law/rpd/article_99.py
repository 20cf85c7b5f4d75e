"""RPD article 99: what a sender assures before a diffusion goes out."""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Ground, Result, gate
from fairnotice.law.rpd.attesting import SENT_WITH_A_REQUEST, attested
from fairnotice.law.rpd.scope import is_diffusion, rpd


@gate("rpd-99-2", cites=rpd("art. 99(2)(a)-(d)"), applies=is_diffusion, ground=Ground.ATTESTATIONS_MISSING)
def four_assurances(view: View) -> Result:
    """Has the sender assured quality, recording conditions, interest, and Articles 2(1) and 3?"""
    return attested(view, *SENT_WITH_A_REQUEST)
