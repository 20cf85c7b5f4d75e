"""A bulk job loses and repeats no row, whatever stops it, and gives the same however it is done."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from fairnotice.bulk import job as jobs
from fairnotice.bulk.job import Told, Wanted, run_job
from fairnotice.bulk.pieces import Done, Named, Piece, piece_done
from fairnotice.bulk.pool import Died, shared
from fairnotice.bulk.pool import alone as alone_in_order
from fairnotice.bulk.thresholds import Own, Thresholds
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue, Unusable
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin

TODAY = date(2026, 3, 2)
GIVEN = ("Orin", "Lena", "Ana", "Ivo", "Mira", "Tomas")
FAMILY = ("Tavesk", "Marov", "Qorzan", "Halmir", "Fengul", "Tokyar", "Nesoglu")


def people() -> list[Entry]:
    return [
        Entry(f"e{n}", (Identity(names=(Name(f"{given} {family}"),), births=(PartialDate(1950 + n),)),))
        for n, (given, family) in enumerate((g, f) for g in GIVEN for f in FAMILY)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Watchlist.build(people(), tmp_path / "index", Origin("invented", "1"))
    return tmp_path / "index"


@pytest.fixture
def travellers(tmp_path: Path) -> Path:
    draw = random.Random(4)
    file = tmp_path / "travellers.jsonl"
    with file.open("w", encoding="utf-8") as rows:
        for n in range(2000):
            name = f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}" if n % 7 else "" if n % 3 else "12"
            rows.write(json.dumps({"id": f"t{n}", "name": name, "born": str(1950 + n % 42)}) + "\n")
    return file


def wanted(travellers: Path, out: Path) -> Wanted:
    return Wanted(travellers, out, Thresholds(), ("invented 1 42",), TODAY)


def done_alone(travellers: Path, folder: Path, out: Path) -> str:
    run_job(wanted(travellers, out), [Named("invented", Watchlist.open(folder))], [], 1, Told(lambda _text: None))
    return out.read_text(encoding="utf-8")


def test_several_processes_give_what_one_gives(tmp_path: Path, folder: Path, travellers: Path) -> None:
    alone = done_alone(travellers, folder, tmp_path / "alone.jsonl")
    assert alone.count("\n") > 100
    said: list[str] = []
    done = run_job(wanted(travellers, tmp_path / "many.jsonl"), [], [("invented", folder)], 2, Told(said.append))
    assert (tmp_path / "many.jsonl").read_text(encoding="utf-8") == alone
    assert (done.rows, done.unusable) == (2000, 286)
    problems = [tmp_path / f"{name}.jsonl.problems.jsonl" for name in ("alone", "many")]
    assert problems[0].read_bytes() == problems[1].read_bytes()


def test_stopped_at_any_piece_it_goes_on_where_it_was(
    tmp_path: Path, folder: Path, travellers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = done_alone(travellers, folder, tmp_path / "alone.jsonl")
    monkeypatch.setattr(jobs, "PIECE", 150)
    out, lists = tmp_path / "out.jsonl", [Named("invented", Watchlist.open(folder))]
    done = alone_in_order

    def stopped_after(last: int) -> None:
        def some(lists: list[Named], pieces: Iterator[Piece], thresholds: Thresholds) -> Iterator[Done]:
            for number, each in enumerate(done(lists, pieces, thresholds)):
                if number == last:
                    raise KeyboardInterrupt
                yield each

        monkeypatch.setattr(jobs, "alone", some)

    for last in (0, 3, 1, 4):
        stopped_after(last)
        with pytest.raises(KeyboardInterrupt):
            run_job(wanted(travellers, out), lists, [], 1, Told(lambda _text: None))
        assert not out.exists()
    stopped_after(99)
    said: list[str] = []
    assert run_job(wanted(travellers, out), lists, [], 1, Told(said.append)).rows == 2000
    assert "1,200 rows were done before" in said[0]
    assert out.read_text(encoding="utf-8") == alone
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_another_job_is_not_gone_on_with(tmp_path: Path, folder: Path, travellers: Path) -> None:
    (tmp_path / ".out.job").write_text(
        json.dumps(
            {
                "job": {"travellers": "x", "size": 1, "changed": 1, "lists": ["y"], "thresholds": {"hit": 0.8}},
                "progress": {},
            }
        ),
        encoding="utf-8",
    )
    with pytest.raises(Unusable, match="another job half done"):
        done_alone(travellers, folder, tmp_path / "out")


def test_other_thresholds_of_one_list_are_another_job(
    tmp_path: Path, folder: Path, travellers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(lists: list[Named], pieces: Iterator[Piece], thresholds: Thresholds) -> Iterator[Done]:
        yield from islice(alone_in_order(lists, pieces, thresholds), 1)
        raise KeyboardInterrupt

    def begun(own: Own) -> Wanted:
        return Wanted(travellers, tmp_path / "out", Thresholds(travellers_a_day=100, own=(own,)), ("invented",), TODAY)

    lists, told = [Named("invented", Watchlist.open(folder))], Told(lambda _text: None)
    with monkeypatch.context() as context, pytest.raises(KeyboardInterrupt):
        context.setattr(jobs, "alone", stopped)
        run_job(begun(Own("invented", alerts_a_day=2)), lists, [], 1, told)
    with pytest.raises(Unusable, match="another job half done"):
        run_job(begun(Own("invented", alerts_a_day=3)), lists, [], 1, told)
    assert run_job(begun(Own("invented", alerts_a_day=2)), lists, [], 1, told).rows == 2000
    assert told.rows == 2000


def test_each_list_has_its_own_thresholds_in_every_process(tmp_path: Path, folder: Path) -> None:
    Watchlist.build(people(), tmp_path / "strict", Origin("strict", "1"))
    folders = [("invented", folder), ("strict", tmp_path / "strict")]
    thresholds = Thresholds(own=(Own("strict", 1.0),))
    piece = Piece(1, [{"name": "Orin Tavesk", "born": "1950"}], TODAY)
    (done,) = shared(folders, iter([piece]), thresholds, 1)
    lines = [json.loads(line) for line in done.lines.splitlines()]
    assert [(line["list"], line["decision"]) for line in lines if line["entry"] == "e0"] == [
        ("invented", "hit"),
        ("strict", "review"),
    ]


def test_thresholds_of_a_list_that_is_not_there_screen_nobody(folder: Path) -> None:
    named = Named("invented", Watchlist.open(folder))
    with pytest.raises(InvalidValue, match="no list 'un'"):
        piece_done([named], Piece(1, [], TODAY), Thresholds(own=(Own("un", 0.9),)))
    with pytest.raises(InvalidValue, match="two lists have one name"):
        piece_done([named, named], Piece(1, [], TODAY))


def test_a_process_that_dies_is_replaced(folder: Path, tmp_path: Path) -> None:
    rows = [{"name": "Orin Tavesk", "born": "1950"}] * 20
    pieces = [Piece(1 + 20 * n, rows, TODAY) for n in range(12)]
    found = shared([("invented", folder)], iter(pieces), Thresholds(), 2)
    first = next(found)
    for child in _children():
        os.kill(child, signal.SIGKILL)
    rest = list(found)
    assert [first, *rest] == [piece_done([Named("invented", Watchlist.open(folder))], each) for each in pieces]


def test_processes_that_always_die_end_the_job(tmp_path: Path) -> None:
    with pytest.raises(Died, match="die again and again"):
        pieces = iter([Piece(1, [{"name": "A B"}], TODAY)])
        list(shared([("invented", tmp_path / "nowhere")], pieces, Thresholds(), 1))


def test_what_cannot_be_read_is_told_and_counted_apart_from_rows_that_are_not_checked(folder: Path) -> None:
    rows = [
        {"name": "Orin Tavesk", "born": "soon", "sex": "q"},
        {"name": "Orin Tavesk", "born": "1950"},
        {"name": "12", "document": "XQ7714203", "born": "1329"},
        {"born": "1950", "nationality": "ZZ9"},
    ]
    done = piece_done([Named("invented", Watchlist.open(folder))], Piece(1, rows, TODAY))
    assert [(problem.row, problem.what) for problem in done.problems] == [
        (1, "born"),
        (1, "sex"),
        (3, "name"),
        (4, "nationality"),
        (4, "traveller"),
    ]
    assert (done.rows, done.unusable, done.partly, done.reckoned) == (4, 1, 2, 1)
    assert {json.loads(line)["traveller"] for line in done.lines.splitlines()} == {1, 2}


def test_a_match_of_somebody_of_uncertain_age_says_so_and_names_read_otherwise_are_counted(folder: Path) -> None:
    rows = [
        {"name": "Orin Tavesk", "born": "1950"},
        {"name": "Orin Tavesk"},
        {"name": "\u202eksevaT nirO"},
    ]
    done = piece_done([Named("invented", Watchlist.open(folder))], Piece(1, rows, TODAY))
    lines = [json.loads(line) for line in done.lines.splitlines()]
    assert {line["traveller"]: line.get("possibly_minor", False) for line in lines} == {1: False, 2: True, 3: True}
    assert (done.renamed, done.reckoned, done.partly) == (1, 0, 0)


def test_killed_through_the_command_it_goes_on(tmp_path: Path, folder: Path, travellers: Path) -> None:
    alone = done_alone(travellers, folder, tmp_path / "alone.jsonl")
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "fairnotice", "screen", str(travellers), "--list", str(folder), "--out", str(out)]
    command += ["--workers", "2"]
    for _time in range(3):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: (tmp_path / ".out.jsonl.job").exists() or process.poll() is not None)  # noqa: B023  at once
        process.kill()
        process.wait()
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert out.read_text(encoding="utf-8") == alone


def test_killed_with_its_lists_in_a_temporary_folder_it_leaves_no_process_and_no_folder(
    tmp_path: Path, travellers: Path
) -> None:
    import psutil

    rows = "".join(f"{one.id},{one.identities[0].names[0].text},{one.identities[0].births[0]}\n" for one in people())
    (tmp_path / "people.csv").write_text("id,name,born\n" + rows, encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "-m", "fairnotice", "screen", str(travellers), "--list", str(tmp_path / "people.csv")]
    command += ["--out", str(tmp_path / "out.jsonl"), "--workers", "2"]
    elsewhere = os.environ | {"TMPDIR": str(tmp_path / "temporary")}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=elsewhere)
    until(lambda: (tmp_path / ".out.jsonl.job").exists() or process.poll() is not None)
    left = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.kill()
    process.wait()
    until(lambda: not any(each.is_running() and each.status() != psutil.STATUS_ZOMBIE for each in left))
    until(lambda: list((tmp_path / "temporary").iterdir()) == [])


@pytest.mark.skipif(os.name == "nt", reason="the size of files is limited on POSIX systems only")
def test_a_full_disk_is_told_and_what_was_kept_goes_on(tmp_path: Path, folder: Path, travellers: Path) -> None:
    alone = done_alone(travellers, folder, tmp_path / "alone.jsonl")
    command = [sys.executable, "-m", "fairnotice", "screen", str(travellers), "--list", str(folder)]
    command += ["--out", str(tmp_path / "out.jsonl"), "--workers", "1"]
    small = (
        f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(alone) // 2}, -1)); "
        "sys.argv = sys.argv[1:]; runpy.run_module('fairnotice', run_name='__main__', alter_sys=True)"
    )
    limited = [sys.executable, "-c", small, *command[2:]]
    done = subprocess.run(limited, check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, "cannot be written" in done.stderr, "rows are kept" in done.stderr) == (2, True, True)
    assert not (tmp_path / "out.jsonl").exists()
    again = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    assert "rows were done before" in again.stderr
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == alone


def test_a_strict_job_ends_at_the_first_piece_with_a_bad_row(
    tmp_path: Path, folder: Path, travellers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "PIECE", 10)
    told = Told(lambda _text: None)
    strict = Wanted(travellers, tmp_path / "out", Thresholds(), ("invented",), TODAY, strict=True)
    with pytest.raises(jobs.BadRows):
        run_job(strict, [Named("invented", Watchlist.open(folder))], [], 1, told)
    assert told.rows == 10
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def test_a_file_that_cannot_be_read_to_its_end_tells_that_nothing_is_kept(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "PIECE", 10)
    (tmp_path / "t.csv").write_bytes(b"name\n" + b"Orin Tavesk\n" * 2000 + b"\xff\n")
    with pytest.raises(
        Unusable, match=r"is not UTF-8: save it as UTF-8\. [\d,]+0 rows before that were done; nothing was"
    ):
        done_alone(tmp_path / "t.csv", folder, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def test_an_output_that_is_a_folder_is_refused_before_anybody_is_screened(tmp_path: Path, travellers: Path) -> None:
    for out in (tmp_path, Path()):
        with pytest.raises(Unusable, match="is a folder"):
            run_job(wanted(travellers, out), [], [], 1, Told(lambda _text: None))


def until(so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not so():
        assert time.monotonic() < deadline, "it did not come about within a minute"
        time.sleep(0.02)


def _children() -> list[int]:
    import psutil

    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):  # one of an earlier test, on its way out
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child.pid)
    return found
