"""Birth dates: precision, slips, calendars, and who may be a minor."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.screening.age import possibly_minor
from fairnotice.screening.calendars import days_of
from fairnotice.screening.compare.dates import Agreement, agreement_of, compare_births

SOLAR, HIJRI = Calendar.SOLAR_HIJRI, Calendar.HIJRI
A_DATE = st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.sampled_from(Calendar))


def born(text: str, calendar: Calendar = Calendar.GREGORIAN) -> PartialDate:
    return PartialDate.parse(text, calendar)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1986-09-17", "1986-09-17", Agreement.SAME_DAY),
        ("1986-09-17", "1986-09", Agreement.SAME_MONTH),
        ("1986-09-17", "1986", Agreement.SAME_YEAR),
        ("1986-01-01", "1986-09-17", Agreement.SAME_YEAR),
        ("1986-01-01", "1986-01-01", Agreement.SAME_YEAR),
        ("1986-09-07", "1986-07-09", Agreement.SWAPPED),
        ("1986-09-17", "1986-09-11", Agreement.ONE_DIGIT),
        ("1986-09-17", "1988-09-17", Agreement.ONE_DIGIT),
        ("1968-09-17", "1986-09-17", Agreement.TWO_PLACES),
        ("1986-12-12", "1986-12-21", Agreement.TWO_PLACES),
        ("1986-09-17", "1976-09-17", Agreement.WRONG_DECADE),
        ("1986-09-17", "1886-09-17", Agreement.WRONG_DECADE),
        ("1986", "1987", Agreement.NEAR_YEAR),
        ("1986", "1987-12-31", Agreement.NEAR_YEAR),
        ("1986-09-17", "1986-03-25", Agreement.OTHER_DAY),
        ("1986", "1988", Agreement.FEW_YEARS),
        ("1986", "1996", Agreement.DIFFERENT),
        ("1986-09-17", "1961-02-03", Agreement.DIFFERENT),
    ],
)
def test_birth_dates_are_compared_at_the_coarser_precision(one: str, other: str, expected: Agreement) -> None:
    assert agreement_of(born(one), born(other)) is expected


def test_a_day_above_twelve_cannot_have_been_swapped_with_the_month() -> None:
    assert agreement_of(born("1986-09-17"), born("1986-07-19")) is not Agreement.SWAPPED


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        (born("2000", Calendar.ETHIOPIAN), date(2007, 9, 12), date(2008, 9, 10)),
        (born("2480", Calendar.BUDDHIST), date(1937, 4, 1), date(1938, 3, 31)),
        (born("2483", Calendar.BUDDHIST), date(1940, 4, 1), date(1940, 12, 31)),
        (born("2483-02-05", Calendar.BUDDHIST), date(1940, 4, 1), date(1940, 12, 31)),
        (born("1", Calendar.MINGUO), date(1912, 1, 1), date(1912, 12, 31)),
        (born("77-02-29", Calendar.MINGUO), date(1988, 2, 29), date(1988, 2, 29)),
    ],
)
def test_a_year_of_another_calendar_is_the_days_that_it_had(stated: PartialDate, first: date, last: date) -> None:
    assert (days_of(stated).first, days_of(stated).last) == (first, last)


@pytest.mark.parametrize(
    ("stated", "gregorian"),
    [
        (born("1365-06-26", SOLAR), "1986-09-17"),
        (born("1365", SOLAR), "1986"),
        (born("1407-01-13", HIJRI), "1986-09-17"),
        (born("2529-09-17", Calendar.BUDDHIST), "1986-09-17"),
        (born("2529", Calendar.BUDDHIST), "1986"),
        (born("2480-02-05", Calendar.BUDDHIST), "1938-02-05"),
        (born("75-09-17", Calendar.MINGUO), "1986-09-17"),
        (born("75", Calendar.MINGUO), "1986"),
        (born("1979-01-07", Calendar.ETHIOPIAN), "1986-09-17"),
        (born("1978-13-05", Calendar.ETHIOPIAN), "1986-09-10"),
    ],
)
def test_other_calendars_are_converted_before_they_are_compared(stated: PartialDate, gregorian: str) -> None:
    compared = compare_births([stated], [born(gregorian)])
    assert compared.score >= Agreement.SAME_YEAR.score
    assert "Converted" in compared.says


def test_a_hijri_day_one_off_is_the_same_day_because_months_begin_by_sight() -> None:
    day = days_of(born("1407-01-13", HIJRI)).first
    assert agreement_of(born("1407-01-14", HIJRI), born(day.isoformat())) is Agreement.SAME_DAY


def test_outside_the_umm_al_qura_years_the_wider_tolerance_is_stated() -> None:
    compared = compare_births([born("1340-05-05", HIJRI)], [born("1922-01-04")])
    assert days_of(born("1340-05-05", HIJRI)).slack == 3
    assert "3 days" in compared.says


def test_both_hijri_conversions_meet_where_one_takes_over_from_the_other() -> None:
    last, first = days_of(born("1342-12-29", HIJRI)), days_of(born("1343-01-01", HIJRI))
    assert last.days_apart(first) == 0


def test_a_thirtieth_in_a_month_of_twenty_nine_days_is_its_last_day() -> None:
    assert days_of(born("1404-12-30", SOLAR)).last <= days_of(born("1405-01-01", SOLAR)).first


def test_a_year_beyond_conversion_is_neutral_and_says_so() -> None:
    compared = compare_births([born("9999", SOLAR)], [born("1986")])
    assert compared.score == 0.0
    assert "cannot be compared" in compared.says


def test_the_best_of_several_birth_dates_counts() -> None:
    compared = compare_births([born("1986-09-17")], [born("1961"), born("1986-09-17")])
    assert (compared.score, compared.entry) == (Agreement.SAME_DAY.score, "1986-09-17")


def test_a_missing_birth_date_says_nothing_either_way() -> None:
    assert compare_births([], [born("1986")]).score == 0.0


@given(A_DATE, A_DATE)
def test_the_order_of_two_birth_dates_does_not_matter(one: PartialDate, other: PartialDate) -> None:
    assert agreement_of(one, other) is agreement_of(other, one)


@given(A_DATE)
def test_a_birth_date_never_contradicts_itself(birth: PartialDate) -> None:
    assert agreement_of(birth, birth).score >= 0.0


@pytest.mark.parametrize(
    ("births", "minor"),
    [
        ([], True),
        (["2008-03-02"], False),
        (["2008-03-03"], True),
        (["2008"], True),
        (["2007"], False),
        (["2008-01-01"], True),
        (["1990", "2010"], True),
        (["2008-02-29"], False),
    ],
)
def test_an_uncertain_age_counts_as_possibly_a_minor(births: list[str], minor: bool) -> None:
    assert possibly_minor([born(text) for text in births], date(2026, 3, 2)) is minor


def test_someone_born_on_a_leap_day_is_of_age_on_the_first_of_march() -> None:
    assert possibly_minor([born("2008-02-29")], date(2026, 2, 28))
    assert not possibly_minor([born("2008-02-29")], date(2026, 3, 1))
