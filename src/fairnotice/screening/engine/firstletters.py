"""With which letters the words of listed people begin: of the many who bear a common name most have no word with the
traveller's initial, and are not weighed."""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.distance import first_letter
from fairnotice.screening.engine.layout import FIRST_LETTER, READINGS, SPELT
from fairnotice.screening.engine.weighing import WORD

_IN_ONE = np.uint32(31)  # letters are told apart by so many of their bits


@njit(cache=True, nogil=True)
def fill_letters(name_start, name_word, word_at, word, letters):  # type: ignore[no-untyped-def]
    """Fill a bit for each letter with which a word of the person's begins. No place outside the arrays is read,
    whatever a damaged index says."""
    first = np.zeros(word_at.size, np.uint32)
    for at in range(word_at.size):
        row = np.int64(word_at[at])
        if row + READINGS < word.size:
            first[at] = np.uint32(1) << (np.uint32(first_letter(word, row, SPELT)) & _IN_ONE)
    for person in range(letters.size):
        for at in range(name_start[person], min(np.int64(name_start[person + 1]), name_word.size)):
            number = np.int64(name_word[at] & WORD)
            if number < first.size:
                letters[person] |= first[number]


@njit(cache=True, nogil=True)
def without_letters(query, letters):  # type: ignore[no-untyped-def]
    """Bits less that a name can be worth, since none of its words begins with an initial of the traveller's."""
    less = 0.0
    for i in range(query.words):
        if query.word[query.ids[i], 0] & FIRST_LETTER:
            letter = np.uint32(query.word[query.ids[i], READINGS]) & _IN_ONE
            if not letters >> letter & np.uint32(1):
                less += w.INITIAL + w.LEFT_OVER
    return less
