"""A name as it was typed: what turns the direction of writing is put aside, and that is said."""

import pytest

from fairnotice.formats.typed_name import read_name


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("\u202eksevaT nirO\u202c", ("Orin Tavesk", "ksevaT nirO")),
        ("\u202eksevaT nirO", ("Orin Tavesk", "ksevaT nirO")),
        ("Orin \u202eksevaT\u202c", ("Orin Tavesk", "Orin ksevaT")),
        ("\u202be\u0301nirO", ("e\u0301nirO",)),
        ("\u202ee\u0301nirO", ("Orine\u0301", "e\u0301nirO")),
        ("\u2066Orin\u2069 \u200eTavesk\u200f", ("Orin Tavesk",)),
        ("\u202dقاسم", ("مساق", "قاسم")),
        ("\u202eقاسم", ("قاسم",)),
        ("قاسم\u061c سلیمانی", ("قاسم سلیمانی",)),
        ("\u202e", ()),
    ],
)
def test_a_name_is_read_without_them_and_as_it_is_shown(text: str, spellings: tuple[str, ...]) -> None:
    read = read_name(text)
    assert read.spellings == spellings
    assert "turn the direction of writing" in read.said
    assert ("as it is shown" in read.said) is (len(spellings) == 2)


@pytest.mark.parametrize("text", ["Orin Tavesk", "قاسم\u200cسلیمانی", "José  Ñ", ""])
def test_every_other_name_stays_as_it_was_typed(text: str) -> None:
    assert (read_name(text).spellings, read_name(text).said) == ((text,), "")


@pytest.mark.parametrize("text", ["Orin Tavesk, 1986-09-17", "Orin Tavesk 2", "Орин 12 Тавеск", "قاسم ۱۲"])
def test_that_a_number_is_not_compared_is_said(text: str) -> None:
    read = read_name(text)
    assert (read.spellings, read.turned) == ((text,), "")
    assert "not compared as a part of the name" in read.said


@pytest.mark.parametrize("text", ["0rin Tavesk", "Ig0r", "J2C"])
def test_a_digit_within_a_word_is_read_for_a_letter(text: str) -> None:
    assert read_name(text).said == ""


def test_the_characters_are_named() -> None:
    assert "(U+200F, U+202E)" in read_name("\u202eksevaT\u200f").said
