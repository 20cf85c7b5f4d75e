"""Two languages that nobody speaks, made from the English at run time, to look at the layout before any translation.

`en-xa` puts each marked string in brackets and makes it a third longer: what stands outside brackets was not marked,
and what overflows would overflow in German. `ar-xb` writes it in Arabic letters, from right to left, with Arabic
numbers and dates. Offered only where FAIRNOTICE_PSEUDO_LANGUAGES is set.
"""

import re
from gettext import NullTranslations

from django.utils.translation import trans_real

LONGER, MIRRORED = "en-xa", "ar-xb"
OPENS, CLOSES = "⟦", "⟧"

# Placeholders, tags and entities stay as they are.
_FIXED = re.compile(r"(%\([^)]*\)[a-z]|%[sd%]|\{[^}]*\}|<[^>]*>|&[a-z#0-9]+;)")
_ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابصدعفغهيجكلمنوبقرستوثوخيز")


class Pseudo(NullTranslations):
    """A catalogue that answers every string with its own pseudo-translation."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def language(self) -> str:
        """The code of the language."""
        return self._language

    def to_language(self) -> str:
        """The same, under the name that Django asks for."""
        return self._language

    def gettext(self, message: str) -> str:
        """One string. A context before the separator is left out."""
        return pseudo(message.rpartition("\x04")[2], self._language)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One string or its plural."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """One string in a context."""
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """One string or its plural, in a context."""
        return self.ngettext(msgid1, msgid2, n)


def pseudo(text: str, language: str) -> str:
    """The string as it would stand in that language; nothing for nothing."""
    if not text.strip():
        return text
    parts = _FIXED.split(text)
    changed = [part if number % 2 else _written(part, language) for number, part in enumerate(parts)]
    if language == MIRRORED:
        return "".join(changed)
    return f"{OPENS}{''.join(changed)}{'~' * (len(text) // 3)}{CLOSES}"


def install() -> None:
    """Give Django the two catalogues, instead of files that it would look for."""
    for language in (LONGER, MIRRORED):
        trans_real._translations[language] = Pseudo(language)  # type: ignore[attr-defined]  # no public way


def _written(part: str, language: str) -> str:
    return part.lower().translate(_ARABIC) if language == MIRRORED else part.translate(_ACCENTS)
