"""RPD article 74: the secretariat's part in notices."""

from fairnotice.law.model import duty, listed
from fairnotice.law.rpd.scope import rpd

published_as_soon_as_possible = duty(
    "rpd-74-2-a",
    cites=rpd("art. 74(2)(a)"),
    says="Is a request that complies published as soon as possible?",
    carried_by="services.publication:publish_notice",
)

published_notices_reviewed = duty(
    "rpd-74-2-e",
    cites=rpd("art. 74(2)(e)"),
    says="Is every published notice reviewed regularly?",
    carried_by="services.clocks:sweep",
)

translated = listed(
    "rpd-74-2-c",
    cites=rpd("art. 74(2)(c)"),
    says="Is the notice translated into the four working languages?",
    why="A translator does it. What a bureau wrote about a person is never translated by machine here.",
)
