"""What the warrants of the worked case mean in six countries: on the day, after the office, and in the second term."""

from datetime import date
from pathlib import Path

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Bar, Effect, Instrument, Modality, Presence
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.effect import effect_of
from tests.builders import a_moment

SIX = ("US", "GB", "FR", "TR", "IQ", "AE")
ABROAD = SIX[1:]


@pytest.fixture(scope="module")
def worked_case() -> Dossier:
    return read_dossier(Path(__file__).parents[2] / "examples" / "worked-case.toml")


def bar(effect: Effect, kind: str) -> Bar:
    return next(bar for bar in effect.bars if bar.kind == kind)


@pytest.mark.parametrize("country", ABROAD)
@pytest.mark.parametrize("instrument", Instrument)
def test_nobody_is_compelled_and_immunity_stands_until_the_office_ends(
    worked_case: Dossier, country: str, instrument: Instrument
) -> None:
    effect = effect_of(worked_case, country, a_moment("2020-06-29"), instrument=instrument)
    assert effect.headline.startswith("Nobody in ")
    assert "compelled" in effect.headline
    assert not effect.arrest_power and not effect.of(Modality.MAY_ARREST)
    immunity = bar(effect, "immunity")
    assert (immunity.presence, immunity.until) == (Presence.YES, date(2021, 1, 20))
    assert "20 January 2021" in " ".join(effect.spoken)
    assert "bar-immunity" in {line.id for line in effect.lines}


@pytest.mark.parametrize("instrument", Instrument)
def test_in_the_office_holders_own_country_immunity_from_foreign_courts_decides_nothing(
    worked_case: Dossier, instrument: Instrument
) -> None:
    effect = effect_of(worked_case, "US", a_moment("2020-06-29"), instrument=instrument)
    assert bar(effect, "immunity").presence is Presence.UNKNOWN
    assert "does not bind its own" in bar(effect, "immunity").says
    assert not effect.arrest_power


@pytest.mark.parametrize("country", SIX)
def test_the_day_after_the_office_personal_immunity_is_gone_and_the_rest_is_open(
    worked_case: Dossier, country: str
) -> None:
    # Seen as known on 29 June 2020 the scheduled end counts; known the day after, the actual one: the same day.
    for known in ("2020-06-29T20:00:00Z", "2021-01-22T00:00:00Z"):
        effect = effect_of(worked_case, country, a_moment("2021-01-21", known=known))
        assert bar(effect, "immunity").presence is Presence.NO
        assert bar(effect, "functional_immunity").presence is Presence.UNKNOWN
        assert "bar-immunity" not in {line.id for line in effect.lines}
        assert not effect.arrest_power
        assert "no power to arrest on it is established here" in effect.headline


def test_the_last_day_of_the_office_still_counts(worked_case: Dossier) -> None:
    assert bar(effect_of(worked_case, "FR", a_moment("2021-01-20")), "immunity").presence is Presence.YES


def test_immunity_is_back_when_the_office_is_held_again_and_that_is_known(worked_case: Dossier) -> None:
    again = effect_of(worked_case, "FR", a_moment("2025-03-01"))
    assert (bar(again, "immunity").presence, bar(again, "immunity").until) == (Presence.YES, date(2029, 1, 20))
    before = effect_of(worked_case, "FR", a_moment("2025-03-01", known="2024-11-01T00:00:00Z"))
    assert bar(before, "immunity").presence is Presence.NO


def test_the_requesting_state_itself_finds_no_power_and_the_immunity_of_another_states_president(
    worked_case: Dossier,
) -> None:
    effect = effect_of(worked_case, "IR", a_moment("2020-06-29"), instrument=Instrument.WARRANT)
    assert bar(effect, "immunity").presence is Presence.YES
    assert not effect.arrest_power and not effect.established
    later = effect_of(worked_case, "IR", a_moment("2021-01-21"), instrument=Instrument.WARRANT)
    assert "its law, not established here, decides" in later.headline


def test_an_announced_request_is_not_taken_for_a_notice(worked_case: Dossier) -> None:
    gaps = effect_of(worked_case, "FR", a_moment("2020-06-29")).not_established
    assert any("announced" in gap for gap in gaps)
