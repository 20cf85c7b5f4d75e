"""Kana in Latin letters, as passports write names: Hepburn, long vowels short."""

import re
from functools import cache, lru_cache

from anyascii import anyascii

from fairnotice.screening.hanforms import LAST_HIRAGANA, TO_KATAKANA

_KATAKANA = range(0x30A1, LAST_HIRAGANA + TO_KATAKANA + 1)
_VOWELS = "あいうえおぁぃぅぇぉ"
_CONTRACTED = re.compile("([きぎしじちぢにひびぴみり])([ゃゅょ])")


def all_kana(text: str) -> bool:
    """Whether a word is in kana throughout."""
    return all("\u3041" <= letter <= "\u30fe" and letter != "・" for letter in text)


def hiragana(kana: str) -> str:
    """Katakana as hiragana; anything else stays."""
    return "".join(chr(ord(one) - TO_KATAKANA) if ord(one) in _KATAKANA else one for one in kana)


@lru_cache(maxsize=1 << 14)
def in_latin(kana: str) -> str:
    """Hiragana as passports write them."""
    text = ""
    for at, one in enumerate(kana):
        before, after = kana[at - 1 : at] if at else "", kana[at + 1 : at + 2]
        long = one == "う" and before and _vowel_of(before) in "ou" and (not after or after not in _VOWELS)
        if long or (one == "お" and before and _vowel_of(before) == "o" and (not after or after not in _VOWELS)):
            continue
        text += one
    latin = "".join(letter for letter in anyascii(_CONTRACTED.sub(_contracted, text)).lower() if "a" <= letter <= "z")
    return latin.replace("cch", "tch")


def _contracted(found: re.Match[str]) -> str:
    """しゅ as shu, きょ as kyo."""
    begin = anyascii(found[1]).lower()[:-1]
    return begin + ("" if begin in {"sh", "j", "ch"} else "y") + anyascii(found[2]).lower()[-1:]


@cache
def _vowel_of(kana: str) -> str:
    return anyascii(kana).lower()[-1:]
