"""RPD article 100: suspension, change and withdrawal of a diffusion."""

from fairnotice.law.model import deadline, duty
from fairnotice.law.rpd.scope import rpd

diffusion_suspended_for_six_months_at_most = deadline(
    "rpd-100-1",
    cites=rpd("art. 100(1)"),
    says="Was the suspension of the diffusion reasoned, and ended or decided within six months?",
    carried_by="services.publication:suspend_notice",
)

changed_diffusion_reassessed = duty(
    "rpd-100-2",
    cites=rpd("art. 100(2)"),
    says="Did the sender reassess the need when the content changed?",
    carried_by="services.changes:decide_change",
)

recipients_told_of_withdrawal = duty(
    "rpd-100-3",
    cites=rpd("art. 100(3)"),
    says="Were the recipients and the secretariat told of the withdrawal?",
    carried_by="services.publication:withdraw_notice",
)
