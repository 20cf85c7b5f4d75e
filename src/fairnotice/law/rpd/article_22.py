"""RPD article 22: the rules are built in."""

from fairnotice.law.model import listed
from fairnotice.law.rpd.scope import rpd

rules_built_in = listed(
    "rpd-22-2",
    cites=rpd("art. 22(2)"),
    says="Were the rules built into the technology by design and by default?",
    why="It binds those who choose and build a system, before there is any request; nothing in a file can show it.",
)
