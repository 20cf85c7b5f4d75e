"""RPD article 53: what may be kept to redirect later enquiries."""

from fairnotice.law.model import RuleEffect, listed
from fairnotice.law.rpd.scope import rpd

kept_to_redirect = listed(
    "rpd-53",
    cites=rpd("art. 53(2)-(4)", amended=2019),
    says="Does the source consent to keep a short identity set so that later enquiries reach it?",
    why=(
        "It allows something that nobody has to do, and this system does not do it: what has ended leaves the register."
    ),
    effect=RuleEffect.PERMIT,
)
