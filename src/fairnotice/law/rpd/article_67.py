"""RPD article 67: passing data on."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

passed_on_with_its_terms = duty(
    "rpd-67-1",
    cites=rpd("art. 67(1)-(3)"),
    says="Are the source, conditions, level, dates, status and the action sought shown with what may be passed on?",
    carried_by="services.came_in:read_notice_here",
    effect=RuleEffect.REQUIRE,
)
