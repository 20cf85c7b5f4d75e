"""A name as somebody typed or pasted it, as it is looked for; what of it is put aside is said, never dropped.

Characters that turn the direction of writing (U+202E and its kin) belong to no name. One of them can show letters in
another order than the one in which they stand, so that a name is read in both.
"""

import re
import unicodedata
from dataclasses import dataclass

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TURNED = re.compile("(?P<by>[\u202d\u202e])(?P<letters>[^\u202a-\u202e\u2066-\u2069]*)\u202c?")
_BY_LEFT = "\u202d"
_NUMBER = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
"""A word of digits alone: such words are no part of a name when names are compared."""
_NUMBERS = (
    "There is a number in it, which is not compared as a part of the name: a birth date or a document is given as one."
)


@dataclass(frozen=True, slots=True)
class TypedName:
    """How a name is looked for, as it is shown first; and where that is not plainly as it was typed, why.

    `turned`: what is said of characters of direction. `numbers`: whether there are words of digits alone in it.
    """

    spellings: tuple[str, ...]
    turned: str = ""
    numbers: bool = False

    @property
    def said(self) -> str:
        """Everything that is said of it; empty of nearly every name."""
        return " ".join(filter(None, (self.turned, _NUMBERS if self.numbers else "")))


def read_name(text: str) -> TypedName:
    """The name without characters of direction, and as it is shown where that is another order of letters."""
    numbers = not text.replace(" ", "").isalpha() and bool(_NUMBER.search(text))
    if text.isascii() or not _DIRECTION.search(text):
        return TypedName((text,), numbers=numbers)
    held = ", ".join(sorted({f"U+{ord(one):04X}" for one in _DIRECTION.findall(text)}))
    plain, shown = _without(text), _without(_TURNED.sub(_as_shown, text))
    also = "" if plain == shown else ", and also as it is shown with them"
    said = f"There are invisible characters in it that turn the direction of writing ({held}): read without them{also}."
    return TypedName(tuple(dict.fromkeys(name for name in (shown, plain) if name)), said, numbers)


def _without(text: str) -> str:
    return " ".join(_DIRECTION.sub("", text).split())


def _as_shown(found: re.Match[str]) -> str:
    """The letters in the order in which they are seen, each with its marks."""
    letters = found["letters"]
    runs_left = any(unicodedata.bidirectional(one) in {"R", "AL"} for one in letters)
    if runs_left is not (found["by"] == _BY_LEFT):
        return letters  # they run that way by themselves
    clusters: list[str] = []
    for one in letters:
        if clusters and unicodedata.combining(one):
            clusters[-1] += one
        else:
            clusters.append(one)
    return "".join(reversed(clusters))
