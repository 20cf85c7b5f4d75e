"""The worked case, country by country: the bare warrant on the day, a notice had there been one, after the office."""

from pathlib import Path

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Instrument, Presence
from fairnotice.domain.exposure import CountryExposure, Exposure, Moves, Question, Range
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.exposure import exposure_of
from fairnotice.law.exposure_answer import exposure_json
from tests.builders import a_moment

SIX = ("AE", "FR", "GB", "IQ", "TR", "US")
ABROAD = ("AE", "FR", "GB", "IQ", "TR")
DAY, AFTER, AGAIN = "2020-06-29", "2021-01-21", "2025-03-01"


@pytest.fixture(scope="module")
def worked_case() -> Dossier:
    return read_dossier(Path(__file__).parents[2] / "examples" / "worked-case.toml")


def asked(dossier: Dossier, on: str, instrument: Instrument = Instrument.NOTICE) -> Exposure:
    return exposure_of(dossier, a_moment(on), countries=SIX, instrument=instrument)


def there(exposure: Exposure, country: str) -> CountryExposure:
    return next(each for each in exposure.countries if each.country == country)


@pytest.mark.parametrize("country", ABROAD)
@pytest.mark.parametrize("instrument", Instrument)
def test_on_the_day_immunity_forbids_arrest_and_surrender_by_warrant_and_by_notice(
    worked_case: Dossier, country: str, instrument: Instrument
) -> None:
    found = there(asked(worked_case, DAY, instrument), country)
    act, surrender = found.answer(Question.ACT).range, found.answer(Question.SURRENDER).range
    assert act is not None and act.high <= 1
    assert surrender == Range(0, 0)
    assert found.answer(Question.BARS).range == Range(2, 3), "a bar for a time; a lasting one is not excluded"
    caps = [line for line in found.answer(Question.SURRENDER).lines if line.moves is Moves.CAPS]
    assert ["2021-01-20" in line.would_change for line in caps] == [True]


def test_in_the_office_holder_s_own_country_nothing_is_settled_by_immunity(worked_case: Dossier) -> None:
    found = there(asked(worked_case, DAY), "US")
    assert found.answer(Question.ACT).range == Range(1, 2), "the manual that was read: no arrest on a notice alone"
    assert found.answer(Question.SURRENDER).whole


def test_when_the_office_ends_the_limits_go_and_what_is_left_is_open(worked_case: Dossier) -> None:
    before, after = asked(worked_case, DAY), asked(worked_case, AFTER)
    for country in ABROAD:
        assert there(after, country).answer(Question.SURRENDER).range == Range(0, 4)
        assert there(after, country).answer(Question.BARS).range == Range(0, 3)
        assert "immunity" in [b.kind for b in there(before, country).bars if b.presence is Presence.YES]
        assert not [b.kind for b in there(after, country).bars if b.presence is Presence.YES]
    assert there(after, "IQ").answer(Question.ACT).whole
    assert there(after, "GB").answer(Question.ACT).range == Range(2, 3)


def test_the_bare_warrant_has_less_behind_it_than_a_notice_where_the_law_was_read(worked_case: Dossier) -> None:
    warrant, notice = (there(asked(worked_case, AFTER, each), "GB").answer(Question.ACT) for each in Instrument)
    assert warrant.range == Range(0, 2)
    assert notice.range == Range(2, 3)


def test_the_limits_are_back_when_the_office_is_held_again(worked_case: Dossier) -> None:
    assert there(asked(worked_case, AGAIN), "FR").answer(Question.SURRENDER).range == Range(0, 0)


def test_no_instrument_is_established_between_the_requester_and_any_of_the_six(worked_case: Dossier) -> None:
    for country in SIX:
        lines = there(asked(worked_case, AFTER), country).answer(Question.SURRENDER).lines
        assert not [line for line in lines if line.moves is Moves.SETS]
        assert any("have a treaty of their own" in line.says for line in lines)


def test_most_of_it_is_not_established(worked_case: Dossier) -> None:
    answers = [answer for each in asked(worked_case, AFTER).countries for answer in each.answers]
    assert sum(answer.whole for answer in answers) > len(answers) / 2


def test_the_requester_itself_has_nobody_to_surrender_to(worked_case: Dossier) -> None:
    found = exposure_of(worked_case, a_moment(DAY), countries=["IR"]).countries[0]
    assert not found.answer(Question.SURRENDER).applies
    assert found.relations.range is None


def test_the_answer_names_no_person(worked_case: Dossier) -> None:
    assert worked_case.subjects[0].label not in str(exposure_json(asked(worked_case, DAY)))
