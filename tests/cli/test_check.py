"""`fairnotice check` and the lists that it reads."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fairnotice.cli.check_answer import check_schema
from fairnotice.cli.text import columns
from tests.cli.conftest import EXAMPLES, ORDINARY, WORKED, Run
from tests.formats.test_mrz import a_passport


def a_list(path: Path, *entries: dict[str, Any], **changes: Any) -> Path:
    """A list file."""
    listed = {"schema": "fairnotice-list/1", "source": "an invented list", "entries": list(entries), **changes}
    path.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    return path


def an_entry(id: str = "a-1", name: str = "Maelis Corvane", **identity: Any) -> dict[str, Any]:
    """One invented person."""
    return {"id": id, "identities": [{"names": [{"text": name}], "births": ["1979-02-04"], **identity}]}


def test_somebody_alike_is_status_1_with_every_comparison(run: Run) -> None:
    answer = run("check", "Orin Tavesc", "--born", "1986-09-17", "--list", ORDINARY, "--json")
    assert answer.status == 1
    jsonschema.validate(answer.json, check_schema())
    (hit,) = answer.json["hits"]
    assert hit["entry"] == "ordinary/s1"
    assert hit["decision"] == "hit"
    assert {reason["feature"] for reason in hit["reasons"]} >= {"name", "birth"}
    assert answer.json["identified"] is False


def test_a_name_alone_is_worth_a_look_and_never_a_hit(run: Run) -> None:
    answer = run("check", "Orin Tavesk", "--list", ORDINARY, "--json")
    assert [hit["decision"] for hit in answer.json["hits"]] == ["review"]
    assert answer.status == 1


def test_nobody_alike_is_status_0(run: Run) -> None:
    answer = run("check", "Quillon Marbeck", "--list", ORDINARY)
    assert answer.status == 0
    assert "Nobody on it is alike." in answer.out


def test_the_text_fits_80_columns_and_says_that_a_person_verifies(run: Run) -> None:
    out = run("check", "Orin Tavesk", "--born", "1986-09-17", "--list", ORDINARY).out
    assert [line for line in out.splitlines() if columns(line) > 80] == []
    assert "A person compares" in out


def test_a_folder_of_case_files_is_one_list_without_people_known_from_the_press(run: Run) -> None:
    answer = run("check", "Orin Tavesk", "--list", EXAMPLES, "--json")
    assert answer.json["list"]["left_out"] == 1
    assert "1 person known from the press left out" in answer.err
    jsonschema.validate(answer.json, check_schema())


def test_a_person_known_from_the_press_is_never_found(run: Run) -> None:
    with WORKED.open(encoding="utf-8") as file:
        name = next(line.split('"')[1] for line in file if line.startswith("text ="))
    answer = run("check", name, "--list", WORKED, "--json")
    assert answer.status == 0
    assert answer.json["hits"] == []
    assert answer.json["list"] == {"source": answer.json["list"]["source"], "entries": 0, "left_out": 1}
    assert "nothing is compared" in answer.err


def test_a_list_file_is_read_with_names_in_any_script(run: Run, tmp_path: Path) -> None:
    listed = a_list(tmp_path / "list.json", an_entry(name="Маэлис Корван"))
    answer = run("check", "Maelis Korvan", "--born", "1979-02-04", "--list", listed, "--json")
    assert [hit["entry"] for hit in answer.json["hits"]] == ["a-1"]


def test_several_spellings_documents_and_a_calendar_may_be_given(run: Run, tmp_path: Path) -> None:
    papers = [{"kind": "passport", "number": "QX5512093", "country": "NZ"}]
    listed = a_list(tmp_path / "list.json", an_entry(births=["1979-02-04"], documents=papers))
    answer = run(
        "check", "Mael Corv", "Somebody Else", "--document", "passport:QX5512093:NZ", "--sex", "f",
        "--nationality", "NZL", "--born", "1357-11-15", "--calendar", "solar_hijri", "--list", listed, "--json",
    )  # fmt: skip
    assert answer.json["hits"][0]["decision"] == "hit"
    assert answer.json["traveller"]["nationalities"] == ["NZ"]
    assert answer.json["traveller"]["births"] == ["1357-11-15 (solar_hijri)"]
    jsonschema.validate(answer.json, check_schema())


@pytest.mark.parametrize(
    ("born", "says"),
    [
        ("1365-06-26", "looked for as Solar Hijri or Hijri."),
        ("۱۳۶۵-۰۶-۲۶", "looked for as Solar Hijri or Hijri."),
        ("1407-01-13", "looked for as Hijri."),
        ("2529-09-17", "looked for as Buddhist."),
        ("0075-09-17", "looked for as Minguo."),
        ("75-09-17", "looked for in every century and calendar in which it can be."),
    ],
)
def test_a_year_of_another_calendar_is_looked_for_in_each_and_that_is_said(run: Run, born: str, says: str) -> None:
    answer = run("check", "Orin Tavesk", "--born", born, "--list", ORDINARY)
    assert "hit: a person verifies" in answer.out
    assert says in " ".join(answer.out.split())
    told = run("check", "Orin Tavesk", "--born", born, "--list", ORDINARY, "--json").json
    jsonschema.validate(told, check_schema())
    assert [says in note for note in told["notes"]] == [True]


def test_a_stated_calendar_stays_as_it_was_stated(run: Run) -> None:
    given = ("check", "Orin Tavesk", "--born", "1365-06-26", "--list", ORDINARY, "--json")
    stated = run(*given, "--calendar", "gregorian").json
    assert (stated["traveller"]["births"], stated["notes"]) == (["1365-06-26"], [])
    assert run(*given, "--calendar", "solar_hijri").json["traveller"]["births"] == ["1365-06-26 (solar_hijri)"]


@pytest.mark.parametrize(
    "given", [("2999-09-17",), ("2999-09-17", "--calendar", "gregorian"), ("1999-01-01", "--calendar", "hijri")]
)
def test_a_day_that_has_not_come_is_refused(run: Run, given: tuple[str, ...]) -> None:
    answer = run("check", "Orin Tavesk", "--list", ORDINARY, "--born", *given)
    assert answer.status == 2
    assert "born: the day has not come" in answer.err


@pytest.mark.parametrize(
    ("born", "says"),
    [
        ("29-02-1987", "no such day, the month has 28 days in that year"),
        ("1987-02-29", "no such day, the month has 28 days in that year"),
        ("30 February 1987", "no such day, the month has 28 days in that year"),
        ("19870631", "no such day, the month has 30 days in that year"),
        ("1987-13-05", "no such month, a year has 12"),
        ("31-13-1987", "neither number before the year is a month"),
        ("870229", "no such day, whichever part is the year"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_what_is_possible_and_nothing_is_compared(
    run: Run, born: str, says: str
) -> None:
    answer = run("check", "Orin Tavesk", "--born", born, "--list", ORDINARY)
    told = " ".join(answer.err.split())
    assert (answer.status, answer.out) == (2, "")
    assert says in told
    assert "Write the" in told
    assert "is compared" not in told


@pytest.mark.parametrize(
    ("born", "listed", "asks"),
    [
        ("03/04/1980", "1980-04-03", "Which birth date is meant: 3 April or 4 March 1980?"),
        ("03/04/80", "1980-04-03", "Which birth date is meant: 3 April or 4 March 1980?"),
        ("800403", "1980-04-03", "Which birth date is meant: 3 April 1980 or 80-04-03 (Minguo)?"),
        ("03/04/1980", "1980", ""),
        ("04/04/1980", "1980-04-04", ""),
        ("13/04/1980", "1980-04-13", ""),
    ],
)
def test_of_a_birth_date_that_can_be_read_two_ways_it_is_asked_which_where_that_would_decide(
    run: Run, tmp_path: Path, born: str, listed: str, asks: str
) -> None:
    path = a_list(tmp_path / "list.json", an_entry(births=[listed]))
    (hit,) = run("check", "Maelis Corvane", "--born", born, "--list", path, "--json").json["hits"]
    assert [line for line in hit["missing"] if line.startswith("Which birth")] == ([asks] if asks else [])
    text = " ".join(run("check", "Maelis Corvane", "--born", born, "--list", path).out.split())
    assert ("Would decide: Which birth date is meant" in text) is bool(asks)


def test_a_calendar_that_is_not_known_is_told_by_its_own_name_with_those_that_are(run: Run) -> None:
    answer = run("check", "Orin Tavesk", "--born", "1986-09-17", "--calendar", "japanese", "--list", ORDINARY)
    told = " ".join(answer.err.split())
    assert answer.status == 2
    assert "calendar: it is no calendar that is known here; possible are gregorian, hijri, solar_hijri," in told
    assert "born:" not in told


def test_a_name_that_is_shown_in_another_order_is_found_and_that_is_said(run: Run) -> None:
    answer = run("check", "\u202eksevaT nirO\u202c", "--list", ORDINARY)
    assert answer.status == 1
    assert "Name: There are invisible characters" in answer.out
    told = run("check", "\u202eksevaT nirO\u202c", "--list", ORDINARY, "--json").json
    jsonschema.validate(told, check_schema())
    assert told["traveller"]["names"] == ["Orin Tavesk", "ksevaT nirO"]
    assert "U+202E" in told["notes"][0]


@pytest.mark.parametrize(
    "text", ["XQ7714203:UY", "XQ7714203 UY", "passport XQ7714203 UY", "passport:XQ7714203:UY", ":XQ7714203:URY"]
)
def test_a_document_is_given_with_its_country(run: Run, text: str) -> None:
    (paper,) = run("check", "--document", text, "--list", ORDINARY, "--json").json["traveller"]["documents"]
    assert (paper["number"], paper["country"]) == ("XQ7714203", "UY")


def test_that_a_birth_date_in_the_name_is_not_compared_is_said(run: Run) -> None:
    answer = run("check", "Orin Tavesk, 1986-09-17", "--list", ORDINARY)
    assert "Name: There is a number in it, which is not compared" in answer.out


@pytest.mark.parametrize("between", ["\n", "", None], ids=["two lines", "one line", "two names"])
def test_a_machine_readable_zone_in_the_place_of_a_name_is_read_as_one(run: Run, between: str | None) -> None:
    lines = a_passport().split("\n")
    names = lines if between is None else [between.join(lines)]
    answer = run("check", *names, "--list", ORDINARY, "--json").json
    assert [hit["entry"] for hit in answer["hits"]] == ["ordinary/s1"]
    assert answer["traveller"]["names"] == ["ORIN TAVESK"]
    assert len(answer["traveller"]["births"]) == len(answer["traveller"]["documents"]) == 1
    assert "machine readable zone" in answer["notes"][0]


def test_half_a_zone_is_refused_and_what_a_whole_one_is_is_said(run: Run) -> None:
    answer = run("check", "P<URYTAVESK<<ORIN<<<<<<<<<<<<<<<<<<<<<<<<<<<", "--list", ORDINARY)
    assert (answer.status, answer.out) == (2, "")
    assert "two lines of 44 or of 36 characters" in " ".join(answer.err.split())


@pytest.mark.parametrize(
    ("born", "minor"),
    [((), True), (("--born", "1986-09-17"), False), (("--born", str(datetime.now(UTC).year - 17)), True)],
)
def test_beside_a_match_an_uncertain_age_is_said_to_be_possibly_that_of_a_minor(
    run: Run, born: tuple[str, ...], minor: bool
) -> None:
    answer = run("check", "Orin Tavesk", *born, "--list", ORDINARY, "--threshold", "0.5")
    assert ("Possibly a minor" in answer.out) is (minor and answer.status == 1)
    told = run("check", "Orin Tavesk", *born, "--list", ORDINARY, "--json").json
    jsonschema.validate(told, check_schema())
    assert told["traveller"]["possibly_minor"] is minor
    assert "minor" not in run("check", "Quillon Marbeck", *born, "--list", ORDINARY).out


def test_everything_wrong_with_the_traveller_is_told_at_once(run: Run) -> None:
    answer = run(
        "check",
        "Orin Tavesk",
        "--born",
        "1990-13",
        "--nationality",
        "QQ",
        "--sex",
        "q",
        "--document",
        "::",
        "--list",
        ORDINARY,
    )
    assert answer.status == 2
    for place in ("born", "nationality", "sex", "document"):
        assert f"  {place}: " in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"entries": [an_entry(births=["1979-13"])]}, "entries[0].identities[0].births[0]"),
        ({"entries": [{"id": "a"}]}, "entries[0].identities: is missing"),
        ({"entries": [an_entry(), {"id": 7, "identities": []}]}, "entries[1].id"),
        ({"entries": {}}, "entries: is not a list"),
        ({"source": ""}, "source: is missing"),
        ({"extra": 1}, "extra: is not a key"),
        ({"schema": "fairnotice-list/9"}, "schema: is not the schema"),
        ({"entries": [an_entry(name="\u202etext")]}, "entries[0].identities[0].names[0].text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_list_file_is_told_with_the_place(run: Run, tmp_path: Path, change: dict[str, Any], place: str) -> None:
    answer = run("check", "Anybody", "--list", a_list(tmp_path / "list.json", **change))
    assert answer.status == 2
    assert place in answer.err


def test_every_bad_file_of_a_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text("nonsense", encoding="utf-8")
    (tmp_path / "two.json").write_text("{", encoding="utf-8")
    answer = run("check", "Anybody", "--list", tmp_path)
    assert answer.status == 2
    assert "one.toml" in answer.err
    assert "two.json" in answer.err


def test_an_empty_folder_a_file_that_is_not_there_and_two_entries_of_one_id_are_refused(
    run: Run, tmp_path: Path
) -> None:
    assert "holds no case file" in run("check", "Orin Tavesk", "--list", tmp_path).err
    assert "cannot be read" in run("check", "Orin Tavesk", "--list", tmp_path / "gone.json").err
    twice = a_list(tmp_path / "list.json", an_entry(), an_entry())
    answer = run("check", "Orin Tavesk", "--list", twice)
    assert answer.status == 2
    assert "two entries have the id a-1" in answer.err


def test_a_list_nested_past_reason_is_refused_and_never_a_crash(run: Run, tmp_path: Path) -> None:
    deep = tmp_path / "deep.json"
    deep.write_text('{"schema": "fairnotice-list/1", "entries": ' + "[" * 100_000, encoding="utf-8")
    assert run("check", "Orin Tavesk", "--list", deep).status == 2


def test_a_document_alone_is_checked(run: Run, tmp_path: Path) -> None:
    papers = [{"kind": "passport", "number": "XQ1234567", "country": "UY"}]
    listed = a_list(tmp_path / "list.json", an_entry(documents=papers))
    answer = run("check", "--document", "passport:XQ1234567:UY", "--list", listed, "--json")
    assert [hit["decision"] for hit in answer.json["hits"]] == ["hit"]
    jsonschema.validate(answer.json, check_schema())
    assert "1. a-1: hit" in run("check", "--document", "passport:XQ1234567:UY", "--list", listed).out
    nothing = run("check", "--list", listed)
    assert nothing.status == 2
    assert "a check needs a name or a document number" in nothing.err


def test_a_traveller_who_cannot_be_checked_is_refused_before_a_list_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "travellers.csv").write_text("colour\nred\n", encoding="utf-8")
    gone = ("--list", tmp_path / "gone.json")
    for command in (("check", "12345"), ("check",), ("screen", tmp_path / "travellers.csv", "--out", tmp_path / "out")):
        answer = run(*command, *gone)
        assert answer.status == 2
        assert "gone.json" not in answer.err
    assert "name: a name needs at least one letter." in run("check", "12345", *gone).err
    assert "name: one letter, or first letters alone, are too short to be compared" in run("check", "A", *gone).err


def test_a_name_of_one_letter_beside_a_document_is_said_not_to_be_compared(run: Run, tmp_path: Path) -> None:
    entry = an_entry(documents=[{"kind": "passport", "number": "XQ1234567", "country": "UY"}])
    found = run("check", "A", "--document", "passport:XQ1234567:UY", "--list", a_list(tmp_path / "list.json", entry))
    assert "are too short to" in found.out
    assert "hit" in found.out


# Thresholds


def test_the_answer_names_the_thresholds_that_held_for_each_list(run: Run, tmp_path: Path) -> None:
    lists = [("--list", a_list(tmp_path / name, an_entry(), source=name)) for name in ("un", "court")]
    command = ("check", "Maelis Korvan", "--born", "1979-02-04", *lists[0], *lists[1], "--json")
    plain = run(*command).json
    assert [one["thresholds"]["hit"] for one in plain["lists"]] == [0.8, 0.8]
    assert [one["thresholds"]["least_bits"] for one in plain["lists"]] == [None, None]
    assert [hit["decision"] for hit in plain["hits"]] == ["hit", "hit"]
    limit = ("--max-alerts-per-day", "court=0.000001", "--travellers-per-day", "100000")
    own = run(*command, "--threshold", "un=1", *limit)
    jsonschema.validate(own.json, check_schema())
    assert [(one["source"], one["thresholds"]["hit"]) for one in own.json["lists"]] == [("un", 1.0), ("court", 0.8)]
    assert [one["thresholds"]["least_bits"] for one in own.json["lists"]] == [None, pytest.approx(36.5, abs=0.1)]
    assert [(hit["list"], hit["decision"]) for hit in own.json["hits"]] == [("un", "review")]


def test_nobody_is_said_to_be_alike_only_where_nothing_was_left_out(run: Run, tmp_path: Path) -> None:
    command = ("check", "Maelis Korvan", "--list", a_list(tmp_path / "list.json", an_entry()))
    limited = run(*command, "--max-alerts-per-day", "0.000001", "--travellers-per-day", "100000")
    assert limited.status == 0
    assert "Nobody on it is alike with enough evidence to be shown." in limited.out
    assert "bits of evidence on" in limited.err


def test_a_limit_leaves_out_nobody_whose_document_is_listed(run: Run, tmp_path: Path) -> None:
    papers = [{"kind": "passport", "number": "XQ7714203", "country": "UY"}]
    listed = a_list(tmp_path / "list.json", an_entry(documents=papers))
    limit = ("--max-alerts-per-day", "0.000001", "--travellers-per-day", "1000000000")
    answer = run("check", "Somebody Else", "--document", "passport:XQ7714203:UY", "--list", listed, *limit, "--json")
    assert [hit["decision"] for hit in answer.json["hits"]] == ["hit"]


def test_thresholds_of_a_list_that_is_not_given_are_refused(run: Run, tmp_path: Path) -> None:
    answer = run("check", "Orin Tavesk", "--list", a_list(tmp_path / "list.json", an_entry()), "--threshold", "un=0.9")
    assert answer.status == 2
    assert "no list 'un'; the lists are: 'an invented list'" in answer.err


def test_how_often_an_answer_is_right_rests_on_a_stated_assumption(run: Run) -> None:
    asked = ("check", "Orin Tavesk", "--born", "1986-09-17", "--list", ORDINARY)
    usual, rare, common = (run(*asked, *more, "--json").json for more in ((), *RARE_AND_COMMON))
    assert [answer["one_listed_in"] for answer in (usual, rare, common)] == [10_000, 10**9, 20]
    likely = [answer["hits"][0]["likelihood"] for answer in (rare, usual, common)]
    assert likely == sorted(set(likely)), "the rarer a listed traveller, the likelier it is another person"
    assert len({answer["hits"][0]["bits"] for answer in (usual, rare, common)}) == 1
    assert "Where one traveller in 1,000,000,000" in " ".join(run(*asked, *RARE_AND_COMMON[0]).out.split())


RARE_AND_COMMON = (("--one-listed-in", "1000000000"), ("--one-listed-in", "20"))


def test_one_word_of_a_longer_name_is_said_to_be_too_little(run: Run) -> None:
    answer = run("check", "Tavesk", "--list", ORDINARY)
    assert "one word of a longer name is too little to show anybody" in " ".join(answer.out.split())
    assert "one word" not in run("check", "Tavesk", "--born", "1986-09-17", "--list", ORDINARY).out
    told = run("check", "Tavesk", "--list", ORDINARY, "--json").json
    jsonschema.validate(told, check_schema())
    assert ["one word of a longer name" in note for note in told["notes"]] == [True]


def test_the_calendar_of_a_date_is_named_and_its_gregorian_day_is_shown(run: Run) -> None:
    answer = run("check", "Orin Tavesk", "--born", "1365-06-26", "--calendar", "solar_hijri", "--list", ORDINARY)
    text = " ".join(answer.out.split())
    assert "1365-06-26 (Solar Hijri)" in text
    assert "Converted from the Solar Hijri calendar: 17 September 1986." in text
    assert "solar_hijri" not in text
