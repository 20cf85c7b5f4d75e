"""Thresholds as they are stated."""

import json
from dataclasses import asdict
from math import exp2

import pytest

from fairnotice.bulk.thresholds import SHIPPED, Given, Own, Thresholds
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.stated import Stated


def test_without_a_limit_everybody_is_shown_whom_the_score_shows() -> None:
    assert SHIPPED.level(1_000_000).least_bits == float("-inf")
    assert not SHIPPED.level(1_000_000).limited


def test_a_limit_asks_for_more_evidence_on_a_longer_list() -> None:
    stated = Thresholds(alerts_a_day=2.5, travellers_a_day=20_000)
    assert 0.0 < stated.level(1_000).least_bits < stated.level(1_000_000).least_bits


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


LISTED = {"un": 1_000, "court": 40, "airline": 60}


def strangers(thresholds: Thresholds) -> dict[str, float]:
    """How many strangers a day may alert on each list, by Markov's bound."""
    travellers = thresholds.travellers_a_day or 0
    levels = thresholds.levels(LISTED)
    return {name: travellers * size / exp2(levels[name].least_bits) for name, size in LISTED.items()}


def test_a_list_has_the_threshold_that_is_stated_for_it_and_the_others_the_plain_one() -> None:
    levels = Thresholds(0.7, own=(Own("un", 0.95),)).levels(LISTED)
    assert {name: level.hit for name, level in levels.items()} == {"un": 0.95, "court": 0.7, "airline": 0.7}


def test_somebody_is_a_review_no_later_than_a_hit_on_each_list() -> None:
    levels = Thresholds(own=(Own("un", 0.3),)).levels(LISTED)
    assert levels["un"].review == 0.3 < levels["court"].review < levels["court"].hit


def test_alerts_of_a_list_count_its_own_length_and_the_others_share_the_plain_number() -> None:
    found = strangers(Thresholds(alerts_a_day=5, travellers_a_day=20_000, own=(Own("un", alerts_a_day=2),)))
    assert found["un"] == pytest.approx(2)
    assert found["court"] + found["airline"] == pytest.approx(5)


def test_a_list_with_a_hit_threshold_of_its_own_shares_the_plain_alerts() -> None:
    found = strangers(Thresholds(alerts_a_day=5, travellers_a_day=20_000, own=(Own("un", 0.9),)))
    assert sum(found.values()) == pytest.approx(5)


def test_alerts_of_one_list_alone_leave_the_others_without_a_limit() -> None:
    levels = Thresholds(travellers_a_day=20_000, own=(Own("un", alerts_a_day=2),)).levels(LISTED)
    assert [name for name, level in levels.items() if level.limited] == ["un"]


def test_a_list_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(InvalidValue, match="no list 'uno'; the lists are: 'un', 'court', 'airline'"):
        Thresholds(own=(Own("uno", 0.9),)).levels(LISTED)


@pytest.mark.parametrize(
    ("own", "more"),
    [
        ((Own("un", alerts_a_day=2),), {}),
        ((Own("un", 0.9),), {"travellers_a_day": 100}),
        ((Own("un", 0.9), Own("un", alerts_a_day=2)), {"travellers_a_day": 100}),
        ((Own("un", 1.1),), {}),
        ((Own("un", float("nan")),), {}),
        ((Own("un", alerts_a_day=0.0),), {"travellers_a_day": 100}),
    ],
)
def test_half_a_statement_about_a_list_is_refused_and_numbers_that_are_none(
    own: tuple[Own, ...], more: dict[str, int]
) -> None:
    with pytest.raises(InvalidValue):
        Thresholds(own=own, **more)  # type: ignore[arg-type]


def test_what_a_journal_keeps_of_them_is_the_same_when_it_is_read() -> None:
    stated = Thresholds(0.7, 5, 20_000, (Own("court", alerts_a_day=2), Own("un", 0.9)))
    assert Thresholds.from_json(json.loads(json.dumps(asdict(stated)))) == stated


def test_what_is_given_for_a_job_goes_before_what_a_list_was_built_with() -> None:
    built = {"un": Stated(0.9, 2.0, 1_000), "court": Stated(0.7), "airline": None}
    assert Given().over(built) == Thresholds(own=(Own("un", 0.9, 2.0, 1_000), Own("court", 0.7)))
    assert Given({"": 0.6}).over(built) == Thresholds(0.6, own=(Own("un", None, 2.0, 1_000),))
    assert Given({}, {"": 5.0}, 20_000).over(built) == Thresholds(
        alerts_a_day=5.0, travellers_a_day=20_000, own=(Own("un", 0.9), Own("court", 0.7))
    )
    assert Given({"un": 0.5}, {"un": 3.0}, 20_000).over(built) == Thresholds(
        travellers_a_day=20_000, own=(Own("un", 0.5, 3.0), Own("court", 0.7))
    )


def test_the_widest_of_several_levels_shows_whoever_any_shows() -> None:
    stated = Thresholds(0.9, own=(Own("un", 0.7), Own("court", None, 5.0, 20_000)))
    widest = stated.widest(100)
    assert (widest.hit, widest.limited) == (0.7, False)
    limited = Thresholds(alerts_a_day=1.0, travellers_a_day=20_000, own=(Own("court", None, 5.0),))
    assert limited.widest(100).least_bits == limited.level_of("court", 100).least_bits < limited.level(100).least_bits


@pytest.mark.parametrize("own", [Own("un", None, 2.0), Own("un", None, None, 5)])
def test_half_a_statement_for_one_list_is_refused(own: Own) -> None:
    with pytest.raises(InvalidValue, match="list 'un' say nothing without"):
        Thresholds(own=(own,))
