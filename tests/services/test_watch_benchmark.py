"""The benchmark of the watch runs, on few notices: what it prints is what the README promises of ten thousand."""

import json
import subprocess
import sys
from pathlib import Path

RUN = Path(__file__).parents[2] / "benchmarks" / "watch" / "run.py"


def test_it_reviews_every_notice_and_finds_the_ones_that_differ() -> None:
    command = [sys.executable, str(RUN), "--notices", "12", "--differ", "3", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    runs = json.loads(done.stdout.splitlines()[-1])["runs"]
    assert {name: (run["reviewed"], run["changed"]) for name, run in runs.items()} == {
        "first": (12, 0),
        "all again": (12, 0),
        "3 files changed": (3, 3),
        "nothing changed": (0, 0),
    }
