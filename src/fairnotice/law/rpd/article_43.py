"""RPD article 43: copying between databases of the organisation."""

from fairnotice.law.model import deadline
from fairnotice.law.rpd.scope import rpd

copying_may_be_objected_to = deadline(
    "rpd-43-1",
    cites=rpd("art. 43(1)"),
    says="Had the source ten days to object before its data were copied for the same purpose?",
    carried_by="law.deadlines:due_of",
)
