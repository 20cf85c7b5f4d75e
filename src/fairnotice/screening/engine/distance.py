"""Edit distance of short words, bit by bit (Myers 1999): one pass over the other word, whatever the first one's length.

Everything is 64 bits wide and unsigned: mixed with a signed number, numba would go over to floating point.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.layout import LETTERS, LONG, READINGS

_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)


@njit(cache=True, nogil=True)
def pattern(rows, word, reading, tables):  # type: ignore[no-untyped-def]
    """Fill the table of where each letter stands in a reading."""
    for letter in range(tables.shape[1]):
        tables[reading, letter] = np.uint64(0)
    begin = READINGS + reading * LETTERS
    for at in range(rows[word, LONG + reading]):
        tables[reading, rows[word, begin + at]] |= _ONE << np.uint64(at)


@njit(cache=True, nogil=True)
def begin_of(packed, row, reading):  # type: ignore[no-untyped-def]
    """Where a reading of the packed row that begins at `row` begins: its readings follow one another without gaps."""
    begin = row + READINGS
    for before in range(reading):
        begin += np.int64(packed[row + LONG + before])
    return begin


@njit(cache=True, nogil=True)
def first_letter(packed, row, reading):  # type: ignore[no-untyped-def]
    """The first letter of a reading; 0 of an empty one."""
    return packed[begin_of(packed, row, reading)] if packed[row + LONG + reading] else np.uint8(0)


@njit(cache=True, nogil=True)
def edits(tables, reading, n, packed, begin, m):  # type: ignore[no-untyped-def]
    """How many letters are put in, left out or changed between a table's reading (n letters) and one that begins there.

    Places are given instead of parts of arrays, for making those costs more than the distance itself.
    """
    if n == 0:
        return m
    last = _ONE << np.uint64(n - 1)
    positive = _ALL
    negative = np.uint64(0)
    count = n
    for at in range(m):
        equal = tables[reading, packed[begin + at]]
        vertical = equal | negative
        horizontal = (((equal & positive) + positive) ^ positive) | equal
        up = negative | ~(horizontal | positive)
        down = positive & horizontal
        if up & last:
            count += 1
        if down & last:
            count -= 1
        up = (up << _ONE) | _ONE
        down = down << _ONE
        positive = down | ~(vertical | up)
        negative = up & vertical
    return count
