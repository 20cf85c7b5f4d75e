"""Keys of words in buckets: the first bits of a key name its bucket, and one number of 32 bits there holds what is left
of the key above what has it, a word or a row.

Of a long list not all that is left has room. Two keys may be the same by chance then; what they find is compared all
the same.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.arrays import Array

_KEY, _SLOT = 32, 32  # bits
_LEAST, _MOST = 8, 24  # bits that name a bucket
_EACH = 3  # two to the power of it stand in a bucket: they are read together


def bucketed(keys: Array, of: Array, many: int) -> tuple[Array, Array]:
    """Ascending keys, and the number of what has each, below `many`: the slots, and where each bucket of them begins
    (one more at the end)."""
    bits = min(_MOST, max(_LEAST, int(np.log2(len(keys) + 1)) - _EACH))
    below, width = _KEY - bits, width_of(many)
    edges = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(below)
    start = np.searchsorted(keys.astype(np.uint64), edges, side="left").astype(np.uint32)
    left = min(below, _SLOT - width)
    rest = (keys.astype(np.uint64) & np.uint64((1 << below) - 1)) >> np.uint64(below - left)
    return (rest << np.uint64(width) | of.astype(np.uint64)).astype(np.uint32), start


@njit(cache=True, nogil=True)
def width_of(many):  # type: ignore[no-untyped-def]
    """How many bits hold every number below."""
    bits = 1
    while many > 1 << bits:
        bits += 1
    return bits


@njit(cache=True, nogil=True)
def bucket_bits(start):  # type: ignore[no-untyped-def]
    """How many first bits name a bucket."""
    return int(np.log2(start.size - 1) + 0.5)


@njit(cache=True, nogil=True)
def placed(key, bits, width):  # type: ignore[no-untyped-def]
    """A key's bucket, and what is left of the key in it."""
    below = _KEY - bits
    drop = below - min(below, _SLOT - width)
    rest = (np.int64(key) >> drop) & ((1 << (below - drop)) - 1)
    return np.int64(key) >> below, rest
