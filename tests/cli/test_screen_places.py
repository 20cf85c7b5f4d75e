"""What `fairnotice screen` reads and writes is a file, and nothing that it reads is replaced."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ORDINARY, Run
from tests.cli.test_screen import CSV, lines_of


def test_a_pipe_as_input_is_refused_in_a_sentence_by_every_command(run: Run, tmp_path: Path) -> None:
    pipe, travellers, out = tmp_path / "pipe", tmp_path / "t.csv", tmp_path / "out"
    os.mkfifo(pipe)
    travellers.write_text(CSV, encoding="utf-8")
    for given in (
        ("screen", pipe, "--list", ORDINARY, "--out", out),
        ("screen", travellers, "--list", pipe, "--out", out),
        ("check", "Orin Tavesk", "--list", pipe),
        ("list", "build", pipe, "--out", out),
        ("list", "build", pipe, "--from", "csv", "--out", out),
        ("list", "stats", pipe),
        ("list", "convert", pipe, "--to", "ftm"),
    ):
        answer = run(*given)
        assert answer.status == 2, given
        assert f"{pipe} is a pipe or a device" in answer.err, given
    assert not out.exists()


def _pipe(at: Path) -> None:
    os.mkfifo(at)


def _socket(at: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(at))


def _link_to_a_pipe(at: Path) -> None:
    os.mkfifo(at.with_name("pipe"))
    at.symlink_to("pipe")


def _link_to_itself(at: Path) -> None:
    at.symlink_to(at.name)


@pytest.mark.parametrize("made", [_pipe, _socket, _link_to_a_pipe, _link_to_itself])
def test_what_is_no_file_is_never_replaced(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[Path], None]
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    travellers, out = Path("t.csv"), Path("out")
    travellers.write_text(CSV, encoding="utf-8")
    made(out)
    before = (out.lstat().st_ino, out.lstat().st_mode)
    answer = run("screen", travellers, "--list", ORDINARY, "--out", out)
    assert (answer.status, answer.err.startswith("out ")) == (2, True), answer.err
    assert run("list", "convert", travellers, "--to", "ftm", "--out", out).status == 2
    assert (out.lstat().st_ino, out.lstat().st_mode) == before
    assert not list(tmp_path.glob(".out*"))


def test_standard_output_is_no_place_for_hits_and_that_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(CSV, encoding="utf-8")
    answer = run("screen", "t.csv", "--list", ORDINARY, "--out", "-")
    assert (answer.status, "Name a file" in answer.err) == (2, True)
    assert [each.name for each in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("out", ["t.csv", "./t.csv", "link", "list.csv", "t", "cases/one.toml"])
def test_what_is_read_is_never_replaced(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    monkeypatch.chdir(tmp_path)
    travellers, listed, problems = Path("t.csv"), Path("list.csv"), Path("t.problems.jsonl")
    for file in (travellers, listed, problems):
        file.write_text(CSV, encoding="utf-8")
    Path("link").symlink_to("t.csv")
    if out.startswith("cases"):
        listed = Path("cases")
        listed.mkdir()
        Path(out).write_text("", encoding="utf-8")
    read = problems if out == "t" else travellers
    answer = run("screen", read, "--list", listed, "--out", out)
    assert (answer.status, "is read here" in answer.err) == (2, True), answer.err
    assert {file.read_text(encoding="utf-8") for file in (travellers, Path("list.csv"), problems)} == {CSV}
    assert Path("link").is_symlink()


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to a file that is not yet"])
def test_a_link_is_followed(run: Run, tmp_path: Path, there: bool) -> None:
    travellers, out, kept = tmp_path / "t.csv", tmp_path / "hits.jsonl", tmp_path / "kept" / "today.jsonl"
    travellers.write_text(CSV, encoding="utf-8")
    kept.parent.mkdir()
    out.symlink_to(kept)
    if there:
        kept.touch()
    assert run("screen", travellers, "--list", ORDINARY, "--out", out).status == 0
    assert (out.is_symlink(), len(lines_of(kept))) == (True, 2)
