"""`fairnotice backup` and `fairnotice restore`."""

from pathlib import Path

import click

from fairnotice.cli.printing import print_text
from fairnotice.config.backup import backup as back_up
from fairnotice.config.backup import restore as bring_back
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import database_of, open_folder


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@DATA
def backup(file: Path, data: Path | None) -> None:
    """Write the database, the secrets and the identity of an installation into a new FILE.

    FILE opens everything that the installation protects: keep it as its keys are kept.
    """
    with database_of(open_folder(data)) as found:
        back_up(found.data, found.cluster, file)
    print_text(f"Backed up into {file}. It holds the keys: keep it as they are kept.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The new data folder.")
def restore(file: Path, data: Path) -> None:
    """Make a new data folder from a backup FILE: its mode, keys and rows as they were."""
    folder = bring_back(file, data)
    print_text(f"Restored into {folder.path} ({folder.mode}).")
