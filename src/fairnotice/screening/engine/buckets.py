"""Keys of words in buckets: the first bits of a key name its bucket, and 16 of the others tell it apart there.

A key takes two bytes so. Two keys may be the same by chance; what they find is compared all the same.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.arrays import Array

_KEY, _REST = 32, 16  # bits


def bucketed(keys: Array) -> tuple[Array, Array]:
    """Ascending keys as what is left of each in its bucket, and where each bucket begins (one more at the end)."""
    bits = min(_KEY - 8, max(8, int(np.log2(len(keys) + 1)) - 1))
    below = _KEY - bits
    edges = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(below)
    start = np.searchsorted(keys.astype(np.uint64), edges, side="left").astype(np.uint32)
    rest = (keys >> np.uint32(max(0, below - _REST))) & np.uint32((1 << min(below, _REST)) - 1)
    return rest.astype(np.uint16), start


@njit(cache=True, nogil=True)
def bucket_bits(start):  # type: ignore[no-untyped-def]
    """How many first bits name a bucket."""
    return int(np.log2(start.size - 1) + 0.5)


@njit(cache=True, nogil=True)
def placed(key, bits):  # type: ignore[no-untyped-def]
    """A key's bucket, and what is left of the key in it."""
    below = _KEY - bits
    drop = below - _REST if below > _REST else 0
    rest = (np.int64(key) >> drop) & ((1 << (below - drop)) - 1)
    return np.int64(key) >> below, rest
