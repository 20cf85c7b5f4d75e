"""`fairnotice list destroy`: a copy that a register gave is taken away, and its holder signs that it is."""

from pathlib import Path

import click

from fairnotice.cli.copy_receipts import GONE, keep_receipt, now, receipt_of
from fairnotice.cli.printing import note
from fairnotice.cli.running import DONE
from fairnotice.domain.errors import Unusable, said_by_system
from fairnotice.screening.watchlist import is_index


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def destroy(folder: Path) -> int:
    """Take away the index in FOLDER. Of a copy that a register gave, the receipt of its destruction is written.

    The receipt lies beside FOLDER, in a file that ends in .gone.jws: bring it to whoever keeps the register. Until it
    is there, the copy counts as held.
    """
    from fairnotice.bulk.held import destroy as take_away
    from fairnotice.bulk.held import held_in

    if not is_index(folder):
        raise Unusable(f"{folder} is no index: nothing was destroyed.")
    held = held_in(folder)
    said = held.says_gone(now()) if held else ""
    beside = receipt_of(folder, held.given.id if held else "", GONE)
    try:
        take_away(folder)
    except OSError as error:
        raise Unusable(f"{folder} cannot be destroyed: {said_by_system(error)}.") from error
    note(f"{folder} is destroyed. Copies of it elsewhere, and backups, are not.")
    if held:
        path = keep_receipt(beside, said)
        if path is None:
            raise Unusable(f"Its receipt could not be written beside {folder}. It reads: {said}")
        note(f"{path}: the receipt of its destruction. Bring it: fairnotice list receipt {path.name}")
    return DONE
