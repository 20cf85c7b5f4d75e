"""Thresholds as they are stated."""

import pytest

from fairnotice.bulk.thresholds import SHIPPED, Thresholds
from fairnotice.domain.errors import InvalidValue


def test_without_a_limit_everybody_is_shown_whom_the_score_shows() -> None:
    assert SHIPPED.least_bits(1_000_000) == float("-inf")


def test_a_limit_asks_for_more_evidence_on_a_longer_list() -> None:
    stated = Thresholds(alerts_a_day=2.5, travellers_a_day=20_000)
    assert 0.0 < stated.least_bits(1_000) < stated.least_bits(1_000_000)


@pytest.mark.parametrize("half", [{"alerts_a_day": 2.0}, {"travellers_a_day": 100}])
def test_half_a_statement_is_refused(half: dict[str, float]) -> None:
    with pytest.raises(InvalidValue):
        Thresholds(**half)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("alerts", "travellers"),
    [(0.0, 100), (-1.0, 100), (1.0, 0), (1.0, -5), (float("nan"), 5), (float("inf"), 5), (1e-320, 5)],
)
def test_numbers_that_are_not_above_nothing_are_refused(alerts: float, travellers: int) -> None:
    with pytest.raises(InvalidValue):
        Thresholds(alerts_a_day=alerts, travellers_a_day=travellers)
