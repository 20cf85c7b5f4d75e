"""RPD article 103: notices on the secretariat's own initiative."""

from fairnotice.law.model import RuleEffect, listed
from fairnotice.law.rpd.scope import rpd

on_its_own_initiative = listed(
    "rpd-103",
    cites=rpd("art. 103"),
    says="May the secretariat publish on its own, to warn or to ask, if the sources agree and nobody has asked for it?",
    why="It allows something that nobody has to do. Here every notice rests on the request of a bureau or a body.",
    effect=RuleEffect.PERMIT,
)
