"""`fairnotice list`: an index is built, looked at and used; a list is written in another format."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

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
    assert "line 3, entry e2: a nationality is no country that is known" in built.err
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
    assert "expired" in answer.err


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
    assert "a nationality is no country" in answer.out
    assert answer.err == ""


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
