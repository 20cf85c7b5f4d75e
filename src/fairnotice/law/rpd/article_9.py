"""RPD article 9(3)-(4): messages between bureaus."""

from fairnotice.law.model import RuleEffect, listed
from fairnotice.law.rpd.scope import rpd

messages_comply_too = listed(
    "rpd-9-3",
    cites=rpd("art. 9(3)-(4), 101"),
    says="Do messages comply with the rules, and is one recorded only with consent?",
    why=(
        "Bureaus write to each other outside of this system. What it sends by itself names no person, and it takes no"
        " message into its records."
    ),
    effect=RuleEffect.REQUIRE,
)
