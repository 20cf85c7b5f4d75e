"""`fairnotice pack`: a desk's whole view as a file, for a post without a line."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import click

from fairnotice.cli.printing import note
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.desk.commands import pack_import
from fairnotice.desk.folder import default_folder
from fairnotice.domain.officer import SYSTEM


@click.group()
@click.pass_context
def pack(context: click.Context) -> None:
    """A view of the register as a file, for a desk without a line: made on the server, taken in at the desk."""
    context.obj = default_folder().absolute()


@pack.command()
@click.argument("desk", type=click.UUID)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.option("--days", type=click.IntRange(1, 7), default=7, show_default=True, help="For how long it may be used.")
@DATA
def export(desk: UUID, out: Path, days: int, data: Path | None) -> None:
    """Write the view of DESK (its id) as a signed file that this desk alone can open, over after seven days at most.

    That there is this copy, and until when, is kept.
    """
    if out.exists():
        raise click.UsageError(f"{out} is there already: name a new file.")
    with installation(data):
        from fairnotice.services.views import export_pack

        pack = export_pack(desk=desk, days=days, by=SYSTEM, at=datetime.now(UTC))
    half = out.with_name(f".{out.name}.half")
    try:
        half.write_bytes(pack)
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)
    note(f"{out}: {len(pack):,} bytes, for this desk alone, for {days} days.")


pack.add_command(pack_import, "import")
