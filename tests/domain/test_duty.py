"""Turns of duty: who is on call, gaps, overlaps."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from fairnotice.domain.duty import Overlap, Stretch, Turn, gaps, on_call_at, overlaps
from fairnotice.domain.errors import InvalidValue

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def turn(begins: int, ends: int, login: str = "ana") -> Turn:
    return Turn(uuid4(), "PT", UUID(int=7), login, "+351 1", AT + begins * HOUR, AT + ends * HOUR)


def stretch(begins: int, ends: int) -> Stretch:
    return Stretch(AT + begins * HOUR, AT + ends * HOUR)


def test_a_turn_begins_at_its_first_instant_and_is_over_at_its_last() -> None:
    one = turn(0, 2)
    assert on_call_at([one], AT) == (one,)
    assert on_call_at([one], AT + 2 * HOUR) == ()
    assert on_call_at([one], AT - timedelta(seconds=1)) == ()


def test_who_began_first_is_called_first() -> None:
    early, late = turn(-5, 3), turn(-1, 3)
    assert on_call_at([late, early], AT) == (early, late)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ([], [(0, 10)]),
        ([(0, 10)], []),
        ([(-5, 15)], []),
        ([(2, 4)], [(0, 2), (4, 10)]),
        ([(0, 4), (4, 10)], []),
        ([(0, 5), (3, 10)], []),
        ([(0, 9), (2, 3)], [(9, 10)]),
        ([(5, 10), (0, 4)], [(4, 5)]),
        ([(-4, 0), (10, 12)], [(0, 10)]),
        ([(3, 3)], [(0, 10)]),
    ],
)
def test_a_gap_is_when_nobody_is_on_call(turns: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    found = gaps([turn(*each) for each in turns], stretch(0, 10))
    assert list(found) == [stretch(*each) for each in expected]


def test_two_turns_at_once_are_said_with_when() -> None:
    first, second, third = turn(0, 5), turn(3, 8), turn(8, 9)
    assert overlaps([third, second, first]) == (Overlap(first, second, stretch(3, 5)),)


def test_a_turn_that_never_was_overlaps_nothing() -> None:
    assert overlaps([turn(0, 5), turn(2, 2)]) == ()


def test_a_stretch_of_time_is_not_empty() -> None:
    with pytest.raises(InvalidValue, match="ends after it begins"):
        stretch(1, 1)
