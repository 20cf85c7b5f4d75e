"""The silver notice, a pilot since 2025: accounted for and not offered. Its terms are known from the press."""

from datetime import date

from fairnotice.law.model import Citation, RuleEffect, listed

PILOT = Citation("Silver", "terms of the pilot", in_force=date(2023, 12, 31))
"""The General Assembly decided on it in 2023; the day was not seen, so the end of that year stands for it."""

_WHY = "Silver notices are not offered: they seek assets, in a pilot whose terms were not seen."

silver_purpose = listed(
    "silver-purpose",
    cites=PILOT,
    says="Does it seek to locate, identify or watch assets tied to a person's serious crimes, without coercion?",
    why=_WHY,
    effect=RuleEffect.REQUIRE,
)

silver_quota = listed(
    "silver-quota",
    cites=PILOT,
    says="Does the country take part in the pilot, and is its share of the 500 not used up?",
    why=_WHY,
    effect=RuleEffect.BLOCK,
)

silver_review = listed(
    "silver-review",
    cites=PILOT,
    says="Was it reviewed before release, also against article 3 of the Constitution, and is it not public?",
    why=_WHY,
    effect=RuleEffect.REQUIRE,
)

silver_follow_up = listed(
    "silver-followup",
    cites=PILOT,
    says="May what was found serve a request between states for seizure or confiscation?",
    why=_WHY,
    effect=RuleEffect.PERMIT,
)
