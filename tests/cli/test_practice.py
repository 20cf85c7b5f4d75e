"""`fairnotice practice`."""

import json
from pathlib import Path

import jsonschema
import pytest

from fairnotice.cli.text import columns
from fairnotice.law.published.answers import practice_schema
from fairnotice.law.published.entries import published, same_affair
from tests.cli.conftest import EXAMPLES, ORDINARY, WORKED, Run

ASKED = (
    ["coup"],
    ["--article", "RPD 83", "--kind", "commission"],
    ["--ground", "insufficient_facts", "--outcome", "refused"],
    ["rop-041"],
    ["ccf-2017-08"],
    ["--like", "rop-041", "--article", "3"],
    ["--case", WORKED, "--on", "2020-06-29"],
    ["zzzz"],
)


@pytest.mark.parametrize("arguments", ASKED, ids=lambda arguments: " ".join(map(str, arguments[:2])))
def test_the_answer_is_as_its_schema_says_and_the_text_fits_80_columns(run: Run, arguments: list[object]) -> None:
    answer = run("practice", *arguments, "--json")
    assert (answer.status, answer.err) == (0, "")
    jsonschema.validate(answer.json, practice_schema())
    text = run("practice", *arguments).out
    assert [line for line in text.splitlines() if columns(line) > 80 and "https://" not in line] == []
    assert "no sample" in " ".join(text.split())


def test_words_and_filters_all_have_to_fit(run: Run) -> None:
    answer = run("practice", "coup", "--outcome", "refused", "--article", "3", "--json").json
    assert answer["items"]
    assert {item["outcome"] for item in answer["items"]} == {"refused"}
    assert all("coup" in item["words"] for item in answer["items"])


def test_the_text_says_how_many_there_are_when_fewer_are_shown(run: Run) -> None:
    text = run("practice", "--article", "3", "--limit", "1").out
    assert "entries of published practice found" in text
    assert "The first 1 are shown" in text
    assert "0 entries" in run("practice", "zzzz").out


def test_an_id_shows_one_entry_whole(run: Run) -> None:
    text = " ".join(run("practice", "ROP-041").out.split())
    for words in ("RoP 3.1 Case 18", "What it rested on", "34(3)(a)", "immunity: likely", "Most like it"):
        assert words in text
    (item,) = run("practice", "rop-041", "--json").json["items"]
    assert item["id"] == "rop-041"


def test_an_entry_names_its_other_telling_and_a_decision_its_source(run: Run) -> None:
    told = next(entry for entry in published() if same_affair(entry))
    assert "same affair is also told in" in " ".join(run("practice", told.id).out.split())
    assert "https://" in run("practice", "ccf-2025-02").out


def test_the_case_finds_the_example_that_tells_its_facts(run: Run) -> None:
    answer = run("practice", "--case", WORKED, "--on", "2020-06-29", "--json").json
    assert answer["nearest"][0]["id"] == "rop-041"
    assert answer["sought"]["like"] == "worked-case, subject s1"
    text = " ".join(run("practice", "--case", WORKED, "--on", "2020-06-29").out.split())
    assert "Shared:" in text
    assert "Decisive there:" in text


def test_filters_narrow_what_a_case_is_compared_with(run: Run) -> None:
    answer = run("practice", "--case", WORKED, "--on", "2020-06-29", "--outcome", "approved", "--json").json
    assert answer["nearest"]
    assert {item["outcome"] for item in answer["nearest"]} == {"approved"}


def test_a_case_is_compared_with_decisions_when_they_are_asked_for(run: Run) -> None:
    answer = run("practice", "--case", EXAMPLES / "private-debt.toml", "--kind", "commission", "--json").json
    assert {item["kind"] for item in answer["nearest"]} <= {"commission"}


def test_what_is_like_an_entry_leaves_that_entry_out(run: Run) -> None:
    answer = run("practice", "--like", "rop-041", "--json").json
    assert answer["nearest"]
    assert "rop-041" not in {item["id"] for item in answer["nearest"]}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rop-000"], "no published example"),
        (["--like", "rop-000"], "no published example"),
        (["--outcome", "won"], "There are: approved"),
        (["--article", "nonsense"], "RPD 34(3)(d)"),
        (["--factor", "nonsense"], "neutrality"),
        (["the"], "no word"),
        (["--on", "2020-06-29"], "--case"),
        (["--case", WORKED, "--like", "rop-041"], "one of them"),
        (["--case", EXAMPLES / "copied-summary.toml"], "say which one of s1, s2, s3"),
        (["--case", ORDINARY, "--subject", "s9"], "no subject 's9'"),
        (["--case", ORDINARY, "--kind", "court"], "There are: repository"),
        (["--limit", "0"], "0"),
    ],
)
def test_what_cannot_be_answered_is_status_2_with_a_sentence(run: Run, arguments: list[object], says: str) -> None:
    answer = run("practice", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert says in " ".join(answer.err.split())


def test_nothing_published_near_is_said(run: Run, tmp_path: Path) -> None:
    answer = run(
        "practice", "--case", EXAMPLES / "below-threshold.toml", "--on", "2024-05-01", "--factor", "c", "--json"
    ).json
    assert not [item for item in answer["nearest"] if item["near"]]
    assert answer["says"].startswith("Nothing published")


def test_the_schema_is_published(run: Run) -> None:
    assert json.loads(run("schema", "practice").out) == practice_schema()
