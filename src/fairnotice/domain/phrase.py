"""Phrases that can be said in another language: those of the software, and those of a country's file.

Each is a `str`, and reads as it was written. Beside it stands what a page needs to say it in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


class Named(str):
    """A name or a day as English writes it. `of`: the day, or the code of a country; none for any other name."""

    __slots__ = ("of",)
    of: date | str | None

    def __new__(cls, text: str, of: date | str | None = None) -> "Named":
        """The text, with what it names."""
        made = super().__new__(cls, text)
        made.of = of
        return made


class Phrase(str):
    """A sentence that the software itself says, in English. `pattern` is what is translated, `values` fill its places.

    A value is a day, a `Named`, another sentence, or a text that stays in the language in which it was written.
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: Mapping[str, str | date]

    def __new__(cls, pattern: str, /, **values: str | date) -> "Phrase":
        """The sentence: its pattern with the values in their places."""
        made = super().__new__(cls, pattern.format(**values) if values else pattern)
        made.pattern, made.values = pattern, values
        return made


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in another language, and who made it."""

    text: str
    by: str


class Written(str):
    """A sentence of a country's file, as it was written, with those translations that the file has, by language."""

    __slots__ = ("translations",)
    translations: Mapping[str, Translation]

    def __new__(cls, text: str, translations: Mapping[str, Translation] | None = None) -> "Written":
        """The text, with its translations."""
        made = super().__new__(cls, text)
        made.translations = dict(translations or {})
        return made
