"""RPD article 7: the source keeps control of its data."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

source_keeps_control = duty(
    "rpd-7-1",
    cites=rpd("art. 7(1), 58"),
    says="Is what the source shuts out kept from the view of those whom it shuts out?",
    carried_by="services.register:recipients",
    effect=RuleEffect.PERMIT,
)
