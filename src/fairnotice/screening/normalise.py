"""Names into words that can be compared. The original is never changed: callers keep what was typed.

Order matters: compose first (presentation forms, full-width letters), then fold case, then drop marks that only help
reading. U+200C, which joins the parts of Persian compounds, is read as a separator here; the alignment of names tries
neighbouring words joined as well, so both readings count. The same goes for hyphens.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import LONGEST_NAME
from fairnotice.screening import thai
from fairnotice.screening.hanforms import in_one_form
from fairnotice.screening.hannames import parted
from fairnotice.screening.wordlists import (
    ARTICLES_AFTER_SERVANT,
    CYRILLIC_ARTICLES,
    CYRILLIC_SERVANT_OF,
    NATIVE_SERVANT_OF,
    SERVANT_OF,
)

MOST_WORDS = 24
_ALLAH = "الله"

_ARABIC_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("يىېےئ", "ی"),
        **dict.fromkeys("ةۀہھە", "ه"),
        **dict.fromkeys("كڪ", "ک"),
        # Pashto, Sindhi, Kurdish and Uyghur letters, by the Persian or Urdu one that is nearest in sound
        **dict.fromkeys("ټٽٺ", "ٹ"),
        **dict.fromkeys("ډڊڍ", "ڈ"),
        **dict.fromkeys("ړڙ", "ڑ"),
        **dict.fromkeys("ڼڻڱڃڭ", "ن"),
        **dict.fromkeys("ګڳ", "گ"),
        **dict.fromkeys("ۍێ", "ی"),
        **dict.fromkeys("ۆۇۈۋۅ", "و"),
        **dict.fromkeys("ڌڏ", "د"),
        **{"ځ": "ز", "څ": "س", "ږ": "ژ", "ښ": "ش", "ٿ": "ت", "ڀ": "ب", "ڄ": "ج", "ڇ": "چ", "ڦ": "پ"},
        **{"ڕ": "ر", "ڵ": "ل", "ڤ": "ف"},
        "ؤ": "و",
        "ں": "ن",
        "ء": None,
        "ـ": None,
    }
)
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼʻʹʿʾ`´׳״ʺ", None))
_DOTLESS_I = str.maketrans({"ı": "i"})
_FOREIGN_DOTS = frozenset("·・･‧•")
"""Between the parts of a foreign name in Chinese characters, none of which is a family name and a given one."""
_LOOKALIKE_DIGITS = str.maketrans("01345", "oieas")
_KOREAN_FAMILIES_OF_TWO = frozenset(("남궁", "제갈", "사공", "독고", "선우"))
_OF_TWO_OR_ONE = frozenset(("황보", "서문"))
"""Family names of two syllables of which the first alone is a common one: 황보라 is 황 and 보라."""
_SERVANT_WORD = re.compile(r"abd[aeiou]{1,2}(?:l|([rsntdz])(?=\1)|sh(?=sh))")
_CYRILLIC_SERVANT_WORD = re.compile(r"абд[аеоуэ]{1,2}(?:ль?|([рснтдз])(?=\1)|ш(?=ш))")
_CYRILLIC_ARTICLE = re.compile(
    r"\b[аеоуэ](?:ль?|([рстдзшн])(?=[-‐‑–]\1))[-‐‑–]|(?<=\w\s)а([рстдзш])\s+(?=\2)", re.IGNORECASE
)
"""An Arabic article before its name, in its own form or with the name's first letter. Not every such word is one: Ан is
a Korean family name, Эд a given one."""
_TITLE_IN_PARTS = re.compile(r"\b(?:(д)-(р)|(г)-(н|жа)|(ዶ)/(ር)|(ወ)/(ሮ|ሪት))\b", re.IGNORECASE)
_QUOTE_IN_HEBREW = re.compile(r"(?<=[א-ת])[\"”“](?=[א-ת])")
"""Typed for the sign of what is written short: Dr."""


def checked(name: str) -> str:
    """The name itself. Raises InvalidValue for one that cannot be a name: too long, or with control characters."""
    if len(name) > LONGEST_NAME:
        raise InvalidValue(f"a name has at most {LONGEST_NAME} characters, this one has {len(name)}")
    if name.isprintable():  # nearly every one, and told at once
        return name
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Co"} for letter in name if not letter.isspace()):
        raise InvalidValue("a name cannot hold control characters or private letters: type it again")
    return name


@lru_cache(maxsize=1 << 14)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, in the order typed and in their own script.

    Raises InvalidValue for a name that cannot be one, and for one without a single letter.
    """
    text = in_one_form(fold(checked(name) if name.isascii() else _parts_joined(checked(name))))
    found = text.split()
    letters_alone = text.replace(" ", "").isalpha()  # as nearly every one has: little is left to look for then
    if not letters_alone:
        found = [_letters_for_digits(word) for word in found]
        found = [word for word in found if not word.isdigit()]
    if not letters_alone or "abd" in text or "عبد" in text or "абд" in text:
        found = _servants_joined(found)
    if _ALLAH in text:
        found = _allah_joined(found)
    if not text.isascii() and _FOREIGN_DOTS.isdisjoint(name):
        found = _full_name_parted(_titles_parted(found))
    if not found:
        raise InvalidValue("a name needs at least one letter")
    if len(found) > MOST_WORDS:
        raise InvalidValue(f"a name has at most {MOST_WORDS} words, this one has {len(found)}")
    return tuple(found)


