"""RPD article 78: requests that are not complete, or that fit something else better."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

incomplete_requests_completed = duty(
    "rpd-78-1",
    cites=rpd("art. 78(1)"),
    says="Was the requester asked for what is missing, and has it completed the request?",
    carried_by="services.reviews:ask_requester",
)

another_notice_offered = duty(
    "rpd-78-2",
    cites=rpd("art. 78(2)"),
    says="Was another notice offered when the data fit it better?",
    carried_by="services.reviews:ask_requester",
)

diffusion_offered = duty(
    "rpd-78-3",
    cites=rpd("art. 78(3)"),
    says="Was a diffusion offered when the request is not for all members or too thin for a notice?",
    carried_by="services.reviews:ask_requester",
)
