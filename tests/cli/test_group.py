"""The command line as a whole: its list, its schemas, how it ends whatever happens."""

import errno
import subprocess
import sys
from pathlib import Path
from shlex import quote

import click
import jsonschema
import pytest

import fairnotice as package
from fairnotice.cli.running import run as run_group
from fairnotice.config.commands.table import COMMANDS, fairnotice
from fairnotice.domain.errors import NotPossibleNow
from tests.cli.conftest import ROOT, WORKED, Run, command


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_of_the_table_is_there_and_says_what_it_does(entry: object, run: Run) -> None:
    name = entry.name  # type: ignore[attr-defined]  # an entry of the table
    answer = run(name, "--help")
    assert answer.status == 0
    assert f"Usage: fairnotice {name}" in answer.out


def test_the_list_of_commands_loads_none_of_them() -> None:
    program = (
        "import sys\nfrom fairnotice.config.commands.table import fairnotice\nfrom fairnotice.cli.running import run\n"
        "run(fairnotice, ['--help'], name='fairnotice')\n"
        "print('fairnotice.law' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.strip() == "False"
    assert all(entry.name in done.stdout for entry in COMMANDS)


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version").out == f"fairnotice {package.__version__}\n"


@pytest.mark.parametrize("name", ["case", "review", "effect", "exposure", "check"])
def test_every_published_schema_is_a_valid_schema(run: Run, name: str) -> None:
    answer = run("schema", name)
    assert answer.status == 0
    jsonschema.Draft202012Validator.check_schema(answer.json)


def test_a_mistyped_command_is_told_with_the_one_that_was_meant(run: Run) -> None:
    answer = run("reviwe", WORKED)
    assert answer.status == 2
    assert "Did you mean 'review'?" in answer.err


class _Breaking(click.Command):
    def __init__(self, error: BaseException) -> None:
        super().__init__("break")
        self._error = error

    def invoke(self, ctx: click.Context) -> None:
        raise self._error


def ending(error: BaseException, capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    group = click.Group("any", commands={"break": _Breaking(error)})
    status = run_group(group, ["break"], name="any", refusals=(ConnectionError,))
    return status, capfd.readouterr().err


def test_a_fault_of_ours_is_status_70_with_its_place_and_nothing_of_the_data(
    capfd: pytest.CaptureFixture[str],
) -> None:
    status, said = ending(KeyError("Orin Tavesk"), capfd)
    assert status == 70
    assert "KeyError in test_group.py" in said
    assert "report it" in said
    assert "Tavesk" not in said


def test_a_full_disk_is_no_fault_of_ours(capfd: pytest.CaptureFixture[str]) -> None:
    status, said = ending(OSError(errno.ENOSPC, "full", "Orin Tavesk.pdf"), capfd)
    assert status == 2
    assert "The disk does not take it: the disk is full." in said
    assert "Tavesk" not in said


def test_the_traceback_is_shown_when_asked_for(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRNOTICE_DEBUG", "1")
    assert "Traceback" in ending(KeyError("x"), capfd)[1]


def test_ctrl_c_is_status_130_without_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    assert ending(KeyboardInterrupt(), capfd) == (130, "\nStopped.\n")


def test_ctrl_c_in_code_that_a_library_wrote_is_a_status_too_and_no_death_by_signal(tmp_path: Path) -> None:
    program = (
        "import click, contextlib, sys\nfrom fairnotice.cli.running import run\n"
        "def serve():\n    with contextlib.suppress(KeyboardInterrupt):\n        exec('raise KeyboardInterrupt')\n"
        "group = click.Group('any', commands={'serve': click.Command('serve', callback=serve)})\n"
        "sys.exit(run(group, ['serve'], name='any'))"
    )
    (tmp_path / "serving.py").write_text(program)
    # As a module, as the command is run: what is given by -c is such code itself.
    words = [sys.executable, "-m", "serving"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_refusal_is_status_2_with_its_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert ending(NotPossibleNow("Not now: first do this."), capfd) == (2, "Not now: first do this.\n")
    assert ending(ConnectionError("The server does not answer."), capfd) == (2, "The server does not answer.\n")


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    words = f"{quote(sys.executable)} -m fairnotice review {quote(str(WORKED))} | head -1"
    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr == ""


def test_names_in_other_scripts_are_printed_whatever_the_terminal_can_show() -> None:
    answer = command("review", "examples/ordinary.toml", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert answer.status == 0
    assert answer.err == ""


def test_the_command_line_object_is_the_table() -> None:
    assert fairnotice.list_commands(click.Context(fairnotice)) == [entry.name for entry in COMMANDS]
