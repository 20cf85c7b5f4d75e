"""Signed documents of invented people for tests of prints, and what tests look for in a PDF."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pikepdf

from benchmarks.circulation.documents import documents
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import Call, Printing, notice_pdf

AT = datetime(2026, 11, 27, 10, 30, tzinfo=UTC)
ADDRESS = "https://notices.example.org"
PRINTING = Printing(AT, address=ADDRESS, call=Call("Bureau of Exampleland", "+000 1234"))

Document = dict[str, Any]


def a_signed_notice(**changed: Any) -> tuple[Document, Document, dict[str, bytes]]:
    """A document, its block and its photograph; parts of the document may be others."""
    ((document, block, photos),) = documents(1)
    return {**document, **changed}, block, photos


def printed(language: Language = Language.ENGLISH, printing: Printing = PRINTING, **changed: Any) -> bytes:
    """That notice as PDF."""
    return notice_pdf(*a_signed_notice(**changed), language, printing)


def person(document: Document) -> Document:
    """The first identity in a document."""
    found: Document = document["case"]["subjects"][0]["identities"][0]
    return found


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The PDF as objects."""
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The words of every page, each in one piece."""
    import pypdfium2

    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(" ".join(re.sub("[\u2066-\u2069]", "", page).split()) for page in pages)


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure, in the order of reading."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        found = waiting.pop(0)
        if not isinstance(found, pikepdf.Dictionary):
            continue
        if "/S" in found:
            yield found
        inner: Any = found.get("/K", [])
        waiting[:0] = list(inner) if isinstance(inner, pikepdf.Array) else [inner]
