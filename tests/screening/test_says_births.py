"""What the comparison of birth dates says, and what would show that it is somebody else."""

import pytest

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.dates import compare_births
from fairnotice.screening.score import IDENTIFYING_BIRTH

SOLAR, HIJRI = Calendar.SOLAR_HIJRI, Calendar.HIJRI
NAME = "Orin Tavesk"


def born(text: str, calendar: Calendar = Calendar.GREGORIAN) -> PartialDate:
    return PartialDate.parse(text, calendar)


def says(one: PartialDate, other: PartialDate) -> str:
    return compare_births([one], [other]).says


def ruled_out(*births: PartialDate, asked: str = "1986-09-17") -> str:
    """What is said first to show that it is somebody else, of a person with these dates in two identities."""
    identities = (Identity(names=(Name(NAME),), births=births[:1]), Identity(names=(Name(NAME),), births=births[1:]))
    (hit,) = Watchlist([Entry("n1", identities)]).screen(Query(names=(NAME,), births=(born(asked),)))
    return hit.would_rule_out[0]


@pytest.mark.parametrize(
    ("births", "told"),
    [
        (["1986-09-17"], "17 September 1986"),
        (["1986-09-17", "1988"], "17 September 1986 or any day of 1988"),
        (["1986-09", "1986-12-02"], "any day of September 1986 or 2 December 1986"),
        (["1986-01-01"], "any day of 1986"),
        (["1986", "1984", "1985", "1987"], "any day of 1984 to 1987"),
        (["1986", "1984", "1989"], "any day of 1984, any day of 1986 or any day of 1989"),
    ],
)
def test_what_would_show_another_person_names_every_date_as_it_is_known(births: list[str], told: str) -> None:
    assert ruled_out(*map(born, births)) == f"A proven birth date other than {told}."


def test_a_date_of_another_calendar_is_named_with_the_days_that_it_means() -> None:
    assert ruled_out(born("1365-06-26", SOLAR)) == (
        "A proven birth date other than 1365-06-26 in the Solar Hijri calendar (17 September 1986)."
    )
    assert "1407 in the Hijri calendar (5 September 1986 to" in ruled_out(born("1407", HIJRI))


def test_of_several_dates_the_one_that_was_compared_stands_first_and_is_said() -> None:
    identities = (
        Identity(names=(Name(NAME),), births=(born("1961"),)),
        Identity(names=(Name(NAME),), births=(born("1986-09-17"),)),
    )
    listed = Watchlist([Entry("n1", identities)])
    (hit,) = listed.screen(Query(names=(NAME,), births=(born("1986-09-17"),)))
    compared = hit.reasons[1]
    assert compared.entry == "1986-09-17, 1961"
    assert compared.says == "The birth dates are the same day. Of 2 listed dates 17 September 1986 was compared."
    (unasked,) = listed.screen(Query(names=(NAME,)))
    assert unasked.reasons[1].says == "The traveller has no birth date here."


def test_two_digits_that_changed_places_are_not_called_one_that_differs() -> None:
    assert "changed places" in says(born("1986-12-12"), born("1986-12-21"))
    assert "in one digit" in says(born("1986-12-12"), born("1986-12-13"))


@pytest.mark.parametrize("year", ["1960", "1890"])
def test_the_same_day_some_decades_apart_is_a_review_at_most(year: str) -> None:
    compared = compare_births([born("1990-01-15")], [born(f"{year}-01-15")])
    assert 0.0 < compared.score < IDENTIFYING_BIRTH
    assert "decades apart" in compared.says
    listed = Watchlist([Entry("n1", (Identity(names=(Name("Ivan Petrov"),), births=(born(f"{year}-01-15"),)),))])
    (hit,) = listed.screen(Query(names=("Ivan Petrov",), births=(born("1990-01-15"),)))
    assert hit.decision is HitDecision.REVIEW


def test_a_wrong_last_digit_of_the_year_is_still_an_identifier() -> None:
    assert compare_births([born("1990-01-15")], [born("1998-01-15")]).score >= IDENTIFYING_BIRTH


@pytest.mark.parametrize(
    ("stated", "first"),
    [
        (born("1986-01-01"), "The first of January"),
        (born("2529-01-01", Calendar.BUDDHIST), "The first of January"),
        (born("1365-01-01", SOLAR), "The first day of the first month"),
        (born("1406-01-01", HIJRI), "The first day of the first month"),
        (born("1979-01-01", Calendar.ETHIOPIAN), "The first day of the first month"),
    ],
)
def test_a_first_day_that_stands_for_a_year_is_named_in_its_calendar(stated: PartialDate, first: str) -> None:
    told = says(stated, born("1986"))
    assert f"{first} often stands for an unknown day" in told
    assert told.count("often stands") == 1


def test_two_dates_of_one_calendar_are_not_said_to_be_converted() -> None:
    assert "Converted" not in says(born("1365-06-26", SOLAR), born("1365-06-26", SOLAR))


def test_what_was_converted_is_shown_as_the_gregorian_day() -> None:
    assert says(born("1365-06-26", SOLAR), born("1986-09-17")).endswith(
        "Converted from the Solar Hijri calendar: 17 September 1986."
    )
    assert says(born("1986-09-17"), born("1407-01-13", HIJRI)).endswith(
        "Converted from the Hijri calendar: 17 September 1986, give or take one day."
    )
    both = says(born("1365-06-26", SOLAR), born("1407-01-13", HIJRI))
    assert "the Solar Hijri calendar: 17 September 1986." in both
    assert "the Hijri calendar: 17 September 1986, give" in both


def test_a_precision_that_one_side_lacks_is_not_said_to_be_missing_on_both() -> None:
    for other in ("1986-09", "1986"):
        assert "on both sides" not in says(born("1986-09-17"), born(other))
        assert "at least one side" in says(born("1986-09-17"), born(other))
