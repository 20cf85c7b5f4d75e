"""`fairnotice list`: an index is built, looked at and used; a list is written in another format."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest

from fairnotice.cli.check_answer import check_schema
from fairnotice.domain.hit import CUT
from fairnotice.screening.engine.store import data_of
from tests.cli.conftest import ORDINARY, Run

ROWS = """id,name,born,nationality,sex,document
e1,Orin Tavesk;Орин Тавеск,1986-09-17,UY,male,XQ77
e2,Lena Marov,1990,QQ,,
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_an_index_is_built_looked_at_and_used(run: Run, rows: Path, tmp_path: Path) -> None:
    built = run("list", "build", rows, "--out", tmp_path / "index", "--name", "A court", "--recipient", "PT")
    assert built.status == 0
    assert "line 3, entry e2: the nationality 'QQ' is no country that is known" in built.err
    assert "2 entries" in built.err
    stats = run("list", "stats", tmp_path / "index", "--json").json
    assert (stats["source"], stats["recipient"], stats["entries"], stats["names"]) == ("A court", "PT", 2, 3)
    assert stats["births"] == {"day": 1, "year": 1}
    found = run("check", "Tavesk Orin", "--list", tmp_path / "index", "--json")
    assert found.status == 1
    assert [(hit["list"], hit["entry"]) for hit in found.json["hits"]] == [("A court", "e1")]


def test_lists_are_kept_apart_and_each_hit_says_which_it_is_on(run: Run, rows: Path, tmp_path: Path) -> None:
    run("list", "build", rows, "--out", tmp_path / "index")
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text("name,born\nOrin Tavesk,1986-09-17\n", encoding="utf-8")
    run("screen", travellers, "--list", tmp_path / "index", "--list", ORDINARY, "--out", out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {line["list"] for line in lines} >= {"people"}
    assert len({line["list"] for line in lines}) == 2
    answer = run("check", "Orin Tavesk", "--list", tmp_path / "index", "--list", ORDINARY, "--json").json
    assert [each["entries"] for each in answer["lists"]] == [2, answer["list"]["entries"] - 2]
    twice = run("check", "Orin Tavesk", "--list", rows, "--list", rows)
    assert twice.status == 2
    assert "Two of the lists have one name" in twice.err


def test_a_copy_past_its_day_refuses_to_answer(run: Run, rows: Path, tmp_path: Path) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    run("list", "build", rows, "--out", tmp_path / "index", "--expires", yesterday)
    answer = run("check", "Orin Tavesk", "--list", tmp_path / "index")
    assert answer.status == 2
    assert f"to be used until {yesterday}, 1 day ago" in " ".join(answer.err.split())


def test_an_index_of_other_tables_is_used_and_that_is_said(run: Run, rows: Path, tmp_path: Path) -> None:
    run("list", "build", rows, "--out", tmp_path / "index")
    manifest = tmp_path / "index" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**told, "tables": "another"}), encoding="utf-8")
    answer = run("check", "Orin Tavesk", "--list", tmp_path / "index")
    assert answer.status == 1
    assert "build it again from its list" in " ".join(answer.err.split())
    assert "build it again" in run("list", "stats", tmp_path / "index", "--json").json["outdated"]


@pytest.mark.parametrize("to", ["fairnotice", "ftm", "csv"])
def test_a_list_in_another_format_finds_the_same_person(run: Run, rows: Path, tmp_path: Path, to: str) -> None:
    out = tmp_path / ("other.csv" if to == "csv" else "other.json")
    assert run("list", "convert", rows, "--to", to, "--out", out).status == 0
    hits = run("check", "Tavesk Orin", "--born", "1986-09-17", "--list", out, "--json").json["hits"]
    assert [hit["entry"] for hit in hits] == ["e1"]
    assert run("list", "convert", rows, "--to", to).out == out.read_text(encoding="utf-8")


def test_stats_tell_every_problem(run: Run, rows: Path) -> None:
    answer = run("list", "stats", rows)
    assert answer.status == 0
    assert "problems       1" in answer.out
    assert "the nationality 'QQ' is no country" in answer.out
    assert answer.err == ""


