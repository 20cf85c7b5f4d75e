"""RPD article 59: limits lifted in an emergency."""

from fairnotice.law.model import RuleEffect, listed
from fairnotice.law.rpd.scope import rpd

emergency_lifting = listed(
    "rpd-59",
    cites=rpd("art. 59"),
    says="Was the source told and given a time fitted to the threat before its limit was lifted?",
    why=(
        "No act of this system lifts a limit against its source's word, in an emergency neither: it would need a time "
        "fitted to the threat by the person who knows it, an answer or a silence of the source, and two bodies told "
        "that have no account here. Whoever has to warn a country at once does it outside, and asks the source to lift."
    ),
    effect=RuleEffect.DEADLINE,
)
