"""What is published is what was assessed and decided: nothing changes in between, and no chosen day hides a bar."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import Conflict, InvalidValue, NotInThisMode, NotPossibleNow, NotYourAct
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Role
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Reality
from fairnotice.law.model import Ground
from fairnotice.services import cases, decisions, keeping, publication, reading, requests, reviews
from tests.builders import (
    a_dossier,
    a_participation,
    a_protection,
    a_request,
    a_subject,
    a_warrant,
    an_identity,
    an_offence,
)
from tests.conftest import NOW, World
from tests.services.test_assessing import colleague
from tests.stories import WHY, a_case, an_approved, assess, decide, invented

OWN_PART = "Drove the car in which the others left, and was paid for it the next day."


def refugee(**changes: object) -> Dossier:
    """The same person, who turns out to be a refugee from the requesting state."""
    return invented(a_dossier(subject=a_subject(protections=(a_protection(against="PT", **changes),))))


def drafted(world: World, dossier: Dossier | None = None, *, submit: bool = True) -> tuple[UUID, UUID]:
    case = a_case(world, dossier)
    request = UUID(cases.draft_request(case=case, subject="s1", by=world.source, at=NOW)["request"])
    if submit:
        requests.submit_request(request=request, by=world.source, at=NOW)
    return case, request


def approved(world: World) -> tuple[UUID, UUID]:
    case, request = drafted(world)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    decide(request, world.decider)
    return case, request


def state_of(world: World, request: UUID) -> str:
    return str(reading.read_request(request=request, purpose="look", by=world.source, at=NOW)["state"])


def test_facts_that_come_after_the_approval_send_the_request_back_to_review(world: World) -> None:
    case, request = approved(world)
    cases.add_facts(case=case, dossier=refugee(), by=world.reviewer, at=NOW)
    assert state_of(world, request) == "in_review"
    with pytest.raises(NotPossibleNow):
        publication.publish_notice(request=request, by=world.decider, at=NOW)
    with pytest.raises(NotPossibleNow, match="0 of 2 worksheets"):
        decide(request, world.decider)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by, outcome="refuse")
    assert decide(request, world.decider, outcome="refuse")["state"] == "refused"
    shown = reading.read_request(request=request, purpose="look", by=world.decider, at=NOW)
    assert shown["decision"]["outcome"] == "refuse"


def test_a_request_sent_back_is_told_to_its_source_without_a_reason(world: World) -> None:
    case, _request = approved(world)
    cases.add_facts(case=case, dossier=refugee(), by=world.reviewer, at=NOW)
    told = [row["text"] for row in reading.list_rows("messages", by=world.source) if row["about"] == "request.reopened"]
    assert told == ["Your request is looked at again before it is published."]


def test_a_warrant_that_ends_sends_the_request_back_and_it_is_not_approved_again(world: World) -> None:
    case, request = approved(world)
    cases.end_warrant(case=case, warrant="w1", reasons=WHY, by=world.source, at=NOW)
    assert state_of(world, request) == "in_review"
    with pytest.raises(NotPossibleNow, match="the warrant of the Criminal Court of Lisbon of 12 February 2024"):
        decide(request, world.decider)
    assert decide(request, world.decider, outcome="refuse")["state"] == "refused"


def test_a_warrant_against_somebody_else_does_not_stop_this_request(world: World) -> None:
    other = replace(a_subject("s2"), identities=(an_identity(),), participation=a_participation(summary=OWN_PART))
    two = replace(
        a_dossier(),
        subjects=(a_subject(), other),
        warrants=(a_warrant(), a_warrant("w2", offences=(an_offence("o2"),), subjects=("s2",))),
    )
    case, request = drafted(world, two)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    cases.end_warrant(case=case, warrant="w2", reasons=WHY, by=world.source, at=NOW)
    assert decide(request, world.decider)["state"] == "approved"


@pytest.mark.parametrize("back", [timedelta(days=400), timedelta(days=40)])
def test_no_day_that_the_decider_chooses_hides_a_bar_of_today(world: World, back: timedelta) -> None:
    case, request = drafted(world)
    cases.add_facts(case=case, dossier=refugee(learnt=NOW - timedelta(days=1)), by=world.reviewer, at=NOW)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    before: datetime = NOW - back
    with pytest.raises(NotPossibleNow, match="A bar of the rules stands"):
        decisions.decide_request(
            request=request,
            outcome="approve",
            grounds=[],
            reasons=WHY,
            letter="",
            moment=Moment.on_day(before.date(), now=NOW),
            by=world.decider,
            at=NOW,
        )


def amended(world: World, case: UUID, dossier: Dossier) -> None:
    cases.amend_case(case=case, dossier=invented(dossier), by=world.source, at=NOW)


def test_a_file_amended_to_another_kind_is_a_request_of_that_kind(world: World) -> None:
    case, request = drafted(world, submit=False)
    amended(world, case, a_dossier(request=a_request(kind=Kind.BLUE)))
    assert reading.read_request(request=request, purpose="look", by=world.source, at=NOW)["kind"] == "blue"


def test_a_state_that_comes_in_by_an_amendment_keeps_its_people_from_assessing(world: World) -> None:
    case, request = drafted(world, submit=False)
    amended(world, case, a_dossier(subject=a_subject(identities=(an_identity(nationalities=("CA",)),))))
    requests.submit_request(request=request, by=world.source, at=NOW)
    with pytest.raises(NotYourAct, match="your ties to CA"):
        assess(request, world.reviewer)


def test_the_person_of_a_request_stays_in_the_file(world: World) -> None:
    case, _request = drafted(world, submit=False)
    with pytest.raises(InvalidValue, match="'s1'"):
        amended(world, case, replace(a_dossier(), subjects=(a_subject("s2"),), warrants=(), statements=()))


def test_a_person_known_from_the_press_is_only_ever_the_subject_of_an_exercise(world: World) -> None:
    press = a_dossier(subject=a_subject(reality=Reality.PRESS))
    case = UUID(cases.open_case(dossier=press, by=world.source, at=NOW)["case"])
    request = UUID(cases.draft_request(case=case, subject="s1", by=world.source, at=NOW)["request"])
    assert reading.read_request(request=request, purpose="look", by=world.source, at=NOW)["simulated"] is True


def test_an_exercise_is_never_published_by_a_live_installation() -> None:
    decisions.may_be_published(Reality.ACTUAL, Mode.LIVE)
    with pytest.raises(NotInThisMode, match="exercise"):
        decisions.may_be_published(Reality.ACTUAL, Mode.LIVE, simulated=True)


def test_a_key_sent_again_with_another_letter_is_another_act(world: World) -> None:
    _case, request = drafted(world)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    moment = Moment.on_day(NOW.date(), now=NOW)

    def send(letter: str) -> None:
        decisions.decide_request(
            request=request, outcome="approve", grounds=[], reasons=WHY, letter=letter, moment=moment,
            by=world.decider, at=NOW, key="k",
        )  # fmt: skip

    send("Approved.")
    with pytest.raises(Conflict):
        send("Approved, and more.")
    notice = UUID(publication.publish_notice(request=request, by=world.decider, at=NOW)["notice"])
    publication.cancel_notice(notice=notice, reasons=WHY, letter="Over.", by=world.decider, at=NOW, key="c")
    with pytest.raises(Conflict):
        publication.cancel_notice(notice=notice, reasons=WHY, letter="Not over.", by=world.decider, at=NOW, key="c")


def test_a_decision_of_the_same_key_sent_a_moment_later_answers_as_before(world: World) -> None:
    _case, request = drafted(world)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    first, second = (decide(request, world.decider, at=NOW + timedelta(seconds=s), key="k") for s in (0, 3))
    assert first == second


class TestInvolved:
    """Who has ties to a state of the matter has no part in it, before or after the decision."""

    def test_no_facts_are_added(self, world: World) -> None:
        case, _request = drafted(world)
        with pytest.raises(NotYourAct, match="your ties to PT"):
            cases.add_facts(case=case, dossier=refugee(), by=colleague(world, Role.REVIEWER, "PT"), at=NOW)

    def test_no_facts_are_added_before_a_request_is_drafted(self, world: World) -> None:
        with pytest.raises(NotYourAct, match="your ties to UY"):
            cases.add_facts(case=a_case(world), dossier=refugee(), by=colleague(world, Role.REVIEWER, "UY"), at=NOW)

    def test_nothing_is_published(self, world: World) -> None:
        request = an_approved(world)
        with pytest.raises(NotYourAct, match="your ties to UY"):
            publication.publish_notice(request=request, by=colleague(world, Role.DECIDER, "UY"), at=NOW)

    @pytest.mark.parametrize("role", [Role.DECIDER, Role.COMMISSION])
    def test_no_notice_is_blocked_or_let_go(self, world: World, role: Role) -> None:
        request = an_approved(world)
        notice = UUID(publication.publish_notice(request=request, by=world.decider, at=NOW)["notice"])
        with pytest.raises(NotYourAct, match="your ties to UY"):
            publication.block_notice(notice=notice, reasons=WHY, by=colleague(world, role, "UY"), at=NOW)


def test_the_source_learns_the_grounds_of_a_refusal_from_the_letter_alone(world: World) -> None:
    case, request = drafted(world)
    cases.add_facts(case=case, dossier=refugee(), by=world.reviewer, at=NOW)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by, outcome="refuse")
    decisions.decide_request(
        request=request, outcome="refuse", grounds=[Ground.REFUGEE], reasons=WHY,
        letter="The request is refused.", moment=Moment.on_day(NOW.date(), now=NOW), by=world.decider, at=NOW,
    )  # fmt: skip
    seen = str(reading.timeline(thing=f"request:{request}", by=world.source))
    assert "request.refused" in seen
    assert "refugee" not in seen
    assert "refugee" in str(reading.timeline(thing=f"request:{request}", by=world.commission))


def test_a_worksheet_on_a_newer_file_stays_closed_until_ones_own_is_signed_on_it(world: World) -> None:
    case, request = drafted(world)
    assess(request, world.reviewer)
    cases.add_facts(case=case, dossier=refugee(), by=world.reviewer, at=NOW)
    assess(request, world.second_reviewer, outcome="refuse")

    def outcomes() -> list[str]:
        shown = reading.read_request(request=request, purpose="look", by=world.reviewer, at=NOW)
        return [sheet["outcome"] for sheet in shown["assessments"]]

    assert outcomes() == ["approve"]
    assess(request, world.reviewer, outcome="refuse")
    assert sorted(outcomes()) == ["approve", "refuse", "refuse"]


def test_every_way_to_read_of_the_person_is_logged(world: World) -> None:
    _case, request = drafted(world)
    reviews.review_of(request=request, by=world.decider, moment=Moment.on_day(NOW.date(), now=NOW), at=NOW)
    keeping.remembered(request=request, by=world.decider, at=NOW)
    for name in sorted(reading.PERSONAL):
        reading.list_rows(name, by=world.decider, at=NOW)
        with pytest.raises(InvalidValue, match="it is logged"):
            reading.list_rows(name, by=world.decider)
    logged = {(row["operation"], row["thing"]) for row in reading.list_rows("access", by=world.commission)}
    assert logged == {
        ("review", f"request:{request}"),
        ("remembered", f"request:{request}"),
        *(("list", name) for name in reading.PERSONAL),
    }
