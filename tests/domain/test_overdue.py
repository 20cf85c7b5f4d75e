"""When a copy is late."""

from datetime import UTC, datetime, timedelta

import pytest

from fairnotice.domain.overdue import OUTER, URGENT, URGENT_KINDS, USUAL, late_from, limit_of

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("kind", URGENT_KINDS)
def test_what_ends_a_notice_is_applied_within_the_hour(kind: str) -> None:
    assert late_from(kind, AT, AT - timedelta(days=30)) == AT + timedelta(hours=1)


@pytest.mark.parametrize("kind", ["published", "renewed", "suspended", "resumed", "expired"])
def test_everything_else_within_the_day(kind: str) -> None:
    assert late_from(kind, AT, AT - timedelta(days=30)) == AT + timedelta(days=1)


def test_a_desk_that_enrolled_after_the_entry_has_as_long_from_then_on() -> None:
    assert late_from("withdrawn", AT, AT + timedelta(days=2)) == AT + timedelta(days=2, hours=1)


def test_the_limits_of_the_house_lie_within_the_week_of_the_rules() -> None:
    assert limit_of("withdrawn") == URGENT < USUAL < OUTER
