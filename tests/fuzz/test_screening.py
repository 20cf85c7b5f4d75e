"""Whatever bytes come in at the doors of screening, an answer or a clear error goes out (guided by coverage)."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not find_spec("atheris"), reason="atheris is not installed: it has wheels for CPython on Linux (x86-64) only"
)
ROOT = Path(__file__).parents[2]


def fuzz(seconds: int) -> None:
    command = [sys.executable, "-m", "tests.fuzz.screening", "--seconds", str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=2 * seconds + 60)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.count("nothing found") == len(done.stdout.splitlines()) > 0


def test_nothing_that_comes_in_breaks_screening() -> None:
    fuzz(20)


@pytest.mark.soak
def test_nothing_that_comes_in_breaks_screening_for_long() -> None:
    fuzz(600)
