"""The command line called as a user calls it: in this process where that is enough, as a process of its own else."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fairnotice.cli.running import run as run_group
from fairnotice.config.commands.table import fairnotice
from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.embedded import erase
from fairnotice.config.errors import SetupError

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
WORKED = EXAMPLES / "worked-case.toml"
ORDINARY = EXAMPLES / "ordinary.toml"


@dataclass(frozen=True)
class Answer:
    """What a command gave: its exit status and both streams."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON object that it must be."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def call(*arguments: object) -> Answer:
        capfd.readouterr()
        words = [str(word) for word in arguments]
        status = run_group(fairnotice, words, name="fairnotice", refusals=(SetupError,))
        out, err = capfd.readouterr()
        return Answer(status, out, err)

    return call


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what would point a command at another database or folder."""
    away = {"DATABASE_URL", "MIGRATION_DATABASE_URL", "FAIRNOTICE_DATA", "FAIRNOTICE_DATABASE", "FAIRNOTICE_FOLDER"}
    return {name: value for name, value in os.environ.items() if name not in away} | more


def command(*arguments: object, **more: str) -> Answer:
    """Run a command as a process of its own."""
    words = [sys.executable, "-m", "fairnotice", *(str(word) for word in arguments)]
    done = subprocess.run(
        words, capture_output=True, text=True, env=clean_environment(**more), check=False, timeout=300, cwd=ROOT
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@contextmanager
def erased_in_the_end(path: Path) -> Iterator[Path]:
    """The path of a data folder, which is taken away with its database when this is left."""
    try:
        yield path
    finally:
        if (path / "folder.json").exists():
            erase(DataFolder.open(path, mode=Mode.TRAINING))


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The path of a data folder that tests of whole processes use one after another: a first start is slow."""
    with erased_in_the_end(tmp_path_factory.mktemp("place") / "with a space") as path:
        yield path
