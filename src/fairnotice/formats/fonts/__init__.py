"""The fonts of what is printed, which letters they have, and what is printed for letters that they have not.

A letter without a font would be an empty box, which says nothing and hides that something is missing. So a text is
cut into what can be printed and what cannot, before it is set. `tools/print_fonts.sh` makes the files.
"""

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from anyascii import anyascii

LATIN = "Noto Sans"
FAMILIES = (
    LATIN,
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Thai",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans SC",
    "Noto Sans KR",
)
"""The families in the order in which a letter is looked for."""

_WORDS_KEPT = 120
"""Letters of a romanised passage that are shown; the whole stands in the original."""


@dataclass(frozen=True, slots=True)
class Printable:
    """A text that the fonts have, and the scripts of what they lacked, as Unicode names them."""

    text: str
    lacking: frozenset[str] = frozenset()


def printable(text: str) -> Printable:
    """The text as it can be printed: a passage without a font becomes its script and its letters in Latin, in brackets.

    Marks that turn the direction of writing round are left out, isolates are kept: they end with their paragraph.
    """
    kept = "".join(letter for letter in text if letter not in _UNSEEN)
    if kept.isascii():
        return Printable("".join(letter for letter in kept if letter.isprintable() or letter in "\n\t"))
    lacking: set[str] = set()
    said: list[str] = []
    for script, passage in _passages(kept):
        if script:
            lacking.add(script)
            said.append(_bracketed(script, passage))
        else:
            said.append(passage)
    return Printable("".join(said), frozenset(lacking))


def from_right(text: str) -> bool:
    """Whether the text begins in a script that is written from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in {"R", "AL"} for kind in strong if kind in {"L", "R", "AL"}), False)


_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")


@cache
def covered() -> frozenset[int]:
    """Every code point that one of the fonts has, from their own tables."""
    folder = files("fairnotice.formats.fonts")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".ttf"))
    return frozenset(code for name in names for code in _codes(folder.joinpath(name).read_bytes()))


_UNSEEN = frozenset("\u200b\u2060\ufeff\u00ad\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e")


def _passages(text: str) -> Iterator[tuple[str, str]]:
    """The text in passages, each with the script that no font has, or "" for what can be printed."""
    for script, letters in groupby(_marked(text), key=lambda pair: pair[0]):
        yield script, "".join(letter for _script, letter in letters)


def _marked(text: str) -> Iterator[tuple[str, str]]:
    """Each letter with its lacking script. A space between two lacking words belongs to them."""
    known = covered()
    before = ""
    for place, letter in enumerate(text):
        if letter.isspace():
            after = text[place + 1 : place + 2]
            inside = bool(before and after and ord(after) not in known and _script(after) == before)
            yield (before if inside else ""), letter
        else:
            before = "" if ord(letter) in known or letter in _ISOLATES else _script(letter)
            yield before, letter


def _script(letter: str) -> str:
    """The first word of a letter's Unicode name: ETHIOPIC, KHMER. Of a sign or a mark: SYMBOL."""
    if not unicodedata.category(letter).startswith(("L", "M", "N")):
        return "SYMBOL"
    word = unicodedata.name(letter, "UNKNOWN").split()[0]
    return "HAN" if word == "CJK" else word.split("-")[0]


def _bracketed(script: str, passage: str) -> str:
    letters = "".join(each for each in anyascii(passage) if each.isprintable()).strip()
    cut = f"{letters[:_WORDS_KEPT]}…" if len(letters) > _WORDS_KEPT else letters
    return f"[{script.title()}: {cut or '?'}]"


def _codes(font: bytes) -> Iterator[int]:
    """The code points of a TrueType font: its character maps of formats 4 and 12 (OpenType, table `cmap`)."""
    tables = dict(struct.unpack_from(">4s4xI", font, 12 + 16 * each) for each in range(_short(font, 4)))
    start = tables[b"cmap"]
    for each in range(_short(font, start + 2)):
        (place,) = struct.unpack_from(">I", font, start + 8 + 8 * each)
        form = _short(font, start + place)
        if form == 12:
            yield from _ranges(font, start + place)
        elif form == 4:
            yield from _segments(font, start + place)


def _ranges(font: bytes, place: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, place + 12)
    for first, last in struct.iter_unpack(">II4x", font[place + 16 : place + 16 + 12 * count]):
        yield from range(first, last + 1)


def _segments(font: bytes, place: int) -> Iterator[int]:
    size = _short(font, place + 6)
    ends = struct.unpack_from(f">{size // 2}H", font, place + 14)
    begins = struct.unpack_from(f">{size // 2}H", font, place + 16 + size)
    for first, last in zip(begins, ends, strict=True):
        yield from (code for code in range(first, last + 1) if code != 0xFFFF)


def _short(font: bytes, place: int) -> int:
    (value,) = struct.unpack_from(">H", font, place)
    return int(value)
