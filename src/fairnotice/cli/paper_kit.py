"""`fairnotice paper-kit`: one sheet for a post without a computer."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.print_notice import LANGUAGE, write_pdf
from fairnotice.cli.printing import note
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import Kit, kit_pdf
from fairnotice.services.sheets import new_sheet


@click.command("paper-kit")
@click.option("--bureau", required=True, metavar="NAME", help="The national bureau that answers.")
@LANGUAGE
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The PDF.")
@click.option("--telephone", default="", help="Of the bureau.")
@click.option("--fax", default="", help="Its fax or e-mail.")
@click.option("--notice", default="", metavar="NUMBER", help="The paper notice that it goes with.")
@click.option("--code", default="", help="The code on that notice.")
@click.option("--sheet", default="", metavar="NUMBER", help="The number of the sheet. Default: a new one.")
@click.option("--live", is_flag=True, help="For use. Otherwise every sheet is marked EXAMPLE.")
def paper_kit(
    bureau: str, lang: str, out: Path, telephone: str, fax: str, notice: str, code: str, sheet: str, live: bool
) -> None:
    """Print one sheet: the question of a post, a receipt for a paper notice, and the bureau's signed answer.

    The post fills it in and faxes it or reads it out; the bureau answers, signs, stamps and faxes it back.
    """
    at = datetime.now(UTC)
    made = Kit(bureau, sheet or new_sheet(at), at, telephone, fax, notice, code, training=not live)
    write_pdf(kit_pdf(made, Language(lang)), out)
    note(f"{out}: sheet {made.sheet}.")
