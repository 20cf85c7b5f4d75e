"""A word of a name as the kernels take it: its readings as small letters, and the keys by which it is found.

The keys are those of `screening.index`, so that what the small matcher finds is found here: hashed, because the kernel
only needs to know whether two are the same.
"""

from dataclasses import dataclass
from functools import lru_cache, reduce
from hashlib import blake2b
from operator import and_, or_

import numpy as np
import numpy.typing as npt

from fairnotice.screening.index import keys, lookups
from fairnotice.screening.sound import east_asian
from fairnotice.screening.transliterate import Writing, east_asian_skeleton, word

LETTERS = 16
"""Letters of a form that are kept; MRZ lines cut names as well."""
FORMS = 4
"""Readings of a word that are kept: as spelt, then as it may sound."""
FAR = FORMS - 1
"""The row that holds a word as East Asian scripts can write it. Words in those scripts hold nothing else."""
SPELT, SOUND, BONES = 0, FORMS, 2 * FORMS
"""The first reading of each sort."""
LONG, READINGS = 1, 16
ROW = READINGS + 3 * FORMS * LETTERS
"""Where lengths and readings begin in a word's row, and how long that is."""
KINDS = {Writing.LATIN: 0, Writing.ALPHABET: 1, Writing.ABJAD: 2, Writing.EAST_ASIAN: 3}
WEAK, FIRST_LETTER = 8, 16
"""Flags beside the kind: a particle or title; an initial."""

Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """One word. `row` holds its flags, then how many letters each reading has, then the readings themselves: FORMS as
    it is spelt, FORMS as it sounds, FORMS of its consonants, each LETTERS codes long, 0 after the end."""

    row: Codes  # [ROW]
    letters: tuple[int, int, int, int]  # which letters any reading has and every one: as spelt, and as sounds
    own: tuple[int, ...]  # keys that a listed word is found by
    asked: tuple[int, ...]  # keys that a traveller's word looks for


@lru_cache(maxsize=1 << 18)
def forms(text: str) -> Forms:
    """Analyse one folded word, as `normalise.words` gives it. Made once for each spelling."""
    found = word(text)
    flags = KINDS[found.writing] | (WEAK if found.weak and not found.initial else 0)
    far = [east_asian(sound) for sound in found.sounds]
    far_bones = [east_asian_skeleton(sound) for sound in found.sounds]
    asian = found.writing is Writing.EAST_ASIAN
    spelt = _rows(list(found.romans))
    sound = _rows(far) if asian else _rows([*found.folded[:FAR], *_padded(found.folded), far[0]])
    bones = _rows(far_bones) if asian else _rows([*found.consonants[:FAR], *_padded(found.consonants), far_bones[0]])
    readings = np.concatenate([spelt, sound, bones])
    row = np.zeros(ROW, np.uint8)
    row[0] = flags | (FIRST_LETTER if found.initial else 0)
    row[LONG : LONG + len(readings)] = np.count_nonzero(readings, axis=1)
    row[READINGS:] = readings.ravel()
    return Forms(
        row=row,
        letters=(*_letters(spelt), *_letters(sound[:FAR])),
        own=tuple(sorted({hashed(key) for key in keys(text)})),
        asked=tuple(sorted({hashed(key) for key in lookups(text)})),
    )


def hashed(key: str) -> int:
    """A key as 64 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def _letters(rows: Codes) -> tuple[int, int]:
    """The letters that any row has, and those that every row has which is not empty: a bit each, by their last five."""
    each = [reduce(or_, (1 << int(code) % 32 for code in row if code), 0) for row in rows if row[0]]
    return reduce(or_, each, 0), reduce(and_, each) if each else 0


def _padded(forms: tuple[str, ...]) -> list[str]:
    return [""] * max(0, FAR - len(forms))


def _rows(texts: list[str]) -> Codes:
    rows = np.zeros((FORMS, LETTERS), np.uint8)
    for row, text in zip(rows, texts[:FORMS], strict=False):
        codes = [ord(letter) & 127 for letter in text[:LETTERS]]
        row[: len(codes)] = codes
    return rows
