"""What is known of the words of bodies' names: legal forms, words that many bear, places."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from fairnotice.screening.normalise import fold
from fairnotice.screening.transliterate import Writing, without_article, writing_of


class FormKind(StrEnum):
    """Kinds of legal form. Two forms of one kind may be each other's translation."""

    STOCK = "stock"
    LIMITED = "limited"
    CORPORATION = "corporation"
    PARTNERS = "partners"
    STATE = "state"
    MEMBER = "member"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Usual:
    """A word that many bear: the one that stands for all its writings, and what it says, 0 to 1."""

    one: str
    says: float


@dataclass(frozen=True, slots=True)
class Tables:
    """All of them, by plain words."""

    forms: dict[tuple[str, ...], FormKind]
    longest: int  # words of a form
    usual: dict[str, Usual]
    places: dict[tuple[str, ...], str]


def plain(word: str) -> str:
    """A folded word without the marks of Latin letters, which are often left out."""
    if word.isascii() or writing_of(word) is not Writing.LATIN:
        return word
    return anyascii(word).lower() or word


def plain_words(text: str) -> tuple[str, ...]:
    """The plain words of a text."""
    return tuple(plain(word) for word in fold(text).split())


@cache
def tables() -> Tables:
    """The tables, read once."""
    forms: dict[tuple[str, ...], FormKind] = {}
    for kind, writings in (line.split("\t") for line in _lines("forms.tsv")):
        for text in writings.split("|"):
            forms.setdefault(plain_words(text), FormKind(kind))
    usual: dict[str, Usual] = {}
    for says, writings in (line.split("\t") for line in _lines("words.tsv")):
        every = writings.split("|")
        for text in every:
            # Each of the words that say nothing stands for itself.
            one = every[0] if float(says) else text
            usual.setdefault(without_article("".join(plain_words(text))), Usual(one, float(says)))
    places = {
        tuple(map(without_article, plain_words(text))): line.split("|")[0]
        for line in _lines("places.tsv")
        for text in line.split("|")
    }
    return Tables(forms, max(map(len, forms)), usual, places)


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
