"""`fairnotice list give` and `receipt`: a bureau's notices given as an index, and what its holder signs."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.printing import note
from fairnotice.cli.text import counted
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.domain.officer import SYSTEM


@click.command()
@click.argument("bureau")
@click.option("--to", required=True, metavar="NAME", help="Whom the copy is for, such as the machine it is used on.")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="Where the index goes.")
@click.option("--days", type=click.IntRange(1, 7), default=7, show_default=True, help="How many days it answers.")
@DATA
def give(bureau: str, to: str, out: Path, days: int, data: Path | None) -> None:
    """Write the notices in force in the view of BUREAU as an index, which `check` and `screen` take as a list.

    Today is the first of its days; after the last it answers nobody as current. That there is this copy, for whom and
    until when, is kept before the folder has its name. A copy of this register in FOLDER is replaced, and that it is
    gone is kept. The thresholds in force go with it. Whoever uses the copy signs that it is held, with the key in it,
    and that it is destroyed (`list destroy`); `list receipt` takes in both.
    """
    with installation(data):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.index_copies import give_index

        given = give_index(bureau=bureau, to=to, folder=out, days=days, by=SYSTEM, at=datetime.now(UTC))
    note(
        f"{out}: {counted(given.entries, 'notice')}, up to entry {given.sequence:,}; it answers until "
        f"{given.until:%Y-%m-%d %H:%M} UTC. {'The copy before it is gone. ' if given.replaced else ''}"
        "Whoever copies the folder copies its key: give it to one holder."
    )


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@DATA
def receipt(files: tuple[Path, ...], data: Path | None) -> None:
    """Take in receipts of copies (files that end in .held.jws or .gone.jws), as their holders signed them."""
    with installation(data):
        from fairnotice.services.copy_receipts import take_any_receipt

        for file in files:
            said = file.read_text(encoding="utf-8", errors="replace").strip()
            taken = take_any_receipt(statement=said, by=SYSTEM, at=datetime.now(UTC))
            note(f"{file.name}: {taken.says}")
