"""RPD article 64: use for another purpose."""

from fairnotice.law.model import deadline
from fairnotice.law.rpd.scope import rpd

source_may_object_to_other_use = deadline(
    "rpd-64-4",
    cites=rpd("art. 64(4)"),
    says="Had the source ten days to object to another use of its data?",
    carried_by="law.deadlines:due_of",
)
