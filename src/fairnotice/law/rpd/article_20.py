"""RPD article 20: how a bureau handles what comes in."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

bureau_decides_at_home = duty(
    "rpd-20-2",
    cites=rpd("art. 20(2)-(3)"),
    says="Has the bureau said how an incoming notice is handled in its country?",
    carried_by="services.came_in:mark_executable",
)
