"""`fairnotice print`: a signed notice as PDF, in one of four languages."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from fairnotice.cli.printing import note
from fairnotice.domain.errors import InvalidValue, Unusable
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.formats.letter import Language
from fairnotice.formats.openfile import being_read
from fairnotice.formats.printed import Call, Printing, reviewed
from fairnotice.services.printed_notice import print_notice

LANGUAGE = click.option(
    "--lang",
    type=click.Choice([each.value for each in Language]),
    default="en",
    show_default=True,
    help="Of the words.",
)
OUT = click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="PLACE", help="The PDF; of several a folder."
)


@click.command("print")
@click.argument("documents", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DOCUMENT…")
@LANGUAGE
@OUT
@click.option(
    "--photos", type=click.Path(path_type=Path), metavar="FOLDER", help="Photographs. Default: beside DOCUMENT."
)
@click.option("--address", default="", metavar="URL", help="Of the installation or desk where the status stands.")
@click.option(
    "--call", default="", metavar="NAME", help="Whom the reader calls: a bureau. Left out: a line to write on."
)
@click.option("--telephone", default="", help="Its number.")
@click.option(
    "--state",
    type=click.Choice([each.value for each in LIVE]),
    default="published",
    show_default=True,
    help="When printed.",
)
@click.option("--unsigned", is_flag=True, help="Print what no register has signed; the print says so.")
def print_(
    documents: tuple[Path, ...],
    lang: str,
    out: Path,
    photos: Path | None,
    address: str,
    call: str,
    telephone: str,
    state: str,
    unsigned: bool,
) -> None:
    """Print signed notices as PDF for officers, with a code that a desk checks.

    Each DOCUMENT is a JSON file with the `document` of a notice and the `block` that signs it. Photographs are found by
    their digests; a file that has been changed is refused. What stands on paper is valid only once it has been checked.
    """
    printing = Printing(datetime.now(UTC), NoticeState(state), address, Call(call, telephone))
    language = Language(lang)

    def printed(file: Path) -> int:
        given = _read(file)
        found = _photos(photos or file.parent) if given["document"].get("attachments") else {}
        made = print_notice(given["document"], given["block"], found, language, printing, unsigned=unsigned)
        return write_pdf(made, out / f"{file.stem}-{lang}.pdf" if len(documents) > 1 else out)

    if len(documents) == 1:
        note(f"{out}: {printed(documents[0]):,} bytes.")
    else:
        with ThreadPoolExecutor() as pool:  # typst sets pages outside of Python's lock
            note(f"{out}: {len(list(pool.map(printed, documents)))} notices.")
    if not reviewed(language):
        note("Nobody has signed the translation of the fixed words yet: the print says so.")


def write_pdf(made: bytes, place: Path) -> int:
    """Write the file and answer its size. Raises Unusable."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made)
    except OSError as error:
        raise Unusable(f"{place} cannot be written: {(error.strerror or 'no access').lower()}.") from error
    return len(made)


def _read(file: Path) -> dict[str, Any]:
    with being_read(file):
        text = file.read_text(encoding="utf-8")
    try:
        given = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise Unusable(f"{file} is no JSON.") from None
    if not isinstance(given, dict) or not all(isinstance(given.get(key), dict) for key in ("document", "block")):
        raise InvalidValue(f"{file} is no signed notice: it has no `document` and `block`.")
    return given


@cache
def _photos(folder: Path) -> dict[str, bytes]:
    """Every picture in a folder, by its digest."""
    with being_read(folder):
        pictures = [each for each in folder.iterdir() if each.suffix.lower() in {".jpg", ".jpeg", ".png"}]
        contents = [each.read_bytes() for each in pictures]
    return {sha256(content).hexdigest(): content for content in contents}
