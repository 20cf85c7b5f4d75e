"""What a person compared: whether any of it speaks for a no."""

import pytest

from fairnotice.domain.hit import none_differs


@pytest.mark.parametrize(
    "compared",
    [
        {"birth": "the same day"},
        {"photograph": "Same man", "birth date": "agrees"},
        {"document": "It is the same", "scars": " "},
        {"fingerprints": "identical", "photograph": "matches the notice"},
    ],
)
def test_everything_said_to_be_the_same_speaks_for_no_difference(compared: dict[str, str]) -> None:
    assert none_differs(compared)


@pytest.mark.parametrize(
    "compared",
    [
        {"photograph": "another face"},
        {"birth": "the same day", "photograph": "older"},
        {"fingerprints": "not the same"},
        {"scars": "same place, but another shape"},
        {"photograph": "doesn't match"},
        {"photograph": "outro rosto"},
        {},
    ],
)
def test_one_thing_that_is_not_plainly_the_same_is_enough_for_a_no(compared: dict[str, str]) -> None:
    assert not none_differs(compared)
