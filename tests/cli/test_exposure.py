"""`fairnotice exposure`."""

from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from fairnotice.cli.text import columns
from fairnotice.law.exposure_answer import exposure_schema
from tests.cli.conftest import EXAMPLES, ORDINARY, WORKED, Run


@pytest.mark.parametrize("instrument", ["--warrant", "--notice"])
@pytest.mark.parametrize("path", [WORKED, ORDINARY], ids=lambda path: path.stem)
def test_the_answer_is_as_its_schema_says(run: Run, path: Path, instrument: str) -> None:
    answer = run("exposure", path, instrument, "--on", "2024-05-01", "--json")
    assert (answer.status, answer.err) == (0, "")
    jsonschema.validate(answer.json, exposure_schema())
    assert answer.json["instrument"] == instrument.removeprefix("--")


def test_the_same_case_day_and_instant_give_the_same_answer_again(run: Run) -> None:
    asked = ("exposure", WORKED, "--on", "2020-06-29", "--known", "2020-06-29T20:00:00Z", "--json")
    assert run(*asked).out == run(*asked).out


def test_without_a_country_there_is_an_overview_and_with_one_the_reasons(run: Run) -> None:
    overview = run("exposure", ORDINARY, "--on", "2024-05-01").out
    assert "what it rests on" not in overview and "New Zealand" in overview
    in_full = run("exposure", ORDINARY, "--country", "nz", "--country", "FR", "--on", "2024-05-01").out
    assert in_full.index("France: what it rests on") < in_full.index("New Zealand: what it rests on")
    assert "Would change it:" in in_full
    for text in (overview, in_full):
        assert "not legal advice" in text
        assert [line for line in text.splitlines() if columns(line) > 80] == []


def test_the_picture_is_a_file_that_is_well_formed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ranges.svg"
    answer = run("exposure", WORKED, "--on", "2020-06-29", "--svg", path)
    assert (answer.status, answer.out) == (0, "")
    root = ElementTree.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{http://www.w3.org/2000/svg}title") is not None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([ORDINARY, "--country", "XX"], "not a country code"),
        ([EXAMPLES / "copied-summary.toml"], "say which one of s1, s2, s3"),
        ([ORDINARY, "--subject", "s9"], "only s1"),
        ([ORDINARY, "--json", "--svg", "a.svg"], "Give one of"),
        ([ORDINARY, "--again", ORDINARY], "is no JSON"),
        ([ORDINARY, "--again", "no-such.json"], "cannot be read"),
        ([ORDINARY, "--svg", "no/such/folder/a.svg"], "cannot be written"),
    ],
    ids=["no country", "several subjects", "unknown subject", "two forms", "no answer", "no file", "no folder"],
)
def test_what_cannot_be_answered_is_status_2_with_a_sentence(run: Run, arguments: list[object], says: str) -> None:
    answer = run("exposure", *arguments)
    assert answer.status == 2
    assert says in answer.err
    assert answer.out == ""


def test_an_earlier_answer_is_given_again_and_what_changed_is_named(run: Run, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    told = run("exposure", WORKED, "--on", "2020-06-29", "--known", "2020-06-29T20:00:00Z", "--json")
    earlier.write_text(told.out, encoding="utf-8")
    again = run("exposure", WORKED, "--again", earlier)
    assert (again.status, again.out) == (0, "The same answer, from the same inputs.\n")
    case = tmp_path / "later.toml"
    case.write_text(WORKED.read_text(encoding="utf-8").replace("2021-01-20", "2020-03-20"), encoding="utf-8")
    different = run("exposure", case, "--again", earlier)
    assert different.status == 1
    changed = different.out
    assert "Another answer." in changed and "Inputs that changed: case." in changed
    assert "France, surrender: 0 to 0, now 0 to 4" in changed


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"schema": "fairnotice-exposure/1"}',
        '{"schema": "fairnotice-exposure/1", "on": "some day", "known": "2020-06-29T20:00:00Z", "zone": "UTC"}',
    ],
)
def test_what_is_no_earlier_answer_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    earlier = tmp_path / "earlier.json"
    earlier.write_text(text, encoding="utf-8")
    answer = run("exposure", ORDINARY, "--again", earlier)
    assert answer.status == 2
    assert "The earlier answer is not" in answer.err


def test_an_earlier_answer_of_another_case_is_refused_with_the_reason(run: Run, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    told = run("exposure", EXAMPLES / "copied-summary.toml", "--subject", "s3", "--on", "2024-05-01", "--json")
    earlier.write_text(told.out, encoding="utf-8")
    answer = run("exposure", ORDINARY, "--again", earlier)
    assert answer.status == 2
    assert "nobody as 's3'" in answer.err
