"""RPD articles 1(24)-(25) and 104 to 106: hits. A hit is a presumed match until a person has verified it."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

hit_is_a_presumed_match = duty(
    "rpd-104",
    cites=rpd("art. 1(24), 104"),
    says="Is a hit treated as a presumed match, and were the searching bureau and the secretariat told of it?",
    carried_by="services.hits:verify_hit",
)

a_person_verifies = duty(
    "rpd-104-adv",
    cites=rpd("art. 1(25)"),
    says="Did a person verify what the machine had matched?",
    carried_by="services.hits:verify_hit",
)

source_contacted_after_a_hit = duty(
    "rpd-105",
    cites=rpd("art. 105(1)-(2)"),
    says="Did the bureau with the hit contact the source, and has the source checked that the data still hold?",
    carried_by="services.hits:ask_confirmation",
)

hits_logged = duty(
    "rpd-106",
    cites=rpd("art. 106"),
    says="Is the hit logged for as long as the data live?",
    carried_by="records.log:append",
)
