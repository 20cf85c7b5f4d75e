"""RPD article 48: somebody doubts another's data."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

doubts_are_told = duty(
    "rpd-48-1",
    cites=rpd("art. 48(1)"),
    says="Was the source told at once of a concrete reason to think its data wrong?",
    carried_by="services.doubts:tell_doubt",
)

source_examines_doubts = duty(
    "rpd-48-3",
    cites=rpd("art. 48(3)"),
    says="Has the source examined the doubt, and ended the entry where it was right?",
    carried_by="services.publication:withdraw_notice",
)
