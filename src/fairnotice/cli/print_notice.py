"""`fairnotice print`: a signed notice as PDF, in one of four languages."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from fairnotice.cli.printing import note
from fairnotice.domain.errors import InvalidValue, Unusable, said_by_system
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.formats.dossier import dossier_from
from fairnotice.formats.letter import Language
from fairnotice.formats.openfile import being_read
from fairnotice.formats.printed import PRINTED, Call, Here, Printing, notice_pdf, reviewed
from fairnotice.register.signing import read_unverified
from fairnotice.services.printed_notice import here_of, print_notice, ring_of, signed_notice_from

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
    "--country", default="", metavar="CODE", help="Of the reader: the first page says what its card says of an arrest."
)
@click.option(
    "--state",
    type=click.Choice([each.value for each in PRINTED]),
    default="published",
    show_default=True,
    help="When printed.",
)
@click.option(
    "--fingerprint", default="", metavar="DIGITS", help="Of the register's first key, told by another way: 16 or more."
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
    country: str,
    state: str,
    fingerprint: str,
    unsigned: bool,
) -> None:
    """Print signed notices as PDF for officers, with a code that a desk checks.

    Each DOCUMENT is a JSON file as the page of a notice gives it: the signed text, the entry of the register and its
    keys. What does not fit the key of that fingerprint is refused. Photographs are found by their digests; a file that
    has been changed is refused. What stands on paper is valid only once it has been checked.
    """
    printing = Printing(datetime.now(UTC), NoticeState(state), address, Call(call, telephone))
    language = Language(lang)

    def printed(file: Path) -> int:
        folder = photos or file.parent
        given = _read(file)
        here = replace(printing, here=_here(given, country, printing.at)) if country else printing
        made = (
            _unsigned(given, folder, language, here)
            if unsigned
            else _verified(given, folder, language, here, fingerprint)
        )
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
        raise Unusable(f"{place} cannot be written: {said_by_system(error)}.") from error
    return len(made)


def _read(file: Path) -> dict[str, Any]:
    with being_read(file):
        text = file.read_text(encoding="utf-8")
    try:
        given = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        raise Unusable(f"{file} is no JSON.") from None
    if not isinstance(given, dict):
        raise InvalidValue(f"{file} is no signed notice.")
    return given


def _verified(given: dict[str, Any], folder: Path, language: Language, printing: Printing, fingerprint: str) -> bytes:
    signed = signed_notice_from(given)
    if not fingerprint:
        raise InvalidValue(
            "Say whose signature is taken: --fingerprint with 16 digits or more of the register's first key."
        )
    ring = ring_of(signed.keys, fingerprint=fingerprint)
    document = read_unverified(signed.statement)[1]
    found = _photos(folder) if document.get("attachments") else {}
    return print_notice(signed, found, language, printing, ring)


def _here(given: dict[str, Any], country: str, at: datetime) -> Here:
    """What the card of that country says of the notice in the file, which is verified when it is printed."""
    unsigned = given.get("document")
    document = unsigned if isinstance(unsigned, dict) else read_unverified(str(given.get("statement", "")))[1]
    try:
        dossier = dossier_from(document["case"])
    except (KeyError, TypeError):
        raise InvalidValue("The file has no document of a notice.") from None
    return here_of(dossier, country, at=at)


def _unsigned(given: dict[str, Any], folder: Path, language: Language, printing: Printing) -> bytes:
    """What is printed for reading alone: a `document`, and a `block` that says which entry it is of."""
    if not all(isinstance(given.get(key), dict) for key in ("document", "block")):
        raise InvalidValue("The file has no `document` and `block`.")
    found = _photos(folder) if given["document"].get("attachments") else {}
    block = {**given["block"], "signed": False}
    return notice_pdf(given["document"], block, found, language, printing, unsigned=True)


@cache
def _photos(folder: Path) -> dict[str, bytes]:
    """Every picture in a folder, by its digest."""
    with being_read(folder):
        pictures = [each for each in folder.iterdir() if each.suffix.lower() in {".jpg", ".jpeg", ".png"}]
        contents = [each.read_bytes() for each in pictures]
    return {sha256(content).hexdigest(): content for content in contents}
