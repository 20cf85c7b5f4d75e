"""RPD article 73: the categories of notice."""

from fairnotice.law.model import RuleEffect, duty, listed
from fairnotice.law.rpd.scope import rpd

new_categories = listed(
    "rpd-73-2",
    cites=rpd("art. 73(2)"),
    says="Has the General Assembly approved a new category of notices, after the Commission's opinion?",
    why="The General Assembly decides it. A category that it has not approved cannot be asked for here.",
    effect=RuleEffect.REQUIRE,
)

never_looser_than_recording = duty(
    "rpd-73-3",
    cites=rpd("art. 73(3)"),
    says="Do the conditions of recording hold for every notice, besides its own?",
    carried_by="law.review:findings_of",
    effect=RuleEffect.REQUIRE,
)
