"""RPD article 45: conditions of use, which the source states as accounts in its file."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

conditions_of_use_are_shown = duty(
    "rpd-45",
    cites=rpd("art. 45, 66"),
    says="Are the conditions that the source sets on use, above all as evidence, shown to every reader?",
    carried_by="domain.handling:handling_of",
    effect=RuleEffect.REQUIRE,
)
