"""`fairnotice account`: links with which accounts get their passwords, for whoever holds the data folder."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from fairnotice.cli.printing import note, print_text
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM

LOGIN = click.argument("login")
ADDRESS = click.option(
    "--address",
    metavar="URL",
    default=lambda: os.environ.get("FAIRNOTICE_ADDRESS") or "http://localhost:8000",
    show_default="FAIRNOTICE_ADDRESS, or http://localhost:8000",
    help="Where people reach the pages.",
)


@click.group()
def account() -> None:
    """Let accounts sign in to the pages. Whoever can read the data folder can make a link."""


@account.command()
@LOGIN
@ADDRESS
@DATA
def invite(login: str, address: str, data: Path | None) -> None:
    """Make a link with which the account LOGIN chooses its password. It works once, for 72 hours.

    What the account signs in with now stays until the link is used.
    """
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.signin import invite as make

        print_text(_link(address, make(officer=_officer(login), by=SYSTEM, at=datetime.now(UTC))))
    note("It is shown this once. Give it to its owner, and to nobody else.")


@account.command()
@LOGIN
@ADDRESS
@DATA
def reset(login: str, address: str, data: Path | None) -> None:
    """End everything the account LOGIN signs in with, and make a link as `invite` does.

    For a telephone, a key or a password that was lost or is in other hands: password, second factors and sessions
    end at once.
    """
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.signin import reset as end

        print_text(_link(address, end(officer=_officer(login), by=SYSTEM, at=datetime.now(UTC))))
    note("It is shown this once. Give it to its owner, and to nobody else.")


def _link(address: str, token: str) -> str:
    # Django's reverse() would load every page for one path.
    return f"{address.rstrip('/')}/account/welcome/{token}/"


def _officer(login: str) -> UUID:
    from fairnotice.services.reading import list_rows

    rows: list[dict[str, Any]] = list_rows("officers", by=SYSTEM, limit=10_000)
    for row in rows:
        if row["login"] == login:
            return UUID(row["officer"])
    raise NotFound(f"There is no account '{login}'. See: fairnotice token list")
