"""Dates: partial, with beginnings and ends, and the two instants."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.dates import Calendar, Moment, PartialDate, Period, add_months
from fairnotice.domain.errors import InvalidValue


@pytest.mark.parametrize("text", ["1972", "1972-05", "1972-05-03"])
def test_a_partial_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "72-5-3x", "1972-13", "1972-02-30", "1972-00", "1972-05-03-01", "١٩٧٢", "9" * 5000]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(InvalidValue, match="needs a month"):
        PartialDate(1972, day=3)


def test_a_partial_date_spans_the_days_it_can_mean() -> None:
    assert PartialDate(1972, 2).first_day() == date(1972, 2, 1)
    assert PartialDate(1972, 2).last_day() == date(1972, 2, 29)
    assert PartialDate(1972).last_day() == date(1972, 12, 31)


def test_a_date_of_another_calendar_is_not_compared_by_mistake() -> None:
    born = PartialDate(1350, 2, 31, Calendar.SOLAR_HIJRI)
    assert str(born) == "1350-02-31 (solar_hijri)"
    with pytest.raises(InvalidValue, match="converted"):
        born.first_day()


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(InvalidValue):
        Period(date(2021, 1, 2), date(2021, 1, 1))


def test_both_ends_of_a_period_belong_to_it() -> None:
    period = Period(date(2021, 1, 1), date(2021, 1, 31))
    assert period.includes(date(2021, 1, 1))
    assert period.includes(date(2021, 1, 31))
    assert not period.includes(date(2021, 2, 1))


def test_the_instant_of_knowledge_needs_a_zone() -> None:
    with pytest.raises(InvalidValue, match="time zone"):
        Moment(date(2020, 6, 29), datetime(2020, 6, 29, 12, 0))  # noqa: DTZ001 - the missing zone is the test


def test_a_past_day_is_taken_as_known_at_its_end_in_its_zone() -> None:
    moment = Moment.on_day(date(2020, 6, 29), now=datetime(2026, 1, 1, tzinfo=UTC), zone="Asia/Tehran")
    assert moment.known == datetime(2020, 6, 29, 19, 30, tzinfo=UTC)


def test_a_day_that_is_not_over_is_taken_as_known_now() -> None:
    now = datetime(2020, 6, 29, 8, 0, tzinfo=UTC)
    assert Moment.on_day(date(2020, 6, 29), now=now).known == now


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not a time zone"):
        Moment.on_day(date(2020, 6, 29), now=datetime(2026, 1, 1, tzinfo=UTC), zone="Mars/Olympus")


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-240, 240))
def test_months_on_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or add_months(later, 0).day < day.day


def test_a_year_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(InvalidValue, match="between 1 and 9999"):
        PartialDate(0)


def test_a_minguo_year_has_the_days_of_its_gregorian_one() -> None:
    assert PartialDate.parse("77-02-29", Calendar.MINGUO).day == 29
    with pytest.raises(InvalidValue, match="between 1 and 28"):
        PartialDate.parse("76-02-29", Calendar.MINGUO)


@pytest.mark.parametrize(
    "date", [PartialDate(1986), PartialDate(1986, 9, 17), PartialDate(1365, 6, 26, Calendar.SOLAR_HIJRI)], ids=str
)
def test_a_date_is_read_again_as_it_was_told(date: PartialDate) -> None:
    assert PartialDate.told(str(date)) == date


@pytest.mark.parametrize("text", ["1986-09-17 (julian)", "1986-09-17 (hijri", "soon", "1986-13-01"])
def test_what_no_date_was_told_as_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        PartialDate.told(text)
