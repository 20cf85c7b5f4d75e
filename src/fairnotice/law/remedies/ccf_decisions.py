"""What the Commission orders and decides, and how that is carried out (Statute 37 to 45, and published decisions)."""

from fairnotice.law.model import Rule, RuleEffect, deadline, duty, listed
from fairnotice.law.practice.elsewhere import commission
from fairnotice.law.remedies.citing import NO_REQUESTS, statute

_START = "services.clock_acts:start_clock"

provisional_measures = duty(
    "ccf-37",
    cites=statute("art. 37"),
    says="Can the Commission have the data blocked at any time while it examines them?",
    carried_by="services.publication:block_notice",
    effect=RuleEffect.PERMIT,
)

# The Commission blocks, with reasons; what silence is worth in the end it weighs in its decision.
silence_may_lead_to_a_block = duty(
    "ccf-silence",
    cites=commission("2024-2", 2024),
    says="Was access blocked for everybody where the source did not answer the Commission in the time set?",
    carried_by="services.publication:block_notice",
    effect=RuleEffect.BLOCK,
)

decision_is_reasoned = listed(
    "ccf-38",
    cites=statute("art. 38"),
    says="Does the written decision give procedure, submissions, facts, rules, analysis and outcome?",
    why="The members write their decision themselves. " + NO_REQUESTS,
    effect=RuleEffect.REQUIRE,
)

remedies_that_may_be_ordered = listed(
    "ccf-39",
    cites=statute("art. 39"),
    says="Does what the Commission orders beside correction answer for the organisation's own responsibility alone?",
    why="Responsibility, and what puts it right, is found by the members in each case. " + NO_REQUESTS,
    effect=RuleEffect.PERMIT,
)

access_in_four_months = deadline(
    "ccf-40-1",
    cites=statute("art. 40(1)"),
    says="Was access decided on within four months of the admissibility?",
    carried_by=_START,
)

correction_in_nine_months = deadline(
    "ccf-40-2",
    cites=statute("art. 40(2)"),
    says="Was correction or deletion decided on within nine months of the admissibility?",
    carried_by=_START,
)

# The offices at both ends of the clock are told at once. The applicant is told by letter, as of everything.
longer_only_for_the_case = duty(
    "ccf-40-3",
    cites=statute("art. 40(3)"),
    says="Was the time made longer for that case alone, before it was over, and with reasons?",
    carried_by="services.clock_acts:extend_clock",
    effect=RuleEffect.PERMIT,
)

sent_to_the_secretariat = deadline(
    "ccf-41-1",
    cites=statute("art. 41(1)"),
    says="Did the written decision reach the secretariat within a month?",
    carried_by=_START,
)

carried_out_in_a_month = deadline(
    "ccf-41-2",
    cites=statute("art. 41(2)"),
    says="Did the secretariat carry the decision out within a month of receiving it, or of its clarification?",
    carried_by=_START,
)

parties_told_in_a_month = deadline(
    "ccf-41-3",
    cites=statute("art. 41(3)"),
    says="Were the parties told within a month: of adoption for access, of the notice that it is done for deletion?",
    carried_by=_START,
)

recipients_are_told = duty(
    "ccf-41-4",
    cites=statute("art. 41(4)"),
    says="Was every member that received the data told promptly that they were deleted?",
    carried_by="services.publication:delete_notice",
)

revision_on_new_facts = deadline(
    "ccf-42",
    cites=statute("art. 42"),
    says="Was revision asked for within six months of finding a fact that could have changed the result?",
    carried_by=_START,
)

yearly_report = listed(
    "ccf-43",
    cites=statute("art. 43, 44"),
    says="Is there a public report every year in all working languages, and are decisions published where they can be?",
    why="The Commission writes its report and chooses what of a decision can be public without telling who it was.",
)

files_kept_thirty_years = deadline(
    "ccf-45",
    cites=statute("art. 45(1)"),
    says="Are the Commission's files and decisions destroyed after thirty years?",
    carried_by=_START,
)

condition_confirmed_in_a_month = deadline(
    "ccf-conditional",
    cites=commission("2025-3", 2025),
    says="Did the source confirm within a month the point on which the finding of compliance hangs?",
    carried_by=_START,
)

DECISION_RULES: tuple[Rule, ...] = (
    provisional_measures,
    silence_may_lead_to_a_block,
    decision_is_reasoned,
    remedies_that_may_be_ordered,
    access_in_four_months,
    correction_in_nine_months,
    longer_only_for_the_case,
    sent_to_the_secretariat,
    carried_out_in_a_month,
    parties_told_in_a_month,
    recipients_are_told,
    revision_on_new_facts,
    yearly_report,
    files_kept_thirty_years,
    condition_confirmed_in_a_month,
)
