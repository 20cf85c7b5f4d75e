"""`fairnotice watch`: review every live notice again that needs it, at once. `serve` and `sweep` do some at a time."""

import time
from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.printing import print_text
from fairnotice.cli.text import counted, wrapped
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation


@click.command()
@DATA
@click.option("--all", "every", is_flag=True, help="Every live notice, whether anything has changed or not.")
def watch(data: Path | None, every: bool) -> None:
    """Review live notices again whose file, rules or day has changed since their last review.

    What comes out otherwise becomes a due date of the secretariat; no notice is moved. Killed, it goes on where it
    ended when it is run again.
    """
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.watching import review_again

        began = time.monotonic()
        found = review_again(at=datetime.now(UTC), limit=None, every=every)
        seconds = time.monotonic() - began
    if found.elsewhere:
        print_text(wrapped(f"Another watch is at work. {counted(found.left, 'notice')} wait: try again later."))
        return
    print_text(
        wrapped(
            f"{counted(found.reviewed, 'live notice')} reviewed again in {seconds:.1f} seconds, "
            f"{found.changed} with another result."
        )
    )
