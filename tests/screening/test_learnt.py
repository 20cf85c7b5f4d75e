"""What was learnt of other scripts fits how names are written, and says so when it knows nothing."""

import pytest

from fairnotice.screening.learnt import LEAST, UNKNOWN_HERE, heard, units, written
from fairnotice.screening.similarity import likeness

PAIRS = (
    ("محمد", "muhammad", "tavesk"), ("ольга", "olga", "petr"), ("אסתר", "esther", "moshe"),
    ("ハンナ", "hanna", "gustav"), ("はんな", "hanna", "gustav"), ("카린", "karin", "otto"),
    ("克里斯", "chris", "maria"),
)  # fmt: skip


@pytest.mark.parametrize(("native", "right", "other"), PAIRS)
def test_the_right_word_fits_and_another_does_not(native: str, right: str, other: str) -> None:
    assert heard(native, right) > 0.4 > 0.0 > heard(native, other) >= LEAST
    assert likeness(native, right) >= 0.8 > 0.6 > likeness(native, other)


def test_the_order_of_the_two_does_not_matter() -> None:
    assert all(likeness(native, right) == likeness(right, native) for native, right, _ in PAIRS)


@pytest.mark.parametrize("native", ["ප්‍රේම", "xyz", "", "قq"])
def test_a_letter_that_nobody_taught_is_said(native: str) -> None:
    assert heard(native, "prema") == UNKNOWN_HERE
    assert written(native) == ()


def test_a_word_without_letters_fits_nothing() -> None:
    assert heard("ольга", "") == UNKNOWN_HERE
    assert heard("ольга", "o" * 63) in (LEAST, UNKNOWN_HERE)


def test_units_are_what_is_pronounced() -> None:
    assert units("シャー") == ("シャ", "ー")
    assert len(units("한")) == 3
    assert units("王") == ("pwang",)


def test_the_likeliest_spelling_comes_first() -> None:
    assert written("ольга")[0] == "olga"
    assert written("ハンナ")[0].startswith("han")