def test_stats_say_how_many_more_nationalities_there_are_and_how_to_see_them(run: Run, tmp_path: Path) -> None:
    codes = ["UY", "PT", "NZ", "GB", "FR", "DE", "ES", "IT", "SE", "NO", "FI", "DK", "PL", "CZ"]
    for count, says in ((14, "CZ"), (13, ", and 1 other (--json names all)"), (12, "DK 1\n")):
        file = tmp_path / f"{count}.csv"
        rows = [f"e{place},Person {code},,{code},," for place, code in enumerate(codes[:count])]
        file.write_text("\n".join(["id,name,born,nationality,sex,document", *rows]) + "\n", encoding="utf-8")
        text, told = run("list", "stats", file).out, run("list", "stats", file, "--json").json
        assert list(told["nationalities"]) == codes[:count]
        assert (says in text) is (count != 14)
    assert "and 2 others (--json names all)" in " ".join(run("list", "stats", tmp_path / "14.csv").out.split())


def test_what_is_no_list_is_refused_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("colour\nred\n", encoding="utf-8")
    for command in (("build", "--out"), ("convert", "--to", "csv", "--out")):
        answer = run("list", command[0], tmp_path / "a.csv", *command[1:], tmp_path / "out")
        assert answer.status == 2
        assert "no column for a name" in answer.err
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
    (tmp_path / "precious").mkdir()
    (tmp_path / "good.csv").write_text("name\nA B\n", encoding="utf-8")
    answer = run("list", "build", tmp_path / "good.csv", "--out", tmp_path / "precious")
    assert (answer.status, "no index" in answer.err) == (2, True)


OFAC = (
    '7,"TAVESK, Orin","individual","ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 17 Sep 1986; DOB 1986-13; '
    'Passport XQ77 (Utopia)."\n'
    '8,"A SHIP","vessel","ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '9,"A THING","idea","ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
)


def test_columns_of_a_list_are_known_by_their_usual_names_and_others_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "court.csv"
    file.write_text("No,Full Name,Birth,Citizen,Passport No\n4,Orin Tavesk,1986-09-17,UY,XQ77142\n", encoding="utf-8")
    built = run("list", "build", file, "--out", tmp_path / "index")
    assert built.err.count("Not read: No, Citizen (in court).") == 1
    for which in (file, tmp_path / "index"):
        stats = run("list", "stats", which, "--json").json
        assert (stats["births"], stats["with_document"]) == ({"day": 1}, 1)
        assert stats["not_read"] == ["No", "Citizen"]
        assert "not read       No, Citizen" in run("list", "stats", which).out
        answer = run("check", "Orin Tavesk", "--list", which, "--json").json
        assert answer["lists"][0]["not_read"] == ["No", "Citizen"]


def test_columns_that_a_mapping_does_not_name_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "court.csv").write_text("No,Name,Birth\n4,Orin Tavesk,1986\n", encoding="utf-8")
    (tmp_path / "court.toml").write_text('[columns]\nname = "name"\n', encoding="utf-8")
    built = run("list", "build", tmp_path / "court.csv", "--mapping", tmp_path / "court.toml", "--out", tmp_path / "in")
    assert "Not read: No, Birth (in court)." in built.err


def test_an_index_remembers_what_was_left_out_and_what_could_not_be_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "sdn.csv"
    file.write_text(OFAC, encoding="utf-8")
    run("list", "build", file, "--out", tmp_path / "index")
    read, kept = (run("list", "stats", each, "--json").json for each in (file, tmp_path / "index"))
    assert (read["left_out"], read["left_out_by"], len(read["problems"])) == (1, {"idea: no individual": 1}, 2)
    assert "the country 'Utopia' of a document is not known" in read["problems"][1]
    told = ("left_out", "left_out_by", "problems", "bodies")
    assert {name: kept[name] for name in told} == {name: read[name] for name in told}
    (listed,) = run("check", "Orin Tavesk", "--list", tmp_path / "index", "--json").json["lists"]
    assert (listed["left_out"], listed["problems"]) == (1, 2)


