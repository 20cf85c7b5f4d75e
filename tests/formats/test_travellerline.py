"""A traveller typed in one line: what is understood, in many ways of writing, and nothing dropped unsaid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.traveller import Note, Traveller
from fairnotice.formats.travellerline import read_paper, read_traveller
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


@pytest.mark.parametrize("wrong", ["17.13.86", "2050-01-01", "???", "12"])
def test_what_was_not_understood_is_said(wrong: str) -> None:
    traveller = read(f"Orin Tavesk, {wrong}")
    assert (traveller.names, traveller.births, traveller.unused) == (("Orin Tavesk",), (), (wrong,))


def test_a_year_of_one_other_calendar_is_said_as_well() -> None:
    assert births("Orin Tavesk, 2529-09-17") == ["2529-09-17 (buddhist)"]
    assert read("Orin Tavesk, 2529-09-17").notes == (Note.OTHER_CALENDAR,)
    assert read("Orin Tavesk, born 2529").notes == (Note.OTHER_CALENDAR,)


def test_a_date_that_has_not_come_is_told_and_not_looked_for() -> None:
    traveller = read("Orin Tavesk, 2051-09-17")
    assert (traveller.births, traveller.notes, traveller.unused) == ((), (Note.NOT_COME,), ("2051-09-17",))


@pytest.mark.parametrize(
    "text", ["17-09-86", "17.09.86", "17/9/86", "17 SEP 86", "17SEP86", "17 Sep '86", "Sep 17 86", "born 86-09-17"]
)
def test_a_year_of_two_digits_is_a_birth_date_and_no_document(text: str) -> None:
    traveller = read(f"Orin Tavesk, {text}, UY")
    assert "1986-09-17" in [str(birth) for birth in traveller.births]
    assert (traveller.names, traveller.documents, traveller.unused) == (("Orin Tavesk",), (), ())
    assert Note.SHORT_YEAR in traveller.notes


def test_a_year_of_two_digits_is_of_both_centuries_where_both_can_be_and_the_day_of_either_order() -> None:
    assert births("Orin Tavesk, 17-09-86") == ["1986-09-17"]
    assert births("Orin Tavesk, 25 SEP 06") == ["2006-09-25", "1906-09-25"]
    assert births("Orin Tavesk, 03/04/86") == ["1986-04-03", "1986-03-04"]
    assert read("Orin Tavesk, 03/04/86").notes == (Note.TWO_DAYS, Note.SHORT_YEAR)


@pytest.mark.parametrize("text", ["September 17, 1986", "Sept 17th, 1986", "17 September, 1986", "SEPTEMBER 17, 86"])
def test_the_comma_inside_a_date_parts_nothing(text: str) -> None:
    traveller = read(f"Orin Tavesk, {text}, UY")
    assert [str(birth) for birth in traveller.births] == ["1986-09-17"]
    assert (traveller.names, traveller.nationalities, traveller.unused) == (("Orin Tavesk",), ("UY",), ())


@pytest.mark.parametrize("text", ["29-02-1987", "1987-02-29", "30 Feb 1987", "1987-13-05"])
def test_of_a_day_that_does_not_exist_the_year_is_looked_for_and_that_is_noted(text: str) -> None:
    traveller = read(f"Orin Tavesk, {text}")
    assert ([str(birth) for birth in traveller.births], traveller.unused) == (["1987"], (text,))
    assert traveller.notes == (Note.NO_SUCH_DAY,)


def test_a_line_that_is_shown_in_another_order_is_read_in_both_and_that_is_noted() -> None:
    traveller = read("\u202eksevaT nirO\u202c, 1986-09-17, UY")
    assert traveller.names == ("Orin Tavesk", "ksevaT nirO")
    assert [str(birth) for birth in traveller.births] == ["1986-09-17"]
    assert (traveller.nationalities, traveller.notes) == (("UY",), (Note.TURNED,))


def test_a_line_that_is_too_long_is_refused_and_nothing_of_it_dropped() -> None:
    with pytest.raises(InvalidValue, match="at most 600 characters"):
        read("Orin " * 130)


def test_a_day_or_month_of_zeros_is_not_known() -> None:
    assert births("Orin Tavesk, 1987-02-00") == ["1987-02"]
    assert births("Orin Tavesk, 1987-00-00") == ["1987"]


@pytest.mark.parametrize("digits", ["860917", "170986", "091786"])
def test_six_digits_alone_are_a_document_or_a_birth_date_and_both_are_looked_for(digits: str) -> None:
    traveller = read(f"Orin Tavesk, {digits}")
    assert "1986-09-17" in [str(birth) for birth in traveller.births]
    assert [document.number for document in traveller.documents] == [digits]
    assert traveller.notes == (Note.NUMBER_OR_DATE,)


def test_six_digits_are_one_of_the_two_where_that_is_said_or_plain() -> None:
    assert (read("Orin Tavesk, passport 860917").births, read("Orin Tavesk, passport 860917").notes) == ((), ())
    born = read("Orin Tavesk, born 860917")
    assert (born.documents, born.notes) == ((), (Note.SHORT_YEAR,))
    with_a_date = read("Orin Tavesk, 860917, 1986-09-17")
    assert [str(birth) for birth in with_a_date.births] == ["1986-09-17"]
    assert ([document.number for document in with_a_date.documents], with_a_date.notes) == (["860917"], ())
    no_date = read("Orin Tavesk, 994517")
    assert (no_date.births, [document.number for document in no_date.documents]) == ((), ["994517"])


def test_numbers_that_are_no_date_stay_a_document() -> None:
    (document,) = read("Orin Tavesk, 12-34-56").documents
    assert document.number == "12-34-56"


def test_a_passport_with_its_country_is_a_document() -> None:
    (document,) = read("Orin Tavesk, passport xq7714203 UY").documents
    assert (document.kind, document.number, document.country) == ("passport", "XQ7714203", "UY")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("XQ7714203 UY", "document"),
        ("xq7714203 URY", "document"),
        ("XQ7714203 Uruguay", "document"),
        ("XQ7714203 (UY)", "document"),
        ("XQ7714203:UY", "document"),
        ("passport:XQ7714203:UY", "passport"),
        ("passport no. XQ7714203/UY", "passport"),
    ],
)
def test_the_country_beside_a_document_is_the_one_that_issued_it(text: str, kind: str) -> None:
    traveller = read(f"Orin Tavesk, 1986-09-17, {text}")
    (document,) = traveller.documents
    assert (document.kind, document.number, document.country) == (kind, "XQ7714203", "UY")
    assert (traveller.names, traveller.nationalities, traveller.unused) == (("Orin Tavesk",), (), ())
    assert read_paper(text) == document


def test_a_country_beside_a_birth_date_or_a_name_beside_a_number_is_no_issuing_country() -> None:
    born = read("Orin Tavesk, 1986-09-17 UY")
    assert (born.nationalities, born.documents) == (("UY",), ())
    named = read("Li XQ7714203")
    assert (named.names, [document.country for document in named.documents]) == (("Li",), [UNKNOWN])


def test_the_issuing_country_said_apart_counts_and_an_odd_number_stays_whole() -> None:
    assert read_paper("XQ7714203", country="UY").country == "UY"
    assert read_paper("XQ7714203 PT", country="UY").country == "UY"
    assert read_paper("PT 9913375").number == "PT 9913375", "a series before it is a part of the number"
    odd = read_paper("x 12/7 b")
    assert (odd.kind, odd.number, odd.country) == ("document", "x 12/7 b", UNKNOWN)


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
