"""RPD articles 128 and 131: diffusions are examined as well, and what may follow for a bureau that fails."""

from fairnotice.law.model import Citation, RuleEffect, deadline, duty, listed
from fairnotice.law.rpd.scope import RPD_IN_FORCE, rpd

_REPORTED = Citation("Secretariat", "on RPD art. 128 and 131, as reported", in_force=RPD_IN_FORCE)

diffusions_examined = duty(
    "diff-posthoc",
    cites=_REPORTED,
    says="Is a diffusion examined like a notice, and pulled back where it does not comply?",
    carried_by="services.reviews:assess_request",
    effect=RuleEffect.FLAG,
)

diffusions_cleared_beforehand = duty(
    "diff-precheck",
    cites=_REPORTED,
    says="Does the diffusion of a bureau under supervision reach nobody before the secretariat has cleared it?",
    carried_by="services.publication:publish_notice",
    effect=RuleEffect.BLOCK,
)
"""Here every diffusion is cleared before it circulates, whoever sends it: docs/decisions/0005."""

corrective_measures = deadline(
    "rpd-131-1",
    cites=rpd("art. 131(1)"),
    says="Until when does the supervision of a bureau that failed last, at most three months?",
    carried_by="services.clock_acts:start_clock",
)

long_suspension = listed(
    "rpd-131-3",
    cites=rpd("art. 131(3)"),
    says="Has the Executive Committee decided on the long suspension of a bureau's rights?",
    why="The Executive Committee decides it; an administrator then ends the accounts of the bureau's officers.",
    effect=RuleEffect.REQUIRE,
)
