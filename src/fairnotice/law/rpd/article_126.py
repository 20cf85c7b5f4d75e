"""RPD article 126: the log."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

access_and_searches_logged = duty(
    "rpd-126",
    cites=rpd("art. 126(1)-(5)"),
    says="Are access, entry, change, decisions and searches logged with user, bureau, operation and date?",
    carried_by="services.acting:log_access",
)
