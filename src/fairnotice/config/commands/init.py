"""`fairnotice init`: make a data folder, for training or for live work."""

import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.printing import note, print_text
from fairnotice.cli.text import wrapped
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import SYSTEM


@click.command()
@DATA
@click.option("--training", "mode", flag_value=Mode.TRAINING.value, default=True, help="For exercises (default).")
@click.option("--live", "mode", flag_value=Mode.LIVE.value, help="For casework. It cannot be changed later.")
def init(data: Path | None, mode: str) -> None:
    """Make a data folder with its keys and its database.

    A live one gets the two offices and a first administrator, whose token is printed once. Training and live never
    mix: what a folder is for is fixed here.
    """
    note("Making the data folder and its database ...")
    with installation(data, mode=Mode(mode), create=True) as found:
        if found.data.mode is Mode.LIVE:
            print_text(_first_administrator(found.data.path))
        else:
            print_text(wrapped(f"{found.data.path} is ready for training. Next: fairnotice serve"))


def _first_administrator(data: Path) -> str:
    # Its tables can be imported only when Django has been started.
    from fairnotice.services.administration import make_token
    from fairnotice.services.seeding import has_offices, make_offices

    if has_offices():
        raise NotPossibleNow("This live folder was made already. A lost token: fairnotice token make administrator")
    at = datetime.now(UTC)
    token = make_token(officer=make_offices(at=at).id, name="first", by=SYSTEM, at=at)
    return "\n".join(
        [
            "The token of the first administrator, shown this once (only its digest is kept):",
            "",
            f"    {token}",
            "",
            f"Next: fairnotice serve --live --data {shlex.quote(str(data))}",
            "To sign in to its pages: fairnotice account invite administrator",
            "Then add bureaus and accounts there, or through the API: /api/docs describes it.",
        ]
    )
