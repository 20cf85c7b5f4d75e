"""RPD article 111: the rights of users."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

rights_are_personal = duty(
    "rpd-111",
    cites=rpd("art. 111(1), 111(5)"),
    says="Is each right of use given to one person, in one role, and kept in a register?",
    carried_by="services.administration:add_officer",
    effect=RuleEffect.REQUIRE,
)
