"""Keys of words as 32 bits each: two may be the same by chance, and what they find is compared."""

import numpy as np
from numba import njit

_BEGUN, _PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)
_MIX, _MORE = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_LINE_END, _SPACE, _STAR = np.uint8(ord("\n")), np.uint64(ord(" ")), np.uint64(ord("*"))


@njit(cache=True, nogil=True)
def _mixed(value):  # type: ignore[no-untyped-def]
    """The bits of an FNV-1a value (Fowler, Noll, Vo 1991) mixed as MurmurHash3 ends (Appleby 2011)."""
    value = (value ^ (value >> np.uint64(33))) * _MIX
    value = (value ^ (value >> np.uint64(33))) * _MORE
    return np.uint32(value >> np.uint64(32))


@njit(cache=True, nogil=True)
def hash_lines(letters, count):  # type: ignore[no-untyped-def]
    """The hash of each line."""
    found = np.empty(count, np.uint32)
    value, line = _BEGUN, 0
    for at in range(letters.size + 1):
        if at < letters.size and letters[at] != _LINE_END:
            value = (value ^ np.uint64(letters[at])) * _PRIME
            continue
        found[line] = _mixed(value)
        line += 1
        value = _BEGUN
    return found


@njit(cache=True, nogil=True)
def hash_marked(mark, starred, text, begin, end, without):  # type: ignore[no-untyped-def]
    """The same of a mark, a space, where it is wanted a vowel's sign, and these letters but for one (-1: all)."""
    value = (_BEGUN ^ np.uint64(mark)) * _PRIME
    value = (value ^ _SPACE) * _PRIME
    if starred:
        value = (value ^ _STAR) * _PRIME
    for at in range(begin, end):
        if at != without:
            value = (value ^ np.uint64(text[at])) * _PRIME
    return _mixed(value)
