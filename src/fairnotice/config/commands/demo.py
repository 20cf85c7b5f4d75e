"""`fairnotice demo`: the story, told in the terminal on a database of its own."""

import signal
from pathlib import Path
from types import FrameType

import click

from fairnotice.cli.printing import note
from fairnotice.config.commands.options import DATA
from fairnotice.config.demo.stage import stage
from fairnotice.config.demo.teller import Teller, tell_any_character
from fairnotice.config.installation import open_folder
from fairnotice.domain.mode import Mode


@click.command()
@DATA
@click.option("--pause", is_flag=True, help="Wait for Enter between the chapters.")
@click.option("--fast", "pause", flag_value=False, default=False, help="Do not wait (default).")
def demo(data: Path | None, pause: bool) -> None:
    """Tell the worked case from warrant to border, and an ordinary one, on a database that is thrown away.

    Whatever is decided on the worked case is simulated.
    """
    signal.signal(signal.SIGTERM, _as_interrupt)
    tell_any_character()
    note("Setting the stage: a database of its own ...")
    with stage(open_folder(data, mode=Mode.TRAINING, create=True)):
        # Its tables can be imported only when Django has been started.
        from fairnotice.config.demo.story import tell

        tell(Teller(pause=pause))


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
