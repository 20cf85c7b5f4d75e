"""A request before the Commission, from its form to its examination (Statute 30 to 36)."""

from fairnotice.law.model import Rule, RuleEffect, deadline, listed
from fairnotice.law.remedies.citing import NO_REQUESTS, statute

_START = "services.clock_acts:start_clock"

form_of_the_request = listed(
    "ccf-30",
    cites=statute("art. 30"),
    says="Is the request written, in a working language, by the person or who may speak for them, reasoned and free?",
    why="Whether it is in form the Commission's people read from the letter. " + NO_REQUESTS,
    effect=RuleEffect.REQUIRE,
)

# The Operating Rules were not read whole; what a request brings is known from the Commission's note on admissibility.
papers_of_the_request = listed(
    "ccf-adm-docs",
    cites=statute("art. 30; Operating Rules, rule 30"),
    says="Did the request bring identity, authority, proof for a child or an entity, a signature, and its purpose?",
    why="A person looks at the papers, and that they are whole and genuine. " + NO_REQUESTS,
    effect=RuleEffect.REQUIRE,
)

parties_are_kept_informed = listed(
    "ccf-31",
    cites=statute("art. 31"),
    says="Was receipt acknowledged early, and are both sides told where the case stands and until when they may write?",
    why=NO_REQUESTS + " The applicant has no account here and is written to.",
)

admissibility_in_a_month = deadline(
    "ccf-32-1",
    cites=statute("art. 32(1)"),
    says="Was it answered within a month of receipt whether the request is admissible?",
    carried_by=_START,
)

inadmissibility_is_explained = listed(
    "ccf-32-3",
    cites=statute("art. 32(3)"),
    says="Was the applicant told why the request is not admissible?",
    why="The Commission's people write the reasons to the applicant. " + NO_REQUESTS,
)

data_check_in_45_days = deadline(
    "ccf-33-2",
    cites=statute("art. 33(2)"),
    says="Did the secretariat report within 45 days whether data about the applicant are held?",
    carried_by=_START,
)

review_is_of_compliance = listed(
    "ccf-33-4",
    cites=statute("art. 33(4)"),
    says="Does the examination ask only whether the data keep the organisation's rules?",
    why="What the Commission examines, and whether it goes beyond access, it decides itself. " + NO_REQUESTS,
    effect=RuleEffect.REQUIRE,
)

commission_waits_for_the_secretariat = listed(
    "ccf-33-5",
    cites=statute("art. 33(5)"),
    says="Does the Commission wait while the secretariat is reviewing the same data?",
    why=(
        "The Commission sees that a notice is blocked and which clocks run on it, and waits of itself; when it needs "
        "longer for that, it gives its own clock longer, with reasons."
    ),
    effect=RuleEffect.BLOCK,
)

more_is_asked_where_needed = listed(
    "ccf-34",
    cites=statute("art. 21, 34"),
    says="Were the source, the secretariat or others asked for more where it was needed, authorities by their bureau?",
    why="What is missing is for the Commission to judge, and it asks by letter. " + NO_REQUESTS,
)

owner_is_consulted_first = listed(
    "ccf-35",
    cites=statute("art. 35(1)-(2)"),
    says="Are both sides shown the information, after whoever owns it was consulted?",
    why="What may be shown is agreed between people, one paper at a time. " + NO_REQUESTS,
    effect=RuleEffect.REQUIRE,
)

withholding_needs_a_ground = listed(
    "ccf-35-3",
    cites=statute("art. 35(3)-(4)"),
    says="Does what is withheld rest on one of the four grounds, with reasons, and was a summary considered?",
    why="Whether security, an inquiry or a person would be harmed is for people to weigh. " + NO_REQUESTS,
    effect=RuleEffect.REQUIRE,
)

withholding_without_reasons = listed(
    "ccf-35-4b",
    cites=statute("art. 35(4)"),
    says="Was it weighed against whoever withholds that no reasons were given?",
    why="What silence about the reasons is worth the Commission weighs in its decision. " + NO_REQUESTS,
    effect=RuleEffect.FLAG,
)

hearing_only_if_necessary = listed(
    "ccf-36",
    cites=statute("art. 36"),
    says="Is the procedure written, with a hearing only where it is necessary?",
    why="Whether a hearing is necessary the Commission decides, and holds it. " + NO_REQUESTS,
    effect=RuleEffect.PERMIT,
)

PROCEDURE_RULES: tuple[Rule, ...] = (
    form_of_the_request,
    papers_of_the_request,
    parties_are_kept_informed,
    admissibility_in_a_month,
    inadmissibility_is_explained,
    data_check_in_45_days,
    review_is_of_compliance,
    commission_waits_for_the_secretariat,
    more_is_asked_where_needed,
    owner_is_consulted_first,
    withholding_needs_a_ground,
    withholding_without_reasons,
    hearing_only_if_necessary,
)
