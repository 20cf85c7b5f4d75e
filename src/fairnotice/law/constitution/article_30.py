"""Constitution articles 30 to 32: independence of the secretariat, and what members and their bureaus owe."""

from fairnotice.law.constitution.scope import constitution
from fairnotice.law.model import duty

no_instructions_from_governments = duty(
    "const-30",
    cites=constitution("art. 30"),
    says="Is the assessment made by somebody who takes no instructions from a government concerned?",
    carried_by="services.reviews:assess_request",
)

members_answer = duty(
    "const-31",
    cites=constitution("art. 31"),
    says="Does the bureau answer the questions that are put to it?",
    carried_by="services.reviews:ask_requester",
)

one_bureau_for_each_country = duty(
    "const-32",
    cites=constitution("art. 32"),
    says="Does the request come from the one bureau that the country has named?",
    carried_by="services.requests:submit_request",
)
