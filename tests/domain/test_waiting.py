"""The order of the queue, as a table: what stands where, and the reasons that say so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fairnotice.domain.lifecycle import RequestState
from fairnotice.domain.officer import Role
from fairnotice.domain.waiting import Place, Waiting, Whose, Why, in_order, place

AT = datetime(2026, 3, 20, 9, tzinfo=UTC)
S = RequestState
NEW = Waiting(S.SUBMITTED, since=AT - timedelta(days=4), submitted=AT - timedelta(days=4))
REVIEW = replace(NEW, state=S.IN_REVIEW)
ASKED = replace(NEW, state=S.INFO_REQUESTED, due=AT + timedelta(days=20), answer_due=AT + timedelta(days=20))

TABLE = [  # what waits, for whom, whose turn, the reasons in order
    (NEW, Role.REVIEWER, Whose.MINE, [Why.FIRST_WORKSHEET, Why.WAITS]),
    (replace(NEW, urgent="a trial ends"), Role.REVIEWER, Whose.MINE, [Why.URGENT, Why.FIRST_WORKSHEET, Why.WAITS]),
    (replace(NEW, answered=True), Role.REVIEWER, Whose.MINE, [Why.ANSWERED, Why.WAITS]),
    (replace(NEW, signed_before=True), Role.REVIEWER, Whose.MINE, [Why.CHANGED, Why.WAITS]),
    (replace(REVIEW, worksheets=1), Role.REVIEWER, Whose.MINE, [Why.SECOND_WORKSHEET, Why.WAITS]),
    (replace(REVIEW, worksheets=1, signed=True), Role.REVIEWER, Whose.OTHERS, [Why.SIGNED, Why.WAITS]),
    (replace(REVIEW, worksheets=2), Role.REVIEWER, Whose.OTHERS, [Why.WITH_DECIDER, Why.WAITS]),
    (replace(REVIEW, worksheets=2, signed=True), Role.REVIEWER, Whose.OTHERS, [Why.WITH_DECIDER, Why.WAITS]),
    (replace(NEW, state=S.APPROVED), Role.REVIEWER, Whose.OTHERS, [Why.WITH_DECIDER, Why.WAITS]),
    (ASKED, Role.REVIEWER, Whose.OTHERS, [Why.WITH_SOURCE, Why.DUE, Why.WAITS]),
    (
        replace(ASKED, due=AT + timedelta(days=2)),
        Role.REVIEWER,
        Whose.OTHERS,
        [Why.DUE_SOON, Why.WITH_SOURCE, Why.WAITS],
    ),
    (replace(ASKED, due=AT, answer_due=AT), Role.REVIEWER, Whose.MINE, [Why.OVERDUE, Why.SOURCE_SILENT, Why.WAITS]),
    (replace(ASKED, due=AT), Role.REVIEWER, Whose.OTHERS, [Why.OVERDUE, Why.WITH_SOURCE, Why.WAITS]),
    (replace(NEW, tied=("PT",)), Role.REVIEWER, Whose.OTHERS, [Why.TIED, Why.WAITS]),
    (replace(REVIEW, worksheets=1), Role.DECIDER, Whose.OTHERS, [Why.WITH_REVIEWERS, Why.WAITS]),
    (replace(REVIEW, worksheets=2), Role.DECIDER, Whose.MINE, [Why.TO_DECIDE, Why.WAITS]),
    (replace(ASKED, worksheets=2), Role.DECIDER, Whose.MINE, [Why.TO_DECIDE, Why.DUE, Why.WAITS]),
    (ASKED, Role.DECIDER, Whose.OTHERS, [Why.WITH_SOURCE, Why.DUE, Why.WAITS]),
    (replace(NEW, state=S.APPROVED), Role.DECIDER, Whose.MINE, [Why.TO_PUBLISH, Why.WAITS]),
    (replace(REVIEW, worksheets=2, tied=("PT",)), Role.DECIDER, Whose.OTHERS, [Why.TIED, Why.WAITS]),
    (replace(NEW, state=S.PUBLISHED), Role.DECIDER, Whose.DONE, [Why.ENDED]),
    (replace(NEW, state=S.REFUSED, urgent="late"), Role.REVIEWER, Whose.DONE, [Why.ENDED]),
]


@pytest.mark.parametrize(("waiting", "role", "turn", "whys"), TABLE)
def test_each_request_says_whose_turn_it_is_and_why(waiting: Waiting, role: Role, turn: Whose, whys: list[Why]) -> None:
    found = place(waiting, role=role, at=AT)
    assert (found.whose, [reason.why for reason in found.reasons]) == (turn, whys)


def a_place(waiting: Waiting, role: Role = Role.REVIEWER) -> Place:
    return place(waiting, role=role, at=AT)


def test_urgent_comes_first_then_clocks_then_the_stage_then_the_longest_wait() -> None:
    older = replace(NEW, submitted=AT - timedelta(days=90))
    expected = ["urgent", "clock over", "clock soon", "second", "answered", "oldest", "newest"]
    places = {
        "newest": a_place(NEW),
        "oldest": a_place(older),
        "answered": a_place(replace(NEW, answered=True)),
        "second": a_place(replace(REVIEW, worksheets=1)),
        "clock soon": a_place(replace(NEW, due=AT + timedelta(days=1))),
        "clock over": a_place(replace(NEW, due=AT - timedelta(days=1))),
        "urgent": a_place(replace(NEW, urgent="a trial ends")),
    }
    assert [name for _place, name in in_order((found, name) for name, found in places.items())] == expected


def test_a_decision_comes_before_a_publication() -> None:
    publish = a_place(replace(NEW, state=S.APPROVED, submitted=AT - timedelta(days=90)), Role.DECIDER)
    decide = a_place(replace(REVIEW, worksheets=2), Role.DECIDER)
    assert decide.rank < publish.rank


def test_what_ended_last_is_shown_first() -> None:
    earlier = a_place(replace(NEW, state=S.PUBLISHED, since=AT - timedelta(days=9)))
    later = a_place(replace(NEW, state=S.REFUSED, since=AT - timedelta(days=1)))
    assert later.rank < earlier.rank


def test_reasons_carry_the_words_and_states_that_they_speak_of() -> None:
    urgent = a_place(replace(NEW, urgent="a trial ends on Friday")).reasons[0]
    tied = a_place(replace(NEW, tied=("PT", "UY"))).reasons[0]
    assert (urgent.words, tied.states) == ("a trial ends on Friday", ("PT", "UY"))
