"""How words of other scripts are written in Latin letters, as learnt from pairs of both.

A native word is a row of units: a kana with the small one after it, the parts of a Hangul syllable, the Mandarin
reading of a character, else a letter. Each unit is written as no, one or some Latin letters, each way with its chance
(a joint model of pairs: Bisani and Ney 2008). `learnt.tsv` holds the chances; `benchmarks/screening/learn.py` makes it,
from half of the pairs of Wikidata's names that Merhav and Ash collected (2018). The other half is never read.
`learnt_brahmic.tsv` is of Thai, Devanagari and Bengali, whose units `thai` and `indic` make: rules, and what pairs of
spellings that people use added to them (`benchmarks/screening/learn_brahmic.py`).
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt
from anyascii import anyascii

from fairnotice.screening import indic, thai

Numbers = npt.NDArray[np.int64]

LONGEST = 4
"""Latin letters that one unit may stand for."""
UNKNOWN_HERE = -10.0
LEAST = -0.35
"""As badly as any word is said to fit."""
_SMALL = frozenset("ァィゥェォャュョヮ")
_HANGUL, _SYLLABLES, _VOWELS, _CODAS = 0xAC00, 11_172, 21, 28
_ALONE = ("\u0400", "\u077f")
"""From Cyrillic to Arabic letters: each is a unit by itself."""
_KANA_APART = 0x60  # from a hiragana to its katakana
_NOTHING = log(1e-5)  # a unit that is not written at all, where nobody was seen to leave it out
_NEW = tuple(log(1e-6 * 0.05**size) for size in range(LONGEST + 1))  # letters that it was never seen to be
NEW_BESIDE = _NEW[1]
"""Two letters that were never seen beside one another."""
EDGE = "^"
_TABLES = ("learnt.tsv", "learnt_brahmic.tsv")
_ROWS_OF_LETTERS = "="  # marks a line of the table that is of Latin letters and not of a unit
_BEAM = 24


def units(native: str) -> tuple[str, ...]:
    """A folded native word as the units of the table."""
    brahmic = brahmic_units(native)
    if brahmic is not None:
        return brahmic
    found: list[str] = []
    for letter in unicodedata.normalize("NFC", native):
        code = ord(letter)
        if 0x3041 <= code <= 0x3096:
            letter = chr(code + _KANA_APART)
        if _HANGUL <= code < _HANGUL + _SYLLABLES:
            onset, rest = divmod(code - _HANGUL, _VOWELS * _CODAS)
            vowel, coda = divmod(rest, _CODAS)
            found += [f"o{onset}", f"v{vowel}", *([f"k{coda}"] if coda else [])]
        elif letter in _SMALL and found:
            found[-1] += letter
        elif 0x3400 <= code <= 0x9FFF:
            found.append(f"p{anyascii(letter).lower()}")
        else:
            found.append(letter)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def brahmic_units(native: str) -> tuple[str, ...] | None:
    """The units of a Thai, Devanagari or Bengali word; None for a word that is none or is not understood."""
    first = ord(native[0]) if native else 0
    if thai.FIRST <= first <= thai.LAST:
        return thai.thai_units(native)
    return indic.indic_units(native) if indic.DEVANAGARI <= first < indic.BENGALI + 0x80 else None


@lru_cache(maxsize=1 << 16)
def heard(native: str, latin: str) -> float:
    """How well a folded native word fits Latin letters (a to z): 1 at best, 0 as well as any other word, less if worse.

    It is the share of what the Latin word says (its letters, by how common they are beside one another) that the native
    one explains. Answers UNKNOWN_HERE for a word that has a unit that the table lacks, or no letters.
    """
    _, ways, fits = kernel()
    parts = numbered(native)
    if not latin or not len(parts) or len(latin) > LONGEST * len(parts):
        return UNKNOWN_HERE
    said = surprise(latin)
    hopeless = (1.0 - LEAST) * said
    found = float(fits(ways, parts, np.frombuffer(latin.encode("ascii"), np.uint8), hopeless))
    return 1.0 - found / said if found > hopeless else LEAST


@lru_cache(maxsize=1 << 12)
def numbered(native: str) -> Numbers:
    """The numbers of its units; none where one is not in the table."""
    numbers = kernel()[0]
    alone = native.isalpha() and _ALONE[0] <= min(native) and max(native) <= _ALONE[1]
    parts = native if alone else units(native)
    found = [numbers.get(part, -1) for part in parts]
    return np.array([] if -1 in found else found, np.int64)


@cache
def kernel() -> tuple[dict[str, int], Any, Callable[..., float]]:
    """Numbers of units, their ways, and what weighs them: compiled at set-up, and loaded when two scripts meet."""
    from fairnotice.screening.engine.hearing import fits, ways_of

    return *ways_of(ways(), (_NOTHING, *_NEW[1:])), fits


@lru_cache(maxsize=1 << 16)
def surprise(latin: str) -> float:
    """The logarithm of how common these letters are in this order: below 0."""
    beside = letters_beside()
    text = f"{EDGE}{latin}{EDGE}"
    return sum(beside.get(text[at : at + 2], NEW_BESIDE) for at in range(len(text) - 1))


@lru_cache(maxsize=1 << 14)
def written(native: str, most: int = 2) -> tuple[str, ...]:
    """The likeliest ways to write a folded native word in Latin letters; none for one with a unit unknown here."""
    known, parts = ways(), units(native)
    if not known.keys() >= set(parts):
        return ()
    found: dict[str, float] = {"": 0.0}
    for part in parts:
        longer: dict[str, float] = {}
        for text, worth in found.items():
            for letters, more in known[part].items():
                whole = text + letters
                longer[whole] = max(longer.get(whole, -1e9), worth + more)
        found = dict(sorted(longer.items(), key=lambda one: (-one[1], one[0]))[:_BEAM])
    return tuple(text for text in found if text)[:most]


@cache
def ways() -> dict[str, dict[str, float]]:
    """The ways to write each unit, as logarithms of their chances."""
    return _table()[0]


@cache
def letters_beside() -> dict[str, float]:
    """How common two Latin letters are beside one another, as logarithms; `EDGE` is where a word begins and ends."""
    return _table()[1]


@cache
def _table() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """The ways to write each unit, and how common two Latin letters are beside one another, as logarithms."""
    ways: dict[str, dict[str, float]] = {}
    beside: dict[str, float] = {}
    tables = [files("fairnotice.screening").joinpath(name).read_text(encoding="utf-8") for name in _TABLES]
    for line in "".join(tables).splitlines():
        unit, *rest = line.split("\t")
        pairs = zip(rest[::2], rest[1::2], strict=True)
        if unit == _ROWS_OF_LETTERS:
            beside.update((letters, -float(cost) / 100) for letters, cost in pairs)
        else:
            ways[unit] = {letters: -float(cost) / 100 for letters, cost in pairs}
    return ways, beside


def lines_of(ways: dict[str, dict[str, float]], beside: dict[str, float]) -> list[str]:
    """The table as it is kept: a unit a line, each way with its cost in hundredths of a nat."""
    return [*rows_of(ways), "\t".join([_ROWS_OF_LETTERS, *_told(beside)])]


def rows_of(ways: dict[str, dict[str, float]]) -> list[str]:
    """The same without the row of Latin letters."""
    return ["\t".join([unit, *_told(ways[unit])]) for unit in sorted(ways)]


def _told(costs: dict[str, float]) -> Sequence[str]:
    return [part for text, worth in sorted(costs.items()) for part in (text, str(round(-worth * 100)))]
