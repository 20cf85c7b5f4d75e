"""RPD article 58: limits on access. A country is shut out whole: its bureau and its entities."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

limits_may_be_set = duty(
    "rpd-58-1",
    cites=rpd("art. 58(1)-(2)"),
    says="Are the limits that a source sets against others kept to?",
    carried_by="services.circulating:restrict_diffusion",
    effect=RuleEffect.PERMIT,
)

limits_bind_a_country_whole = duty(
    "rpd-58-3",
    cites=rpd("art. 58(3)"),
    says="Does a limit against a country bind its bureau and its entities together?",
    carried_by="services.circulating:to_shut_out",
    effect=RuleEffect.BLOCK,
)

limits_are_not_lifted = duty(
    "rpd-58-7",
    cites=rpd("art. 58(7)"),
    says="Does a limit stand as long as nothing but the urgent procedure could lift it?",
    carried_by="services.circulating:lift_restriction",
    effect=RuleEffect.BLOCK,
)

limits_are_confidential = duty(
    "rpd-58-8",
    cites=rpd("art. 58(8)"),
    says="Is it kept from recipients that there are limits, and against whom?",
    carried_by="services.dossiers:for_subject",
    effect=RuleEffect.REQUIRE,
)
