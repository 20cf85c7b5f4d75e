"""When something is due: every clock of the law in one table, and pure functions from a beginning to a due date.

The numbers are dated data in `limits.toml`; those that no source gives are house rules and say so in their citation.
"""

from fairnotice.law.deadlines.due import Due
from fairnotice.law.deadlines.set_by_acts import (
    answer_due,
    circulation_due,
    compliance_record_due,
    confirmation_due,
    expires_on,
    expiry_due,
    interim_block_due,
    location_report_due,
    papers_due,
    periodic_review_due,
    renewal_prompt_due,
    requester_reaction_due,
    suspension_due,
)
from fairnotice.law.deadlines.table import CLOCKS, GROUPS, Clock, Owes, Stretch, due_of

__all__ = [
    "CLOCKS",
    "GROUPS",
    "Clock",
    "Due",
    "Owes",
    "Stretch",
    "answer_due",
    "circulation_due",
    "compliance_record_due",
    "confirmation_due",
    "due_of",
    "expires_on",
    "expiry_due",
    "interim_block_due",
    "location_report_due",
    "papers_due",
    "periodic_review_due",
    "renewal_prompt_due",
    "requester_reaction_due",
    "suspension_due",
]
