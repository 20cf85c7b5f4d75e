"""RPD article 60: third parties."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

third_parties_by_consent = duty(
    "rpd-60-2",
    cites=rpd("art. 60(2)"),
    says="Has the source agreed beforehand to what third parties are shown?",
    carried_by="services.extracts:allowed",
    effect=RuleEffect.BLOCK,
)
