"""`fairnotice sweep`: act on every due date that is over. `serve` does it by itself every minute."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.printing import print_text
from fairnotice.cli.text import counted, wrapped
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation


@click.command()
@DATA
def sweep(data: Path | None) -> None:
    """Act on every due date that is over: notices expire, unanswered confirmations lapse, old records go.

    It may run as often as you like; nothing happens twice.
    """
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.clocks import sweep as sweep_all

        swept = sweep_all(at=datetime.now(UTC))
    print_text(
        wrapped(
            f"{counted(swept.missed, 'due date')} over: {counted(swept.expired, 'notice')} expired, "
            f"{counted(swept.unanswered, 'confirmation')} without an answer. "
            f"{counted(swept.purged, 'compliance record')} purged."
        )
    )
