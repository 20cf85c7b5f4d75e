"""Initials that are written as one word: JC Juncker, JF Kennedy.

Two or three Latin letters without a vowel are hardly a name, so that they may also be the first letters of given names;
what they agree with is worth what initials apart are worth. A pair with a vowel (AJ, LI) is not taken apart: most of
those on lists are family names of China, and typed in capitals like any other.
"""

import re

from fairnotice.screening.wordlists import HONORIFICS, PARTICLES

MOST_LETTERS = 3
"""Of a word that may be initials."""
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}")
_NOT_INITIALS = (
    HONORIFICS
    | PARTICLES
    | {"ng", "md", "mhd", "mst", "mc", "sk", "sh", "kh", "th", "hj", "phd", "hrh", "hh", "bt", "bte"}
)
"""Family names without a vowel, and words that are written short: Mohammed, Mosammat, Sheikh, Haji, binte."""


_MOST_READINGS = 2


def readings_of(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of a name, and beside other words also those with one that may be initials apart."""
    found = [at for at, text in enumerate(name) if len(text) <= MOST_LETTERS and _may_be_initials(text)]
    if not found or len(name) == 1:
        return (name,)
    return (name, *((*name[:at], *name[at], *name[at + 1 :]) for at in found[:_MOST_READINGS]))


def _may_be_initials(text: str) -> bool:
    return text not in _NOT_INITIALS and _NO_VOWEL.fullmatch(text) is not None
