"""RPD article 86: the legal review before a red notice is published."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

legal_review_before_publication = duty(
    "rpd-86",
    cites=rpd("art. 86"),
    says="Did a person review the request in law before publication, in particular on Articles 2 and 3?",
    carried_by="services.reviews:assess_request",
)
