"""Names into words: what is unified, what is kept apart, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import LONGEST_NAME
from fairnotice.screening.normalise import MOST_WORDS, fold, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TAVESK, Orin", "tavesk orin"),
        ("ＴＡＶＥＳＫ Orin", "Tavesk Orin"),
        ("IŞIL", "ışıl"),
        ("O’Fallen", "Ofallen"),
        ("TAVESK<<ORIN", "Tavesk Orin"),
        ("كريم علي", "کریم علی"),
        ("مُحَمَّد", "محمد"),
        ("کـــریم", "کریم"),
        ("علی\u200cرضا", "علی رضا"),
        ("ﻛﺮﻳﻢ", "کریم"),
        ("Abd al-Rahman", "Abdul Rahman"),
        ("Abdur-Rahman", "Abdurrahman"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("Abd Allah", "Abdullah"),
        ("Orin\nTavesk", "Orin Tavesk"),
        ("Or1n", "Orin"),
    ],
)
def test_two_ways_of_writing_one_name_give_the_same_words(one: str, other: str) -> None:
    assert sorted(words(one)) == sorted(words(other))


@pytest.mark.parametrize(("one", "other"), [("й", "и"), ("کار", "گار"), ("কি", "কা")])
def test_letters_that_differ_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_chinese_name_is_parted_into_family_and_given_name_in_traditional_characters() -> None:
    assert words("王小河") == ("王", "小河")
    assert words("欧阳小河") == ("歐陽", "小河")


@pytest.mark.parametrize("dot", "·・‧")
def test_a_foreign_name_in_chinese_characters_keeps_its_parts_whole(dot: str) -> None:
    assert words(f"安格拉{dot}巴马") == ("安格拉", "巴馬")


def test_a_name_of_particles_only_keeps_all_of_them() -> None:
    assert words("Van Al") == ("van", "al")


@pytest.mark.parametrize("name", ["", "   ", "<<<", "12 34", "x\x00y", "\ue000", "a" * (LONGEST_NAME + 1), "ab " * 60])
def test_what_cannot_be_a_name_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(InvalidValue, match="a name"):
        words(name)


def test_the_sentence_of_a_refusal_does_not_repeat_the_name() -> None:
    with pytest.raises(InvalidValue) as refused:
        words("Orin\x07Tavesk")
    assert "Tavesk" not in str(refused.value)


def test_one_letter_that_unfolds_into_a_whole_phrase_stays_bounded() -> None:
    assert len(words("\ufdfa" * 5)) <= MOST_WORDS


@given(st.text(max_size=LONGEST_NAME))
def test_any_text_gives_words_or_a_sentence(text: str) -> None:
    try:
        found = words(text)
    except InvalidValue:
        return
    assert found
    assert all(found)
