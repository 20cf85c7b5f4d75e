"""The benchmark commands: their contract on a small file of invented names, and a floor on the shared data."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RUN = ROOT / "benchmarks" / "screening" / "run.py"
DATA = ROOT.parent / "shared" / "data"


def run(*arguments: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, str(RUN), *arguments], capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def shared(path: str) -> str:
    file = DATA / path
    if not file.is_file():
        pytest.skip(f"the shared data file {path} is not here")
    return str(file)


def test_pairs_counts_persons_only_and_uses_the_shipped_threshold(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text(
        "case_group,schema,name1,name2,is_match\n"
        "own,Person,Orin Tavesk,TAVESK Orin,true\n"
        "own,Person,Orin Tavesk,Ivo Belmar,false\n"
        "own,Person,Orin Tavesk,Maltus Quern,true\n"
        "own,Company,Tavesk Ltd,Tavesk Ltd,true\n"
    )
    answer = run("pairs", str(file), "--json")
    assert (answer["pairs"], answer["precision"], answer["recall"], answer["threshold"]) == (3, 1.0, 0.5, 0.68)


def test_words_ranks_the_right_word_among_all(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("farokhzad\tف ر خ ز ا د\t1\nbustari\tب س ت ا ر ی\t1\ntavesk\tت ا و س ک\t1\n")
    alike = {"alike": 1.0, "others_alike": 0.0}
    assert run("words", str(file), "--json") == {"queries": 3, "first": 1.0, "in_ten": 1.0, "half": "all", **alike}


def test_the_two_halves_of_a_file_make_the_whole() -> None:
    file = shared("name_pairs_nomenklatura/cases.csv")
    whole, tune, report = (run("pairs", file, "--json", "--half", half)["pairs"] for half in ("all", "tune", "report"))
    assert tune + report == whole


def test_the_matcher_stays_above_the_measured_baselines_on_the_reported_half() -> None:
    answer = run("pairs", shared("name_pairs_nomenklatura/cases.csv"), "--half", "report", "--json")
    assert answer["f1"] >= 0.8  # the peer's rules come to .742 on all pairs, a token ratio to .726


def test_words_across_scripts_stay_above_plain_romanisation() -> None:
    file = shared("cross_script_names/wd_arabic_80.tsv")
    assert run("words", file, "--queries", "300", "--half", "report", "--json")["first"] >= 0.8


def test_speed_answers_the_named_figures() -> None:
    answer = run("speed", "--persons", "60", "--travellers", "30", "--of", "small", "--json")
    assert {"queries_per_second", "p50_ms", "p99_ms", "queries", "persons"} <= set(answer)
    assert (answer["queries"], answer["persons"]) == (30, 60)
    assert not {"peer", "ratio", "p99_ratio"} & set(answer), "no peer was asked"


def test_travellers_tells_who_is_found_and_who_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("id,name,born\na-1,Orin Tavesk,1986-09-17\na-2,Maltus Quern,1970-01-02\n")
    (tmp_path / "yes.csv").write_text("id,name,born,entry\n1,TAVESK Orin,1986-09-17,a-1\n2,Ivo Belmar,1990,a-2\n")
    (tmp_path / "no.csv").write_text("id,name,born\n1,Ivo Belmar,1990-03-04\n2,Lena Marov,1991-05-06\n")
    files = [part for name in ("list", "positives", "negatives") for part in (f"--{name}", "")]
    files[1::2] = [str(tmp_path / name) for name in ("list.csv", "yes.csv", "no.csv")]
    answer = run("travellers", *files, "--of", "small", "--json")
    assert (answer["recall"], answer["false_alerts_per_100000"], answer["recall_at_0.3_percent"]) == (0.5, 0.0, 0.5)
    assert {"queries_per_second", "p50_ms", "p99_ms"} <= set(answer)


def test_checks_count_what_is_told_right_without_a_peer(tmp_path: Path) -> None:
    one = "  - match: {}\n    schema: Person\n    query:\n      name: Orin Tavesk\n    candidate:\n      name: {}\n"
    (tmp_path / "checks.yml").write_text(
        "checks:\n" + one.format("true", "Orin Tavesk") + one.format("true", "Ivo Belmar")
    )
    answer = run("checks", str(tmp_path / "checks.yml"), "--without-peer", "--json")
    assert (answer["checks"], answer["passed"]) == (2, 1)


def test_checks_of_bodies_and_craft_are_told_by_what_compares_them(tmp_path: Path) -> None:
    one = "  - match: {}\n    schema: {}\n    query:\n      name: {}\n    candidate:\n      name: {}\n"
    (tmp_path / "checks.yml").write_text(
        "checks:\n"
        + one.format("true", "Company", "Tavesk Aktiengesellschaft", "Tavesk AG")
        + one.format("false", "Vessel", "Orin 5", "Orin 6")
        + one.format("true", "Organization", "Tavesk Bank", "Marov Bank")
    )
    answer = run("checks", str(tmp_path / "checks.yml"), "--without-peer", "--json")
    assert (answer["checks"], answer["passed"]) == (3, 2)


def test_bodies_tells_whose_other_names_are_found_and_which_strangers_are_alike(tmp_path: Path) -> None:
    own = ("Tavesk", "Marov", "Belmar", "Quern", "Hartwin", "Orina", "Zerkash", "Durpol")
    entity = (
        "<ENTITY><FIRST_NAME>{0} Bank</FIRST_NAME><REFERENCE_NUMBER>X{0}</REFERENCE_NUMBER>"
        "<ENTITY_ALIAS><ALIAS_NAME>{0} Bank Ltd</ALIAS_NAME></ENTITY_ALIAS>"
        "<ENTITY_ALIAS><ALIAS_NAME>Another {0}ing Altogether</ALIAS_NAME></ENTITY_ALIAS></ENTITY>"
    )
    (tmp_path / "un.xml").write_text(f"<CONSOLIDATED_LIST>{''.join(map(entity.format, own))}</CONSOLIDATED_LIST>")
    (tmp_path / "sdn.csv").write_text('9,"A SHIP","vessel","ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n')
    files = ("--un", str(tmp_path / "un.xml"), "--ofac", str(tmp_path), "--half", "all")
    answer = run("bodies", *files, "--times", "2", "--without-peer", "--json")
    assert (answer["listed"], answer["queries"], answer["first"], answer["found"]) == (18, 16, 0.5, 0.5)
    assert answer["pairs"]["ours"] == {"aliases": 0.5, "strangers": 0.0}
