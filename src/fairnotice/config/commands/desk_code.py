"""`fairnotice desk-code`: a code with which one desk of a member enrols, for whoever holds the data folder."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.printing import note, print_text
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.officer import SYSTEM


@click.command("desk-code")
@click.argument("bureau")
@click.argument("name")
@DATA
def desk_code(bureau: str, name: str, data: Path | None) -> None:
    """Make a code with which the desk NAME of the bureau BUREAU enrols once, within a week."""
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.desks import make_desk_code

        code = make_desk_code(bureau=bureau, name=name, by=SYSTEM, at=datetime.now(UTC))
    print_text(code)
    note("It is shown this once. On the desk's machine: fairnotice desk --from URL --code CODE")
