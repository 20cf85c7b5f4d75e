"""How alike a traveller's word and a listed one are, 0 to 1: the kernel's short form of `screening.similarity`.

Words are rows of bytes (see `forms`), given as an array and a place in it. Functions called for every word take
few arrays: each one that is handed over is counted, which costs more than the comparison.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.distance import edits, pattern
from fairnotice.screening.engine.forms import BONES, FAR, FIRST_LETTER, FORMS, LONG, READINGS, SOUND, SPELT, WEAK
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
def best_of(tables, mine, i, theirs, word, sort, first, last, other_first, other_last):  # type: ignore[no-untyped-def]
    """The best likeness over these readings of both, of one sort: spelt, as sounds, or as consonants."""
    best = 0.0
    for a in range(sort + first, sort + last):
        n = np.int64(mine[i, LONG + a])
        if n == 0:
            continue
        for b in range(sort + other_first, sort + other_last):
            m = np.int64(theirs[word, LONG + b])
            if m == 0:
                continue
            longest = n if n > m else m
            apart = n - m if n > m else m - n
            if 1.0 - apart / longest <= best:
                continue
            alike = 1.0 - edits(tables, a, n, theirs, word, b, m) / longest
            if alike > best:
                best = alike
                if best == 1.0:
                    return best
    return best


@njit(cache=True, nogil=True)
def _bits_set(mask):  # type: ignore[no-untyped-def]
    count = 0
    while mask:
        mask &= mask - np.uint32(1)
        count += 1
    return count


@njit(cache=True, nogil=True)
def unlike_letters(mine, i, my_letters, theirs, word, their_letters):  # type: ignore[no-untyped-def]
    """Whether their letters alone show that neither spelling nor sound is alike enough.

    A letter that one side has in every reading and the other in none costs an edit at least.
    """
    for kind in range(2):
        longest = np.uint8(1)
        for form in range(FORMS if kind == 0 else FAR):
            longest = max(longest, mine[i, LONG + kind * FORMS + form], theirs[word, LONG + kind * FORMS + form])
        only_mine = _bits_set(my_letters[i, 2 * kind + 1] & ~their_letters[word, 2 * kind])
        only_theirs = _bits_set(their_letters[word, 2 * kind + 1] & ~my_letters[i, 2 * kind])
        if 1.0 - max(only_mine, only_theirs) / longest >= LEAST_LIKENESS:
            return False
    return True


@njit(cache=True, nogil=True)
def likeness(tables, mine, i, my_letters, theirs, word, their_letters):  # type: ignore[no-untyped-def]
    """How alike the traveller's word `i` and a listed one are. The tables are those of the first one."""
    flags, other_flags = mine[i, 0], theirs[word, 0]
    if (flags & FIRST_LETTER) or (other_flags & FIRST_LETTER):
        spelt, heard = READINGS, READINGS + SOUND * 16
        same = mine[i, spelt] == theirs[word, spelt] or mine[i, heard] == theirs[word, heard]
        return _INITIAL if same else 0.0
    if (flags & WEAK) != (other_flags & WEAK):
        return 0.0
    kind, other_kind = flags & 7, other_flags & 7
    if kind == _ASIAN or other_kind == _ASIAN:
        a = 0 if kind == _ASIAN else FAR
        b = 0 if other_kind == _ASIAN else FAR
        heard = best_of(tables, mine, i, theirs, word, SOUND, a, FORMS, b, FORMS)
        bare = best_of(tables, mine, i, theirs, word, BONES, a, FORMS, b, FORMS)
        far = 0.5 * heard + 0.5 * bare
        if kind != other_kind:
            return _ACROSS * far
        return max(best_of(tables, mine, i, theirs, word, SPELT, 0, FORMS, 0, FORMS), 0.8 * far)
    bare = best_of(tables, mine, i, theirs, word, BONES, 0, FAR, 0, FAR)
    if bare < _OTHER_BONES:
        return 0.0
    if kind != other_kind and (kind == _ABJAD or other_kind == _ABJAD):
        heard = best_of(tables, mine, i, theirs, word, SOUND, 0, FAR, 0, FAR)
        return 0.8 + 0.15 * heard if bare == 1.0 else _ACROSS * (0.4 * heard + 0.6 * bare)
    if bare < 1.0 and unlike_letters(mine, i, my_letters, theirs, word, their_letters):
        return 0.0
    best = best_of(tables, mine, i, theirs, word, SPELT, 0, FORMS, 0, FORMS)
    if best < _HEARD:
        best = max(best, _HEARD * best_of(tables, mine, i, theirs, word, SOUND, 0, FAR, 0, FAR))
    short = mine[i, LONG + BONES] < 3 or mine[i, LONG + SPELT] < 4 or theirs[word, LONG + SPELT] < 4
    if bare == 1.0 and not short:
        best = 0.45 + 0.55 * best
    return best
