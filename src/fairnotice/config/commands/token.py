"""`fairnotice token`: tokens of accounts, for whoever holds the data folder."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from fairnotice.cli.printing import note, print_text
from fairnotice.cli.text import counted
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM

LOGIN = click.argument("login")


@click.group()
def token() -> None:
    """Tokens of the API. Whoever can read the data folder can make one."""


@token.command(name="list")
@DATA
def accounts(data: Path | None) -> None:
    """List the accounts."""
    with installation(data):
        rows = _accounts()
    for row in rows:
        gone = "" if row["active"] else "  (closed)"
        print_text(f"{row['login']:<24}{row['role']:<16}{row['bureau']}{gone}")


@token.command()
@LOGIN
@click.option("--name", default="command line", show_default=True, help="What the token is called in lists.")
@DATA
def make(login: str, name: str, data: Path | None) -> None:
    """Make a token for the account LOGIN and print it: it is shown once."""
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.administration import make_token

        made = make_token(officer=_officer(login), name=name, by=SYSTEM, at=datetime.now(UTC))
    print_text(made)
    note("It is shown this once, and only its digest is kept.")


@token.command()
@LOGIN
@DATA
def revoke(login: str, data: Path | None) -> None:
    """End every token of the account LOGIN."""
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.administration import revoke_tokens

        ended = revoke_tokens(officer=_officer(login), by=SYSTEM, at=datetime.now(UTC))
    print_text(f"{counted(ended, 'token')} ended.")


def _accounts() -> list[dict[str, Any]]:
    from fairnotice.services.reading import list_rows

    return sorted(list_rows("officers", by=SYSTEM, limit=10_000), key=lambda row: str(row["login"]))


def _officer(login: str) -> UUID:
    for row in _accounts():
        if row["login"] == login:
            return UUID(row["officer"])
    raise NotFound(f"There is no account '{login}'. See: fairnotice token list")
