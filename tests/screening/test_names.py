"""Names across spellings, scripts and orders. Invented people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.alignment import align
from fairnotice.screening.compare.names import ALIKE, compare_names

ALIKE_PAIRS = [
    ("Orin Tavesk", "TAVESK, Orin"),
    ("Orin Tavesk", "Orin Tavezk"),
    ("Orin Tavesk", "Oirn Tavesk"),
    ("Orin Tavesk", "OrinTavesk"),
    ("Orin Tavesk", "O. Tavesk"),
    ("Orin Tavesk", "Dr. Orin Tavesk"),
    ("Orin Tavesk", "Orin Maltus Tavesk"),
    ("Orin Tavesk", "TAVESK<<ORIN<MALTUS"),
    ("Bartholomeus Tavesk", "TAVESK<<BARTHOLOM"),
    ("Rose-Lila Marn", "Roselila Marn"),
    ("Abdul Rahman Farokhi", "Abdurrahman Farrokhi"),
    ("Abdulrahman al-Bustari", "عبد الرحمن البستاري"),
    ("Khosro Farokhzadi", "خسرو فرخزادی"),
    ("Jörg Müllner", "Joerg Muellner"),
    ("Юрий Щукарёв", "Yuri Shchukarev"),
    ("Юрий Щукарёв", "Jurij Schtschukarjow"),
    ("Shlomo Lavian", "שלמה לביאן"),
    ("Nikos Babis", "Νίκος Μπάμπης"),
    ("Giorgos Dalas", "Γιώργος Ντάλας"),
    ("Kim Jong Ha", "김정하"),
    ("Wang Xiaohe", "王小河"),
    ("Yousuf Dawoodi", "Yusuf Daudi"),
]

OTHER_PAIRS = [
    ("Orin Tavesk", "Orin Belmar"),
    ("Orin Tavesk", "Ivo Tavesk"),
    ("Orin Tavesk", "I. Tavesk"),
    ("Orin Tavesk", "Tavesk"),
    ("Orin Tavesk", "O. T."),
    ("Karim Farokhi", "Karima Bustari"),
    ("Khosro Farokhzadi", "کریم فرهادی"),
    ("Юрий Щукарёв", "Yuri Belov"),
    ("Ahmad Salim al-Bustari", "Ahmad Salim al-Farokhi"),
    ("Wang Xiaohe", "李大山"),
]

A_WORD = st.text(alphabet="abcdefghijklmnoprstuvyzکریمعلیسнйщ", min_size=2, max_size=9)
A_NAME = st.lists(A_WORD, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(("one", "other"), ALIKE_PAIRS)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert compare_names([one], [other]).score >= ALIKE


@pytest.mark.parametrize(("one", "other"), OTHER_PAIRS)
def test_names_of_different_people_are_not_alike(one: str, other: str) -> None:
    assert compare_names([one], [other]).score < ALIKE


def test_an_abbreviated_first_name_that_contradicts_counts_against() -> None:
    assert align("I. Tavesk", "Orin Tavesk").score < align("O. Tavesk", "Orin Tavesk").score


def test_a_title_costs_nothing_worth_speaking_of() -> None:
    assert align("Sheikh Orin Tavesk", "Orin Tavesk").score > 0.95


def test_a_left_out_middle_name_costs_less_than_a_contradicting_one() -> None:
    left_out = align("Orin Tavesk", "Orin Maltus Tavesk").score
    contradicting = align("Orin Beno Tavesk", "Orin Maltus Tavesk").score
    assert left_out > contradicting


def test_a_whole_name_of_one_word_is_alike_but_not_the_same_as_certain() -> None:
    assert ALIKE <= align("Taveskor", "Taveskor").score < 1.0


@given(A_NAME)
def test_a_name_matches_itself(name: str) -> None:
    assert align(name, name).score >= 0.9


@given(A_NAME, A_NAME)
def test_the_order_of_the_two_names_does_not_matter(one: str, other: str) -> None:
    assert align(one, other).score == align(other, one).score


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_score_is_bounded_for_any_text(one: str, other: str) -> None:
    try:
        score = align(one, other).score
    except InvalidValue:
        return
    assert 0.0 <= score <= 1.0


@given(st.permutations(["orin", "maltus", "tavesk", "belmar"]))
def test_the_order_of_the_words_does_not_matter(shuffled: list[str]) -> None:
    assert align("Orin Maltus Tavesk Belmar", " ".join(shuffled)).score == 1.0


def test_the_sentence_names_the_words_that_stand_against_each_other() -> None:
    says = compare_names(["Orin Tavesk"], ["Orin Belmar"]).says
    assert "tavesk" in says
    assert "belmar" in says


def test_the_comparison_shows_both_names_as_they_were_written() -> None:
    compared = compare_names(["Tavesk,  ORIN"], ["Ivo Belmar", "Orín Tavesk"])
    assert (compared.traveller, compared.entry) == ("Tavesk,  ORIN", "Orín Tavesk")
