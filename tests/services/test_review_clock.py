"""The clock of an examination: it runs from the request, stands still while the bureau is asked; decisions keep it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import DueChangeRecord, DueRecord, EventRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import clock_acts, requests
from fairnotice.services.cases import end_warrant
from fairnotice.services.clocks import sweep
from fairnotice.services.reviews import ask_requester
from fairnotice.services.workbench import read_workbench
from fairnotice.services.worklist import read_worklist
from tests import stories
from tests.builders import a_moment
from tests.conftest import NOW, World
from tests.stories import WHY

ASKED_AT, ANSWERED_AT = NOW + timedelta(days=3), NOW + timedelta(days=13)


def clock(request: UUID) -> DueRecord:
    """The newest clock of the examination."""
    with speaking_as(SYSTEM):
        return DueRecord.objects.filter(thing=f"request:{request}", code="rpd-77-1").latest("begins_at")


def changes(request: UUID) -> list[tuple[str, str, str]]:
    """What was done to it: the act, by which office, why."""
    with speaking_as(SYSTEM):
        made = DueChangeRecord.objects.filter(due=clock(request)).order_by("made_at")
        return list(made.values_list("act", "office", "why"))


def ask(request: UUID, world: World, *, at: datetime = ASKED_AT, number: int = 2) -> list[str]:
    """So many questions to the bureau."""
    asked = [("rpd-78-1", f"What did he do on day {n}?") for n in range(number)]
    return list(ask_requester(request=request, questions=asked, by=world.reviewer, at=at)["questions"])


def answer(request: UUID, world: World, questions: list[str], *, at: datetime = ANSWERED_AT) -> None:
    """An answer to each."""
    answers = dict.fromkeys(questions, "He drove the car.")
    requests.answer_questions(request=request, answers=answers, by=world.source, at=at)


def shown(request: UUID, by: Any, at: datetime) -> dict[str, dict[str, Any]]:
    """The clocks that the workbench shows, by code."""
    found = read_workbench(request=request, by=by, moment=a_moment(at.date(), known=at), at=at)
    return {due["code"]: due for due in found.dues}


def test_it_runs_from_the_day_on_which_the_request_is_handed_in(world: World) -> None:
    row = clock(stories.a_submitted(world))
    assert (row.state, row.owes, row.begins_at) == ("open", "reviewer", NOW)
    assert row.due_at.date() == (NOW + timedelta(days=31)).date(), "thirty days, and it is over at the next midnight"


def test_questions_let_it_stand_still_and_the_answer_lets_it_go_on_both_with_reasons(world: World) -> None:
    request = stories.a_submitted(world)
    due = clock(request).due_at
    questions = ask(request, world)
    assert clock(request).state == "paused"
    answer(request, world, questions)
    assert (clock(request).state, clock(request).due_at) == ("open", due + timedelta(days=10))
    assert changes(request) == [
        ("stop", "secretariat", "The bureau has 2 questions to answer."),
        ("go_on", world.source.bureau, "The bureau has answered."),
    ]
    with speaking_as(SYSTEM):
        events = EventRecord.objects.filter(thing=f"due:{clock(request).pk}").order_by("sequence")
        assert list(events.values_list("type", flat=True)) == ["due.paused", "due.resumed"]


def test_it_may_stand_still_more_than_once(world: World) -> None:
    request = stories.a_submitted(world)
    due = clock(request).due_at
    answer(request, world, ask(request, world))
    later = ANSWERED_AT + timedelta(days=2)
    answer(request, world, ask(request, world, at=later, number=1), at=later + timedelta(days=5))
    assert clock(request).due_at == due + timedelta(days=15)
    assert changes(request)[2][2] == "The bureau has 1 question to answer."


def test_the_workbench_shows_it_standing_still_and_going_on_with_the_reasons(world: World) -> None:
    request = stories.a_submitted(world)
    questions = ask(request, world)
    still = shown(request, world.reviewer, ASKED_AT)
    assert (still["rpd-77-1"]["state"], still["rpd-77-1"]["why"]) == ("paused", "The bureau has 2 questions to answer.")
    assert still["rpd-78-1"]["state"] == "open"
    answer(request, world, questions)
    again = shown(request, world.reviewer, ANSWERED_AT)
    assert set(again) == {"rpd-77-1"}
    assert (again["rpd-77-1"]["state"], again["rpd-77-1"]["why"]) == ("open", "The bureau has answered.")


def test_while_it_stands_still_no_sweep_marks_it_missed(world: World) -> None:
    request = stories.a_submitted(world)
    ask(request, world)
    sweep(at=NOW + timedelta(days=90))
    assert clock(request).state == "paused"


def test_it_only_reminds(world: World) -> None:
    request = stories.a_submitted(world)
    sweep(at=NOW + timedelta(days=40))
    assert clock(request).state == "missed"
    assert not shown(request, world.reviewer, NOW + timedelta(days=40))["rpd-77-1"].get("why")
    ask(request, world, at=NOW + timedelta(days=41))
    assert clock(request).state == "missed", "what is late is not made timely by asking"


def test_a_reviewer_may_let_it_go_on_when_the_bureau_stays_silent(world: World) -> None:
    request = stories.a_submitted(world)
    questions = ask(request, world)
    clock_acts.resume_clock(due=clock(request).pk, reasons=WHY, by=world.reviewer, at=NOW + timedelta(days=40))
    assert clock(request).state == "open"
    answer(request, world, questions, at=NOW + timedelta(days=41))
    assert [act for act, _office, _why in changes(request)] == ["stop", "go_on"], "a late answer changes nothing"


@pytest.mark.parametrize("outcome", ["approve", "refuse"])
def test_the_decision_keeps_it_and_saying_so_does_not(world: World, outcome: str) -> None:
    request = stories.a_submitted(world)
    with pytest.raises(NotPossibleNow, match="kept by the decision"):
        clock_acts.end_clock(due=clock(request).pk, fulfilled=WHY, by=world.reviewer, at=NOW)
    for by in (world.reviewer, world.second_reviewer):
        stories.assess(request, by, outcome=outcome)
    stories.decide(request, world.decider, outcome=outcome)
    assert clock(request).state == "kept"


def test_a_request_taken_back_ends_it(world: World) -> None:
    request = stories.a_submitted(world)
    requests.drop_request(request=request, reasons=WHY, by=world.source, at=NOW)
    assert clock(request).state == "stopped"


def test_what_is_looked_at_again_after_an_approval_has_a_clock_again(world: World) -> None:
    request = stories.an_approved(world)
    end_warrant(case=_case(request), warrant="w1", reasons=WHY, by=world.source, at=NOW + timedelta(days=2))
    assert (clock(request).state, clock(request).begins_at) == ("open", NOW + timedelta(days=2))


def _case(request: UUID) -> UUID:
    with speaking_as(SYSTEM):
        return RequestRecord.objects.get(pk=request).case_id


def test_the_bureau_does_not_see_it(world: World) -> None:
    request = stories.a_submitted(world)
    ask(request, world)
    rows = read_worklist(by=world.source, at=ASKED_AT).rows
    assert [row.code for row in rows] == ["rpd-78-1"]
    assert "rpd-77-1" in [row.code for row in read_worklist(by=world.reviewer, at=ASKED_AT).rows]


def test_an_answer_from_a_computer_whose_time_runs_behind_is_taken(world: World) -> None:
    request = stories.a_submitted(world)
    answer(request, world, ask(request, world), at=ASKED_AT - timedelta(hours=1))
    assert clock(request).state == "open"
