"""RPD article 80: what the bureaus do with a notice, and what its requester does."""

from fairnotice.law.model import duty, listed
from fairnotice.law.rpd.scope import rpd

passed_on_at_home = listed(
    "rpd-80-1-a",
    cites=rpd("art. 80(1)(a)"),
    says="Does the receiving bureau pass the notice and its updates to its authorities as soon as its law allows?",
    why="It happens in the receiving country, under its own law. The desk shows what has come in and when it was read.",
)

what_is_held_is_sent_back = duty(
    "rpd-80-1-b",
    cites=rpd("art. 80(1)(b)"),
    says="Does the receiving bureau send back what it holds that could serve the notice?",
    carried_by="services.hits:verify_hit",
)

doubts_are_reported = duty(
    "rpd-80-1-c",
    cites=rpd("art. 80(1)(c)"),
    says="Does the receiving bureau report what casts doubt on whether a notice conforms to the rules?",
    carried_by="services.doubts:tell_doubt",
)

requester_keeps_it_true = duty(
    "rpd-80-2",
    cites=rpd("art. 80(2)"),
    says="Does the requester keep the data accurate, send every change, and judge whether one calls for a withdrawal?",
    carried_by="services.changes:propose_amendment",
)
