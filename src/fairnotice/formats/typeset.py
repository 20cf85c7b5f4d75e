"""Pages as PDF, set by typst: a typesetter in a wheel, which runs here, fetches nothing and reads our fonts alone.

All that is printed comes in as data and is set as text. Nothing in it is read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Literal

from fairnotice.domain.errors import Unusable

if TYPE_CHECKING:
    import typst

Standard = Literal["ua-1", "a-3a"]
ACCESSIBLE: tuple[Standard, ...] = ("ua-1", "a-3a")
"""PDF/UA-1, for who cannot see the page; PDF/A-3a, which may carry the document inside and can be kept."""


def typeset(sources: Mapping[str, bytes], *, at: datetime | None = None, standards: tuple[Standard, ...] = ()) -> bytes:
    """The PDF of `main.typ` among the sources, which may read the others. Same sources and instant, same bytes.

    Raises Unusable for what cannot be set, such as a picture that is broken, and where typst is not installed.
    """
    fonts, set_by = _fonts()
    try:
        made = set_by.compile(  # a compiler of its own: one cannot be shared by threads
            dict(sources),
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(standards),
            timestamp=int(at.timestamp()) if at else None,
        )
    except set_by.TypstError:  # its message quotes what the page says of a person
        raise Unusable("The page cannot be printed: a picture is broken, or a text cannot be set.") from None
    assert isinstance(made, bytes), "one document"
    return made


def numbers(content: bytes) -> bytes:
    """A binary file as a JSON list of its bytes: typst takes the files of a page as text only (`bytes(json(...))`)."""
    return json.dumps(list(content), separators=(",", ":")).encode()


@cache
def _fonts() -> tuple[typst.Fonts, Any]:
    """Our fonts, read once, and typst itself. Raises Unusable."""
    try:
        import typst
    except ImportError:
        raise Unusable("Printing needs typst: install fairnotice with its extra `serve`.") from None
    with as_file(files("fairnotice.formats.fonts")) as folder:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]), typst
