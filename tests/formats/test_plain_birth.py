"""What a birth date written in numbers can mean: in every calendar in which somebody living can have been born."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.dates import Calendar
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.plain_birth import NoBirth, births_meant, calendar_of

TODAY = date(2026, 3, 2)


def meant(text: str, calendar: Calendar | None = None) -> list[str]:
    return [str(birth) for birth in births_meant(text, today=TODAY, calendar=calendar).births]


@pytest.mark.parametrize(
    ("text", "births"),
    [
        ("1986-09-17", ["1986-09-17"]),
        ("1875", ["1875"]),
        ("1365-06-26", ["1365-06-26 (solar_hijri)", "1365-06-26 (hijri)"]),
        ("1365-02-31", ["1365-02-31 (solar_hijri)"]),
        ("1407", ["1407 (hijri)"]),
        ("1260", ["1260 (solar_hijri)"]),
        ("2529-09-17", ["2529-09-17 (buddhist)"]),
        ("0076", ["0076 (minguo)"]),
        ("076-05-06", ["0076-05-06 (minguo)"]),
        ("1870", ["1870 (ethiopian)"]),
        ("76-05-06", ["1976-05-06", "0076-05-06 (minguo)"]),
        ("06-05-06", ["2006-05-06", "1906-05-06", "0006-05-06 (minguo)"]),
        ("00-05-06", ["2000-05-06"]),
    ],
)
def test_a_year_is_of_every_calendar_in_which_it_can_be(text: str, births: list[str]) -> None:
    assert meant(text) == births


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("1951-06-00", "1951-06"),
        ("1951-00-00", "1951"),
        ("1951-00-07", "1951"),
        ("19860917", "1986-09-17"),
        ("1986/9/17", "1986-09-17"),
        ("1986-09-17T00:00:00Z", "1986-09-17"),
        ("۱۹۸۶-۰۹-۱۷", "1986-09-17"),
        ("١٩٨٦-٠٩-١٧", "1986-09-17"),
        (" 1986 ", "1986"),
    ],
)
def test_the_usual_ways_of_writing_a_date_are_read(text: str, birth: str) -> None:
    assert meant(text) == [birth]


def test_a_plain_date_needs_no_words_and_any_other_does() -> None:
    said = [births_meant(text, today=TODAY).said for text in ("1986", "1365", "860917")]
    assert said[0] == ""
    assert "Solar Hijri or Hijri" in said[1]
    assert "two digits" in said[2]


@pytest.mark.parametrize("text", ["2051-09-17", "2026-03-04", "2026-12", "3000"])
def test_a_day_that_has_not_come_is_refused(text: str) -> None:
    with pytest.raises(NoBirth, match="the day has not come"):
        meant(text)


@pytest.mark.parametrize("text", ["1740", "0500-01-01", "1100", "200"])
def test_a_year_in_which_nobody_living_was_born_is_refused(text: str) -> None:
    with pytest.raises(NoBirth, match="nobody living was born then"):
        meant(text)


def test_today_has_come_wherever_the_traveller_is_from() -> None:
    assert meant("2026-03-03") == ["2026-03-03"]


def test_a_stated_calendar_is_the_only_one() -> None:
    assert meant("1365-06-26", Calendar.GREGORIAN) == ["1365-06-26"]
    assert meant("76-05-06", Calendar.MINGUO) == ["0076-05-06 (minguo)"]
    with pytest.raises(NoBirth):
        meant("1986", Calendar.SOLAR_HIJRI)


@pytest.mark.parametrize(
    "text", ["soon", "", "1990-13", "1986-02-30", "00-00-00", "0000-00-00", "17-09-1986", "1365-13", "86"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        meant(text)


def test_a_calendar_is_named_in_small_or_large_letters() -> None:
    assert calendar_of("Solar Hijri") is Calendar.SOLAR_HIJRI
    assert calendar_of(" ") is None
    with pytest.raises(InvalidValue, match="solar_hijri"):
        calendar_of("lunar")


@given(st.text(max_size=70))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        assert births_meant(text, today=TODAY).births
    except InvalidValue as error:
        assert len(text.strip()) < 8 or text not in str(error)
