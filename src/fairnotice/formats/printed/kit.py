"""The paper kit: one sheet for a post without a computer, with its question, a receipt, and the bureau's answer."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.mode import Mode
from fairnotice.formats.fonts import FAMILIES
from fairnotice.formats.letter import Language
from fairnotice.formats.printed.code import square_of
from fairnotice.formats.printed.labels import labels
from fairnotice.formats.printed.printing import page_sources
from fairnotice.formats.printed.wording import Wording, ltr
from fairnotice.formats.typeset import ACCESSIBLE, typeset

_SHEET = re.compile(r"[A-Z0-9-]{4,24}")


@dataclass(frozen=True, slots=True)
class Kit:
    """One sheet: `sheet` is its number, which no other has; `number` and `code` are of the paper notice, if any."""

    bureau: str
    sheet: str
    at: datetime
    telephone: str = ""
    fax: str = ""
    number: str = ""
    code: str = ""
    training: bool = True

    def __post_init__(self) -> None:
        """Refuse what cannot be read back from a scan."""
        if not _SHEET.fullmatch(self.sheet):
            raise InvalidValue("A sheet's number has 4 to 24 capital letters, digits and hyphens.")
        if not self.bureau.strip():
            raise InvalidValue("Say to which bureau the sheet is sent.")


def kit_pdf(kit: Kit, language: Language) -> bytes:
    """The sheet as PDF, in a language."""
    said = labels(language, "kit")
    words = Wording(said)
    page = {
        "language": language.value,
        "from_right": language.from_right,
        "fonts": list(FAMILIES),
        "title": f"{said('sheet', 'title')} {kit.sheet}",
        "foot": f"{said('sheet', 'title')} {ltr(kit.sheet)}",
        "example": said("note", "example") if kit.training else "",
        "mark": Mode.TRAINING.mark if kit.training else "",
        "unreviewed": "" if said.reviewed else said("note", "unreviewed"),
        "disclaimer": said("note", "disclaimer"),
        "words": said.words,
        "bureau": words.said(kit.bureau),
        "telephone": words.said(kit.telephone)["text"],
        "fax": words.said(kit.fax)["text"],
        "made": words.instant(kit.at),
        "sheet": kit.sheet,
        "number": words.said(kit.number)["text"],
        "code": words.said(kit.code)["text"],
    }
    sources = {
        **page_sources("kit"),
        "page.json": json.dumps(page, ensure_ascii=False).encode(),
        "code.svg": square_of(f"fairnotice:sheet/{kit.sheet}"),
    }
    return typeset(sources, at=kit.at, standards=ACCESSIBLE)
