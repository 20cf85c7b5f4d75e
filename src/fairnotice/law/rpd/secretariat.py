"""How the secretariat works, as others report it: screening of requests, yearly figures, what a deletion leaves."""

from datetime import date

from fairnotice.law.model import Citation, RuleEffect, duty

_TASK_FORCE = date(2018, 12, 31)
"""The task force was set up in 2016 or 2018, by different reports; the later year's end stands for it."""


def reported(what: str, since: date = _TASK_FORCE) -> Citation:
    """Cite how the secretariat works, as others report it."""
    return Citation("Secretariat", f"{what}, as reported", in_force=since)


screened_in_two_steps = duty(
    "ndtf-screen",
    cites=reported("review before publication"),
    says="Is every request screened first, in its context, and examined deeper where risk shows?",
    carried_by="services.queue:queue_of",
    effect=RuleEffect.REQUIRE,
)

figures_by_ground = duty(
    "ndtf-stats",
    cites=reported("yearly figures"),
    says="Are refusals and cancellations published each year by ground?",
    carried_by="services.figures:figures",
)

copies_do_not_go_by_themselves = duty(
    "ntc-no-recall",
    cites=reported("on RPD art. 5(7)(b) and Statute art. 41(4)"),
    says="Are the recipients told to delete their copies, since a removal here does not reach them?",
    carried_by="services.publication:delete_notice",
    effect=RuleEffect.FLAG,
)

earlier_outcomes_are_matched = duty(
    "resubmit",
    cites=reported("on RPD art. 125(3)"),
    says="Is a case that comes again, or in another colour, matched with its earlier outcomes?",
    carried_by="services.keeping:remembered",
    effect=RuleEffect.FLAG,
)
