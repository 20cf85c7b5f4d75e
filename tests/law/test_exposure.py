"""Exposure: four answers of law apart, ranges that unknown widens and never lowers, context that feeds nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Authority, Effect, Instrument, Line, Modality
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.exposure import Confidence, CountryExposure, Exposure, Kind, Moves, Question, Range
from fairnotice.domain.request import Assurances, RequesterKind
from fairnotice.domain.request import Kind as NoticeKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import OffenceCategory, Warrant
from fairnotice.law import exposure, exposure_relations
from fairnotice.law.effect import effect_of
from fairnotice.law.effect_names import title_name
from fairnotice.law.effect_profiles import profile_codes
from fairnotice.law.exposure import exposure_of
from fairnotice.law.exposure_answer import exposure_json, exposure_schema
from fairnotice.law.exposure_asked import is_stale
from fairnotice.law.exposure_picture import exposure_svg
from fairnotice.law.exposure_rules import parse_rules, rules, rules_text
from tests.builders import (
    a_dossier,
    a_moment,
    a_protection,
    a_request,
    a_requester,
    a_subject,
    a_warrant,
    an_identity,
    an_offence,
    an_office,
)


def exposed(dossier: Dossier, country: str, on: str = "2024-05-01", **more: Any) -> CountryExposure:
    return exposure_of(dossier, a_moment(on), countries=[country], **more).countries[0]


def found(dossier: Dossier, country: str, question: Question, on: str = "2024-05-01", **more: Any) -> tuple[int, int]:
    answer = exposed(dossier, country, on, **more).answer(question)
    assert answer.range is not None
    return answer.range.low, answer.range.high


SOUGHT = Assurances(issuer_competent=True, extradition_will_be_sought=True)
"""Extradition will be sought, from wherever the person is found."""


def asked_by(country: str = "PT", **changes: Any) -> Dossier:
    return a_dossier(request=a_request(requester=a_requester(country=country), assurances=SOUGHT), **changes)


def everywhere(dossier: Dossier, **more: Any) -> Exposure:
    return exposure_of(dossier, a_moment(), **more)


# What a range is


def test_a_range_is_never_turned_round() -> None:
    with pytest.raises(ValueError, match="from 3 to 2"):
        Range(3, 2)


def test_countries_stand_by_name_and_are_not_ranked() -> None:
    names = [title_name(each.country) for each in everywhere(asked_by()).countries]
    assert names == sorted(names)
    assert len(names) == len(profile_codes())


def test_no_answer_is_one_number_for_a_country_and_no_percent_is_given() -> None:
    told = exposure_json(everywhere(asked_by()))
    assert not {"score", "overall", "rank", "percent", "total"} & {key for each in told["countries"] for key in each}
    assert "%" not in str(told)


# Question 1


@pytest.mark.parametrize(("country", "found_there"), [("US", (1, 2)), ("GB", (2, 3)), ("IQ", (0, 4)), ("ZW", (0, 4))])
def test_only_a_class_that_was_read_narrows_what_a_notice_is_worth(country: str, found_there: tuple[int, int]) -> None:
    assert found(asked_by("BR"), country, Question.ACT) == found_there


def test_a_power_that_needs_a_certificate_is_a_national_decision_first() -> None:
    answer = exposed(asked_by("NZ"), "GB").answer(Question.ACT)
    assert answer.range == Range(2, 3)
    assert any("National Crime Agency" in line.says and line.moves is Moves.SETS for line in answer.lines)


def test_a_treaty_read_on_both_sides_raises_what_is_possible_and_never_what_is_established() -> None:
    answer = exposed(asked_by("TR"), "DE").answer(Question.ACT)
    line = next(line for line in answer.lines if line.cites == "ETS No. 24, art. 16")
    assert line.moves is Moves.WIDENS
    assert "40 days" in line.says


def test_a_bare_warrant_is_held_down_only_where_a_line_that_was_read_forbids_to_act_on_it() -> None:
    assert found(asked_by("BR"), "US", Question.ACT, instrument=Instrument.WARRANT) == (0, 2)
    assert found(asked_by("BR"), "IQ", Question.ACT, instrument=Instrument.WARRANT) == (0, 4)


def test_the_requesting_state_s_own_law_is_not_established() -> None:
    answer = exposed(asked_by("PT"), "PT").answer(Question.ACT)
    assert answer.whole
    assert "its own law decides" in answer.lines[0].says


def test_a_notice_that_asks_for_no_arrest_reaches_information_only() -> None:
    assert found(a_dossier(request=a_request(NoticeKind.BLUE, assurances=SOUGHT)), "FR", Question.ACT) == (0, 1)


@pytest.mark.parametrize("state", ["suspended", "withdrawn", "deleted"])
def test_a_notice_that_is_not_in_force_gives_no_power(state: str) -> None:
    assert found(asked_by(), "GB", Question.ACT, notice_state=state) == (0, 0)


def test_a_published_notice_is_in_force() -> None:
    assert found(asked_by("BR"), "GB", Question.ACT, notice_state="published") == (2, 3)


# Question 2


def test_a_recognised_refugee_from_the_requesting_state_has_a_bar_without_a_known_end() -> None:
    dossier = asked_by(subject=a_subject(protections=(a_protection(against="PT", confirmed=True),)))
    assert found(dossier, "IQ", Question.BARS) == (3, 3)
    assert found(dossier, "IQ", Question.SURRENDER) == (0, 0)
    assert found(dossier, "IQ", Question.ACT) == (0, 1)


def test_a_bar_never_limits_the_question_of_entry() -> None:
    free, barred = asked_by(), asked_by(subject=a_subject(offices=(an_office(),)))
    assert found(barred, "IQ", Question.BARS)[0] == 2
    assert found(barred, "IQ", Question.ENTRY) == found(free, "IQ", Question.ENTRY) == (0, 3)


def test_a_bar_that_is_not_known_lowers_nothing() -> None:
    known = asked_by(subject=a_subject(identities=(an_identity(nationalities=("UY",)),)))
    unknown = asked_by(subject=a_subject(identities=(an_identity(nationalities=()),)))
    for country in ("FR", "GB", "TR"):
        for question in (Question.ACT, Question.SURRENDER, Question.ENTRY):
            assert found(unknown, country, question) == found(known, country, question)


def test_a_treaty_names_its_own_grounds_and_a_declaration_on_nationals_counts_for_nationals_only() -> None:
    national = a_subject(identities=(an_identity(nationalities=("AL",)),))
    for subject, told in ((national, True), (a_subject(), False)):
        lines = exposed(asked_by("TR", subject=subject), "AL").answer(Question.BARS).lines
        assert any("declaration of Albania" in line.says for line in lines) is told
        assert any("a political offence" in line.says for line in lines)


# Question 3


def test_a_warrant_system_between_both_is_established() -> None:
    assert found(asked_by("FR"), "DE", Question.SURRENDER) == (4, 4)


def test_a_multilateral_treaty_between_both_sets_the_lower_end_and_leaves_the_upper_open() -> None:
    answer = exposed(asked_by("TR"), "CH").answer(Question.SURRENDER)
    assert answer.range == Range(3, 4)
    assert answer.lines[0].moves is Moves.SETS


def test_a_list_of_parties_from_knowledge_establishes_no_way() -> None:
    answer = exposed(asked_by("SA"), "AE").answer(Question.SURRENDER)
    assert answer.range == Range(0, 4)
    assert any("Riyadh agreement" in line.says and line.moves is Moves.WIDENS for line in answer.lines)


def test_a_convention_on_one_kind_of_offence_is_a_basis_for_that_kind_only() -> None:
    bribe = a_warrant(offences=(an_offence(category=OffenceCategory.CORRUPTION),))
    assert found(asked_by("IR", warrant=bribe), "FR", Question.SURRENDER, on="2012-01-01") == (2, 4)
    robbery = a_warrant(offences=(an_offence(category=OffenceCategory.ROBBERY),))
    assert found(asked_by("IR", warrant=robbery), "FR", Question.SURRENDER, on="2012-01-01") == (0, 4)


def test_a_charge_of_no_stated_kind_establishes_no_special_convention() -> None:
    untold = a_warrant(offences=(an_offence(category=UNKNOWN),))
    answer = exposed(asked_by("IR", warrant=untold), "FR", "2012-01-01").answer(Question.SURRENDER)
    assert answer.range == Range(0, 4)


def test_nobody_is_surrendered_to_the_state_where_they_are() -> None:
    answer = exposed(asked_by("PT"), "PT").answer(Question.SURRENDER)
    assert (answer.range, answer.applies) == (None, False)


def test_a_notice_that_asks_for_no_arrest_asks_for_no_surrender() -> None:
    blue = a_dossier(request=a_request(NoticeKind.BLUE, assurances=SOUGHT))
    assert not exposed(blue, "FR").answer(Question.SURRENDER).applies
    assert exposed(blue, "FR", instrument=Instrument.WARRANT).answer(Question.SURRENDER).applies


def test_a_treaty_stands_no_firmer_than_its_list_of_parties() -> None:
    def of(country: str, requester: str, warrant: Warrant | None = None) -> Confidence:
        more = {"warrant": warrant} if warrant else {}
        return (
            exposed(asked_by(requester, **more), country, "2012-01-01").answer(Question.SURRENDER).lines[0].confidence
        )

    assert of("CH", "TR") is Confidence.MEDIUM, "the text was read, the days in papers of several states"
    bribe = a_warrant(offences=(an_offence(category=OffenceCategory.CORRUPTION),))
    assert of("FR", "IR", bribe) is Confidence.LOW, "the list is a copy of the depositary's"


def test_an_international_court_is_not_answered_by_treaties_between_states() -> None:
    court = a_requester(kind=RequesterKind.TRIBUNAL, country=None)
    there = exposed(a_dossier(request=a_request(requester=court, assurances=SOUGHT)), "FR")
    says = " ".join(line.says for line in there.answer(Question.SURRENDER).lines)
    assert "Rome Statute" in says and "European arrest warrant" not in says
    assert there.relations.range is None


# Question 4


def entry_line(modality: Modality) -> Line:
    return Line(
        id="iq-entry-list",
        modality=modality,
        says="Refuse entry to persons on the list.",
        cites="Act on entry, s. 1",
        source="https://law.example/entry",
        authority=Authority.PRIMARY_LAW,
        seen=True,
        read=date(2026, 11, 20),
    )


@pytest.mark.parametrize(
    ("modality", "range_there", "moves"),
    [
        (Modality.MUST, Range(3, 3), Moves.SETS),
        (Modality.MAY, Range(2, 3), Moves.SETS),
        (Modality.REMINDER, Range(0, 3), Moves.WIDENS),
        (Modality.CALL, Range(0, 3), Moves.NOTHING),
    ],
)
def test_a_line_of_the_country_s_own_file_on_entry_settles_the_lower_end(
    monkeypatch: pytest.MonkeyPatch, modality: Modality, range_there: Range, moves: Moves
) -> None:
    def with_line(*given: Any, **named: Any) -> Effect:
        effect = effect_of(*given, **named)
        return replace(effect, lines=(*effect.lines, entry_line(modality)))

    monkeypatch.setattr(exposure, "effect_of", with_line)
    answer = exposed(asked_by("BR"), "IQ").answer(Question.ENTRY)
    assert answer.range == range_there
    assert next(line for line in answer.lines if line.cites == "Act on entry, s. 1").moves is moves


# What every line says


def test_every_line_that_moves_a_range_says_what_would_change_it_or_is_law_that_was_read() -> None:
    for dossier in (asked_by("PT"), asked_by("TR"), asked_by("IR")):
        for country in everywhere(dossier).countries:
            for line in (line for answer in country.answers for line in answer.lines):
                if line.moves is Moves.WIDENS and line.kind in {Kind.NOTHING, Kind.CASE}:
                    assert line.would_change, line.says
                if line.kind not in {Kind.NOTHING, Kind.CASE}:
                    assert line.cites and line.source, line.says


def test_a_source_read_more_than_three_years_before_the_day_is_marked() -> None:
    for on in (date(2027, 1, 1), date(2035, 1, 1)):
        lines = exposed(asked_by("BR"), "GB", on.isoformat()).answer(Question.ACT).lines
        assert {line.stale for line in lines if line.kind is not Kind.TREATY and line.read} == {on.year == 2035}
    read = date(2026, 2, 28)
    assert [is_stale(read, on, rules()) for on in (date(2029, 2, 28), date(2029, 3, 1))] == [False, True]
    assert not is_stale(None, date(2035, 1, 1), rules())


def test_a_bar_without_a_cap_in_the_table_limits_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    loose = parse_rules(rules_text().replace("caps_act = 1\n", "", 1))
    barred = asked_by(subject=a_subject(offices=(an_office(),)))
    assert found(barred, "IQ", Question.ACT) == (0, 1)
    monkeypatch.setattr(exposure, "rules", lambda: loose)
    assert found(barred, "IQ", Question.ACT) == (0, 4)


# Context


def test_without_the_table_there_is_no_context(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(exposure_relations, "files", lambda package: tmp_path)
    assert exposure_relations.relations.__wrapped__() is None


def test_context_is_apart_and_feeds_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with_data = exposed(asked_by("BR"), "FR")
    monkeypatch.setattr(exposure_relations, "relations", lambda: None)
    without = exposed(asked_by("BR"), "FR")
    assert without.answers == with_data.answers
    assert with_data.relations.range is not None
    assert without.relations.range is None
    assert without.relations.lines[0].says == exposure_relations.NO_DATA


def test_the_cut_points_are_the_fifths_of_the_distances_in_the_table() -> None:
    table = exposure_relations.relations()
    assert table is not None
    points = [point.at for point in table.points.values()]
    distances = sorted(abs(one - other) for n, one in enumerate(points) for other in points[:n])
    fifths = [round(distances[len(distances) * n // 5], 3) for n in (1, 2, 3, 4)]
    assert fifths == pytest.approx(rules().cuts, abs=0.001)


def test_context_says_when_it_is_old_and_when_a_state_is_not_in_the_table() -> None:
    assert exposed(asked_by("BR"), "FR", "2022-06-01").relations.lines[0].stale is False
    assert exposed(asked_by("BR"), "FR", "2024-06-01").relations.lines[0].stale is True
    assert "no estimate for" in exposed(asked_by("BR"), "PS").relations.lines[0].says


# Given again


def test_the_answer_matches_its_schema_and_names_rules_and_inputs() -> None:
    for instrument in Instrument:
        told = exposure_json(everywhere(asked_by("TR"), instrument=instrument))
        jsonschema.validate(told, exposure_schema())
        assert told["rules"] == "exposure-1.0"
        assert set(told["inputs"]) == {"case", "question", "rules", "effects", "instruments", "relations"}


def test_equal_inputs_give_an_equal_answer_and_a_change_shows_where_it_is() -> None:
    one, again = everywhere(asked_by()), everywhere(asked_by())
    assert exposure_json(one) == exposure_json(again)
    other = everywhere(asked_by(subject=a_subject(offices=(an_office(),))))
    differ = {name for (name, was), (_, now) in zip(one.inputs, other.inputs, strict=True) if was != now}
    assert differ == {"case"}
    assert one.inputs_digest != other.inputs_digest


def test_what_was_not_learnt_by_the_instant_is_no_input() -> None:
    moment = a_moment(known="2024-05-01T12:00:00Z")
    late = a_protection(against="PT", confirmed=True)
    late = replace(late, learnt=a_moment("2024-06-01").known)
    told = [
        exposure_of(dossier, moment, countries=["FR"]).inputs_digest
        for dossier in (asked_by(), asked_by(subject=a_subject(protections=(late,))))
    ]
    assert told[0] == told[1]


# What cannot be answered


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"countries": ["XX"]}, "not a country code"),
        ({"subject": "s9"}, "nobody as 's9'"),
        ({"notice_state": "asleep"}, "not a state of a notice"),
    ],
)
def test_what_does_not_exist_is_refused(asked: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        exposure_of(a_dossier(), a_moment(), **asked)


# The table of rules


@pytest.mark.parametrize(
    ("replaced", "by", "complaint"),
    [
        ('version = "exposure-1.0"', "", "'version' is missing"),
        ("level = 2", "level = 7", "above its scale"),
        ("duty = 3", "duty = 9", "above its scale"),
        ("duty = 3", "promise = 3", "promise"),
        ("[bar.limitation]", "[bar.lateness]", "the bar 'limitation' has no rule"),
        ('kind = "law"', 'kind = "rumour"', "rumour"),
        ("[scale.act]", "[scale.act", "toml"),
    ],
)
def test_a_slip_in_the_rules_is_refused(replaced: str, by: str, complaint: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        parse_rules(rules_text().replace(replaced, by, 1))
    assert complaint in str(refusal.value)


# The picture


def test_the_picture_has_a_title_says_in_words_what_it_shows_and_names_no_person() -> None:
    picture = exposure_svg(everywhere(asked_by(id="a<b")))
    assert "<title" in picture and "<desc" in picture and 'role="img"' in picture
    assert "a&lt;b" in picture and "a<b" not in picture
    assert "Iraq: duty or power to act not established" in picture
    assert "Tavesk" not in picture
    assert rules().notice in picture


def test_the_day_of_the_picture_is_the_day_of_the_answer() -> None:
    answer = exposure_of(asked_by(), a_moment(date(2024, 5, 1)), countries=["FR"], instrument=Instrument.WARRANT)
    assert "What a bare warrant means in law" in exposure_svg(answer)
    assert "on 2024-05-01" in exposure_svg(answer)
