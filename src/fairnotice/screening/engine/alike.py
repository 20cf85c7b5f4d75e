"""How alike a traveller's word and a listed one are, 0 to 1: the kernel's short form of `screening.similarity`.

Words are rows of bytes (see `forms`), given as an array and a place in it. Functions called for every word take
few arrays: each one that is handed over is counted, which costs more than the comparison.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.distance import begin_of, edits, first_letter, pattern
from fairnotice.screening.engine.layout import (
    BONE_MARKS,
    BONES,
    FAR,
    FIRST_LETTER,
    FORMS,
    LONG,
    PLAIN,
    READINGS,
    SHORT,
    SOUND,
    SPELT,
    TOLD,
    WEAK,
)
from fairnotice.screening.engine.weights import LEAST_LIKENESS

_ABJAD, _ASIAN = 2, 3
_HEARD = 0.97  # the same sound in another spelling
_ACROSS = 0.96  # the most across scripts
_INITIAL = 0.9
_OTHER_BONES = 0.4  # consonants less alike than this are those of another word, whatever its vowels


@njit(cache=True, nogil=True)
def prepare(mine, i, tables):  # type: ignore[no-untyped-def]
    """Fill the tables of one of the traveller's words."""
    for reading in range(3 * FORMS):
        pattern(mine, i, reading, tables)


@njit(cache=True, nogil=True)
def best_of(tables, mine, i, theirs, row, sort, first, last, other_first, other_last):  # type: ignore[no-untyped-def]
    """The best likeness over these readings of both, of one sort: spelt, as sounds, or as consonants."""
    best = 0.0
    for a in range(sort + first, sort + last):
        n = np.int64(mine[i, LONG + a])
        if n == 0:
            continue
        begin = begin_of(theirs, row, sort + other_first)
        m = np.int64(0)
        for b in range(sort + other_first, sort + other_last):
            begin += m
            m = np.int64(theirs[row + LONG + b])
            if m == 0:
                continue
            longest = n if n > m else m
            apart = n - m if n > m else m - n
            if 1.0 - apart / longest <= best:
                continue
            alike = 1.0 - edits(tables, a, n, theirs, begin, m) / longest
            if alike > best:
                best = alike
                if best == 1.0:
                    return best
    return best


