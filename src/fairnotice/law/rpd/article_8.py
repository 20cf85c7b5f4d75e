"""RPD article 8: by which ways data travel."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

notices_and_diffusions_only = duty(
    "rpd-8-1",
    cites=rpd("art. 8(1)"),
    says="Does the request travel as a notice or a diffusion of a known kind?",
    carried_by="services.cases:draft_request",
    effect=RuleEffect.REQUIRE,
)
