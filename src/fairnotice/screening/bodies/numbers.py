"""Numbers in names, however they are written: 44, forty-four, forty 4, 1st, First, II."""

import re
from collections.abc import Sequence

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_SMALL = {name: value for value, name in enumerate(_UNITS)} | {name: at for at, name in enumerate(_ORDINALS, start=1)}
_ROUND = {name: 10 * at for at, name in enumerate(_TENS, start=2)} | {
    f"{name[:-1]}ieth": 10 * at for at, name in enumerate(_TENS, start=2)
}
_ENDED = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|eme|o|a|й|я|е|го|ой|ый|ая|ое)\Z")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})\Z")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


def number_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number that begins at a place, and how many words it takes; None where there is none."""
    word = words[at]
    if word.isdecimal():
        return int(word), 1
    if ended := _ENDED.match(word):
        return int(ended[1]), 1
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in _ROUND:
        unit = _SMALL.get(after, int(after) if after.isdecimal() and len(after) == 1 else 0)
        return (_ROUND[word] + unit, 2) if 0 < unit < 10 else (_ROUND[word], 1)
    if word in _SMALL:
        value = _SMALL[word]
        return (100 * value, 2) if after == "hundred" and 0 < value < 10 else (value, 1)
    return None


def roman(word: str) -> int | None:
    """The value of a small Roman number."""
    if not word.isascii() or not (found := _ROMAN.match(word)):
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in found[0] or word]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
