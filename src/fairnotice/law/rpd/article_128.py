"""RPD articles 128 and 129: doubt, examination and interim measures."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

presumed_accurate_until_doubted = duty(
    "rpd-128-1",
    cites=rpd("art. 128(1)"),
    says="Are recorded data taken as accurate and relevant until there is a doubt?",
    carried_by="services.hits:answer_confirmation",
)

clarification_asked_on_doubt = duty(
    "rpd-128-2",
    cites=rpd("art. 128(2)-(3)"),
    says="Was the bureau asked to clarify when a doubt arose?",
    carried_by="services.reviews:ask_requester",
)

examination_ends_with_reasons = duty(
    "rpd-128-5",
    cites=rpd("art. 128(4)-(5)"),
    says="Did the examination end in validation, correction or deletion, and was the bureau told why?",
    carried_by="services.publication:unblock_notice",
)

interim_measure_while_in_doubt = duty(
    "rpd-129",
    cites=rpd("art. 129, 79(1)(b)"),
    says="Were interim steps taken while the doubt lasts, and was the bureau told why?",
    carried_by="services.publication:block_notice",
)
