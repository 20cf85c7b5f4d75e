"""How commands print: one JSON object alone on standard output, or text; notes go to standard error."""

import json
import sys
from typing import Any

import click

from fairnotice.cli.text import folded


def print_json(answer: dict[str, Any]) -> None:
    """One JSON object in UTF-8, whatever the terminal's encoding."""
    text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """Text; characters that the terminal's encoding lacks are shown by their code."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(encoding, "backslashreplace").decode(encoding))


def note(text: str) -> None:
    """A note beside the answer."""
    click.echo(folded(text), err=True)


EXAMPLE = "EXAMPLE"
"""The mark on whatever concerns an invented person, or a real one known from the press only."""
