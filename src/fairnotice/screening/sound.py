"""How a romanised word sounds, roughly: one sign a sound, and coarser forms of it for keys.

The signs: vowels `a e i o u` and `E` (ai, ei); `S` sh, `C` ch, `Z` zh, `x` kh, `G` gh, `T` th, `D` dh, `c` ts; else the
letter itself. No language is assumed, so each form is a likeness, never a pronunciation.
"""

import re
from functools import lru_cache
from operator import eq
from types import MappingProxyType

SIGNS = MappingProxyType(
    {
        **{"shch": "S", "tsch": "C", "sch": "S", "tch": "C", "tsh": "C", "sh": "S", "ch": "C", "zh": "Z", "kh": "x"},
        **{"gh": "G", "ph": "f", "th": "T", "dzh": "j", "dh": "D", "dj": "j", "ck": "k", "ts": "c", "tz": "c"},
        **{"qu": "k", "cz": "C", "c": "k", "x": "ks", "oo": "u", "ou": "u", "ee": "i", "ie": "i", "eu": "u"},
        **{"ei": "E", "ey": "E", "ai": "E", "ay": "E", "ij": "i", "yj": "i"},
    }
)
_GROUPS = re.compile(
    "|".join(
        group + "(?![aeiou])" if group in {"ei", "ey", "ai", "ay"} else group + "$" if group in {"ij", "yj"} else group
        for group in SIGNS
    )
)
FOLDED_VOWELS = str.maketrans("eoE", "aui")
FINE = str.maketrans("qGxTDwcCZzj", "kgktdvsSsss")
COARSE = str.maketrans("bfvwtTDqgGxzSCZjc", "ppppdddkkkkssssss")
EAST_ASIAN = str.maketrans("lvfTwcCSjZz", "rbhsussssss")
MERGED = str.maketrans("ptgm", "bdkn")


_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")
_LONG_I = re.compile(r"y+(?![aeiou])|i+")
_LENGTHENING_H = re.compile(r"(?<=[aiu])h(?![aiu])")
_NO_VOWELS = str.maketrans("", "", "aiuy")


@lru_cache(maxsize=1 << 16)
def phones(roman: str) -> str:
    """The sounds of a lower-case ASCII word, doubled letters once."""
    text = _SOFT_C.sub("s", roman) if "c" in roman else roman
    text = _once(_GROUPS.sub(lambda found: SIGNS[found.group()], text))
    return _LONG_I.sub("i", text)


@lru_cache(maxsize=1 << 16)
def folded(sounds: str) -> str:
    """The sounds with near ones made equal: o and u, a and e, q and k; an h that only lengthens a vowel is gone."""
    text = sounds.translate(FOLDED_VOWELS).translate(FINE)
    return _once(_LENGTHENING_H.sub("", text) if "h" in text else text)


@lru_cache(maxsize=1 << 16)
def consonants(sounds: str) -> str:
    """The folded sounds without vowels; a vowel at the beginning counts as one sign."""
    text = folded(sounds)
    first = "*" if text[:1] in "aiuy" else ""
    rest = text.translate(_NO_VOWELS)
    return _once(first + (rest[:1] + rest[1:].replace("h", "")))


@lru_cache(maxsize=1 << 16)
def skeleton(sounds: str) -> str:
    """The coarsest form, for finding candidates: classes of consonants, without h and vowels inside."""
    return _once(consonants(sounds.translate(COARSE)))


@lru_cache(maxsize=1 << 16)
def east_asian(sounds: str) -> str:
    """The sounds as kana, Hangul and Chinese characters can write them: l as r, v as b, f as h, th as s."""
    return _once(sounds.translate(EAST_ASIAN).translate(MERGED).translate(FOLDED_VOWELS))


def _once(text: str) -> str:
    """Doubled letters once."""
    return _DOUBLED.sub(r"\1", text) if any(map(eq, text, text[1:])) else text
