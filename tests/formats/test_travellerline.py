"""A traveller typed in one line: what is understood, in many ways of writing, and nothing dropped unsaid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.subject import Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.traveller import Note, Traveller
from fairnotice.formats.travellerline import read_traveller
from tests.formats.test_mrz import a_passport

TODAY = date(2026, 3, 2)


def read(text: str) -> Traveller:
    """The line, read on a fixed day."""
    return read_traveller(text, today=TODAY)


def births(text: str) -> list[str]:
    """The births of a line, as text."""
    return [str(birth) for birth in read(text).births]


@pytest.mark.parametrize(
    "text",
    [
        "Orin Tavesk, 1986-09-17, UY",
        "Orin Tavesk, 17.09.1986, Uruguay",
        "Orin Tavesk; 17/9/1986; ury",
        "Orin Tavesk 17 Sep 1986 UY",
        "Orin Tavesk, born 17SEP1986, nationality UY",
        "Orin Tavesk, 19860917, uy",
        "Orin Tavesk, September 17 1986, UY",
        "Orin Tavesk، ۱۹۸۶-۰۹-۱۷، UY",
    ],
)
def test_a_name_a_birth_and_a_nationality_are_understood_however_written(text: str) -> None:
    traveller = read(text)
    assert traveller.names == ("Orin Tavesk",)
    assert [str(birth) for birth in traveller.births] == ["1986-09-17"]
    assert (traveller.nationalities, traveller.unused, traveller.notes) == (("UY",), (), ())


def test_a_name_alone_is_enough() -> None:
    assert read("  Orin   Tavesk ") == Traveller(names=("Orin Tavesk",))


def test_family_and_given_name_with_a_comma_are_one_name() -> None:
    assert read("TAVESK, Orin Luis, 1986").names == ("TAVESK Orin Luis",)


def test_a_slash_parts_spellings() -> None:
    assert read("Orin Tavesk / Орин Тавеск, 1986").names == ("Orin Tavesk", "Орин Тавеск")


def test_part_of_a_date_is_a_date() -> None:
    assert births("Orin Tavesk, 1986") == ["1986"]
    assert births("Orin Tavesk, 1986-09") == ["1986-09"]
    assert births("May Tavesk, May 1986") == ["1986-05"]
    assert read("May Tavesk, May 1986").names == ("May Tavesk",)


def test_a_day_that_could_be_read_two_ways_is_both() -> None:
    assert births("Orin Tavesk, 03/04/1986") == ["1986-04-03", "1986-03-04"]
    assert read("Orin Tavesk, 03/04/1986").notes == (Note.TWO_DAYS,)
    assert births("Orin Tavesk, 04/04/1986") == ["1986-04-04"]


def test_an_old_year_is_of_two_calendars() -> None:
    assert births("Orin Tavesk, 1365-06-26") == ["1365-06-26 (solar_hijri)", "1365-06-26 (hijri)"]
    assert read("Orin Tavesk, 1365-06-26").notes == (Note.TWO_CALENDARS,)


@pytest.mark.parametrize("wrong", ["1986-13-45", "17.09.86", "2050-01-01", "???", "12"])
def test_what_was_not_understood_is_said(wrong: str) -> None:
    traveller = read(f"Orin Tavesk, {wrong}")
    assert (traveller.names, traveller.births, traveller.unused) == (("Orin Tavesk",), (), (wrong,))


def test_a_passport_with_its_country_is_a_document() -> None:
    (document,) = read("Orin Tavesk, passport xq7714203 UY").documents
    assert (document.kind, document.number, document.country) == ("passport", "XQ7714203", "UY")


def test_a_document_number_alone_is_enough() -> None:
    traveller = read("XQ7714203")
    (document,) = traveller.documents
    assert (document.kind, document.number, document.country) == ("document", "XQ7714203", UNKNOWN)
    assert not traveller.is_empty


@pytest.mark.parametrize(("text", "sex"), [("f", Sex.FEMALE), ("male", Sex.MALE), ("sex x", Sex.OTHER)])
def test_the_sex_is_understood(text: str, sex: Sex) -> None:
    assert read(f"Orin Tavesk, {text}").sex is sex


def test_a_short_word_after_one_word_is_a_country_and_perhaps_the_name() -> None:
    traveller = read("MA, LI")
    assert (traveller.names, traveller.nationalities) == (("MA", "MA LI"), ("LI",))
    assert traveller.notes == (Note.NAME_OR_COUNTRY,)


@pytest.mark.parametrize("name", ["Nat King", "Id Ahmed", "Visa Virtanen", "M Tavesk", "Li Wei", "d'Or-Marvela Tavesk"])
def test_names_that_look_like_labels_stay_names(name: str) -> None:
    assert read(name) == Traveller(names=(name,))


@pytest.mark.parametrize("text", ["", "   ", "1986-09-17", ",,, / ,", "???"])
def test_without_a_name_or_a_document_there_is_nothing_to_look_for(text: str) -> None:
    assert read(text).is_empty


def test_a_zone_is_told_by_its_fillers() -> None:
    traveller = read(a_passport().replace("\n", ""))
    assert traveller.from_mrz
    assert traveller.names == ("ORIN TAVESK",)


@given(st.text(alphabet=st.characters(exclude_characters="<"), max_size=80))
def test_no_line_breaks_the_reading_and_no_word_is_lost(text: str) -> None:
    traveller = read(text)
    kept = " ".join([*traveller.names, *traveller.unused])
    letters = [word for word in text.split() if word.isalpha() and word.isascii() and len(word) > 20]
    assert all(word in kept for word in letters)
