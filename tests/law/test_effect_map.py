"""The table of the law, country by country: about nobody, and no more certain than its sources."""

from datetime import date
from importlib.resources import files

import iso3166
import pytest

from fairnotice.domain.effect import Confidence, Modality
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.effect_map import country_json, country_row, country_rows, law_map_json, lines_of_country
from fairnotice.law.effect_profiles import profile, profile_codes

TODAY = date(2026, 11, 27)


def test_every_country_has_a_row_and_they_are_in_order() -> None:
    rows = country_rows(TODAY)
    assert {row.code for row in rows} == {country.alpha2 for country in iso3166.countries}
    assert [row.name for row in rows] == sorted(row.name for row in rows)


def test_a_country_without_a_file_is_not_established_and_names_no_source() -> None:
    row = country_row("MN", TODAY)
    assert (row.worth, row.written, row.basis, row.confidence) == ("unknown", False, None, Confidence.LOW)


@pytest.mark.parametrize("code", profile_codes())
def test_a_class_on_the_map_was_read_and_a_remembered_one_is_said_apart(code: str) -> None:
    row, known = country_row(code, TODAY), profile(code)
    assert (row.worth != "unknown") == (known.worth_seen and known.worth != "unknown")
    assert not row.remembered or row.worth == "unknown"
    assert row.worth == "unknown" or (row.basis and row.basis.seen)


@pytest.mark.parametrize("code", profile_codes())
def test_no_line_for_the_public_says_may_arrest_while_nobody_has_approved_the_file(code: str) -> None:
    assert Modality.MAY_ARREST not in {here.line.modality for here in lines_of_country(code, TODAY)}


def test_the_statement_of_new_zealand_s_police_is_stale_and_of_medium_confidence() -> None:
    row = country_row("NZ", TODAY)
    assert (row.worth, row.confidence, row.stale) == ("C", Confidence.MEDIUM, True)


def test_the_whole_table_is_json_with_every_class() -> None:
    table = law_map_json(TODAY)
    assert table["files"] == len(profile_codes())
    assert {row["class"] for row in table["countries"]} == {"A", "B", "C", "unknown"}


def test_one_country_has_its_lines_and_what_is_missing() -> None:
    answer = country_json("gb", TODAY)
    assert answer["country"] == "GB" and answer["power_in_the_file"] and answer["not_established"]
    assert {line["id"] for line in answer["lines"]} >= {"gb-74a-arrest"}
    assert country_json("MN", TODAY)["lines"] == []


def test_a_line_that_does_not_hold_today_is_not_told_and_one_for_some_states_names_them() -> None:
    lines = {here.line.id: here for here in lines_of_country("GB", TODAY)}
    assert "gb-judge-only" not in lines
    assert "US" in lines["gb-74a-arrest"].from_states
    assert "gb-judge-only" in {here.line.id for here in lines_of_country("GB", date(2020, 1, 1))}


def test_a_code_that_no_country_has_is_refused() -> None:
    with pytest.raises(InvalidValue):
        country_row("XX", TODAY)


def test_every_source_stands_beside_its_file() -> None:
    assert all((files("fairnotice.law") / "effects" / f"{code}.toml").is_file() for code in profile_codes())
