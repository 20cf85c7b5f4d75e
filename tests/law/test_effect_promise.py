"""Whether the requester will ask for extradition, from where and until when: an arrest without that leads nowhere."""

from datetime import date
from typing import Any

import pytest

from fairnotice.domain.effect import Bar, Effect, Modality, Presence
from fairnotice.domain.request import Assurances, Kind
from fairnotice.law.effect import effect_of
from fairnotice.law.effect_bars import NO_EXTRADITION
from tests.builders import a_dossier, a_moment, a_request, a_requester


def asked(country: str = "GB", *, kind: Kind = Kind.RED, day: str = "2024-05-01", **promise: Any) -> Effect:
    """A request of Switzerland with that promise, looked at there."""
    request = a_request(kind, requester=a_requester(country="CH"), assurances=Assurances(**promise))
    return effect_of(a_dossier(request=request), country, a_moment(day), live=False)


def the_bar(effect: Effect) -> Bar:
    return next(bar for bar in effect.bars if bar.kind == NO_EXTRADITION)


def test_a_promise_for_every_country_leaves_the_power() -> None:
    effect = asked(extradition_will_be_sought=True)
    assert the_bar(effect).presence is Presence.NO
    assert effect.arrest_power


def test_a_promise_that_names_this_country_leaves_the_power() -> None:
    assert asked(extradition_will_be_sought=True, extradition_countries=("ES", "GB")).arrest_power


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        ({"extradition_will_be_sought": False}, "will not ask for extradition"),
        ({"extradition_will_be_sought": True, "extradition_not_from": ("GB",)}, "no extradition from the United"),
        ({"extradition_will_be_sought": True, "extradition_countries": ("ES",)}, "is not among the countries"),
        ({"extradition_countries": ("ES",)}, "is not among the countries"),
        ({"extradition_will_be_sought": True, "extradition_until": date(2024, 4, 30)}, "until 2024-04-30"),
    ],
)
def test_no_extradition_sought_from_here_takes_the_power_away_and_is_named(promise: dict[str, Any], said: str) -> None:
    effect = asked(**promise)
    assert the_bar(effect).presence is Presence.YES and said in the_bar(effect).says
    assert not effect.arrest_power
    assert "bar-no-extradition-sought" in [line.id for line in effect.of(Modality.MUST_NOT)]
    assert "asks for no extradition from here" in effect.headline
    assert effect.spoken[1] == "The requester asks for no extradition from here."


def test_the_promise_holds_on_its_last_day() -> None:
    effect = asked(extradition_will_be_sought=True, extradition_until=date(2024, 5, 1))
    assert effect.arrest_power and the_bar(effect).until == date(2024, 5, 1)


def test_a_promise_that_nobody_stated_is_asked_about_and_takes_nothing_away() -> None:
    effect = asked()
    assert the_bar(effect).presence is Presence.UNKNOWN and "ask the source" in the_bar(effect).says
    assert effect.arrest_power


def test_a_country_left_out_is_barred_even_where_it_is_also_named() -> None:
    effect = asked(extradition_will_be_sought=True, extradition_countries=("GB",), extradition_not_from=("GB",))
    assert not effect.arrest_power


@pytest.mark.parametrize(("country", "kind"), [("CH", Kind.RED), ("GB", Kind.BLUE)])
def test_nothing_is_said_of_it_at_home_and_of_a_notice_that_seeks_no_arrest(country: str, kind: Kind) -> None:
    effect = asked(country, kind=kind, extradition_will_be_sought=False)
    assert NO_EXTRADITION not in [bar.kind for bar in effect.bars]


def test_the_clocks_of_an_arrest_run_all_the_same_because_they_end_it() -> None:
    def clocks(**promise: Any) -> set[str]:
        return {line.id for line in asked("FR", **promise).of(Modality.CLOCK) if line.length}

    assert clocks(extradition_will_be_sought=False) == clocks(extradition_will_be_sought=True) != set()
