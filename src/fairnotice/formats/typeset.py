"""Pages as PDF, set by typst: a typesetter in a wheel, which runs here, fetches nothing and reads our fonts alone.

All that is printed comes in as data and is set as text. Nothing in it is read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal

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
    compiler, refused = _compiler()
    try:
        made = compiler.compile(dict(sources), format="pdf", pdf_standards=list(standards), timestamp=at)  # type: ignore[type-var]
    except refused as error:
        raise Unusable(f"The page cannot be printed: {error}") from error
    assert isinstance(made, bytes), "one document"
    return made


def numbers(content: bytes) -> bytes:
    """A binary file as a JSON list of its bytes: typst takes the files of a page as text only (`bytes(json(...))`)."""
    return json.dumps(list(content), separators=(",", ":")).encode()


@cache
def _compiler() -> tuple[typst.Compiler, type[Exception]]:
    """One compiler for the process: it keeps what it has read and set, such as the fonts."""
    try:
        import typst
    except ImportError:
        raise Unusable("Printing needs typst: install fairnotice with its extra `serve`.") from None
    with as_file(files("fairnotice.formats.fonts")) as folder:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True), typst.TypstError
