"""The order of the duty officer's inbox, as a table."""

from datetime import UTC, datetime, timedelta

import pytest

from fairnotice.domain.inbox import SOON, Came, CameIn, Urgency, in_order, urgency

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def came(
    kind: Came, id: str = "a", *, due: timedelta | None = None, since: timedelta = -HOUR, waits: bool = True
) -> CameIn:
    return CameIn(kind=kind, id=id, since=AT + since, due=None if due is None else AT + due, waits=waits)


@pytest.mark.parametrize(
    ("kind", "due", "waits", "why"),
    [
        (Came.RELEASE, None, True, Urgency.RELEASE),
        (Came.CONFIRMATION, HOUR, True, Urgency.ANSWER),
        (Came.CONFIRMATION, timedelta(), True, Urgency.ANSWER_OVERDUE),
        (Came.CONFIRMATION, -HOUR, True, Urgency.ANSWER_OVERDUE),
        (Came.HIT, None, True, Urgency.HIT),
        (Came.HIT, None, False, Urgency.ELSEWHERE),
        (Came.ENDED, None, True, Urgency.COPIES),
        (Came.LOCATED, HOUR, True, Urgency.LOCATED),
        (Came.LOCATED, -HOUR, True, Urgency.OVERDUE),
        (Came.QUESTIONS, -HOUR, True, Urgency.OVERDUE),
        (Came.QUESTIONS, SOON, True, Urgency.SOON),
        (Came.QUESTIONS, SOON + HOUR, True, Urgency.LATER),
        (Came.QUESTIONS, None, True, Urgency.LATER),
        (Came.DUE, -DAY, True, Urgency.OVERDUE),
        (Came.DUE, DAY, True, Urgency.SOON),
        (Came.DUE, 30 * DAY, True, Urgency.LATER),
        (Came.NEW, None, True, Urgency.NEW),
    ],
)
def test_each_thing_has_one_reason_for_its_place(kind: Came, due: timedelta | None, waits: bool, why: Urgency) -> None:
    assert urgency(came(kind, due=due, waits=waits), AT) is why


def test_every_kind_and_every_reason_is_in_the_table() -> None:
    mark = next(mark for mark in test_each_thing_has_one_reason_for_its_place.pytestmark)  # type: ignore[attr-defined]
    rows = mark.args[1]
    assert {row[0] for row in rows} == set(Came)
    assert {row[3] for row in rows} == set(Urgency)


def test_a_person_who_may_be_held_comes_before_everything_else() -> None:
    things = [came(kind, kind, due=-DAY) for kind in Came]
    assert [thing.kind for _why, thing in in_order(things, AT)][:4] == [
        Came.RELEASE,
        Came.CONFIRMATION,
        Came.HIT,
        Came.ENDED,
    ]


def test_of_two_clocks_the_one_that_ends_first_comes_first() -> None:
    things = [came(Came.CONFIRMATION, "b", due=5 * HOUR), came(Came.CONFIRMATION, "a", due=HOUR)]
    assert [thing.id for _why, thing in in_order(things, AT)] == ["a", "b"]


def test_of_two_hits_the_one_that_has_waited_longer_comes_first() -> None:
    things = [came(Came.HIT, "b", since=-HOUR), came(Came.HIT, "a", since=-DAY)]
    assert [thing.id for _why, thing in in_order(things, AT)] == ["a", "b"]


def test_of_two_new_notices_the_newer_comes_first() -> None:
    things = [came(Came.NEW, "b", since=-DAY), came(Came.NEW, "a", since=-HOUR)]
    assert [thing.id for _why, thing in in_order(things, AT)] == ["a", "b"]


def test_the_order_does_not_depend_on_the_order_given() -> None:
    things = [came(kind, f"{kind}{n}", due=n * DAY) for kind in Came for n in (-1, 1, 30)]
    assert in_order(things, AT) == in_order(reversed(things), AT)
