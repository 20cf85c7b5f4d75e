"""Machine readable zones: every layout, every digit, and what a digit does not prove."""

import json
from datetime import date
from pathlib import Path

import pytest

from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.mrz import Layout, Part, check_digit, looks_like_mrz, read_mrz
from fairnotice.formats.mrz_traveller import birth_of, expiry_of, traveller_of
from fairnotice.formats.traveller import Note

TODAY = date(2026, 3, 2)
VECTORS = Path(__file__).parents[3] / "shared" / "data" / "border" / "mrz_vectors.json"
"""The vectors of Doc 9303, where the research stands beside the checkout."""


def a_passport(**changes: str) -> str:
    """A passport of an invented person with right digits. `changes` replace fields before the digits are made."""
    given = {"code": "P<", "issuer": "URY", "name": "TAVESK<<ORIN", "number": "XQ7714203", "nationality": "URY"}
    given |= {"birth": "860917", "sex": "M", "expiry": "310401", "personal": ""} | changes
    number, personal = given["number"].ljust(9, "<"), given["personal"].ljust(14, "<")
    second = f"{number}{check_digit(number)}{given['nationality'].ljust(3, '<')}{given['birth']}"
    second += f"{check_digit(given['birth'])}{given['sex']}{given['expiry']}{check_digit(given['expiry'])}"
    second += f"{personal}{check_digit(personal)}"
    second += check_digit(second[0:10] + second[13:20] + second[21:43])
    return f"{given['code']}{given['issuer'].ljust(3, '<')}{given['name'].ljust(39, '<')}\n{second}"


def a_card(number: str = "XQ7714203", optional: str = "") -> str:
    """An identity card in three lines; a longer number goes on in the optional field."""
    digit = check_digit(number) if len(number) <= 9 else "<"
    rest = f"{number[9:]}{check_digit(number)}<" if len(number) > 9 else ""
    first = f"I<URY{number[:9].ljust(9, '<')}{digit}{(rest + optional).ljust(15, '<')}"
    second = f"860917{check_digit('860917')}M310401{check_digit('310401')}URY".ljust(29, "<")
    second += check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    return f"{first}\n{second}\n{'TAVESK<<ORIN'.ljust(30, '<')}"


def a_two_line_card(*, visa: bool = False, long: bool = False) -> str:
    """A document or visa of two lines of 36, or a visa of two lines of 44."""
    width = 44 if long else 36
    first = f"{'V<' if visa else 'I<'}URY{'TAVESK<<ORIN'.ljust(width - 5, '<')}"
    number = "XQ7714203"
    second = f"{number}{check_digit(number)}URY860917{check_digit('860917')}M310401{check_digit('310401')}"
    second = second.ljust(width if visa else 35, "<")
    if not visa:
        second += check_digit(second[0:10] + second[13:20] + second[21:35])
    return f"{first}\n{second}"


@pytest.mark.parametrize(
    ("zone", "layout"),
    [
        (a_two_line_card(), Layout.TD2),
        (a_two_line_card(visa=True), Layout.MRV_B),
        (a_two_line_card(visa=True, long=True), Layout.MRV_A),
    ],
)
def test_documents_and_visas_of_two_lines_are_read(zone: str, layout: Layout) -> None:
    read = read_mrz(zone)
    assert (read.layout, read.primary, read.secondary) == (layout, "TAVESK", "ORIN")
    assert (read.number, read.birth, read.nationality, read.wrong) == ("XQ7714203", "860917", "URY", ())


@pytest.mark.parametrize("zone", [a_card().replace("\n", "")[:60], a_two_line_card().replace("\n", "")])
def test_a_wrong_last_digit_of_a_card_is_found(zone: str) -> None:
    other = "1" if zone[-1] != "1" else "2"
    rest = "" if len(zone) == 72 else "TAVESK<<ORIN".ljust(30, "<")
    assert read_mrz(zone[:-1] + other + rest).wrong == (Part.WHOLE,)


def test_a_passport_is_read_with_every_field() -> None:
    zone = read_mrz(a_passport(personal="4417"))
    assert (zone.layout, zone.code, zone.issuer) == (Layout.TD3, "P", "URY")
    assert (zone.primary, zone.secondary, zone.number) == ("TAVESK", "ORIN", "XQ7714203")
    assert (zone.nationality, zone.birth, zone.sex, zone.expiry) == ("URY", "860917", "M", "310401")
    assert (zone.optional, zone.wrong, zone.name_may_be_cut) == ("4417", (), False)


def test_line_breaks_and_blanks_do_not_matter() -> None:
    zone = a_passport()
    assert read_mrz(zone.replace("\n", "")) == read_mrz(f"  {zone.lower()}\r\n") == read_mrz(zone)


def test_a_card_in_three_lines_is_read() -> None:
    zone = read_mrz(a_card())
    assert (zone.layout, zone.number, zone.primary, zone.wrong) == (Layout.TD1, "XQ7714203", "TAVESK", ())


def test_a_long_number_goes_on_in_the_optional_field() -> None:
    zone = read_mrz(a_card("XQ7714203881", optional="44"))
    assert (zone.number, zone.optional, zone.wrong) == ("XQ7714203881", "44", ())


@pytest.mark.parametrize(
    ("place", "part"), [(44 + 2, Part.NUMBER), (44 + 14, Part.BIRTH), (44 + 23, Part.EXPIRY), (44 + 30, Part.PERSONAL)]
)
def test_a_wrong_character_is_found_in_its_field_and_in_the_whole(place: int, part: Part) -> None:
    zone = a_passport(personal="44170").replace("\n", "")
    other = "8" if zone[place] != "8" else "5"
    assert read_mrz(zone[:place] + other + zone[place + 1 :]).wrong == (part, Part.WHOLE)


