"""Edit distance of short words, bit by bit (Myers 1999), of several readings at once: each lies in a lane of its own,
16 bits of one word of the processor.

Everything is 64 bits wide and unsigned: mixed with a signed number, numba would go over to floating point.
"""

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import njit
from numba.core import types
from numba.extending import intrinsic

from fairnotice.screening.engine.layout import FORMS, LETTERS, LONG, READINGS

_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_TOPS = np.uint64(0x8000800080008000)  # the last place of each lane
_BELOW = np.uint64(0x7FFF7FFF7FFF7FFF)
_LANE, _FULL = 16, np.uint64(0xFFFF)
_LIKE = np.array([[1.0 - edits / max(longest, 1) for edits in range(LETTERS + 1)] for longest in range(LETTERS + 1)])
"""How alike two readings are by the longer one's letters and the edits between them."""


@intrinsic
def ones(_context, number):  # type: ignore[no-untyped-def]
    """How many bits of a number are set."""

    def made(_compiled, builder, _signature, given):  # type: ignore[no-untyped-def]
        count = builder.ctpop(given[0])
        return builder.zext(count, ir.IntType(64)) if count.type.width < 64 else count

    return types.int64(number), made


@njit(cache=True, nogil=True)
def pattern(rows, word, sort, tables):  # type: ignore[no-untyped-def]
    """Fill the table of a sort (spelt, sound, consonants): where each letter stands in each of the word's readings.

    Its first reading has a lane that the first ones of the other sorts do not have.
    """
    for letter in range(tables.shape[1]):
        tables[sort, letter] = np.uint64(0)
    for reading in range(sort * FORMS, (sort + 1) * FORMS):
        begin, lane = READINGS + reading * LETTERS, _lane(sort, reading - sort * FORMS)
        for at in range(np.int64(rows[word, LONG + reading])):
            tables[sort, rows[word, begin + at]] |= _ONE << np.uint64(lane + at)


@njit(cache=True, nogil=True)
def _lane(sort, reading):  # type: ignore[no-untyped-def]
    return _LANE * ((reading + sort) & 3)


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
def _step(positive, negative, equal, waits):  # type: ignore[no-untyped-def]
    """One letter on in every lane. `waits`: the first place of each lane that has not come to its letters."""
    vertical = equal | negative
    met = equal & positive
    both = ((met & _BELOW) + (positive & _BELOW)) ^ ((met ^ positive) & _TOPS)  # the sum, in each lane by itself
    not_up = (((both | equal | positive) & ~negative & _BELOW) << _ONE) | waits
    down = (positive & ((both ^ positive) | equal) & _BELOW) << _ONE
    return down | (not_up & ~vertical), vertical & ~not_up


@njit(cache=True, nogil=True)
def steps(tables, sort, packed, begin, m):  # type: ignore[no-untyped-def]
    """Where the last column of each reading of a sort goes up and down, beside the reading of m letters at that place.

    Places are given instead of parts of arrays, for making those costs more than the distance itself.
    """
    positive, negative = _ALL, np.uint64(0)
    for at in range(m):
        positive, negative = _step(positive, negative, tables[sort, packed[begin + at]], np.uint64(0))
    return positive, negative


@njit(cache=True, nogil=True)
def first_steps(tables, packed, begin, m, second, k, third, j):  # type: ignore[no-untyped-def]
    """The same of the first readings of all three sorts at once, each beside its own: m, k and j letters.

    Lanes begin so that all end together: one that waits stays as it is.
    """
    positive, negative = _ALL, np.uint64(0)
    longest = max(m, k, j)
    one, two, three = longest - m, longest - k, longest - j
    second, third = second if k else begin, third if j else begin  # an empty one may stand at the end of all
    first_lane, second_lane, third_lane = _FULL, _FULL << np.uint64(_LANE), _FULL << np.uint64(2 * _LANE)
    for at in range(longest):
        a, b, c = np.int64(at >= one), np.int64(at >= two), np.int64(at >= three)  # numbers: a branch costs more
        equal = tables[0, packed[begin + (at - one) * a]] & first_lane & np.uint64(-a)
        equal |= tables[1, packed[second + (at - two) * b]] & second_lane & np.uint64(-b)
        equal |= tables[2, packed[third + (at - three) * c]] & third_lane & np.uint64(-c)
        waits = np.uint64(1 - a) | np.uint64(1 - b) << np.uint64(_LANE) | np.uint64(1 - c) << np.uint64(2 * _LANE)
        positive, negative = _step(positive, negative, equal, waits)
    return positive, negative


@njit(cache=True, nogil=True)
def alike_by(positive, negative, sort, reading, n, m):  # type: ignore[no-untyped-def]
    """The likeness of a reading of n letters of a sort, by the last column of its lane, and one of m; 0 to 1.

    Letters put in, left out or changed are counted. Where both are empty it is 1.
    """
    own = ((_ONE << np.uint64(n)) - _ONE) << np.uint64(_lane(sort, reading))
    edits = m + ones(positive & own) - ones(negative & own)  # type: ignore[call-arg]
    return _LIKE[max(n, m), edits]