@njit(cache=True, nogil=True)
def _bits_set(mask):  # type: ignore[no-untyped-def]
    mask = np.uint32(mask) - (np.uint32(mask >> np.uint32(1)) & np.uint32(0x55555555))
    mask = (mask & np.uint32(0x33333333)) + (np.uint32(mask >> np.uint32(2)) & np.uint32(0x33333333))
    mask = np.uint32(mask + np.uint32(mask >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
    return np.uint32(mask * np.uint32(0x01010101)) >> np.uint32(24)


@njit(cache=True, nogil=True)
def unlike_letters(mine, i, theirs, word):  # type: ignore[no-untyped-def]
    """Whether their letters alone show that neither spelling nor sound is alike enough.

    A letter that one side has in every reading and the other in none costs an edit at least. Of both only the short
    row is read, which lies in one line of the processor's cache: most words that are looked at end here.
    """
    for kind in range(2):
        by = np.uint32(8 * (kind + 1))
        longest = max((mine[i, TOLD] >> by) & np.uint32(255), (theirs[word, TOLD] >> by) & np.uint32(255), np.uint32(1))
        only_mine = _bits_set(mine[i, 2 * kind + 1] & ~theirs[word, 2 * kind])
        only_theirs = _bits_set(theirs[word, 2 * kind + 1] & ~mine[i, 2 * kind])
        if 1.0 - max(only_mine, only_theirs) / np.float64(longest) >= LEAST_LIKENESS:
            return False
    return True


@njit(cache=True, nogil=True)
def _same_bones(mine, i, theirs, word):  # type: ignore[no-untyped-def]
    """Whether any reading of the one has the consonants of one of the other."""
    for a in range(BONE_MARKS, SHORT):
        for b in range(BONE_MARKS, SHORT):
            if mine[i, a] != 0 and mine[i, a] == theirs[word, b]:
                return True
    return False


@njit(cache=True, nogil=True)
def likeness(tables, mine, i, my_short, theirs, row, word, their_short):  # type: ignore[no-untyped-def]
    """How alike the traveller's word `i` and a listed one are, whose packed row begins at `row`.

    The tables are those of the first one.
    """
    flags, other_flags = my_short[i, TOLD] & np.uint32(255), their_short[word, TOLD] & np.uint32(255)
    if (flags & FIRST_LETTER) or (other_flags & FIRST_LETTER):
        spelt, heard = READINGS, READINGS + SOUND * 16
        same = mine[i, spelt] == first_letter(theirs, row, SPELT) or mine[i, heard] == first_letter(theirs, row, SOUND)
        return _INITIAL if same else 0.0
    if (flags & WEAK) != (other_flags & WEAK):
        return 0.0
    kind, other_kind = flags & 7, other_flags & 7
    if flags & other_flags & PLAIN and kind != _ABJAD and other_kind != _ABJAD:
        same = my_short[i, BONE_MARKS] != 0 and my_short[i, BONE_MARKS] == their_short[word, BONE_MARKS]
        return _of_plain_ones(tables, mine, i, theirs, row, same)
    if kind == _ASIAN or other_kind == _ASIAN:
        a = 0 if kind == _ASIAN else FAR
        b = 0 if other_kind == _ASIAN else FAR
        heard = best_of(tables, mine, i, theirs, row, SOUND, a, FORMS, b, FORMS)
        bare = best_of(tables, mine, i, theirs, row, BONES, a, FORMS, b, FORMS)
        far = 0.5 * heard + 0.5 * bare
        if kind != other_kind:
            return _ACROSS * far
        return max(best_of(tables, mine, i, theirs, row, SPELT, 0, FORMS, 0, FORMS), 0.8 * far)
    far_apart = kind != other_kind and (kind == _ABJAD or other_kind == _ABJAD)
    same = _same_bones(my_short, i, their_short, word)
    if not (same or far_apart) and unlike_letters(my_short, i, their_short, word):
        return 0.0
    if far_apart:
        bare = 1.0 if same else best_of(tables, mine, i, theirs, row, BONES, 0, FAR, 0, FAR)
        if bare < _OTHER_BONES:
            return 0.0
        heard = best_of(tables, mine, i, theirs, row, SOUND, 0, FAR, 0, FAR)
        return 0.8 + 0.15 * heard if bare == 1.0 else _ACROSS * (0.4 * heard + 0.6 * bare)
    best = best_of(tables, mine, i, theirs, row, SPELT, 0, FORMS, 0, FORMS)
    if best < _HEARD:
        best = max(best, _HEARD * best_of(tables, mine, i, theirs, row, SOUND, 0, FAR, 0, FAR))
    if same:
        short = mine[i, LONG + BONES] < 3 or mine[i, LONG + SPELT] < 4 or theirs[row + LONG + SPELT] < 4
        return best if short else 0.45 + 0.55 * best
    if best < LEAST_LIKENESS or best_of(tables, mine, i, theirs, row, BONES, 0, FAR, 0, FAR) < _OTHER_BONES:
        return 0.0
    return best


@njit(cache=True, nogil=True)
def _of_plain_ones(tables, mine, i, theirs, row, same):  # type: ignore[no-untyped-def]
    """The same of two words that have one reading of each sort, neither of them in an abjad: most there are."""
    n, m = np.int64(mine[i, LONG + SPELT]), np.int64(theirs[row + LONG + SPELT])
    begin = row + READINGS
    best = _of_one(tables, SPELT, n, theirs, begin, m)
    begin += m
    k = np.int64(theirs[row + LONG + SOUND])
    if best < _HEARD:
        best = max(best, _HEARD * _of_one(tables, SOUND, np.int64(mine[i, LONG + SOUND]), theirs, begin, k))
    if same:
        return best if mine[i, LONG + BONES] < 3 or n < 4 or m < 4 else 0.45 + 0.55 * best
    if best < LEAST_LIKENESS:
        return 0.0
    begin += k + np.int64(theirs[row + LONG + SOUND + FAR])
    bones = np.int64(theirs[row + LONG + BONES])
    bare = _of_one(tables, BONES, np.int64(mine[i, LONG + BONES]), theirs, begin, bones)
    return best if bare >= _OTHER_BONES else 0.0


@njit(cache=True, nogil=True)
def _of_one(tables, reading, n, theirs, begin, m):  # type: ignore[no-untyped-def]
    """The likeness of two readings, 0 where one is empty."""
    if n == 0 or m == 0:
        return 0.0
    return 1.0 - edits(tables, reading, n, theirs, begin, m) / max(n, m)
