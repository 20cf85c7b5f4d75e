"""RPD articles 132 and 133: statistics."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

statistics_name_nobody = duty(
    "rpd-132-2",
    cites=rpd("art. 132(2)(c), 133"),
    says="Are statistics made of counts that point at nobody?",
    carried_by="services.figures:figures",
    effect=RuleEffect.PERMIT,
)
