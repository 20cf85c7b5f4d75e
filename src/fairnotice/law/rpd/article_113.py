"""RPD article 113: changing a level."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

level_stays_the_sources = duty(
    "rpd-113-1",
    cites=rpd("art. 113(1)"),
    says="Is a level changed by the source alone, or with its agreement?",
    carried_by="services.dossiers:merge",
    effect=RuleEffect.PERMIT,
)
