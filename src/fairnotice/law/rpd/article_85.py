"""RPD article 85: papers lodged with the secretariat."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

papers_may_be_lodged = duty(
    "rpd-85",
    cites=rpd("art. 85"),
    says="May the requester lodge the papers behind a red notice, for countries that ask for them?",
    carried_by="services.attachments:add_file",
    effect=RuleEffect.PERMIT,
)
