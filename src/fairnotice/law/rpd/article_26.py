"""RPD article 26: an imminent threat."""

from fairnotice.law.model import RuleEffect, listed
from fairnotice.law.rpd.scope import rpd

limits_lifted_in_an_emergency = listed(
    "rpd-26-2",
    cites=rpd("art. 26(2), 59"),
    says="Is there a real and imminent threat for which limits on access are to be lifted?",
    why="How grave and how near a threat is people judge; this system lifts no limit that a source has set.",
    effect=RuleEffect.PERMIT,
)
