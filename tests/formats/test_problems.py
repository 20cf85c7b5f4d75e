"""Every problem of a case file at once: where it is, what is wrong, what is allowed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairnotice.domain.errors import Unusable
from fairnotice.domain.subject import Sex
from fairnotice.formats.dossier import dossier_from, parse_dossier, read_dossier
from tests.builders import base_case

Case = dict[str, Any]


def problems(case: object) -> list[str]:
    """The problems of a case, as lines."""
    with pytest.raises(Unusable) as caught:
        dossier_from(case)
    return [str(problem) for problem in caught.value.problems]


def changed(change: Callable[[Case], object]) -> list[str]:
    """The problems of the ordinary case after one change."""
    case = base_case()
    change(case)
    return problems(case)


def subject(case: Case) -> Case:
    found: Case = case["subjects"][0]
    return found


def identity(case: Case) -> Case:
    found: Case = subject(case)["identities"][0]
    return found


ONE_PROBLEM: list[tuple[Callable[[Case], object], str]] = [
    (lambda c: c.pop("schema"), 'schema: is missing. Allowed: schema = "fairnotice-case/1".'),
    (
        lambda c: c.update(schema="fairnotice-case/2"),
        "schema: is not the schema that this program reads. Allowed: fairnotice-case/1.",
    ),
    (lambda c: c.pop("title"), "title: is missing: the title, in one line."),
    (lambda c: c.update(title=""), "title: is empty. Allowed: some text."),
    (lambda c: c.update(title=7), "title: is not text. Allowed: text."),
    (lambda c: c["request"].update(knd="red"), "request.knd: is not a key of this table. Did you mean 'kind'?"),
    (lambda c: identity(c).update(sex="femal"), "subjects[0].identities[0].sex: 'femal' is not in the list. Did you"),
    (lambda c: identity(c).update(sex="femal"), "Allowed: female, male, other."),
    (lambda c: subject(c).update(status="accused"), "subjects[0].status: 'accused' is not in the list."),
    (lambda c: subject(c).update(status="accused"), "convicted, charged, suspect, criminal_history, witness"),
    (lambda c: c["request"].update(purpose="arest"), "request.purpose: 'arest' is not in the list. Did you mean 'arr"),
    (
        lambda c: c["request"]["metadata"].update(confidentiality="SECRET"),
        "request.metadata.confidentiality: 'SECRET' is not in the list. Allowed: OFFICIAL_USE_ONLY, RESTRICTED, CONF",
    ),
    (lambda c: c["request"]["metadata"].update(retention_months=0), "request.metadata.retention_months: is too small."),
    (lambda c: c["request"]["metadata"].update(retention_months="60"), "retention_months: is not a whole number."),
    (lambda c: c["request"].update(public_extract="yes"), "request.public_extract: is neither true nor false."),
    (
        lambda c: identity(c)["births"].append("1985-13"),
        "identities[0].births[1]: is a date that this calendar does not",
    ),
    (
        lambda c: identity(c)["births"].append("3 May 1972"),
        "identities[0].births[1]: is not a date as text. Allowed: te",
    ),
    (lambda c: identity(c)["births"].append(1972), "identities[0].births[1]: is not a date as text."),
    (
        lambda c: identity(c)["births"].append({"date": "1350-02-01", "calendar": "solar_hijiri"}),
        "births[1]: names a calendar that is not known. Did you mean 'solar_hijri'? Allowed: gregorian, hijri, solar",
    ),
    *(
        (
            lambda c, date=date: identity(c)["births"].append(date),
            "births[1]: is in a year in which nobody living was born, and names no calendar. "
            f"Allowed: {{date = '…', calendar = …}} with {calendars}, in which it can be.",
        )
        for date, calendars in (
            ("1365-06-26", "'solar_hijri' or 'hijri'"),
            ("0075-09-17", "'minguo'"),
            ("2529", "'buddhist'"),
        )
    ),
    (
        lambda c: identity(c)["births"].append("1800-01-01"),
        "births[1]: is in a year in which nobody living was born, in any calendar. Allowed: te",
    ),
    (
        lambda c: identity(c)["births"].append({"date": "1800", "calendar": "gregorian"}),
        "births[1]: is in a year of its calendar in which nobody living was born.",
    ),
    (
        lambda c: identity(c)["births"].append({"date": "1986-09-17", "calendar": "solar_hijri"}),
        "births[1]: is in a year of its calendar in which nobody living was born.",
    ),
    (lambda c: identity(c)["births"].append({"day": "1350"}), "births[1]: is a table with other keys than date and"),
    (
        lambda c: identity(c).update(nationalities=["IRN"]),
        "nationalities[0]: 'IRN' is not a country code. Did you mean",
    ),
    (lambda c: identity(c).update(nationalities=["pt"]), "Did you mean 'PT'?"),
    (lambda c: identity(c).update(nationalities=["QQ"]), "'QQ' is not a country code. Allowed: two letters"),
    (lambda c: identity(c).update(nationalities="PT"), "nationalities: is not a list. Allowed: a list."),
    (lambda c: c.update(subjects=c["subjects"][0]), "subjects: is not a list. Allowed: [[subjects]] in TOML, a list"),
    (lambda c: c.update(subjects=[]), "subjects: is empty. Allowed: at least 1."),
    (lambda c: c.update(subjects=["Orin"]), "subjects[0]: is not a table."),
    (
        lambda c: identity(c)["names"][0].update(script="Arabic"),
        "names[0].script: 'Arabic' is not written as it must be.",
    ),
    (lambda c: identity(c)["names"][0].update(language="Farsi!"), "Allowed: BCP 47"),
    (lambda c: identity(c)["names"][0].update(text="A" * 301), "names[0].text: is too long. Allowed: at most 300 char"),
    (lambda c: c["incident"].update(what="A" * 20_001), "incident.what: is too long. Allowed: at most 20000"),
    (lambda c: c["warrants"][0].update(issued="2024-02-30"), "warrants[0].issued: is a day that no calendar has."),
    (lambda c: c["warrants"][0].update(issued="20240230"), "warrants[0].issued: is not a day. Allowed: a day such as"),
    (
        lambda c: c["warrants"][0]["offences"][0].update(max_penalty="two years"),
        "warrants[0].offences[0].max_penalty: 'two years' is not a penalty. Allowed: text such as '24 months'",
    ),
    (lambda c: c["warrants"][0]["offences"][0].update(max_penalty=24), "max_penalty: is not a penalty as text."),
    (
        lambda c: c["warrants"][0].update(learnt="2024-02-12T10:00:00"),
        "warrants[0].learnt: has no time zone. Allowed: a",
    ),
    (lambda c: c["warrants"][0].update(learnt="2024-02-12"), "warrants[0].learnt: is not an instant."),
    (lambda c: c["warrants"][0].update(learnt="2024-02-12T25:00:00Z"), "is an instant that no calendar or clock has."),
    (
        lambda c: c["warrants"][0].update(id="w 1"),
        "warrants[0].id: 'w 1' is not written as it must be. Allowed: 1 to 64",
    ),
    # across the file
    (lambda c: c.update(sources="file"), "sources: is not a list. Allowed: a list."),
    (lambda c: c["sources"].append(c["sources"][0]), "sources[3].id: 'file' is the id of another source as well."),
    (lambda c: c["statements"].append(c["statements"][0]), "statements[7].id: 'says-act-state-operation' is the id of"),
    (
        lambda c: c["warrants"].append({**c["warrants"][0], "id": "w2"}),
        "offences[0].id: 'o1' is the id of another offence",
    ),
    (lambda c: c["statements"][0].update(about="act.state_operatoin"), "Did you mean 'act.state_operation'?"),
    (lambda c: c["statements"][0].update(value="maybe"), "statements[0].value: 'maybe' is not a value of act.state_op"),
    (
        lambda c: c["statements"][0].update(about="act.speech_target", value="privat"),
        "'privat' is not a value of act.speech_target. Did you mean 'private'? "
        "Allowed: state, private, religion, group.",
    ),
    (lambda c: c["statements"][0].update(about="act.speech_target", value=True), "'True' is not a value of act.speech"),
    (lambda c: c["statements"][0].update(value=1), "statements[0].value: is not a coded value."),
    (
        lambda c: c["statements"][0].update(source="fil"),
        "statements[0].source: 'fil' is not a source of this file. Did",
    ),
    (
        lambda c: identity(c).update(sources=["file", "x"]),
        "identities[0].sources[1]: 'x' is not a source of this file.",
    ),
    (lambda c: c["statements"][0].update(subject="s9"), "statements[0].subject: 's9' is not a subject of this file."),
    (
        lambda c: c["warrants"][0].update(subjects=["s9"]),
        "warrants[0].subjects[0]: 's9' is not a subject of this file.",
    ),
    (lambda c: c["warrants"][0].update(subjects=[]), "warrants[0].subjects: is empty."),
    (lambda c: c["warrants"][0].update(subjects=["s1", "s1"]), "warrants[0].subjects: names a subject twice."),
    (lambda c: c["warrants"][0].update(at_least=0), "warrants[0].at_least: '0' is below the 1 people that it names."),
    (
        lambda c: c.update(positions=[{"by": "UY", "kind": "protest", "ground": "politics"}]),
        "positions[0].ground: 'politics' is not in the list. Did you mean 'political'?",
    ),
    (
        lambda c: subject(c).update(
            offices=[{"kind": "minister", "title": "M", "state": "UY", "began": "2020-01-02", "ended": "2020-01-01"}]
        ),
        "subjects[0].offices[0].ended: the office ends before it begins.",
    ),
    (
        lambda c: subject(c).update(
            protections=[{"kind": "refugee", "holds": {"begins": "2020-01-02", "ends": "2020-01-01"}}]
        ),
        "subjects[0].protections[0].holds.ends: ends before it begins.",
    ),
    (
        lambda c: c["statements"][0].update(holds={"begins": "2020-01-02", "ends": "2020-01-01"}),
        "statements[0].holds.ends: ends before it begins.",
    ),
]


@pytest.mark.parametrize(("change", "line"), ONE_PROBLEM, ids=[line[:60] for _, line in ONE_PROBLEM])
def test_one_mistake_is_one_problem_that_says_where_and_what_is_allowed(
    change: Callable[[Case], object], line: str
) -> None:
    found = changed(change)
    assert len(found) == 1
    assert line in found[0]


def test_all_problems_come_at_once_those_of_the_form_and_those_across_the_file() -> None:
    def change(case: Case) -> None:
        case["reqest"] = {}
        identity(case)["births"] = ["1985-13"]
        identity(case)["names"][0]["text"] = "Orin\x00"
        case["statements"][0]["source"] = "nowhere"
        case["warrants"][0]["at_least"] = 0
        case["warrants"][0]["subjects"] = ["s1", "s7"]

    places = [line.split(": ")[0] for line in changed(change)]
    assert places == [
        "reqest",
        "statements[0].source",
        "subjects[0].identities[0].births[0]",
        "subjects[0].identities[0].names[0].text",
        "warrants[0].at_least",
        "warrants[0].subjects[1]",
    ]


def test_a_particular_of_a_person_is_never_repeated() -> None:
    def change(case: Case) -> None:
        identity(case)["births"] = ["1986-19-17"]
        identity(case)["names"][0]["text"] = "Tavesk\u202e"
        identity(case)["documents"][0]["number"] = "XQ7714203" * 100
        subject(case)["participation"]["when"] = "17 of September 1986"

    text = "\n".join(changed(change))
    assert "births[0]" in text
    assert not any(particular in text for particular in ("1986", "Tavesk", "XQ77"))


@pytest.mark.parametrize("word", ["former", "kosovo"])
def test_former_states_and_kosovo_are_countries(word: str) -> None:
    case = base_case()
    identity(case)["nationalities"] = ["YU", "SU"] if word == "former" else ["XK"]
    assert dossier_from(case).subjects[0].nationalities == tuple(identity(case)["nationalities"])


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("Ta\x00vesk", "U+0000"),
        ("Ta\x1bvesk", "U+001B"),
        ("Ta\nvesk", "U+000A"),
        ("Ta\x85vesk", "U+0085"),
        ("Ta\ud800vesk", "U+D800 (half of a surrogate pair)"),
        ("Ta\u202evesk", "U+202E (right-to-left override)"),
        ("Ta\u2066vesk", "U+2066 (left-to-right isolate)"),
    ],
)
def test_a_name_with_a_character_that_is_not_text_is_refused_by_its_code(bad: str, code: str) -> None:
    found = changed(lambda case: identity(case)["names"][0].update(text=bad))
    assert found == [f"subjects[0].identities[0].names[0].text: holds characters that are not text: {_code(code)}."]


def _code(code: str) -> str:
    return code if "(" in code else f"{code} (control character)"


def test_a_direction_mark_in_a_longer_text_is_kept_but_an_override_is_not() -> None:
    case = base_case()
    case["incident"]["what"] = "He said \u2067سلام\u2069 and left.\n"
    assert dossier_from(case).incident is not None
    case["incident"]["what"] = "He said \u202eolleh\u202c and left."
    assert "U+202E (right-to-left override)" in problems(case)[0]


@pytest.mark.parametrize("bomb", ["a" + "\u0301" * 21, "a" + "\u0301\u200d" * 11, "\u200b" * 21 + "a"])
def test_a_heap_of_marks_is_refused(bomb: str) -> None:
    found = changed(lambda case: identity(case)["names"][0].update(text=bomb))
    assert "more than 20 combining or invisible characters in a row" in found[0]


@pytest.mark.parametrize("name", ["   ", "\u200c\u200d", "\u00a0", "\u0301"])
def test_a_name_that_cannot_be_seen_is_refused(name: str) -> None:
    found = changed(lambda case: identity(case)["names"][0].update(text=name))
    assert found == ["subjects[0].identities[0].names[0].text: holds no character that can be seen."]


def test_a_key_is_shown_so_that_a_terminal_does_not_act_on_it() -> None:
    found = changed(lambda case: case.update({"\x1b[2Jtitle": 1}))
    assert found[0].startswith("'\\x1b[2Jtitle': is not a key of this table.")


@pytest.mark.parametrize("data", [None, [], "text", 7])
def test_what_is_not_a_table_is_refused(data: object) -> None:
    assert problems(data)[0].startswith("the file: is not a table.")


def test_unknown_and_a_missing_key_mean_the_same() -> None:
    case, other = base_case(), base_case()
    identity(case)["sex"] = "unknown"
    del identity(other)["sex"]
    assert dossier_from(case) == dossier_from(other)
    assert not isinstance(dossier_from(case).subjects[0].identities[0].sex, Sex)


def test_unknown_is_not_said_where_the_law_knows_no_unknown() -> None:
    assert "'unknown' is not in the list" in changed(lambda case: case["request"].update(kind="unknown"))[0]


def refused(text: str | bytes, form: Any = "toml") -> str:
    with pytest.raises(Unusable) as caught:
        parse_dossier(text, form=form)
    return str(caught.value)


def test_a_syntax_error_of_toml_has_its_line_and_column() -> None:
    assert "line 2, column 6: Invalid value." in refused('title = "x"\nid = \n')
    assert "line 2, column 7: Cannot overwrite a value." in refused("id = 1\nid = 2\n")
    assert "line 2, at its end: Cannot overwrite a value." in refused("id = 1\nid = 2")


def test_a_day_in_toml_that_no_calendar_has_gets_its_place() -> None:
    assert "line 1, column 9: Invalid date or datetime." in refused("filed = 2024-02-30\n")
    case = base_case()
    identity(case)["births"] = [{"date": date(1350, 2, 1), "calendar": "solar_hijri"}]
    assert str(dossier_from(case).subjects[0].births[0]) == "1350-02-01 (solar_hijri)"


def test_a_syntax_error_of_json_has_its_line_and_column() -> None:
    assert "line 2, column 7" in refused('{\n"id": }', "json")


def test_a_key_that_stands_twice_in_json_is_refused() -> None:
    assert "title: the key 'title' stands twice in one table." in refused('{"title": "a", "title": "b"}', "json")


def test_what_is_not_utf_8_is_refused_with_the_line() -> None:
    assert "line 2: is not UTF-8. Allowed: save the file as UTF-8." in refused(b'title = "x"\nsummary = "\xe9"\n')
    assert "is not UTF-8" in refused("title = 1".encode("utf-16"))


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text("\ufeff" + json.dumps(base_case()), encoding="utf-8")
    assert read_dossier(path) == dossier_from(base_case())


def test_a_file_without_a_known_ending_is_read_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "case"
    path.write_text("\n  " + json.dumps(base_case()), encoding="utf-8")
    assert read_dossier(path).id == "ordinary"


def test_a_file_that_is_not_there_or_is_a_folder_gives_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path, Path("a\x00b")):
        with pytest.raises(Unusable, match=r"cannot be read|no path has"):
            read_dossier(path)
