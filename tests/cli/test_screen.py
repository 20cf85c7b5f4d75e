"""`fairnotice screen`: a file of travellers in, one JSON line a hit out."""

import json
from pathlib import Path

import jsonschema
import pytest

from fairnotice.bulk.rows import open_rows
from fairnotice.cli.check_answer import reasons_schema
from tests.cli.conftest import ORDINARY, Run

CSV = """id,name,born,nationality,document,document_kind,document_country
t-1,Orin Tavesk,1986-09-17,UY,,,
t-2,Quillon Marbeck,1990,NZ,,,
,Somebody Else,,,XQ7714203,passport,UY
"""
LINES = """{"id": "t-1", "names": ["Nobody", "Orin Tavesk"], "born": "1986-09-17", "nationality": "UY"}
{"id": "t-2", "name": "Quillon Marbeck", "born": 1990}

{"family": "Tavesque", "given": "Orhin", "born": "1988"}
"""
SCHEMA = {
    "type": "object",
    "properties": {
        "traveller": {"type": ["string", "integer"]},
        "entry": {"type": "string"},
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "bits": {"type": "number"},
        "decision": {"enum": ["hit", "review"]},
        "reasons": reasons_schema(),
        "possibly_minor": {"const": True},  # of an uncertain age alone
    },
    "required": ["traveller", "entry", "score", "bits", "decision", "reasons"],
    "additionalProperties": False,
}


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("name", "text"), [("t.csv", CSV), ("t.jsonl", LINES)])
def test_rows_of_either_form_become_one_line_a_hit(run: Run, tmp_path: Path, name: str, text: str) -> None:
    travellers, out = tmp_path / name, tmp_path / "hits.jsonl"
    travellers.write_text(text, encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert answer.status == 0
    assert answer.out == ""
    assert "3 travellers, 2 lines" in answer.err
    lines = lines_of(out)
    for line in lines:
        jsonschema.validate(line, SCHEMA)
    assert [line["traveller"] for line in lines] == ["t-1", 3]


def test_hits_are_status_1_only_where_that_was_asked_for(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text(CSV, encoding="utf-8")
    assert run("screen", travellers, "--list", ORDINARY, "--out", out, "--fail-on-hit").status == 1
    travellers.write_text("name\nQuillon Marbeck\n", encoding="utf-8")
    assert run("screen", travellers, "--list", ORDINARY, "--out", out, "--fail-on-hit").status == 0
    assert out.read_text(encoding="utf-8") == ""


def test_a_higher_threshold_makes_hits_into_reviews(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text("name,born\nOrin Tavesc,1986-09-17\n", encoding="utf-8")
    run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert [line["decision"] for line in lines_of(out)] == ["hit"]
    run("screen", travellers, "--list", ORDINARY, "--out", out, "--threshold", "0.999")
    assert [line["decision"] for line in lines_of(out)] == ["review"]


BAD = "name,born,nationality\nAda Brix,1990-13,QQ\nOrin Tavesk,1986-09-17,\n,,\n12345,,\n"
PLACES = ("row 1, born", "row 1, nationality", "row 3, traveller", "row 4, name")
TOLD = ("row 1 (line 2), born", "row 1 (line 2), nationality", "row 3 (line 4), traveller", "row 4 (line 5), name")


def test_bad_rows_are_told_and_kept_beside_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text(BAD, encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert answer.status == 0
    assert [line["traveller"] for line in lines_of(out)] == [2]
    assert [line["where"] for line in lines_of(tmp_path / "hits.jsonl.problems.jsonl")] == list(PLACES)
    assert all(place in answer.err for place in TOLD)
    assert "2 rows not checked, 1 row checked without what could not be read (4 problems)" in answer.err
    travellers.write_text(CSV, encoding="utf-8")
    assert run("screen", travellers, "--list", ORDINARY, "--out", out).status == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hits.jsonl", "t.csv"], (
        "no problems of another job stay"
    )


def test_a_row_with_more_cells_than_the_heading_is_told_with_its_line_and_not_checked(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text("name,born\nTavesk, Orin,1986-09-17\nOrin Tavesk,1986-09-17,\n", encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert [line["traveller"] for line in lines_of(out)] == [2], "an empty cell more says nothing and hides nobody"
    (told,) = lines_of(tmp_path / "hits.jsonl.problems.jsonl")
    assert (told["row"], told["line"]) == (1, 2)
    assert told["wrong"] == "has 3 cells where the heading has 2: is a comma in no quotation marks?"
    assert "1 row not checked" in answer.err


def test_an_object_is_never_read_as_the_text_of_a_name(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.jsonl", tmp_path / "hits.jsonl"
    rows: list[dict[str, object]] = [
        {"id": "a", "name": {"given": "Orin", "family": "Tavesk"}, "born": "1986-09-17"},
        {"id": {"n": 5}, "names": ["Orin Tavesk", {"text": "Lena"}], "nationality": [["UY"]], "born": "1986-09-17"},
        {"id": "c", "name": "Orin Tavesk", "born": {"date": "1365-06-26", "calendar": "solar_hijri"}},
    ]
    travellers.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert [line["traveller"] for line in lines_of(out)] == [2, "c"]
    told = [(line["where"], line["wrong"]) for line in lines_of(tmp_path / "hits.jsonl.problems.jsonl")]
    said = "is an object where text or a list of texts is expected: it is left out."
    assert told[0] == ("row 1, name", said)
    assert [where for where, _wrong in told] == [
        "row 1, name", "row 1, traveller", "row 2, id", "row 2, name", "row 2, nationality"
    ]  # fmt: skip
    assert "1 row not checked, 1 row checked without" in answer.err


PARTLY = """name,born,nationality,sex,document
Orin Tavesk,1986-09-17,ZZ9,,
Orin Tavesk,1986-09-17,,q,
Orin Tavesk,soon,,,
Orin Tavesk,2999-09-17,,,
,1986-09-17,UY,,
"""


def test_what_cannot_be_read_is_told_and_the_rest_of_the_row_is_checked(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text(PARTLY, encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert [line["traveller"] for line in lines_of(out)] == [1, 2, 3, 4]
    told = lines_of(tmp_path / "hits.jsonl.problems.jsonl")
    places = ["row 1, nationality", "row 2, sex", "row 3, born", "row 4, born", "row 5, traveller"]
    assert [line["where"] for line in told] == places
    assert "the day has not come" in str(told[3]["wrong"])
    assert "1 row not checked, 4 rows checked without what could not be read (5 problems)" in answer.err
    strict = run("screen", travellers, "--list", ORDINARY, "--out", tmp_path / "strict", "--strict")
    assert strict.status == 2 and "row 1 (line 2), nationality" in strict.err and not (tmp_path / "strict").exists()


USUAL = ("D", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "XXA", "XXB", "XXC", "XXX", "XOM", "EUE", "UNO", "Egypt", "ury")


def test_what_airlines_and_documents_usually_write_is_no_problem(run: Run, tmp_path: Path) -> None:
    rows = [{"name": "Orin Tavesk", "nationality": code} for code in USUAL]
    rows += [{"name": "Orin Tavesk", "sex": sex} for sex in ("unknown", "U", "<", "M", "x")]
    rows += [{"name": "Orin Tavesk", "born": born} for born in ("1986-09-00", "1986-00-00", "19860917", "1986/09/17")]
    travellers = tmp_path / "t.jsonl"
    travellers.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", tmp_path / "out", "--strict")
    assert answer.status == 0, answer.err
    assert {line["traveller"] for line in lines_of(tmp_path / "out")} == set(range(1, len(rows) + 1))


CALENDARS = """{"name": "Orin Tavesk", "born": "1365-06-26", "calendar": "solar_hijri"}
{"name": "Orin Tavesk", "born": {"date": "2529-09-17", "calendar": "buddhist"}}
{"name": "Orin Tavesk", "births": [{"date": "۱۳۶۵-۰۶-۲۶", "calendar": "Solar Hijri"}, "1950"]}
{"name": "Orin Tavesk", "born": "1365-06-26"}
{"name": "Orin Tavesk", "born": "1365-06-26", "calendar": "hijri"}
{"name": "Orin Tavesk", "born": "1365-06-26", "calendar": "lunar"}
"""


def test_a_row_or_a_date_names_its_calendar_and_one_that_does_not_is_looked_for_in_each(
    run: Run, tmp_path: Path
) -> None:
    travellers, out = tmp_path / "t.jsonl", tmp_path / "hits.jsonl"
    travellers.write_text(CALENDARS, encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert [line["traveller"] for line in lines_of(out) if line["decision"] == "hit"] == [1, 2, 3, 4, 6]
    assert "2 rows have a birth date that can be read in several ways (calendar" in answer.err
    assert "row 6 (line 6), calendar: it is no calendar that is known here; possible are gregorian, hijri" in answer.err
    (tmp_path / "t.csv").write_text("name,born,calendar\nOrin Tavesk,1365-06-26,solar_hijri\n", encoding="utf-8")
    assert "calendar" not in run("screen", tmp_path / "t.csv", "--list", ORDINARY, "--out", out).err
    assert [line["decision"] for line in lines_of(out)] == ["hit"]


def test_a_strict_job_ends_at_bad_rows_and_what_was_there_stays_as_it_was(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    out.write_text("yesterday's", encoding="utf-8")
    travellers.write_text(BAD, encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out, "--strict")
    assert answer.status == 2
    assert all(place in answer.err for place in TOLD)
    assert out.read_text(encoding="utf-8") == "yesterday's"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hits.jsonl", "t.csv"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"colour,size\nred,3\n", "no column for a name or a document"),
        (b'{"name": 7, "born": "x"}\n\n["C"]\n', "row 2 (line 3): is not one JSON object"),
        (b'name\n"A B\n', "row 1 (line 2): is not valid CSV: a quotation mark is opened and not closed."),
        (b'na"me\n"x"y\n', "no column for a name"),
        (b'"na"me\nx\n', "is not valid CSV.\n  line 1:"),
        (b"name\n\xff\xfe\n", "not UTF-8"),
        (b"", "no column for a name"),
    ],
    ids=["columns", "json", "csv", "other heading", "no heading", "encoding", "empty"],
)
def test_a_file_that_cannot_be_read_is_status_2_with_a_sentence(
    run: Run, tmp_path: Path, text: bytes, says: str
) -> None:
    travellers = tmp_path / "travellers"
    travellers.write_bytes(text)
    answer = run("screen", travellers, "--list", ORDINARY, "--out", tmp_path / "hits")
    assert answer.status == 2
    assert says in answer.err
    assert not (tmp_path / "hits").exists()


HEADINGS = {
    "plain": "id,name,born,document,document_kind,document_country",
    "usual": "ID,Name,Date of birth,Passport number,Document type,Country of issue",
    "short": "Traveller-ID,FULL_NAME,D.O.B.,Document No,doc type,issuing country",
}


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_columns_are_known_by_their_usual_names(run: Run, tmp_path: Path, heading: str) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text(f"{heading}\nt-1,Orin Tavesk,1986-09-17,XQ7714203,passport,UY\n", encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert "Not read" not in answer.err
    (line,) = lines_of(out)
    assert (line["traveller"], line["decision"]) == ("t-1", "hit")
    features = {reason["feature"]: reason["score"] for reason in line["reasons"]}  # type: ignore[attr-defined]
    assert features["birth"] > 0 and features["document"] == 0.9


def test_keys_of_json_are_known_by_their_usual_names(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.jsonl", tmp_path / "hits.jsonl"
    rows = [
        {"Traveller ID": 1, "lastName": "Tavesk", "firstName": "Orin", "birth_date": "1986-09-17", "seat": "2A"},
        {"Traveller ID": 2, "passport": "XQ7714203", "Issuing country": "UY", "meal": "", "seat": ""},
    ]
    travellers.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert [(line["traveller"], line["decision"]) for line in lines_of(out)] == [("1", "hit"), ("2", "hit")]
    assert answer.err.count("Not read: seat, meal (in t.jsonl).") == 1


def test_columns_that_are_not_read_are_named_once(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    text = "Name,Remarks,Seat,Country,Nationality,Gender,Sex,\nOrin Tavesk,x,2A,NZ,UY,f,m,\n"
    travellers.write_text(text, encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert answer.err.count("Not read: Remarks, Seat, Country, Gender (in t.csv).") == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name,First name\nTavesk,Orin\n", {"Orin Tavesk"}),
        ("name,surname\nOrin,Tavesk\n", {"Orin Tavesk"}),
        ("First name,Middle name,Surname\nOrin,Bel,Tavesk\n", {"Orin Bel Tavesk"}),
        ("name,first name\nOrin Tavesk,Orin\n", {"Orin Tavesk"}),
    ],
)
def test_a_name_in_parts_is_put_together(run: Run, tmp_path: Path, text: str, names: set[str]) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text(text, encoding="utf-8")
    run("screen", travellers, "--list", ORDINARY, "--out", out)
    found = {reason["traveller"] for line in lines_of(out) for reason in line["reasons"][:1]}  # type: ignore[index]
    assert found == names


def test_a_problem_tells_the_line_of_the_file_and_the_travellers_id(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text(
        'id,name,born\nt-1,"Orin\nTavesk",\n\nt-2,Ada Brix,soon\nt-3,Cleo Dorn,1990\n', encoding="utf-8"
    )
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert "row 2 (line 5, id t-2), born: " in answer.err
    (problem,) = lines_of(tmp_path / "hits.jsonl.problems.jsonl")
    assert (problem["row"], problem["line"], problem["traveller"]) == (2, 5, "t-2")
    assert problem["where"] == "row 2, born"
    assert [line["traveller"] for line in lines_of(out)] == ["t-1"]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ('t-1,"Somebody\nt-2,Orin Tavesk\nt-3,Lena Marov\n', (1, 2)),
        ('t-1,Lena Marov\nt-2,Orin Tavesk\nt-3,"Somebody', (3, 4)),
        ('t-1,"Some"body\nt-2,Orin Tavesk\nt-3,"Lena Marov"\n', (1, 2)),
        ('t-1,"Somebody\nt-2,Orin Tavesk\nt-3,"Lena Marov"\n', (1, 2)),
    ],
)
def test_a_quotation_mark_left_open_is_a_problem_of_its_row_and_the_others_go_on(
    run: Run, tmp_path: Path, rows: str, wrong: tuple[int, int]
) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text(f"id,name\n{rows}", encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert answer.status == 0
    assert [line["traveller"] for line in lines_of(out)] == ["t-2"]
    (problem,) = lines_of(tmp_path / "hits.jsonl.problems.jsonl")
    assert (problem["row"], problem["line"]) == wrong
    assert "is not valid CSV" in str(problem["wrong"])


def test_what_goes_wrong_elsewhere_is_not_told_of_the_travellers(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(CSV, encoding="utf-8")
    with pytest.raises(OSError, match="No space left"), open_rows(tmp_path / "t.csv"):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("between", [";", "\t", "|"])
def test_a_file_of_travellers_may_have_what_a_list_may_between_its_cells(
    run: Run, tmp_path: Path, between: str
) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    text = 'id,"name, in full",born,name,passport\nt-1,,1986-09-17,Orin Tavesk,XQ7714203\n'
    travellers.write_text(text.replace(",", between).replace(f"{between} in", ", in"), encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert (answer.status, [line["traveller"] for line in lines_of(out)]) == (0, ["t-1"]), answer.err
    index = tmp_path / "index"
    assert run("list", "build", travellers, "--out", index).status == 0
    answer = run("screen", travellers, "--list", index, "--out", out)
    assert [line["decision"] for line in lines_of(out)] == ["hit"]


def test_a_place_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    travellers = tmp_path / "t.csv"
    travellers.write_text(CSV, encoding="utf-8")
    answer = run("screen", travellers, "--list", ORDINARY, "--out", tmp_path / "nowhere" / "hits")
    assert answer.status == 2
    assert "cannot be written" in answer.err


def test_a_limit_of_alerts_is_said_in_bits_and_needs_both_numbers(run: Run, tmp_path: Path) -> None:
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text("name,born\nOrin Tavesk,\nOrin Tavesk,1986-09-17\n", encoding="utf-8")
    limited = ("screen", travellers, "--list", ORDINARY, "--out", out, "--max-alerts-per-day", "0.001")
    done = run(*limited, "--travellers-per-day", "20000")
    assert "0.001 of 20,000 unlisted travellers a day" in done.err
    assert [json.loads(line)["traveller"] for line in out.read_text(encoding="utf-8").splitlines()] == [2]
    half = run(*limited)
    assert half.status == 2 and "alerts a day say nothing without travellers a day" in half.err
    plain = ("screen", travellers, "--list", ORDINARY, "--out", out)
    for wrong in (("--max-alerts-per-day", "nan", "--travellers-per-day", "5"), ("--threshold", "nan")):
        refused = run(*plain, *wrong)
        assert refused.status == 2 and "fault" not in refused.err, wrong


# Thresholds of one list


@pytest.fixture
def two_lists(tmp_path: Path) -> tuple[object, ...]:
    """A command over a longer and a shorter list of invented people, on both of which the traveller is."""
    (tmp_path / "t.csv").write_text("name,born\nOrin Tavesc,1986-09-17\n", encoding="utf-8")
    given: list[object] = ["screen", tmp_path / "t.csv", "--out", tmp_path / "hits.jsonl"]
    for name, others in (("un", 40), ("an invented court", 0)):
        listed = [{"id": "a", "identities": [{"names": [{"text": "Orin Tavesk"}], "births": ["1986-09-17"]}]}]
        listed += [
            {"id": f"b{n}", "identities": [{"names": [{"text": f"Quillon Marbeck {'i' * n}"}]}]} for n in range(others)
        ]
        text = json.dumps({"schema": "fairnotice-list/1", "source": name, "entries": listed})
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
        given += ["--list", tmp_path / f"{name}.json"]
    return tuple(given)


def decisions(command: tuple[object, ...]) -> dict[object, object]:
    return {line["list"]: line["decision"] for line in lines_of(Path(str(command[3])))}


def test_a_threshold_of_one_list_stands_beside_the_plain_one(run: Run, two_lists: tuple[object, ...]) -> None:
    run(*two_lists, "--threshold", "un=0.999")
    assert decisions(two_lists) == {"un": "review", "an invented court": "hit"}
    run(*two_lists, "--threshold", "0.999", "--threshold", "un=0.8")
    assert decisions(two_lists) == {"un": "hit", "an invented court": "review"}
    run(*two_lists, "--threshold", "an invented court=0.999", "--threshold", "0.8")
    assert decisions(two_lists) == {"un": "hit", "an invented court": "review"}


def test_alerts_of_one_list_count_its_own_length_and_leave_the_others_as_they_are(
    run: Run, two_lists: tuple[object, ...]
) -> None:
    limit = ("--max-alerts-per-day", "un=0.0000001", "--travellers-per-day", "20000")
    done = run(*two_lists, *limit)
    assert "un: at most 1e-07 of 20,000" in done.err and "with 41 entries listed" in done.err
    assert "Alerts of the other lists are not limited." in done.err
    assert decisions(two_lists) == {"an invented court": "hit"}
    done = run(*two_lists, *limit, "--max-alerts-per-day", "20")
    assert "All other lists together: at most 20 of 20,000" in done.err and "with 1 entry listed" in done.err
    assert decisions(two_lists) == {"an invented court": "hit"}


def test_the_plain_limit_alone_counts_all_lists_together(run: Run, two_lists: tuple[object, ...]) -> None:
    done = run(*two_lists, "--max-alerts-per-day", "20", "--travellers-per-day", "20000", "--threshold", "un=0.9")
    assert "At most 20 of 20,000" in done.err and "with 42 entries listed" in done.err


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("--threshold", "uno=0.9"), "no list 'uno'; the lists are: 'un', 'an invented court'"),
        (("--threshold", "UN=0.9"), "no list 'UN'"),
        (("--threshold", "=0.9"), "is neither a score from 0 to 1 nor"),
        (("--threshold", "un"), "is neither a score from 0 to 1 nor"),
        (("--threshold", "un=1.1"), "is neither a score from 0 to 1 nor"),
        (("--threshold", "un=nan"), "is neither a score from 0 to 1 nor"),
        (("--threshold", "un="), "is neither a score from 0 to 1 nor"),
        (("--threshold", "0.9", "--threshold", "0.8"), "stated twice for all lists"),
        (("--threshold", "un=0.9", "--threshold", "un=0.9"), "stated twice for the list 'un'"),
        (("--max-alerts-per-day", "un=0", "--travellers-per-day", "5"), "is neither a number above 0 nor"),
        (("--max-alerts-per-day", "un=2"), "alerts a day of the list 'un' say nothing without travellers a day"),
        (("--travellers-per-day", "5", "--threshold", "un=0.9"), "travellers a day say nothing without alerts a day"),
        (("--travellers-per-day", "5", "--max-alerts-per-day", "uno=2"), "no list 'uno'"),
    ],
)
def test_thresholds_that_could_be_misread_are_refused_before_anybody_is_screened(
    run: Run, two_lists: tuple[object, ...], wrong: tuple[str, ...], says: str
) -> None:
    done = run(*two_lists, *wrong)
    assert done.status == 2
    assert says in done.err.replace("\n", " ")
    assert not Path(str(two_lists[3])).exists()
