"""RPD article 6: who has direct access."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

bureaus_have_direct_access = duty(
    "rpd-6-1",
    cites=rpd("art. 6(1)"),
    says="Are the acts on data open to the bureaus, and to nobody else without authority?",
    carried_by="domain.officer:actor",
    effect=RuleEffect.PERMIT,
)
