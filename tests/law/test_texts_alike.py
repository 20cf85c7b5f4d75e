"""How alike two accounts are, word for word."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.law.texts_alike import RUN, marked, runs_of, share
from fairnotice.law.versions import changed_words

FIRST = "On 9 November he drove the van to the depot, cut the fence and carried the copper out with two others."
SECOND = "On 10 November she kept watch at the gate, cut the fence and carried the copper out with two others."


def likeness(one: str, other: str) -> float:
    return share(runs_of(one), runs_of(other))


def test_the_same_words_are_the_same_whatever_their_case_and_punctuation() -> None:
    assert likeness(FIRST, FIRST.upper().replace(",", ";")) == 1.0


def test_a_shared_passage_is_a_part_of_the_shorter_text() -> None:
    assert 0.4 < likeness(FIRST, SECOND) < 0.8
    assert likeness("cut the fence and carried the copper out", FIRST) == 1.0


@pytest.mark.parametrize("text", ["", "...", "two words"])
def test_texts_too_short_to_compare_share_nothing_with_a_long_one(text: str) -> None:
    assert likeness(text, FIRST) == 0.0


def test_the_shared_passage_is_marked_in_both_and_nothing_is_lost() -> None:
    here, there = marked(FIRST, SECOND)
    assert "".join(piece.text for piece in here) == FIRST
    assert "".join(piece.text for piece in there) == SECOND
    passage = "cut the fence and carried the copper out with two others"
    assert [piece.text for piece in here if piece.shared] == [passage]
    assert [piece.text for piece in there if piece.shared] == [passage]


def test_chance_runs_are_not_marked() -> None:
    here, _there = marked("he took the watch and ran", "she took the watch too late")
    assert not any(piece.shared for piece in here), f"fewer than {RUN} words in a row"


WORDS = st.lists(st.sampled_from(["van", "gate", "copper", "he", "she", "قاد", "東京", "'", ","]), max_size=30).map(
    " ".join
)


@given(WORDS, WORDS)
def test_marking_keeps_every_text_whole_and_the_share_is_a_share(one: str, other: str) -> None:
    here, there = marked(one, other)
    assert ("".join(p.text for p in here), "".join(p.text for p in there)) == (one, other)
    assert 0.0 <= likeness(one, other) == likeness(other, one) <= 1.0


def test_a_passage_is_marked_wherever_it_stands_and_as_often() -> None:
    passage = "cut the fence and carried the copper out"
    here, there = marked(f"{passage}, then he {passage}", f"First somebody else {passage}")
    assert [piece.text for piece in here if piece.shared] == [passage, passage]
    assert [piece.text for piece in there if piece.shared] == [passage]


@pytest.mark.parametrize("words", ["a ", "a b ", "a b c a "])
def test_a_text_of_the_same_words_again_and_again_costs_no_time(words: str) -> None:
    begins = perf_counter()
    marked(words * 5_000, words * 4_000 + "z")
    changed_words(words * 5_000, words * 4_000 + "z")
    assert perf_counter() - begins < 2, "an alignment of all words takes minutes"


def test_a_bundle_of_forty_is_compared_and_marked_in_less_than_a_third_of_a_second() -> None:
    told = " ".join(f"word{number % 97}" for number in range(300))
    texts = [f"Person {number}: {told} number {number}." for number in range(40)]
    begins = perf_counter()
    mine = runs_of(texts[0])
    assert all(share(mine, runs_of(text)) > 0.9 for text in texts[1:])
    assert all(marked(texts[0], text)[0][1].shared for text in texts[1:])
    assert perf_counter() - begins < 0.3
