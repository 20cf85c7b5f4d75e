"""RPD article 12: quality. What cannot be true together is found by the rules on the file."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

accurate_relevant_current = duty(
    "rpd-12-1",
    cites=rpd("art. 12(1)-(2)"),
    says="Are the data accurate, relevant and current, as far as the file can contradict itself?",
    carried_by="law.file.rules:FILE_RULES",
    effect=RuleEffect.REQUIRE,
)
