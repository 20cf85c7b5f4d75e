"""How a romanised word sounds, roughly: one sign a sound, and coarser forms of it for keys.

The signs: vowels `a e i o u` and `E` (ai, ei); `S` sh, `C` ch, `Z` zh, `x` kh, `G` gh, `T` th, `D` dh, `c` ts; else the
letter itself. No language is assumed, so each form is a likeness, never a pronunciation.
"""

import re
from functools import lru_cache
from types import MappingProxyType

_SIGNS = MappingProxyType(
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
        for group in _SIGNS
    )
)
_FOLDED_VOWELS = str.maketrans("eoE", "aui")
_FINE = str.maketrans("qGxTDwcCZzj", "kgktdvsSsss")
_COARSE = str.maketrans("bfvwtTDqgGxzSCZjc", "ppppdddkkkkssssss")
_EAST_ASIAN = str.maketrans("lvfTwcCSjZz", "rbhsussssss")


@lru_cache(maxsize=1 << 16)
def phones(roman: str) -> str:
    """The sounds of a lower-case ASCII word, doubled letters once."""
    text = re.sub(r"c(?=[eiy])", "s", roman)
    text = re.sub(r"(.)\1+", r"\1", _GROUPS.sub(lambda found: _SIGNS[found.group()], text))
    return re.sub(r"y+(?![aeiou])|i+", "i", text)


@lru_cache(maxsize=1 << 16)
def folded(sounds: str) -> str:
    """The sounds with near ones made equal: o and u, a and e, q and k; an h that only lengthens a vowel is gone."""
    text = sounds.translate(_FOLDED_VOWELS).translate(_FINE)
    text = re.sub(r"(?<=[aiu])h(?![aiu])", "", text)
    return re.sub(r"(.)\1+", r"\1", text)


@lru_cache(maxsize=1 << 16)
def consonants(sounds: str) -> str:
    """The folded sounds without vowels; a vowel at the beginning counts as one sign."""
    text = folded(sounds)
    first = "*" if text[:1] in "aiuy" else ""
    rest = re.sub(r"[aiuy]", "", text)
    return re.sub(r"(.)\1+", r"\1", first + (rest[:1] + rest[1:].replace("h", "")))


@lru_cache(maxsize=1 << 16)
def skeleton(sounds: str) -> str:
    """The coarsest form, for finding candidates: classes of consonants, without h and vowels inside."""
    text = consonants(sounds.translate(_COARSE))
    return re.sub(r"(.)\1+", r"\1", text)


@lru_cache(maxsize=1 << 16)
def east_asian(sounds: str) -> str:
    """The sounds as kana, Hangul and Chinese characters can write them: l as r, v as b, f as h, th as s."""
    text = sounds.translate(_EAST_ASIAN).replace("p", "b").replace("t", "d").replace("g", "k").replace("m", "n")
    text = text.translate(_FOLDED_VOWELS)
    return re.sub(r"(.)\1+", r"\1", text)
