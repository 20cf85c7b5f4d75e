"""`fairnotice review`: exit statuses, the published JSON, text on 80 columns, bad input."""

from pathlib import Path

import jsonschema
import pytest

from fairnotice.cli.text import columns
from fairnotice.law.review_json import review_schema
from tests.cli.conftest import EXAMPLES, ORDINARY, WORKED, Run

EXAMPLE_FILES = sorted(EXAMPLES.glob("*.toml"))
STATUSES = {
    "worked-case": 1,
    "below-threshold": 1,
    "private-debt": 1,
    "refugee": 1,
    "ordinary": 0,
    "copied-summary": 0,
}


def day_of(path: Path) -> str:
    return "2020-06-29" if path == WORKED else "2024-05-01"


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_every_example_ends_with_the_status_of_its_recommendation(run: Run, path: Path) -> None:
    answer = run("review", path, "--on", day_of(path), "--json")
    assert answer.status == STATUSES[path.stem]
    refused = any(review["recommendation"] == "refuse" for review in answer.json["reviews"])
    assert refused == (answer.status == 1)


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_the_json_of_every_example_is_as_its_schema_says_and_alone(run: Run, path: Path) -> None:
    answer = run("review", path, "--on", day_of(path), "--json")
    jsonschema.validate(answer.json, review_schema())
    assert answer.err == ""


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_the_text_fits_80_columns_and_says_that_it_is_an_example(run: Run, path: Path) -> None:
    lines = run("review", path, "--on", day_of(path)).out.splitlines()
    assert [line for line in lines if columns(line) > 80] == []
    assert lines[0].startswith("EXAMPLE: ")


def test_the_text_tells_every_ground_bar_weighing_question_and_turning_point(run: Run) -> None:
    (review,) = run("review", WORKED, "--on", "2020-06-29", "--json").json["reviews"]
    text = " ".join(run("review", WORKED, "--on", "2020-06-29").out.split())
    wanted = [question["ask"] for question in review["questions"]]
    wanted += [f"[{finding['rule']}]" for finding in review["findings"] if finding["outcome"] != "met"]
    wanted += [turning["on"] for turning in review["changes_on"]]
    wanted += [like["where"] for like in review["practice"]]
    wanted += [review["without_office"], review["leaning_step"]["says"]]
    assert [words for words in wanted if " ".join(words.split()) not in text] == []


def a_debt_called_fraud(tmp_path: Path, more: str = "") -> Path:
    debt = (EXAMPLES / "private-debt.toml").read_text(encoding="utf-8")
    case = tmp_path / "debt.toml"
    case.write_text(debt.replace('category = "private_debt"', 'category = "fraud"') + more, encoding="utf-8")
    return case


def test_a_debt_that_is_called_fraud_is_put_to_people(run: Run, tmp_path: Path) -> None:
    text = " ".join(run("review", a_debt_called_fraud(tmp_path)).out.split())
    assert "Recommends: judge" in text
    assert "against: An account says that the person gained nothing." in text
    assert "What a charge is called does not settle it" in text


def test_a_statement_that_no_rule_read_is_listed_in_text_and_in_json(run: Run, tmp_path: Path) -> None:
    said = '\n[[statements]]\nid = "cheque"\nabout = "act.cheque_large"\nvalue = false\nby = "the defence"\n'
    said += 'words = "There was no cheque."\nsource = "warrant"\n'
    case = a_debt_called_fraud(tmp_path, said)
    text = " ".join(run("review", case).out.split())
    assert "Stated and read by no rule (2)" in text
    assert '"There was no cheque." (the defence' in text
    (review,) = run("review", case, "--json").json["reviews"]
    assert [(one["about"], one["value"]) for one in review["read_by_no_rule"]] == [
        ("person.domestic_immunity", False),
        ("act.cheque_large", False),
    ]