def _parts_joined(name: str) -> str:
    """What a sign parts that is one word: д-р, ዶ/ር, ד"ר. An article in Cyrillic as it is before any name."""
    if '"' in name or "”" in name or "“" in name:
        name = _QUOTE_IN_HEBREW.sub("", name)
    if "-" in name or "/" in name:
        name = _TITLE_IN_PARTS.sub(lambda found: "".join(filter(None, found.groups())), name)
    return _CYRILLIC_ARTICLE.sub("аль ", name) if any("\u0400" <= letter <= "\u04ff" for letter in name) else name


def fold(text: str) -> str:
    """Case, presentation forms, reading marks and variants of Arabic letters unified; words parted by spaces."""
    if text.isascii():
        return text.translate(_ASCII)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFC", text).translate(_DOTLESS_I).translate(_APOSTROPHES)
    return text.translate(_WITHOUT_MARKS).translate(_ARABIC_LETTERS).translate(_PARTED)


class _Learnt(dict[int, str]):
    """A table for `str.translate` that is filled letter by letter as they come."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        self[code] = made = self._becomes(chr(code))
        return made


def _reading_mark(letter: str) -> bool:
    """Accents left over after composing, Arabic harakat, Hebrew points: not the vowel signs of Indic scripts."""
    code = ord(letter)
    return (
        0x300 <= code <= 0x36F
        or 0x591 <= code <= 0x5C7
        or 0x610 <= code <= 0x61A
        or 0x64B <= code <= 0x65F
        or code == 0x670
        or 0x6D6 <= code <= 0x6ED
        or code in (0xAD, 0x200E, 0x200F, 0x2060, 0xFEFF)
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
    )


def _part_of_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


_WITHOUT_MARKS = _Learnt(lambda letter: "" if _reading_mark(letter) else letter)
_PARTED = _Learnt(lambda letter: letter if _part_of_word(letter) else "" if letter == "\u200d" else " ")
_ASCII = {code: chr(code).casefold().translate(_APOSTROPHES).translate(_PARTED) for code in range(128)}


def _letters_for_digits(word: str) -> str:
    """Digits typed for letters (Ig0r), in words that have letters too."""
    if word.isascii() and not word.isalpha() and not word.isdigit():
        return re.sub(r"[0-9]", "", word.translate(_LOOKALIKE_DIGITS))
    return word


def _servants_joined(found: list[str]) -> list[str]:
    """Abd al-Rahman, Abdul Rahman, Abdur-Rahman and Abdurrahman as one word."""
    joined: list[str] = []
    place = 0
    while place < len(found):
        word = found[place]
        rest = found[place + 1 :]
        place += 1
        if word in SERVANT_OF and rest:
            skipped = len(rest) > 1 and rest[0] in ARTICLES_AFTER_SERVANT
            second = rest[1] if skipped else rest[0]
            place += 2 if skipped else 1
            word = "abdullah" if second in {"allah", "ullah", "lah"} else "abdul" + second
        elif word in NATIVE_SERVANT_OF and rest:
            word = NATIVE_SERVANT_OF[word] + rest[0]
            place += 1
        elif word == "عبد" and rest:
            word += rest[0]
            place += 1
        elif word in CYRILLIC_SERVANT_OF and rest:
            skipped = len(rest) > 1 and rest[0] in CYRILLIC_ARTICLES
            second = rest[1] if skipped else rest[0]
            place += 2 if skipped else 1
            word = "абдулла" if second in {"аллах", "алла", "уллах", "улла", "лла"} else "абдул" + second
        if word.startswith("абд"):
            word = _CYRILLIC_SERVANT_WORD.sub("абдул", word, count=1)
        joined.append(_SERVANT_WORD.sub("abdul", word, count=1) if word.startswith("abd") else word)
    return joined


def _allah_joined(found: list[str]) -> list[str]:
    """Hidayat Allah as one word, as it is written in Latin letters and often in its own."""
    joined: list[str] = []
    for word in found:
        if word == _ALLAH and joined and "\u0621" <= joined[-1][0] <= "\u06d3":
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _titles_parted(found: list[str]) -> list[str]:
    """Thai names without the title that is written onto them, which becomes a word of its own."""
    if not any(thai.FIRST <= ord(word[0]) <= thai.LAST for word in found):
        return found
    return [part for word in found for part in thai.title_parted(word)]


def _full_name_parted(found: list[str]) -> list[str]:
    """A Chinese, Japanese or Korean full name written as one word in two: family name and given name. Words beside
    another one of these scripts were parted by whoever wrote them."""
    full = [at for at, word in enumerate(found) if "\u3041" <= word[0] <= "\ud7a3"]
    if len(full) != 1:
        return found
    at = full[0]
    word = found[at]
    if 2 <= len(word) <= 4 and _all_between(word, 0xAC00, 0xD7A3):
        parts: tuple[str, ...] = _korean_name_parted(word)
    else:
        parts = parted(word)
    return [*found[:at], *parts, *found[at + 1 :]]


def _korean_name_parted(word: str) -> tuple[str, ...]:
    """A full name in Hangul in two; four syllables that begin with no family name of two are left whole."""
    long = word[:2] in _KOREAN_FAMILIES_OF_TWO or (len(word) == 4 and word[:2] in _OF_TWO_OR_ONE)
    if len(word) > 2 and long:
        return (word[:2], word[2:])
    return (word,) if len(word) == 4 else (word[0], word[1:])


def _all_between(word: str, first: int, last: int) -> bool:
    return all(first <= ord(letter) <= last for letter in word)
