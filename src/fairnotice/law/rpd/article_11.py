"""RPD article 11: lawfulness."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

lawful_under_the_sources_law = duty(
    "rpd-11-2",
    cites=rpd("art. 11(1)-(2)"),
    says="Does the source attest that collection and entry are lawful under its own law?",
    carried_by="law.rpd.attesting:attested",
    effect=RuleEffect.REQUIRE,
)
