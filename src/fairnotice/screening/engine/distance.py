"""Edit distance of short words, bit by bit (Myers 1999): one pass over the other word, whatever the first one's length.

Everything is 64 bits wide and unsigned: mixed with a signed number, numba would go over to floating point.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.forms import LETTERS

_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)


@njit(cache=True, nogil=True, inline="always")
def length(row):  # type: ignore[no-untyped-def]
    """Letters before the first zero."""
    n = 0
    while n < LETTERS and row[n] != 0:
        n += 1
    return n


@njit(cache=True, nogil=True)
def pattern(row, n, table):  # type: ignore[no-untyped-def]
    """Fill the table of where each letter stands in the word."""
    table[:] = np.uint64(0)
    for at in range(n):
        table[row[at]] |= _ONE << np.uint64(at)


@njit(cache=True, nogil=True)
def edits(table, n, row, m):  # type: ignore[no-untyped-def]
    """How many letters are put in, left out or changed between the word of the table (n letters) and this one (m)."""
    if n == 0:
        return m
    last = _ONE << np.uint64(n - 1)
    positive = _ALL
    negative = np.uint64(0)
    count = n
    for at in range(m):
        equal = table[row[at]]
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
