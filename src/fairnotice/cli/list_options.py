"""Options that the commands on lists share."""

from pathlib import Path

import click

from fairnotice.formats.lists import FORMATS
from fairnotice.formats.lists.mapped import Mapped, read_mapping

LISTED = click.argument("file", type=click.Path(path_type=Path, exists=True), metavar="FILE")
FROM = click.option(
    "--from", "form", type=click.Choice(FORMATS), help="The format, where its content does not tell it."
)
MAPPING = click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="For CSV: which column is what (TOML).",
)


def mapped(mapping: Path | None) -> Mapped | None:
    """The mapping that was given, if any."""
    return read_mapping(mapping) if mapping else None
