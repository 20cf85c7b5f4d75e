"""A page as PDF, set by typst: a typesetter in a wheel, which runs here, fetches nothing and reads our fonts alone."""

import json
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import typst

from fairnotice.formats.letter.printed import page_source


def printed(page: dict[str, Any]) -> bytes:
    """The letter as PDF. What is in `page` is set as text; nothing in it is read as markup."""
    made = typst.compile(
        page_source().encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(page, ensure_ascii=False)},
    )
    assert isinstance(made, bytes), "one document"
    return made


@cache
def _fonts() -> typst.Fonts:
    """The fonts beside the source of the page, read once."""
    with as_file(files("fairnotice.formats.letter") / "fonts") as folder:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
