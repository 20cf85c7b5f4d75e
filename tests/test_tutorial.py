"""What the tutorial and the picture in the README say that a command prints is what it prints."""

import html
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
PICTURE = (ROOT / "docs" / "pictures" / "review.svg").read_text(encoding="utf-8")
RUNS = re.findall(r"^```console\n\$ fairnotice (.+)\n((?:.*\n)+?)```$", TUTORIAL, flags=re.MULTILINE)
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEFT_OUT = "[…]"


@cache
def printed(words: str) -> str:
    environment = os.environ | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "fairnotice", *shlex.split(words)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def test_the_tutorial_shows_runs() -> None:
    assert len(RUNS) >= 5


@pytest.mark.parametrize(("words", "shown"), RUNS, ids=[f"{number}: {words}" for number, (words, _) in enumerate(RUNS)])
def test_what_the_tutorial_shows_is_printed_in_that_order(words: str, shown: str) -> None:
    rest = printed(words)
    for piece in shown.split(LEFT_OUT + "\n"):
        assert piece.strip("\n") in rest, f"{words} does not print this here:\n{piece}"
        rest = rest.split(piece.strip("\n"), 1)[1] if piece.strip() else rest


def test_the_example_in_python_prints_what_the_tutorial_says() -> None:
    (program, output) = re.findall(
        r"^```python\n(.*?)^```\n\n```\n(.*?)^```", TUTORIAL, flags=re.DOTALL | re.MULTILINE
    )[0]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout == output, done.stderr


def test_the_example_of_the_readme_runs() -> None:
    (program,) = re.findall(r"^```python\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout == "s1 no_bar []\n", done.stderr


def test_the_picture_of_a_review_shows_what_is_printed() -> None:
    """When it does not: `python tools/picture.py` draws it anew."""
    words = re.findall(r"<text[^>]*>([^<\n]+)</text>", PICTURE)
    title, command, *lines, rest = [html.unescape(text).replace("\xa0", " ").rstrip() for text in words]
    assert (title, rest) == ("fairnotice", "...")
    shown = printed(command.removeprefix("$ fairnotice ")).splitlines()
    assert len(lines) > 20
    assert lines == [line for line in shown if line][: len(lines)]
