"""What `serve` prints when it answers: where, as whom, and what to try."""

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from fairnotice.cli.text import wrapped
from fairnotice.config.datafolder import default_path
from fairnotice.config.installation import Installation
from fairnotice.domain.mode import Mode

_SHOWN = (
    ("bureau-pt", "asks for notices for Portugal"),
    ("bureau-ir", "asks for notices for Iran"),
    ("reviewer-one", "reviews and assesses"),
    ("reviewer-two", "the second worksheet"),
    ("reviewer-involved", "is refused where a state of their own is involved"),
    ("decider", "decides, publishes"),
    ("border-gb", "checks travellers at a border"),
    ("bureau-gb", "the bureau of that border"),
    ("carrier-gb", "submits travellers, and is told nothing of them"),
    ("commission", "supervises"),
    ("administrator", "adds bureaus, accounts, tokens"),
)


def welcome(found: Installation, port: int, tokens: dict[str, str], *, address: str = "") -> str:
    """The whole text. `address` is the one that people use, where a proxy stands before the server."""
    return "\n".join(_lines(found, port, tokens, address))


def _lines(found: Installation, port: int, tokens: dict[str, str], address: str) -> Iterator[str]:
    here = f"http://127.0.0.1:{port}"
    base = address or here
    yield ""
    if found.data.mode is Mode.TRAINING:
        yield "EXAMPLE: for training. Invented cases and one from the press; no casework."
    yield f"fairnotice answers on {here}"
    if address:
        yield f"  for people, by proxy   {address}"
    yield f"  the API, described     {base}/api/docs"
    yield f"  data folder ({found.data.mode})  {found.data.path}"
    if tokens:
        yield ""
        yield "Sign-ins of this start (the last start's have ended):"
        for login, part in _SHOWN:
            if login in tokens:
                yield f"  {login:<18} {part}"
                yield f"    {tokens[login]}"
        others = sorted(set(tokens) - {login for login, _part in _SHOWN})
        yield wrapped(f"{', '.join(others)}:", indent=4, first="  others: ")
        yield f"    {_command()} token make LOGIN{_at(found)}"  # on a line of its own, to be copied
        yield ""
        yield "Try:"
        yield f"  TOKEN={tokens['reviewer-one']}"
        yield f'  curl -s -H "Authorization: Bearer $TOKEN" {base}/api/requests'
        yield f"  {_command()} demo"
    yield ""
    yield "Ctrl-C stops everything."


def _at(found: Installation) -> str:
    """Which data folder is meant, where the command would take another one."""
    return "" if found.data.path == default_path() else f" --data {shlex.quote(str(found.data.path))}"


def _command() -> str:
    """How this installation's command is called from here."""
    script = Path(sys.executable).parent / ("fairnotice.exe" if os.name == "nt" else "fairnotice")
    if not script.exists():
        return "python -m fairnotice"
    here = Path.cwd()
    return str(script.relative_to(here)) if script.is_relative_to(here) else str(script)
