"""RPD article 13: transparency. The register of copies made outside of the system is not kept here."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

registers_are_kept = duty(
    "rpd-13-2-e",
    cites=rpd("art. 13(2)(e), 126"),
    says="Are the registers of users, acts and reads kept, and open to those who may read them?",
    carried_by="services.accesslog:read_access",
)

retention_periods_are_public = duty(
    "rpd-13-2-f",
    cites=rpd("art. 13(2)(f)"),
    says="Is the list of longest retention periods current and open to read?",
    carried_by="law.deadlines:CLOCKS",
)