def test_a_wrong_last_digit_is_found() -> None:
    zone = a_passport()
    other = "1" if zone[-1] != "1" else "2"
    assert read_mrz(zone[:-1] + other).wrong == (Part.WHOLE,)


def test_letters_that_count_the_same_pass_unseen() -> None:
    assert read_mrz(a_passport(number="XQ7714203").replace("XQ7714203", "XQ77142U3")).wrong == ()


def test_the_digit_of_an_empty_personal_number_may_be_a_filler() -> None:
    zone = a_passport()
    first, second = zone.split("\n")
    second = second[:42] + "<" + second[43]
    assert read_mrz(f"{first}\n{second}").wrong == ()


@pytest.mark.parametrize("lines", [1, 43, 45, 100])
def test_an_incomplete_zone_is_refused_with_what_is_missing(lines: int) -> None:
    with pytest.raises(InvalidValue, match="two lines of 44"):
        read_mrz("P<URY" + "<" * (lines - 1))


def test_a_refusal_repeats_no_name() -> None:
    with pytest.raises(InvalidValue) as refused:
        read_mrz(a_passport(name="TAVÉSK<<ORIN"))
    assert "É" in str(refused.value)
    assert "SK<<ORIN" not in str(refused.value)


@pytest.mark.parametrize("text", ["Orin Tavesk, 1986-09-17, UY", "XQ7714203", "a < b", ""])
def test_a_line_of_words_is_no_zone(text: str) -> None:
    assert not looks_like_mrz(text)


@pytest.mark.parametrize("text", ["P<URYTAVESK<<ORIN", "TAVESK<<ORIN", "XQ77142033URY8609176M3104014<<<<<<<<<<<<<<06"])
def test_a_part_of_a_zone_is_taken_for_one(text: str) -> None:
    assert looks_like_mrz(text)


@pytest.mark.parametrize(
    ("raw", "birth"),
    [
        ("860917", "1986-09-17"),
        ("260302", "2026-03-02"),
        ("260303", "1926-03-03"),
        ("86<<<<", "1986"),
        ("8609<<", "1986-09"),
    ],
)
def test_a_birth_lies_in_the_latest_century_that_is_not_ahead(raw: str, birth: str) -> None:
    assert str(birth_of(raw, today=TODAY)) == birth


@pytest.mark.parametrize("raw", ["<<<<<<", "861340", "860999"])
def test_what_is_no_date_gives_no_birth(raw: str) -> None:
    assert birth_of(raw, today=TODAY) is None


@pytest.mark.parametrize(
    ("raw", "day"),
    [("310401", "2031-04-01"), ("120415", "2012-04-15"), ("961210", "1996-12-10"), ("761231", "2076-12-31")],
)
def test_an_expiry_lies_at_most_fifty_years_ahead(raw: str, day: str) -> None:
    assert str(expiry_of(raw, today=TODAY)) == day


def test_the_traveller_of_a_zone_has_name_birth_nationality_sex_and_document() -> None:
    traveller = traveller_of(read_mrz(a_passport()), today=TODAY)
    assert traveller.names == ("ORIN TAVESK",)
    assert [str(birth) for birth in traveller.births] == ["1986-09-17"]
    assert (traveller.nationalities, str(traveller.sex)) == (("UY",), "male")
    (document,) = traveller.documents
    assert (document.kind, document.number, document.country) == ("passport", "XQ7714203", "UY")
    assert traveller.notes == ()


def test_a_field_that_was_misread_is_not_used_and_that_is_noted() -> None:
    traveller = traveller_of(read_mrz(a_passport().replace("XQ7714203", "XQ7714208")), today=TODAY)
    assert traveller.documents == ()
    assert traveller.notes == (Note.NUMBER_WRONG,)


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"nationality": "XXB"}, Note.REFUGEE),
        ({"nationality": "XXA"}, Note.STATELESS),
        ({"nationality": "XXC"}, Note.OTHER_REFUGEE),
        ({"code": "PR"}, Note.REFUGEE),
        ({"code": "PD"}, Note.DIPLOMATIC),
        ({"code": "PO"}, Note.OFFICIAL),
        ({"issuer": "UTO", "nationality": "UTO"}, Note.SPECIMEN),
        ({"expiry": "250101"}, Note.EXPIRED),
        ({"name": "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"}, Note.NAME_MAY_BE_CUT),
    ],
)
def test_what_the_codes_say_is_noted(changes: dict[str, str], note: Note) -> None:
    assert traveller_of(read_mrz(a_passport(**changes)), today=TODAY).notes == (note,)


def test_a_code_that_is_no_country_is_said_and_not_used() -> None:
    traveller = traveller_of(read_mrz(a_passport(nationality="UNO")), today=TODAY)
    assert (traveller.nationalities, traveller.unused) == ((), ("UNO",))


@pytest.mark.skipif(not VECTORS.is_file(), reason="the vectors of Doc 9303 are not beside this checkout")
def test_the_vectors_of_the_standard() -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    for single in vectors["single"]:
        assert check_digit(single["data"]) == single["digit"]
    for document in vectors["documents"]:
        zone = read_mrz("\n".join(document["lines"]))
        assert (zone.layout.value, not zone.wrong) == (document["type"], document["valid"]), document
        if "document_number" in document:
            assert zone.number == document["document_number"]


@pytest.mark.parametrize("raw", ["<<<<<<", "269999"])
def test_what_is_no_day_is_no_expiry(raw: str) -> None:
    assert expiry_of(raw, today=TODAY) is None


def test_in_the_last_years_of_a_century_an_expiry_lies_in_the_next() -> None:
    assert str(expiry_of("050101", today=date(2098, 1, 1))) == "2105-01-01"
