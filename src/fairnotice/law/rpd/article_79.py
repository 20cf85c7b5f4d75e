"""RPD article 79: circulation of a published notice. 79(3), limits that a notice waives, belongs to circulation."""

from fairnotice.law.model import deadline
from fairnotice.law.rpd.scope import rpd

bureaus_told_on_the_day = deadline(
    "rpd-79-1-a",
    cites=rpd("art. 79(1)(a)"),
    says="Were all bureaus told on the day of publication?",
    carried_by="publish_notice",
)
