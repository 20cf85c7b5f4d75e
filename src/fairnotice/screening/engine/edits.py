"""How many letters differ between two readings, and how alike they are by it: for the kernels of `likekernel`."""

import numpy as np
from numba import njit

_ONE, _ALL = np.uint64(1), np.uint64(0xFFFFFFFFFFFFFFFF)


@njit(cache=True, nogil=True)
def alike(one, size, other, other_size, tables):  # type: ignore[no-untyped-def]
    """The normalized similarity by `_edits`."""
    longest = max(size, other_size)
    if longest == 0:
        return 1.0
    if size > other_size:
        one, size, other, other_size = other, other_size, one, size
    if size == 0:
        return 0.0
    return 1.0 - _edits(one, size, other, other_size, tables) / longest


@njit(cache=True, nogil=True)
def _edits(one, size, other, other_size, tables):  # type: ignore[no-untyped-def]
    """Letters put in, left out, changed, or neighbours that changed places (Hyyrö 2003), bit by bit."""
    for at in range(size):
        tables[one[at]] |= _ONE << np.uint64(at)
    last = _ONE << np.uint64(size - 1)
    positive, negative, diagonal, before = _ALL, np.uint64(0), np.uint64(0), np.uint64(0)
    count = size
    for at in range(other_size):
        equal = tables[other[at]]
        swapped = ((~diagonal & equal) << _ONE) & before
        diagonal = (((equal & positive) + positive) ^ positive) | equal | negative | swapped
        up = negative | ~(diagonal | positive)
        down = diagonal & positive
        if up & last:
            count += 1
        if down & last:
            count -= 1
        up = (up << _ONE) | _ONE
        down = down << _ONE
        positive = down | ~(diagonal | up)
        negative = up & diagonal
        before = equal
    for at in range(size):
        tables[one[at]] = np.uint64(0)
    return count


@njit(cache=True, nogil=True)
def many_edits(one, size, other, other_size):  # type: ignore[no-untyped-def]
    """The same of native letters, row by row."""
    rows = np.empty((3, other_size + 1), np.int64)
    for b in range(other_size + 1):
        rows[0, b] = b
    for a in range(1, size + 1):
        now, last, older = a % 3, (a - 1) % 3, (a - 2) % 3
        rows[now, 0] = a
        for b in range(1, other_size + 1):
            best = rows[last, b - 1] + (0 if one[a - 1] == other[b - 1] else 1)
            best = min(best, rows[last, b] + 1, rows[now, b - 1] + 1)
            if a > 1 and b > 1 and one[a - 1] == other[b - 2] and one[a - 2] == other[b - 1]:
                best = min(best, rows[older, b - 2] + 1)
            rows[now, b] = best
    return rows[size % 3, other_size]
