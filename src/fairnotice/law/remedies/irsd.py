"""Disputes between bureaus, or a bureau and the secretariat: RPD 135 and its implementing rules."""

from fairnotice.law.model import Rule, RuleEffect, deadline, duty, listed
from fairnotice.law.remedies.citing import NO_PROTESTS, disputes
from fairnotice.law.rpd.scope import rpd

_START = "services.clock_acts:start_clock"

consultation_then_decision = listed(
    "rpd-135",
    cites=rpd("art. 135(1)", amended=2024),
    says="Was a dispute settled by consultation, and else by a final decision of the secretariat on compliance?",
    why="People consult and settle; only a question of general policy goes further. " + NO_PROTESTS,
    effect=RuleEffect.REQUIRE,
)

form_of_the_protest = listed(
    "irsd-3-1-a",
    cites=disputes("art. 3(1)(a)-(b)"),
    says="Is the protest of 2,000 words at most, in a working language, and does it invoke article 135?",
    why="Its form is read from the letter that brings it. " + NO_PROTESTS,
    effect=RuleEffect.REQUIRE,
)

settled_arguments_do_not_return = listed(
    "irsd-3-1-c",
    cites=disputes("art. 3(1)(c)"),
    says="Are protests refused that repeat what was settled, and like cases joined?",
    why="Whether an argument is the same as one that was settled is for people to judge. " + NO_PROTESTS,
    effect=RuleEffect.BLOCK,
)

protest_names_data_rule_and_interest = listed(
    "irsd-3-1-d",
    cites=disputes("art. 3(1)(d)"),
    says="Does the protest name data that are recorded, the rule that was breached, and its own interest?",
    why="Whether the interest is one's own is for people to judge. " + NO_PROTESTS,
    effect=RuleEffect.REQUIRE,
)

# A position of the kind "protest" in the file is a pointer of rpd-34-3-d, which the worksheet must answer.
advance_protest_is_weighed = duty(
    "irsd-3-1-e",
    cites=disputes("art. 3(1)(e)"),
    says="Was a protest against data that were not recorded yet weighed as another bureau's position once they came?",
    carried_by="services.reviews:assess_request",
    effect=RuleEffect.FLAG,
)

admissibility_in_thirty_days = deadline(
    "irsd-3-2",
    cites=disputes("art. 3(2)"),
    says="Was the admissibility of the protest decided within 30 days of its receipt?",
    carried_by=_START,
)

source_asked_in_thirty_days = deadline(
    "irsd-4-1",
    cites=disputes("art. 4(1)"),
    says="Was the source asked within 30 more days and, when it objects, were the data marked and all parties told?",
    carried_by=_START,
)

disputed_data_may_be_blocked = duty(
    "irsd-4-3",
    cites=disputes("art. 4(3)"),
    says="Were disputed data blocked for the time being where their compliance is gravely in doubt?",
    carried_by="services.publication:block_notice",
    effect=RuleEffect.PERMIT,
)

written_phase = deadline(
    "irsd-4-7",
    cites=disputes("art. 4(7), 5(5)"),
    says="Was the written phase closed within 90 days?",
    carried_by=_START,
)

oral_phase = deadline(
    "irsd-4-9",
    cites=disputes("art. 4(9), 5(7)"),
    says="Was the oral phase closed within 60 days, with one of the outcomes of the list?",
    carried_by=_START,
)

two_missed_dates_end_the_protest = listed(
    "irsd-4-11",
    cites=disputes("art. 4(11), 5(9)"),
    says="Did a party miss two dates, which gives the protest up, or a source refuse all part in it?",
    why=(
        "Clocks that are missed are marked and told, and people draw the conclusion: which of them belong to one "
        "dispute is not kept in this system yet."
    ),
    effect=RuleEffect.BLOCK,
)

reasoned_decision = deadline(
    "irsd-4-12",
    cites=disputes("art. 4(12), 5(10)"),
    says="Did a decision with reasons follow within 60 days of the oral phase?",
    carried_by=_START,
)

review_of_a_refusal = deadline(
    "irsd-6",
    cites=disputes("art. 6(1)-(8)"),
    says="At each of the two steps, was review asked for in 30 days, forwarded in 30 and decided in 60?",
    carried_by=_START,
)

new_facts_reopen = deadline(
    "irsd-7-2",
    cites=disputes("art. 7(2)"),
    says="Was the new fact that may reopen the dispute told within six months of its discovery?",
    carried_by=_START,
)

commission_has_spoken = listed(
    "irsd-11-1-b",
    cites=disputes("art. 11(1)(b)"),
    says="Does the protest leave alone what the Commission has finally found not to comply?",
    why="A person compares the protest with the Commission's decision: neither is kept in this system yet.",
    effect=RuleEffect.BLOCK,
)

# Who learns of the Commission's case stops the clocks of the dispute; each of them names this article as its authority.
dispute_waits_for_the_commission = duty(
    "irsd-11-3",
    cites=disputes("art. 11(3)"),
    says="Does the dispute stand still while the Commission has a case on the same data?",
    carried_by="services.clock_acts:stop_clock",
    effect=RuleEffect.BLOCK,
)

DISPUTE_RULES: tuple[Rule, ...] = (
    consultation_then_decision,
    form_of_the_protest,
    settled_arguments_do_not_return,
    protest_names_data_rule_and_interest,
    advance_protest_is_weighed,
    admissibility_in_thirty_days,
    source_asked_in_thirty_days,
    disputed_data_may_be_blocked,
    written_phase,
    oral_phase,
    two_missed_dates_end_the_protest,
    reasoned_decision,
    review_of_a_refusal,
    new_facts_reopen,
    commission_has_spoken,
    dispute_waits_for_the_commission,
)
