"""Who may assess and decide, and what a decision needs."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import Conflict, InvalidValue, NotFound, NotPossibleNow, NotYourAct, Unusable
from fairnotice.domain.officer import Officer, Role
from fairnotice.law.model import Ground
from fairnotice.services import cases, decisions, publication, reading, requests, reviews
from fairnotice.services.administration import add_officer
from tests.builders import a_dossier, a_protection, a_subject, a_warrant
from tests.conftest import NOW, World
from tests.stories import (
    WHY,
    a_case,
    a_draft,
    a_refused,
    a_submitted,
    an_approved,
    an_assessed,
    assess,
    decide,
    invented,
)


def colleague(world: World, role: Role, *states: str) -> Officer:
    office = "commission" if role is Role.COMMISSION else "secretariat"
    return add_officer(login=uuid4().hex[:12], bureau=office, role=role, states=states, by=world.administrator, at=NOW)


@pytest.mark.parametrize("state", ["PT"])
def test_nobody_assesses_a_request_of_a_state_they_belong_to(world: World, state: str) -> None:
    request = a_submitted(world)
    with pytest.raises(NotYourAct, match="your ties to PT"):
        assess(request, colleague(world, Role.REVIEWER, state))


def test_nobody_decides_a_request_of_a_state_they_belong_to(world: World) -> None:
    request = an_assessed(world)
    with pytest.raises(NotYourAct, match="cannot take part"):
        decide(request, colleague(world, Role.DECIDER, "PT"))


def test_nobody_assesses_twice(world: World) -> None:
    request = a_submitted(world)
    assess(request, world.reviewer)
    with pytest.raises(Conflict, match="Another reviewer"):
        assess(request, world.reviewer)


def test_nobody_decides_alone(world: World) -> None:
    request = a_submitted(world)
    assess(request, world.reviewer)
    with pytest.raises(NotPossibleNow, match="1 of 2 worksheets"):
        decide(request, world.decider)


def test_who_assessed_does_not_decide_even_with_a_new_role(world: World) -> None:
    request = an_assessed(world)
    promoted = replace(world.reviewer, role=Role.DECIDER)
    with pytest.raises(NotYourAct, match="does not decide"):
        decide(request, promoted)


@pytest.mark.parametrize("outcome", ["approve", "refuse"])
def test_following_the_recommendation_needs_reasons_as_much_as_departing(world: World, outcome: str) -> None:
    request = an_assessed(world)
    with pytest.raises(InvalidValue, match="reasons"):
        decisions.decide_request(
            request=request,
            outcome=outcome,
            grounds=[Ground.POLITICAL],
            reasons="ok",
            letter="No.",
            moment=Moment.on_day(NOW.date(), now=NOW),
            by=world.decider,
            at=NOW,
        )


def test_a_refusal_names_a_ground_and_tells_the_source(world: World) -> None:
    request = an_assessed(world, outcome="refuse")
    with pytest.raises(InvalidValue, match="ground"):
        decisions.decide_request(
            request=request,
            outcome="refuse",
            grounds=[],
            reasons=WHY,
            letter="No.",
            moment=Moment.on_day(NOW.date(), now=NOW),
            by=world.decider,
            at=NOW,
        )


def test_an_outcome_that_there_is_not_is_refused(world: World) -> None:
    request = an_assessed(world)
    with pytest.raises(InvalidValue, match="refuse or approve"):
        decide(request, world.decider, outcome="perhaps")
    with pytest.raises(InvalidValue, match="refuse or approve"):
        assess(request, world.reviewer, outcome="perhaps")


def test_an_assessment_that_refuses_names_a_ground(world: World) -> None:
    request = a_submitted(world)
    with pytest.raises(InvalidValue, match="at least one ground"):
        reviews.assess_request(request=request, outcome="refuse", grounds=[], reasons=WHY, by=world.reviewer, at=NOW)


def test_a_request_with_a_bar_cannot_be_approved(world: World) -> None:
    request = an_assessed(world, a_dossier(warrant=a_warrant(max_penalty="12 months")))
    with pytest.raises(NotPossibleNow, match="below 2 years"):
        decide(request, world.decider)


def test_the_decision_keeps_what_was_recommended_and_whether_it_was_followed(world: World) -> None:
    answer = decide(an_assessed(world, outcome="refuse"), world.decider, outcome="refuse")
    assert answer["recommended"] == "no_bar"
    assert answer["follows"] is False


def test_worksheets_on_an_older_file_no_longer_count(world: World) -> None:
    case = a_case(world)
    request = _drafted(world, case)
    assess(request, world.reviewer)
    reviews.ask_requester(request=request, questions=[("rpd-83-2-b-v", "Which court?")], by=world.reviewer, at=NOW)
    cases.amend_case(case=case, dossier=invented(a_dossier(title="Amended")), by=world.source, at=NOW)
    _answer(world, request)
    assess(request, world.second_reviewer)
    with pytest.raises(NotPossibleNow, match="1 of 2"):
        decide(request, world.decider)
    assess(request, world.reviewer)
    assert decide(request, world.decider)["state"] == "approved"


def test_a_file_under_review_is_not_amended_behind_the_reviewers(world: World) -> None:
    case = a_case(world)
    _drafted(world, case)
    with pytest.raises(NotPossibleNow, match="drafts or wait"):
        cases.amend_case(case=case, dossier=invented(a_dossier()), by=world.source, at=NOW)


def test_questions_are_answered_one_by_one_and_none_is_left_out(world: World) -> None:
    request = a_submitted(world)
    asked = reviews.ask_requester(
        request=request, questions=[("r1", "First?"), ("r2", "Second?")], by=world.reviewer, at=NOW
    )["questions"]
    with pytest.raises(InvalidValue, match="Without an answer"):
        requests.answer_questions(request=request, answers={asked[0]: "Yes."}, by=world.source, at=NOW)
    with pytest.raises(InvalidValue, match="Not an open question"):
        requests.answer_questions(request=request, answers={str(uuid4()): "Yes."}, by=world.source, at=NOW)
    _answer(world, request)
    answered = reading.read_request(request=request, purpose="look", by=world.reviewer, at=NOW)["questions"]
    assert [row["answer"] for row in answered] == ["As filed.", "As filed."]


def test_an_empty_list_of_questions_is_refused(world: World) -> None:
    with pytest.raises(InvalidValue, match="at least one"):
        reviews.ask_requester(request=a_submitted(world), questions=[], by=world.reviewer, at=NOW)


def test_a_source_that_stays_silent_can_be_refused_on_what_is_there(world: World) -> None:
    request = a_submitted(world)
    reviews.ask_requester(request=request, questions=[("r", "Which acts?")], by=world.reviewer, at=NOW)
    assess(request, world.reviewer, outcome="refuse")
    assess(request, world.second_reviewer, outcome="refuse")
    assert decide(request, world.decider, outcome="refuse")["state"] == "refused"


def test_protection_that_a_reviewer_adds_bars_the_request_and_stays_hidden_from_the_source(world: World) -> None:
    case = a_case(world)
    request = _drafted(world, case)
    moment = Moment.on_day(NOW.date(), now=NOW)
    protected = invented(a_dossier(subject=a_subject(protections=(a_protection(against="PT"),))))
    cases.add_facts(case=case, dossier=protected, by=world.reviewer, at=NOW)
    assert reviews.review_of(request=request, by=world.reviewer, moment=moment, at=NOW).recommendation == "refuse"
    own = reviews.review_of(request=request, by=world.source, moment=moment, at=NOW)
    assert own.recommendation != "refuse"
    dossier, _facts = reading.read_case(case=case, purpose="look", by=world.source, at=NOW)
    assert dossier.subjects[0].protections == ()


def test_a_source_cannot_file_what_only_reviewers_may_hold(world: World) -> None:
    protected = invented(a_dossier(subject=a_subject(protections=(a_protection(against="PT"),))))
    with pytest.raises(Unusable, match=r"subjects\[0\]\.protections: a source does not file this"):
        cases.open_case(dossier=protected, by=world.source, at=NOW)


def test_only_a_reviewer_adds_facts_and_only_of_that_kind(world: World) -> None:
    case = a_case(world)
    with pytest.raises(NotYourAct):
        cases.add_facts(case=case, dossier=a_dossier(), by=world.source, at=NOW)
    with pytest.raises(InvalidValue, match="no protection"):
        cases.add_facts(case=case, dossier=invented(a_dossier()), by=world.reviewer, at=NOW)


def test_the_public_reads_no_review(world: World) -> None:
    request = a_submitted(world)
    with pytest.raises(NotYourAct):
        reviews.review_of(
            request=request, by=world.administrator, moment=Moment.on_day(date(2026, 3, 2), now=NOW), at=NOW
        )


def test_a_signed_worksheet_opens_the_leaning(world: World) -> None:
    request = a_submitted(world)
    assert not reviews.has_assessed(request=request, by=world.reviewer)
    assess(request, world.reviewer)
    assert reviews.has_assessed(request=request, by=world.reviewer)


def test_a_source_drops_its_request_with_reasons(world: World) -> None:
    request = a_submitted(world)
    with pytest.raises(InvalidValue):
        requests.drop_request(request=request, reasons="", by=world.source, at=NOW)
    assert requests.drop_request(request=request, reasons=WHY, by=world.source, at=NOW)["state"] == "dropped"


def test_a_request_of_another_bureau_is_not_there(world: World) -> None:
    request = a_draft(world)
    with pytest.raises(NotFound):
        requests.submit_request(request=request, by=world.other, at=NOW)


def test_a_refused_request_is_not_published(world: World) -> None:
    with pytest.raises(NotPossibleNow):
        publication.publish_notice(request=a_refused(world), by=world.decider, at=NOW)


def test_a_warrant_that_ends_after_the_approval_stops_the_publication(world: World) -> None:
    case = a_case(world)
    request = _drafted(world, case)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    decide(request, world.decider)
    cases.end_warrant(case=case, warrant="w1", reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow, match="in_review"):
        publication.publish_notice(request=request, by=world.decider, at=NOW)


def test_an_approval_is_told_to_the_source(world: World) -> None:
    an_approved(world)
    about = [row["about"] for row in reading.list_rows("messages", by=world.source)]
    assert "request.approved" in about


def _drafted(world: World, case: UUID) -> UUID:
    request = UUID(cases.draft_request(case=case, subject="s1", by=world.source, at=NOW)["request"])
    requests.submit_request(request=request, by=world.source, at=NOW)
    return request


def _answer(world: World, request: UUID) -> None:
    seen = reading.read_request(request=request, purpose="answer", by=world.source, at=NOW)["questions"]
    answers = {row["question"]: "As filed." for row in seen if row["answer"] is None}
    requests.answer_questions(request=request, answers=answers, by=world.source, at=NOW + timedelta(hours=1))
