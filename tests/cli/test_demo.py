"""`fairnotice demo`: told to the end, twice, within 80 columns, and nothing is left of it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from fairnotice.cli.text import columns
from fairnotice.config.datafolder import DataFolder
from fairnotice.config.demo.stage import PREFIX
from fairnotice.config.embedded import running
from tests.cli.conftest import ROOT, Answer, clean_environment, command


@pytest.fixture(scope="module")
def told(place: Path) -> tuple[Answer, Answer]:
    """The story, told twice."""
    return command("demo", "--data", place), command("demo", "--data", place)


def databases(place: Path) -> list[str]:
    with (
        running(DataFolder.open(place)) as cluster,
        psycopg.connect(cluster.url("superuser", "postgres")) as connection,
    ):
        return [row[0] for row in connection.execute("SELECT datname FROM pg_database") if PREFIX in row[0]]


def test_it_is_told_to_the_end_twice_in_a_row(told: tuple[Answer, Answer]) -> None:
    for answer in told:
        assert answer.status == 0, answer.err
        assert "log verify: nothing changed" in answer.out


def test_no_line_is_longer_than_80_columns(told: tuple[Answer, Answer]) -> None:
    assert [line for line in told[0].out.splitlines() if columns(line) > 80 or line != line.rstrip()] == []


def test_the_clock_is_the_story_s_so_that_it_is_the_same_each_time(told: tuple[Answer, Answer]) -> None:
    assert told[0].out == told[1].out


def test_what_it_must_tell_is_told(told: tuple[Answer, Answer]) -> None:
    text = " ".join(told[0].out.split())
    for words in (
        "EXAMPLE",
        "at least 30 more",
        "press reporting only",
        "3.1 Case 18",
        "questions to the bureau",
        "your ties to US",
        "Nobody decides alone",
        "SIMULATED This decision",
        "immune from foreign courts until 20 January 2021",
        "never for the bureau that asks",
        "answers are not established at all",
        "On 2021-01-21",
        "On 2025-02-01",
        "wanted diffusion",
        "Remembered: refused on 2020-07-09",
        "publishes notice EX-A-1/4-2024",
        "A notice goes to every bureau",
        "not who asks, and not where",
        "looks for protection",
        "withdraws notice EX-A-1/4-2024",
        "nobody is found",
    ):
        assert words in text


def test_nothing_is_left_of_it(told: tuple[Answer, Answer], place: Path) -> None:
    assert databases(place) == []
    assert list((place / "demos").iterdir()) == []


def test_stopped_half_way_it_clears_up_and_killed_the_next_one_does(place: Path) -> None:
    for how, status in ((signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)):
        process = subprocess.Popen(
            [sys.executable, "-m", "fairnotice", "demo", "--pause", "--data", str(place)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=clean_environment(), cwd=ROOT, start_new_session=True,
        )  # fmt: skip
        assert process.stdout is not None
        while b"1. " not in process.stdout.readline():
            assert process.poll() is None
        time.sleep(0.2)
        process.send_signal(how)
        process.communicate(timeout=60)
        assert process.returncode == status
    assert len(list((place / "demos").glob("*.lock"))) == 1
    assert command("demo", "--data", place).status == 0
    assert databases(place) == []
    assert list((place / "demos").iterdir()) == []
