"""start.py: what it understands, when it sets up anew, and what it says when it cannot."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import IO

import pytest

from fairnotice.screening.engine.compiled import tell_whole

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py as a module, standing in a checkout that holds only what it reads."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    venv = tmp_path / ".venv"
    python = venv / "bin" / "python"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": str(python),
        "STAMP": venv / module.STAMP.name,
        "HALF_MADE": venv / module.HALF_MADE.name,
    }.items():
        monkeypatch.setattr(module, name, value)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    return module


def stamped(start: ModuleType, which: str) -> None:
    start.STAMP.write_text(f"{which} {start.fingerprint()}\n")


def test_a_stamped_environment_is_ready(start: ModuleType) -> None:
    assert not start.ready("serve")
    stamped(start, "serve")
    assert start.ready("serve")
    assert not start.ready("dev")


def test_the_environment_for_tests_serves_too(start: ModuleType) -> None:
    stamped(start, "dev")
    assert start.ready("serve")
    assert start.ready("dev")


@pytest.mark.parametrize("name", ["requirements/serve.txt", "requirements/dev.txt", "pyproject.toml"])
def test_a_changed_lock_asks_for_a_new_set_up(start: ModuleType, name: str) -> None:
    stamped(start, "dev")
    with (start.ROOT / name).open("a") as file:
        file.write("# changed\n")
    assert not start.ready("serve")


def test_another_python_asks_for_a_new_set_up(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    stamped(start, "dev")
    monkeypatch.setattr(start.sys, "version_info", (3, 99, 0))
    assert not start.ready("serve")


@pytest.mark.parametrize("stamp", ["", "dev", "dev 0", "one two three"])
def test_a_damaged_stamp_asks_for_a_new_set_up(start: ModuleType, stamp: str) -> None:
    start.STAMP.write_text(stamp)
    assert not start.ready("serve")


def test_a_half_made_environment_is_neither_ready_nor_usable(start: ModuleType) -> None:
    stamped(start, "dev")
    start.HALF_MADE.touch()
    assert not start.ready("serve")
    assert not start.usable()


def test_an_environment_whose_python_is_gone_is_neither_ready_nor_usable(start: ModuleType) -> None:
    stamped(start, "dev")
    Path(start.PYTHON).unlink()
    Path(start.PYTHON).symlink_to(start.ROOT / "uninstalled")
    assert not start.ready("serve")
    assert not start.usable()


def test_a_killed_set_up_is_done_again_from_nothing(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    left = start.VENV / "left by the killed one"
    start.HALF_MADE.touch()
    left.touch()
    done: list[list[str]] = []
    monkeypatch.setattr(start, "install", lambda command, total: done.append(command))
    monkeypatch.setattr(start.subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 0, "", ""))
    start.make("serve")
    assert not left.exists()
    assert not start.HALF_MADE.exists()
    assert [command[-1] for command in done] == [str(start.ROOT / "requirements" / "serve.txt"), str(start.ROOT)]
    assert "--require-hashes" in done[0]


def test_a_set_up_that_fails_leaves_its_mark(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[str], total: int) -> None:
        raise start.SetupFailed("no network")

    monkeypatch.setattr(start, "install", fail)
    monkeypatch.setattr(start, "usable", lambda: True)
    with pytest.raises(start.SetupFailed):
        start.make("serve")
    assert start.HALF_MADE.exists()
    assert not start.STAMP.exists()


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "no space left"),
        ("NewConnectionError('Failed to establish a new connection')", "is there a network"),
        ("ERROR: No matching distribution found for anyascii==0.3.3", "is there a network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "do not go on"),
        ("[Errno 13] Permission denied: '.venv'", "is not writable for this user"),
        ("The virtual environment was not created because ensurepip is not available", "sudo apt install python3"),
        ("something else", "The last words were: something else"),
    ],
)
def test_what_went_wrong_is_told_with_what_to_do(start: ModuleType, said: str, advice: str) -> None:
    assert advice in start.explain(said)


def test_a_python_without_ensurepip_names_the_package(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(start.SetupFailed, match=r"sudo apt install python3\.\d+-venv"):
        start.new_environment()


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {"--port": "8000"}),
        (["--port", "8001"], {"--port": "8001"}),
        (["--port=8001"], {"--port": "8001"}),
        (["--data", os.sep + "a b"], {"--port": "8000", "--data": os.sep + "a b"}),
        (["--data", "here"], {"--port": "8000", "--data": str(Path.cwd() / "here")}),
    ],
)
def test_port_and_folder_are_passed_on(start: ModuleType, arguments: list[str], options: dict[str, str]) -> None:
    assert start.serve_options(arguments) == options


@pytest.mark.parametrize("arguments", [["--prot", "1"], ["8001"], ["--port"], ["--port", "x"], ["--port", "70000"]])
def test_what_it_does_not_know_is_told(
    start: ModuleType, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(["serve", *arguments]) == 1
    assert "--port" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["serv"], ["check", "more"], ["bench"], ["bench", "nothing"]])
def test_an_unknown_word_is_unusable_input(start: ModuleType, arguments: list[str]) -> None:
    assert start.main(arguments) == 2


def test_a_taken_port_is_told_with_the_next_one(start: ModuleType) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(start.SetupFailed, match=f"Port {port} is taken: python3 start.py --port {port + 1}"):
            start.refuse_taken_port(port)
    start.refuse_taken_port(port)


@pytest.fixture
def ran(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[list[str]]]:
    """Record commands instead of running them; ruff fails."""
    commands: list[list[str]] = []

    def run(command: list[str], words: IO[bytes] | None = None) -> int:
        commands.append(command)
        if words is not None:
            words.write(f"{command[-1]} was here\n".encode())
        return 1 if "ruff" in command else 0

    monkeypatch.setattr(start, "set_up", lambda which: None)
    monkeypatch.setattr(start, "run", run)
    return lambda: commands


def test_one_failure_fails_the_run_and_hides_no_other_step(
    start: ModuleType, ran: Callable[[], list[list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(["check"]) == 1
    assert len(ran()) == len(start.CHECKS) + 1
    told = capsys.readouterr().out.splitlines()
    for number, step in enumerate(start.CHECKS, start=1):  # in their order, each with its own words
        head = told.index(f"[{number} of {len(start.CHECKS) + 1}] {step.title}")
        assert told[head + 1] == f"{step.command[-1]} was here"
    summary = [line.split()[:2] for line in told[-6:]]
    assert summary[0] == ["FAILED", "format"]
    assert summary[-1] == ["ok", "core"]


def test_what_a_check_says_is_told_and_its_failure_kept(start: ModuleType) -> None:
    says = [sys.executable, "-c", "import sys; print('one', flush=True); sys.exit('two')"]
    status, _seconds, words = start.run_quietly(start.Step("says", says))
    assert (status, words.split()) == (1, ["one", "two"])


def test_pytest_gets_what_follows_test_and_soak(start: ModuleType, ran: Callable[[], list[list[str]]]) -> None:
    start.main(["test", "-k", "kill"])
    assert ran()[-1][-4:] == ["-m", "not soak", "-k", "kill"]
    assert start.main(["soak", "-x"]) == 0
    assert ran()[-1][-3:] == ["-m", "soak", "-x"]


def test_a_benchmark_is_run_with_its_arguments(start: ModuleType, ran: Callable[[], list[list[str]]]) -> None:
    script = start.ROOT / "benchmarks" / "screening" / "run.py"
    script.parent.mkdir(parents=True)
    script.touch()
    assert start.main(["bench", "screening", "speed", "--persons", "10"]) == 0
    assert ran() == [[start.PYTHON, str(script), "speed", "--persons", "10"]]


def test_ctrl_c_ends_without_a_traceback(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(which: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "set_up", interrupted)
    assert start.main(["check"]) == 130
    assert capsys.readouterr().out.endswith("Stopped.\n")


def test_what_would_lead_python_or_pip_astray_is_not_passed_on(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("FAIRNOTICE_DATA", "/kept")
    passed = start.environment()
    assert "PYTHONPATH" not in passed
    assert "PIP_TARGET" not in passed
    assert "PYTHONDONTWRITEBYTECODE" not in passed
    assert passed["FAIRNOTICE_DATA"] == "/kept"


def test_the_locks_pin_the_same_versions_and_name_no_address() -> None:
    serve, dev = ((ROOT / "requirements" / f"{name}.txt").read_text() for name in ("serve", "dev"))
    pins = [{line.split(" ")[0] for line in text.splitlines() if "==" in line} for text in (serve, dev)]
    assert pins[0] <= pins[1]
    assert {"hatchling", "editables"} <= {pin.split("==")[0] for pin in pins[0]}
    assert "://" not in serve + dev
    assert "index-url" not in serve + dev


def test_the_start_compiles_after_an_update_and_not_else(start: ModuleType, tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    (engine / "__pycache__").mkdir(parents=True)
    (engine / "kernel.py").write_text("one", encoding="utf-8")
    assert not start.compiled(engine)
    tell_whole(engine)
    assert start.compiled(engine)
    (engine / "kernel.py").write_text("two", encoding="utf-8")
    assert not start.compiled(engine)