def test_bodies_and_craft_are_kept_counted_and_compared_with_no_traveller(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "sdn.csv"
    file.write_text(OFAC, encoding="utf-8")
    built = run("list", "build", file, "--out", tmp_path / "index")
    assert "1 entry read, 1 vessel; the index is made." in built.err
    for which in (file, tmp_path / "index"):
        assert run("list", "stats", which, "--json").json["bodies"] == {"vessel": 1}
        assert run("check", "A Ship", "--list", which, "--json").json["hits"] == []
        written = run("list", "convert", which, "--to", "ftm")
        assert '"schema": "Vessel", "properties": {"name": ["A SHIP"]}' in written.out
        assert "Not carried: 1 body or craft." in run("list", "convert", which, "--to", "csv").err


def test_a_list_of_nothing_but_bodies_is_built(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ships.json"
    file.write_text('{"id": "v1", "schema": "Vessel", "properties": {"name": ["A Ship"]}}\n', encoding="utf-8")
    built = run("list", "build", file, "--out", tmp_path / "index")
    assert built.status == 0, built.err
    assert run("list", "stats", tmp_path / "index", "--json").json["bodies"] == {"vessel": 1}


def test_a_list_that_says_no_day_is_told_to_be_of_unknown_age(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_text(OFAC, encoding="utf-8")
    built = run("list", "build", tmp_path / "sdn.csv", "--out", tmp_path / "index")
    checks = [run("check", "Orin Tavesk", "--list", tmp_path / each) for each in ("sdn.csv", "index")]
    assert all("how old it is is not known" in each.err for each in (built, *checks))
    assert "dated          not known" in run("list", "stats", tmp_path / "index").out


@pytest.mark.parametrize("to", ["fairnotice", "ftm", "csv"])
def test_an_index_is_written_as_the_list_that_it_was_made_of(run: Run, rows: Path, tmp_path: Path, to: str) -> None:
    run("list", "build", rows, "--out", tmp_path / "index", "--recipient", "PT", "--expires", "2999-01-31")
    answer = run("list", "convert", tmp_path / "index", "--to", to)
    assert answer.status == 0
    assert answer.out == run("list", "convert", rows, "--to", to).out
    assert "Not carried: the copy is for PT, to be used until 2999-01-31." in answer.err


def test_an_index_past_its_day_is_not_written_in_another_format(run: Run, rows: Path, tmp_path: Path) -> None:
    run("list", "build", rows, "--out", tmp_path / "index", "--expires", "2020-01-31")
    answer = run("list", "convert", tmp_path / "index", "--to", "csv")
    assert (answer.status, "expired" in answer.err, answer.out) == (2, True, "")


def test_an_index_is_not_built_from_an_index(run: Run, rows: Path, tmp_path: Path) -> None:
    run("list", "build", rows, "--out", tmp_path / "index")
    answer = run("list", "build", tmp_path / "index", "--out", tmp_path / "again")
    assert answer.status == 2
    assert answer.err.strip().endswith("is an index already: build from the list that it was made of.")


@pytest.mark.parametrize("asked", [("check", "Orin Tavesk", "--list"), ("list", "convert", "--to", "ftm")])
def test_an_index_that_was_altered_and_kept_its_length_is_refused(
    run: Run, rows: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    run("list", "build", rows, "--out", tmp_path / "index")
    file = data_of(tmp_path / "index") / "post.npy"
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    answer = run(*asked, tmp_path / "index")
    assert answer.status == 2
    assert "post.npy was altered" in answer.err


def test_a_disk_that_is_full_is_called_that(
    run: Run, rows: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError("16 requested and 0 written")  # as numpy says it, without a number

    monkeypatch.setattr("numpy.save", full)
    answer = run("list", "build", rows, "--out", tmp_path / "index")
    assert answer.status == 2
    assert "the disk may be full" in answer.err
    assert list(tmp_path.glob("*index*")) == []


def test_an_index_of_invented_people_is_marked_as_the_file_is(run: Run, tmp_path: Path) -> None:
    assert run("list", "build", ORDINARY, "--out", tmp_path / "index").status == 0
    for listed in (ORDINARY, tmp_path / "index"):
        assert "EXAMPLE: everybody on this list is invented." in run("check", "Orin Tavesk", "--list", listed).out


@pytest.fixture
def namesakes(run: Run, tmp_path: Path) -> Path:
    """An index on which three hundred people among many more have one name."""
    file = tmp_path / "namesakes.csv"
    letters = "abdefgklmnoprstuvz"
    others = (f"Ka{a}a{b}o Be{c}u{a}" for a in letters for b in letters for c in letters[:8])
    names = [*["Orin Tavesk"] * 300, *others]
    file.write_text("name\n" + "\n".join(names) + "\n", encoding="utf-8")
    run("list", "build", file, "--out", tmp_path / "index")
    return tmp_path / "index"


def test_an_answer_that_is_cut_says_so_in_a_field_and_a_sentence(run: Run, namesakes: Path, tmp_path: Path) -> None:
    answer = run("check", "Orin Tavesk", "--list", namesakes, "--json").json
    jsonschema.validate(answer, check_schema())
    assert len(answer["hits"]) == 256
    assert answer["cut"] == [{"list": "namesakes", "says": CUT}]
    assert CUT[:40] in " ".join(run("check", "Orin Tavesk", "--list", namesakes).out.split())
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text("name\nOrin Tavesk\nMaelis Corvane\n", encoding="utf-8")
    done = run("screen", travellers, "--list", namesakes, "--out", out)
    assert {json.loads(line)["cut"] for line in out.read_text(encoding="utf-8").splitlines()} == {True}
    assert "1 row with answers that are cut" in done.err


def test_an_answer_that_is_whole_says_nothing_of_a_cut(run: Run, rows: Path, tmp_path: Path) -> None:
    run("list", "build", rows, "--out", tmp_path / "index")
    answer = run("check", "Orin Tavesk", "--list", tmp_path / "index", "--json").json
    assert (len(answer["hits"]), answer["cut"]) == (1, [])


LIMITED = ("--threshold", "0.99", "--max-alerts-per-day", "20", "--travellers-per-day", "50000")
ALIKE = ("check", "Orin Tavesc", "--born", "1986-09-17")


def test_an_index_answers_with_the_thresholds_it_was_built_with(run: Run, rows: Path, tmp_path: Path) -> None:
    run("list", "build", rows, "--out", tmp_path / "index", "--name", "A court", *LIMITED)
    stats = run("list", "stats", tmp_path / "index", "--json").json
    assert stats["thresholds"] == {"hit": 0.99, "alerts_a_day": 20.0, "travellers_a_day": 50_000}
    said = " ".join(run("list", "stats", tmp_path / "index").out.split())
    assert "thresholds a hit from 0.99 on, at most 20 of 50,000 unlisted travellers a day alert" in said
    found = run(*ALIKE, "--list", tmp_path / "index", "--json")
    assert [hit["decision"] for hit in found.json["hits"]] == ["review"]
    assert found.json["lists"][0]["thresholds"]["hit"] == 0.99
    assert found.json["lists"][0]["thresholds"]["least_bits"] > 0
    assert "A court: at most 20 of 50,000" in found.err
    travellers, out = tmp_path / "t.csv", tmp_path / "hits.jsonl"
    travellers.write_text("name,born\nOrin Tavesc,1986-09-17\n", encoding="utf-8")
    run("screen", travellers, "--list", tmp_path / "index", "--out", out)
    assert json.loads(out.read_text(encoding="utf-8"))["decision"] == "review"


@pytest.mark.parametrize("given", ["0.8", "A court=0.8"])
def test_what_is_given_goes_before_what_an_index_was_built_with(
    run: Run, rows: Path, tmp_path: Path, given: str
) -> None:
    run("list", "build", rows, "--out", tmp_path / "index", "--name", "A court", *LIMITED)
    asked = (*ALIKE, "--list", tmp_path / "index", "--threshold", given)
    answer = run(*asked, "--json").json
    assert [hit["decision"] for hit in answer["hits"]] == ["hit"]
    assert answer["lists"][0]["thresholds"]["least_bits"] > 0, "what is not given stays as it was built"
    more = ("--max-alerts-per-day", "0.001", "--travellers-per-day", "1000000000")
    assert run(*asked, *more).status == 0, "nobody has so much evidence"


def test_each_index_keeps_its_own_thresholds_beside_the_others(run: Run, rows: Path, tmp_path: Path) -> None:
    run("list", "build", rows, "--out", tmp_path / "strict", "--name", "strict", "--threshold", "0.99")
    run("list", "build", rows, "--out", tmp_path / "usual", "--name", "usual")
    answer = run(*ALIKE, "--list", tmp_path / "strict", "--list", tmp_path / "usual", "--json").json
    assert {hit["list"]: hit["decision"] for hit in answer["hits"]} == {"strict": "review", "usual": "hit"}


def test_an_index_is_not_built_with_thresholds_of_another_list(run: Run, rows: Path, tmp_path: Path) -> None:
    refused = run("list", "build", rows, "--out", tmp_path / "index", "--name", "A court", "--threshold", "UN=0.9")
    assert refused.status == 2
    assert "no list 'UN'" in refused.err
    assert not (tmp_path / "index").exists()


def test_an_index_whose_day_is_over_already_is_built_with_a_word(run: Run, rows: Path, tmp_path: Path) -> None:
    built = run("list", "build", rows, "--out", tmp_path / "index", "--expires", "2020-01-01")
    assert built.status == 0
    assert "until 2020-01-01, which is over" in " ".join(built.err.split())