def test_what_lacks_the_same_thing_is_told_together(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "name.toml"
    case.write_text(
        'schema = "fairnotice-case/1"\nid = "name"\ntitle = "A name"\n'
        '[request]\nkind = "red"\n[request.requester]\nname = "National Central Bureau of Uruguay"\ncountry = "UY"\n'
        '[[subjects]]\nid = "s1"\nreality = "invented"\n[[subjects.identities]]\nnames = [{text = "Bastin Corvale"}]\n',
        encoding="utf-8",
    )
    text = " ".join(run("review", case).out.split())
    assert text.count("neither a charge nor a fact") == 1
    assert "Met (2)" in text


def test_every_fact_is_told_once_with_whose_word_it_is(run: Run) -> None:
    text = run("review", WORKED, "--on", "2020-06-29").out
    assert text.count("nothing short of a political") == 1
    assert "press reporting only" in text


def test_two_instants_give_two_answers(run: Run) -> None:
    before = run("review", WORKED, "--on", "2020-06-29", "--json").json["reviews"][0]
    after = run("review", WORKED, "--on", "2021-01-21", "--known", "2020-06-29", "--json").json
    assert after["known"].startswith("2020-06-30T00:00")
    assert before["recommendation"] == "refuse"
    assert after["reviews"][0]["recommendation"] == "judge"


def test_a_day_given_as_known_ends_in_the_zone_of_the_answer(run: Run) -> None:
    answer = run("review", WORKED, "--on", "2020-06-29", "--known", "2020-06-29", "--zone", "Asia/Tehran", "--json")
    assert answer.json["known"].startswith("2020-06-29T19:30")
    assert answer.json["zone"] == "Asia/Tehran"


def test_one_subject_can_be_asked_for(run: Run) -> None:
    answer = run("review", EXAMPLES / "copied-summary.toml", "--subject", "s2", "--json")
    assert [review["subject"] for review in answer.json["reviews"]] == ["s2"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["review", ORDINARY, "--subject", "s9"], "It has: s1"),
        (["review", ORDINARY, "--on", "2024-02-30"], "no calendar has"),
        (["review", ORDINARY, "--on", "May"], "such as 2020-06-29"),
        (["review", ORDINARY, "--known", "2024-05-01T12:00:00"], "no time zone"),
        (["review", ORDINARY, "--zone", "Mars/Olympus"], "not a time zone"),
        (["review", "nowhere.toml"], "cannot be read"),
        (["review"], "Missing argument"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_unusable_input_is_status_2_with_a_sentence_and_nothing_on_standard_output(
    run: Run, arguments: list[object], says: str
) -> None:
    answer = run(*arguments)
    assert answer.status == 2
    assert says in answer.err
    assert answer.out == ""


def test_a_bad_file_is_told_with_every_problem_and_its_place(run: Run, tmp_path: Path) -> None:
    text = ORDINARY.read_text(encoding="utf-8")
    bad = tmp_path / "bad.toml"
    bad.write_text(text.replace('kind = "red"', 'kind = "purple"').replace('"15 years"', '"long"'), encoding="utf-8")
    answer = run("review", bad, "--json")
    assert answer.status == 2
    assert "request.kind" in answer.err
    assert "warrants[0].offences[0].max_penalty" in answer.err
    assert answer.out == ""


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_what_would_change_it_fits_80_columns_says_for_whom_it_is_and_leaves_the_status(run: Run, path: Path) -> None:
    answer = run("review", path, "--on", day_of(path), "--would-change")
    assert answer.status == STATUSES[path.stem]
    assert [line for line in answer.out.splitlines() if columns(line) > 80] == []
    assert "it goes to no requester" in " ".join(answer.out.split())
    assert "What would change it" in answer.out


def test_the_day_on_which_the_worked_case_turns_is_what_would_change_it(run: Run) -> None:
    answer = run("review", WORKED, "--on", "2020-06-29", "--would-change", "--json").json
    jsonschema.validate({key: value for key, value in answer.items() if key != "would_change"}, review_schema())
    (found,) = answer["would_change"].values()
    first = found["turns"][0]
    assert [supposed["doubt"] for supposed in first["if"]] == ["dated"]
    assert "21 January 2021 has come" in first["if"][0]["says"]
    assert (found["recommendation"], first["recommendation"]) == ("refuse", "judge")
    assert {"before": "not_met", "after": None}.items() <= first["flips"][-1].items()


def test_the_text_shows_the_first_sets_and_all_of_them_when_asked(run: Run) -> None:
    short = run("review", ORDINARY, "--on", "2024-05-01", "--would-change").out
    whole = run("review", ORDINARY, "--on", "2024-05-01", "--would-change", "--all").out
    many = len(
        run("review", ORDINARY, "--on", "2024-05-01", "--would-change", "--json").json["would_change"]["s1"]["turns"]
    )
    assert short.count("  - If: ") == 5
    assert f"  and {many - 5} more (--all)." in short
    assert whole.count("  - If: ") == many
    assert "--all" not in whole
    assert "sanction rests" not in short


def test_all_goes_with_would_change_only(run: Run) -> None:
    answer = run("review", ORDINARY, "--all")
    assert (answer.status, answer.out) == (2, "")
    assert "--all goes with --would-change" in answer.err


def test_below_the_threshold_the_waiver_is_named_with_who_may_take_it(run: Run) -> None:
    text = " ".join(run("review", EXAMPLES / "below-threshold.toml", "--would-change").out.split())
    assert "If: The secretariat, after consulting the requester, waives" in text
    assert "No set of at most three" not in text


def test_without_being_asked_a_review_says_nothing_of_what_would_change_it(run: Run) -> None:
    answer = run("review", WORKED, "--on", "2020-06-29", "--json").json
    assert "would_change" not in answer
    assert "What would change it" not in run("review", WORKED, "--on", "2020-06-29").out
