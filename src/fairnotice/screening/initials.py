"""Initials that are written as one word: JC Juncker, JF Kennedy.

Two or three Latin letters without a vowel are hardly a name, so that they may also be the first letters of given names;
what they agree with is worth what initials apart are worth. A pair with a vowel (AJ, LI) is not taken apart: most of
those on lists are family names of China, and typed in capitals like any other.
"""

import re
from functools import lru_cache

from fairnotice.screening.wordlists import HONORIFICS, PARTICLES

_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}")
_NOT_INITIALS = (
    HONORIFICS | PARTICLES | {"ng", "md", "mst", "mc", "sk", "sh", "kh", "th", "hj", "phd", "hrh", "hh", "bt", "bte"}
)
"""Family names without a vowel, and words that are written short: Mohammed, Mosammat, Sheikh, Haji, binte."""


@lru_cache(maxsize=1 << 15)
def readings_of(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of a name, and where some of them may be initials also with those apart."""
    if not any(map(_may_be_initials, name)):
        return (name,)
    apart = tuple(part for text in name for part in (text if _may_be_initials(text) else (text,)))
    return (name, apart)


def _may_be_initials(text: str) -> bool:
    return len(text) <= 3 and text not in _NOT_INITIALS and _NO_VOWEL.fullmatch(text) is not None
