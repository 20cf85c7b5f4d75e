"""A letter as PDF."""

import json
from typing import Any

from fairnotice.formats.letter.printed import page_source
from fairnotice.formats.typeset import ACCESSIBLE, typeset


def printed(page: dict[str, Any]) -> bytes:
    """The letter as PDF, tagged for who cannot see it. What is in `page` is set as text, never read as markup."""
    sources = {"main.typ": page_source().encode(), "page.json": json.dumps(page, ensure_ascii=False).encode()}
    return typeset(sources, standards=ACCESSIBLE)
