"""Whether the list has a word that may be two of the traveller's written as one: a quick look before a whole search."""

from collections.abc import Sequence

import numpy as np
from numba import njit

from fairnotice.screening.engine.buckets import bucket_bits, placed
from fairnotice.screening.engine.distance import begin_of, edits, pattern
from fairnotice.screening.engine.forms import Codes
from fairnotice.screening.engine.layout import BONES, FORMS, LETTERS, LONG, READINGS, ROW, SOUND, SPELT
from fairnotice.screening.transliterate import Writing, word

LEAST_SPELT, LEAST_WITH_BONES = 0.8, 0.7
"""Less alike, in spelling and in sound, is another name, though the rough consonants be the same; the second where the
fine ones are the same as well."""
_SPELT_KINDS = 1  # Latin and other alphabets; of abjads and East Asian scripts the spelling tells nothing


def spelling(run: Sequence[str]) -> tuple[Codes, bool]:
    """Words written as one, as a row of the kernel's that has the first of each sort of reading only; and whether that
    tells anything."""
    row = np.zeros((1, ROW), np.uint8)
    found = [word(text) for text in run]
    told = all(one.writing in {Writing.LATIN, Writing.ALPHABET} for one in found)
    if told:
        roman = "".join(one.romans[0] for one in found)[:LETTERS]
        sound = "".join(one.folded[0] for one in found)[:LETTERS]
        bones = "".join([found[0].consonants[0], *(one.consonants[0].lstrip("*") for one in found[1:])])[:LETTERS]
        row[0, LONG + SPELT], row[0, LONG + SOUND], row[0, LONG + BONES] = len(roman), len(sound), len(bones)
        readings = roman.ljust(LETTERS * FORMS, "\0") + sound.ljust(LETTERS * FORMS, "\0") + bones
        row[0, READINGS : READINGS + len(readings)] = np.frombuffer(readings.encode("ascii"), np.uint8)
    return row, told


@njit(cache=True, nogil=True)
def _alike(tables, mine, theirs, row, kind):  # type: ignore[no-untyped-def]
    """The likeness of their first readings of that sort."""
    n, m = np.int64(mine[0, LONG + kind]), np.int64(theirs[row + LONG + kind])
    return 1.0 - edits(tables, kind, n, theirs, begin_of(theirs, row, kind), m) / max(n, m, 1)


@njit(cache=True, nogil=True)
def spelt_like(theirs, word_at, keys, key_word, key_start, asked, mine, told):  # type: ignore[no-untyped-def]
    """Whether a listed word has one of the keys and a spelling that is like that of `mine`."""
    tables = np.zeros((3 * FORMS, 128), np.uint64)
    pattern(mine, 0, SPELT, tables)
    pattern(mine, 0, SOUND, tables)
    pattern(mine, 0, BONES, tables)
    first = bucket_bits(key_start)
    for one in asked:
        bucket, key = placed(one, first)
        for at in range(key_start[bucket], key_start[bucket + 1]):
            if keys[at] != key:
                continue
            other = key_word[at]
            row = np.int64(word_at[other])
            if not told or (theirs[row] & 7) > _SPELT_KINDS:
                return True
            same = _alike(tables, mine, theirs, row, BONES) == 1.0
            best = max(_alike(tables, mine, theirs, row, SPELT), _alike(tables, mine, theirs, row, SOUND))
            if best >= (LEAST_WITH_BONES if same else LEAST_SPELT):
                return True
    return False
