"""How late something is, for readers in different places."""

from datetime import UTC, datetime, timedelta

import pytest

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.lateness import Lateness, lateness

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR, DAY, INSTANT = timedelta(hours=1), timedelta(days=1), timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (AT - 7 * DAY - INSTANT, Lateness.LONG_OVERDUE),
        (AT - 7 * DAY, Lateness.OVERDUE),
        (AT, Lateness.OVERDUE),
        (AT + INSTANT, Lateness.TODAY),
        (AT + 15 * HOUR, Lateness.TODAY),  # the midnight that ends the day
        (AT + 15 * HOUR + INSTANT, Lateness.THIS_WEEK),
        (AT + 7 * DAY, Lateness.THIS_WEEK),
        (AT + 7 * DAY + INSTANT, Lateness.LATER),
    ],
)
def test_a_due_date_is_as_late_as_the_clock_says(due: datetime, expected: Lateness) -> None:
    assert lateness(due, at=AT, zone="UTC") is expected


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("Pacific/Auckland", 2), ("America/Montevideo", 18), ("Asia/Kolkata", 9.5)],
)
def test_today_ends_where_the_reader_is(zone: str, hours: float) -> None:
    midnight = AT + hours * HOUR
    assert lateness(midnight, at=AT, zone=zone) is Lateness.TODAY
    assert lateness(midnight + INSTANT, at=AT, zone=zone) is Lateness.THIS_WEEK


def test_today_is_an_hour_shorter_when_the_clocks_go_forward() -> None:
    morning = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # in Lisbon the hour from one to two is not there
    assert lateness(datetime(2026, 3, 29, 23, 0, tzinfo=UTC), at=morning, zone="Europe/Lisbon") is Lateness.TODAY
    later = datetime(2026, 3, 29, 23, 1, tzinfo=UTC)
    assert lateness(later, at=morning, zone="Europe/Lisbon") is Lateness.THIS_WEEK


def test_what_stands_still_is_not_late() -> None:
    assert lateness(AT - 30 * DAY, at=AT, zone="UTC", paused=True) is Lateness.STANDS_STILL


def test_a_zone_that_there_is_not_is_refused() -> None:
    with pytest.raises(InvalidValue):
        lateness(AT + HOUR, at=AT, zone="Atlantis/Capital")
