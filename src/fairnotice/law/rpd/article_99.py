"""RPD article 99: what a sender assures before a diffusion goes out, and when a diffusion takes a notice's place."""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Ground, Result, RuleEffect, duty, gate
from fairnotice.law.rpd.attesting import SENT_WITH_A_REQUEST, attested
from fairnotice.law.rpd.scope import is_diffusion, rpd


@gate("rpd-99-2", cites=rpd("art. 99(2)(a)-(d)"), applies=is_diffusion, ground=Ground.ATTESTATIONS_MISSING)
def four_assurances(view: View) -> Result:
    """Has the sender assured quality, recording conditions, interest, and Articles 2(1) and 3?"""
    return attested(view, *SENT_WITH_A_REQUEST)


diffusion_instead_of_notice = duty(
    "rpd-99-3",
    cites=rpd("art. 99(3)"),
    says="Is what some members may not see, or what falls short of a notice, sent as a diffusion?",
    carried_by="services.publication:publish_notice",
    effect=RuleEffect.REQUIRE,
)
