"""A notice as PDF: tagged, with the document inside."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, Unusable
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.formats.letter import Language
from fairnotice.formats.printed.code import square_of
from fairnotice.formats.printed.content import Printing, page_of
from fairnotice.formats.printed.document import entry_from, notice_from, photos_of
from fairnotice.formats.printed.labels import labels
from fairnotice.formats.typeset import ACCESSIBLE, numbers, typeset

PRINTED = (NoticeState.PUBLISHED, NoticeState.SUSPENDED)
"""States in which recipients have the document. In every other one no copy of it may be made."""


def notice_pdf(
    document: Mapping[str, Any],
    block: Mapping[str, Any],
    photos: Mapping[str, bytes],
    language: Language,
    printing: Printing,
    *,
    proof: bytes = b"",
    unsigned: bool = False,
) -> bytes:
    """A notice as PDF, from its document, the block that signs it, and its photographs by SHA-256.

    `proof` is put into the file beside the document: what a reader needs to check the signature by themselves.
    Whether the signature is good is for the caller to verify. Raises Unusable for what is no document or block,
    InvalidValue for a photograph that is missing or another file and for a block without a signature (`unsigned` takes
    it, and the print says so), NotPossibleNow for a notice that is over.
    """
    notice, entry = notice_from(document), entry_from(block)
    if not entry.signed and not unsigned:
        raise InvalidValue("A notice is printed from a signed entry of a register only.")
    if printing.state not in PRINTED or notice.expires_on < printing.at.date():
        raise NotPossibleNow(f"Notice {notice.number} is not printed: it is over or blocked.")
    pictures = {f"photo{number}.json": numbers(each) for number, each in enumerate(photos_of(notice, photos), start=1)}
    page = page_of(notice, entry, labels(language), printing) | {"photos": list(pictures), "proof": bool(proof)}
    sources = {
        **page_sources("notice"),
        "page.json": json.dumps(page, ensure_ascii=False).encode(),
        "code.svg": square_of(page["head"]["address"]),
        "notice.json": notice.canonical,
        "proof.json": proof or b"{}",
        **pictures,
    }
    try:
        return typeset(sources, at=printing.at, standards=ACCESSIBLE)
    except Unusable:  # a photograph in colours for printers (CMYK) may not stand in PDF/A: then in PDF/UA alone
        return typeset(sources, at=printing.at, standards=("ua-1",))


@cache
def page_sources(name: str) -> dict[str, bytes]:
    """The typst sources of a page, as the typesetter takes them."""
    folder = files("fairnotice.formats.printed")
    return {
        "main.typ": folder.joinpath(f"{name}.typ").read_bytes(),
        "common.typ": folder.joinpath("common.typ").read_bytes(),
    }
