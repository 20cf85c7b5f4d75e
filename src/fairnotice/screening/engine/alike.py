"""How alike a traveller's word and a listed one are, 0 to 1: the kernel's short form of `screening.similarity`.

Words are rows of bytes (see `forms`), given as an array and a place in it. Functions called for every word take
few arrays: each one that is handed over is counted, which costs more than the comparison.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.distance import alike_by, begin_of, first_letter, first_steps, ones, pattern, steps
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

ABJAD, ASIAN = 2, 3
_HEARD = 0.97  # the same sound in another spelling
_ACROSS = 0.96  # the most across scripts
_INITIAL = 0.9
MOST_EDITS = np.array([int(longest * (1.0 - LEAST_LIKENESS)) for longest in range(256)])
"""How many letters may differ between readings that are alike enough, by the letters of the longer one."""
_OWN_SPELLING = 0.9  # a title or a particle and a word that may be the same
_OTHER_BONES = 0.4  # consonants less alike than this are those of another word, whatever its vowels


@njit(cache=True, nogil=True)
def prepare(mine, i, tables):  # type: ignore[no-untyped-def]
    """Fill the tables of one of the traveller's words."""
    for sort in range(tables.shape[0]):
        pattern(mine, i, sort, tables)


@njit(cache=True, nogil=True)
def best_of(tables, mine, i, theirs, row, sort, first, last, other_first, other_last):  # type: ignore[no-untyped-def]
    """The best likeness over these readings of both, of one sort: spelt, as sounds, or as consonants."""
    best = 0.0
    begin = begin_of(theirs, row, sort + other_first)
    m = np.int64(0)
    for b in range(sort + other_first, sort + other_last):
        begin += m
        m = np.int64(theirs[row + LONG + b])
        if m == 0:
            continue
        positive, negative = steps(tables, sort // FORMS, theirs, begin, m)
        for a in range(first, last):
            n = np.int64(mine[i, LONG + sort + a])
            if n:
                best = max(best, alike_by(positive, negative, sort // FORMS, a, n, m))
        if best == 1.0:
            return best
    return best


@njit(cache=True, nogil=True)
def unlike_letters(mine, i, theirs, word):  # type: ignore[no-untyped-def]
    """Whether their letters alone show that neither spelling nor sound is alike enough.

    A letter that one side has in every reading and the other in none costs an edit at least. Of both only the short
    row is read, which lies in one line of the processor's cache: most words that are looked at end here.
    """
    for kind in range(2):
        by = np.uint32(8 * (kind + 1))
        longest = max((mine[i, TOLD] >> by) & np.uint32(255), (theirs[word, TOLD] >> by) & np.uint32(255), np.uint32(1))
        apart = mine[i, 2 * kind + 1] & ~theirs[word, 2 * kind], theirs[word, 2 * kind + 1] & ~mine[i, 2 * kind]
        if max(ones(apart[0]), ones(apart[1])) <= MOST_EDITS[longest]:  # type: ignore[call-arg]
            return False
    return True


@njit(cache=True, nogil=True)
def _sounds_apart(mine, i, theirs, word, least):  # type: ignore[no-untyped-def]
    """Whether their letters alone show that no reading sounds as alike as that, see `unlike_letters`."""
    by = np.uint32(16)
    longest = max((mine[i, TOLD] >> by) & np.uint32(255), (theirs[word, TOLD] >> by) & np.uint32(255), np.uint32(1))
    apart = mine[i, 3] & ~theirs[word, 2], theirs[word, 3] & ~mine[i, 2]
    return max(ones(apart[0]), ones(apart[1])) > longest * (1.0 - least) + 1e-9  # type: ignore[call-arg]


@njit(cache=True, nogil=True)
def _same_bones(mine, i, theirs, word):  # type: ignore[no-untyped-def]
    """Whether any reading of the one has the consonants of one of the other."""
    for a in range(BONE_MARKS, SHORT):
        for b in range(BONE_MARKS, SHORT):
            if mine[i, a] != 0 and mine[i, a] == theirs[word, b]:
                return True
    return False


@njit(cache=True, nogil=True)
def apart(mine, i, theirs, word):  # type: ignore[no-untyped-def]
    """Whether one is in a script without vowels, and the other in another one."""
    kind, other_kind = mine[i, TOLD] & np.uint32(7), theirs[word, TOLD] & np.uint32(7)
    return kind != other_kind and (kind == ABJAD or other_kind == ABJAD)


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
    alike = _of_words(tables, mine, i, my_short, theirs, row, word, their_short)
    return 0.0 if (flags & WEAK) != (other_flags & WEAK) and alike < _OWN_SPELLING else alike


@njit(cache=True, nogil=True)
def _of_words(tables, mine, i, my_short, theirs, row, word, their_short):  # type: ignore[no-untyped-def]
    """The same of two words that are no initials, whether particles, titles or names."""
    flags, other_flags = my_short[i, TOLD] & np.uint32(255), their_short[word, TOLD] & np.uint32(255)
    kind, other_kind = flags & 7, other_flags & 7
    if flags & other_flags & PLAIN and kind != ABJAD and other_kind != ABJAD:
        same = my_short[i, BONE_MARKS] != 0 and my_short[i, BONE_MARKS] == their_short[word, BONE_MARKS]
        if not same and unlike_letters(my_short, i, their_short, word):
            return 0.0
        return _of_plain_ones(tables, mine, i, theirs, row, same)
    if kind == ASIAN or other_kind == ASIAN:
        a = 0 if kind == ASIAN else FAR
        b = 0 if other_kind == ASIAN else FAR
        heard = best_of(tables, mine, i, theirs, row, SOUND, a, FORMS, b, FORMS)
        bare = best_of(tables, mine, i, theirs, row, BONES, a, FORMS, b, FORMS)
        far = 0.5 * heard + 0.5 * bare
        if kind != other_kind:
            return _ACROSS * far
        return max(best_of(tables, mine, i, theirs, row, SPELT, 0, FORMS, 0, FORMS), 0.8 * far)
    far_apart = apart(my_short, i, their_short, word)
    same = _same_bones(my_short, i, their_short, word)
    if not (same or far_apart) and unlike_letters(my_short, i, their_short, word):
        return 0.0
    if far_apart:
        bare = 1.0 if same else best_of(tables, mine, i, theirs, row, BONES, 0, FAR, 0, FAR)
        lacking = (LEAST_LIKENESS / _ACROSS - 0.6 * bare) / 0.4
        if bare < 1.0 and _sounds_apart(my_short, i, their_short, word, lacking):
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
    heard, other_heard = np.int64(mine[i, LONG + SOUND]), np.int64(theirs[row + LONG + SOUND])
    bones, other_bones = np.int64(mine[i, LONG + BONES]), np.int64(theirs[row + LONG + BONES])
    begin = row + READINGS
    second = begin + m
    third = second + other_heard + np.int64(theirs[row + LONG + SOUND + FAR])
    positive, negative = first_steps(tables, theirs, begin, m, second, other_heard, third, other_bones)
    best = alike_by(positive, negative, 0, 0, n, m) if n and m else 0.0
    if heard and other_heard:
        best = max(best, _HEARD * alike_by(positive, negative, 1, 0, heard, other_heard))
    if same:
        return best if bones < 3 or n < 4 or m < 4 else 0.45 + 0.55 * best
    if best < LEAST_LIKENESS or not (bones and other_bones):
        return 0.0
    return best if alike_by(positive, negative, 2, 0, bones, other_bones) >= _OTHER_BONES else 0.0
