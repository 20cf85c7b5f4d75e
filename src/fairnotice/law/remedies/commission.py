"""The Commission itself: what it is for, who sits in it, what it sees, and what stays its own (Statute 3 to 20)."""

from fairnotice.law.constitution.scope import constitution
from fairnotice.law.model import Rule, RuleEffect, duty, listed
from fairnotice.law.remedies.citing import NO_REQUESTS, STATUTE_READ, statute
from fairnotice.law.rpd.scope import rpd

independent_commission = listed(
    "const-36",
    cites=constitution("art. 36"),
    says="Does an independent Commission check the processing of data, advise, and deal with requests?",
    why=(
        "The members are independent because of how they are elected and what they owe; what they read here of a "
        "notice is the rule on their access (Statute art. 19)."
    ),
    effect=RuleEffect.REQUIRE,
)

anyone_may_ask = listed(
    "rpd-18-1",
    cites=rpd("art. 18(1); CCF Statute art. 29"),
    says="May anyone go straight to the Commission to see, correct or delete data about them?",
    why=(
        "The person asks through the Commission's own portal; the public page says where, and nothing of this system "
        "stands in between."
    ),
    effect=RuleEffect.PERMIT,
)

request_stays_out_of_the_data = listed(
    "rpd-18-2",
    cites=rpd("art. 18(2); CCF Statute art. 20(2)"),
    says="Is a request to the Commission kept out of the police data, unless the Commission decides otherwise?",
    why="Requests to the Commission are not kept in this system at all yet, so none can be among its data.",
    effect=RuleEffect.BLOCK,
)

chamber_decides_alone = listed(
    "ccf-3-2-c",
    cites=statute("art. 3(2)(c), 28(1)"),
    says="Does the Requests Chamber alone decide on access, correction and deletion, finally and bindingly?",
    why=(
        "The decision is made by people and reaches the secretariat as a letter: requests to the Commission are not "
        "kept in this system yet. That no one else lifts the Commission's own block, the table of moves sees to."
    ),
    effect=RuleEffect.REQUIRE,
)

members_answer_the_commission = listed(
    "ccf-5",
    cites=statute("art. 5"),
    says="Do members answer the Commission with diligence, and keep their authorities from interfering with it?",
    why="The Commission's questions go out as letters, outside of this system; interference is for people to see.",
)

membership = listed(
    "ccf-8",
    cites=statute("art. 8, 10"),
    says="Are there seven members of different nationality, in two chambers, for terms of five and then three years?",
    why="The General Assembly elects the members; this system only knows their accounts.",
    effect=RuleEffect.REQUIRE,
)

# A tie to a state involved is known, and refused. Any other doubt of impartiality a member declares to the others.
tied_member_sits_out = duty(
    "ccf-12",
    cites=statute("art. 12"),
    says="Does a member sit out who is tied to a state involved, or whose impartiality may else be doubted?",
    carried_by="services.reviews:not_involved",
    effect=RuleEffect.BLOCK,
)

sessions = listed(
    "ccf-16",
    cites=statute("art. 16"),
    says="Does the Commission meet at least three times a year, behind closed doors, on days that are published?",
    why="The Commission calls its own sessions and publishes their days itself; no calendar of them is kept here.",
)

# What bureaus say directly to each other does not pass through this system.
unlimited_access = duty(
    "ccf-19",
    cites=statute("art. 19"),
    says="Can the Commission read everything in the system by itself?",
    carried_by="services.oversight:oversight_of",
    effect=RuleEffect.PERMIT,
)

files_are_confidential = listed(
    "ccf-20",
    cites=statute("art. 20"),
    says="Are the Commission's files confidential, and disclosed only as far as their examination needs it?",
    why="The Commission keeps its files itself: requests to it are not kept in this system yet.",
    effect=RuleEffect.REQUIRE,
)

other_ways_stay_open = duty(
    "ccf-28-2",
    cites=statute("art. 28(2)"),
    says="While a case is open, may the source still correct or end its data, and the secretariat block or delete?",
    carried_by="services.publication:withdraw_notice",
    effect=RuleEffect.PERMIT,
)

abuse_is_answered = listed(
    "ccf-28-3",
    cites=statute("art. 28(3)-(4)", since=STATUTE_READ),
    says="Is abuse or bad faith by an applicant, counsel or source answered, and with reasons?",
    why="Bad faith is a finding about people, and the Commission makes it. " + NO_REQUESTS,
    effect=RuleEffect.PERMIT,
)

COMMISSION_RULES: tuple[Rule, ...] = (
    independent_commission,
    anyone_may_ask,
    request_stays_out_of_the_data,
    chamber_decides_alone,
    members_answer_the_commission,
    membership,
    tied_member_sits_out,
    sessions,
    unlimited_access,
    files_are_confidential,
    other_ways_stay_open,
    abuse_is_answered,
)
