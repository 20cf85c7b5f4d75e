"""RPD article 50: what happens before data expire."""

from fairnotice.law.model import deadline, duty
from fairnotice.law.rpd.scope import rpd

need_reassessed_at_expiry = duty(
    "rpd-50-1",
    cites=rpd("art. 50(1)", amended=2019),
    says="Has the source reassessed at expiry whether the data are needed and still meet the conditions?",
    carried_by="services.publication:renew_notice",
)

source_prompted_before_expiry = deadline(
    "rpd-50-2",
    cites=rpd("art. 50(2)", amended=2019),
    says="Was the source prompted six months before the data expire?",
    carried_by="services.renewals:prompt_renewals",
)

prompt_names_links = duty(
    "rpd-50-3",
    cites=rpd("art. 50(3)", amended=2019),
    says="Does the prompt say to which other data, analysis or retention policy the data are linked?",
    carried_by="services.renewals:prompt_renewals",
)

renewal_gives_reasons = duty(
    "rpd-50-4",
    cites=rpd("art. 50(4), 50(6)", amended=2019),
    says="Does the renewal give reasons, a period within the maximum and conditions that are still met?",
    carried_by="services.publication:renew_notice",
)
