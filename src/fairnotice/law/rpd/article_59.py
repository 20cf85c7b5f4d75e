"""RPD article 59: limits lifted in an emergency."""

from fairnotice.law.model import RuleEffect, listed
from fairnotice.law.rpd.scope import rpd

emergency_lifting = listed(
    "rpd-59",
    cites=rpd("art. 59"),
    says="Was the source told and given a time fitted to the threat before its limit was lifted?",
    why="The time is fitted to the threat by the person who knows it, and no act of this system lifts a limit.",
    effect=RuleEffect.DEADLINE,
)
