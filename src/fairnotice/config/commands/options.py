"""Options of the commands that work on an installation."""

from pathlib import Path

import click

DATA = click.option(
    "--data",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The data folder. Default: FAIRNOTICE_DATA, the checkout's var/, or the user's own data folder.",
)
