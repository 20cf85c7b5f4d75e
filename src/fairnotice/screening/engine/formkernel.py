"""Words of East Asia in other forms, for the kernel that compares words: the rules of `hanforms` and `similarity`."""

import numpy as np
from numba import njit

from fairnotice.screening.hanforms import forms
from fairnotice.screening.similarity import ACROSS, SOUNDS_ALIKE

_MAY_BE = np.array(sorted(ord(one) << 32 | ord(other) for one, each in forms().may_be.items() for other in each))
_FIRST_KANA, _LAST_KANA, _DOT = np.uint32(0x3041), np.uint32(0x30FE), np.uint32(0x30FB)


@njit(cache=True, nogil=True)
def may_be_one(one, other, size):  # type: ignore[no-untyped-def]
    """`hanforms.may_be_one` of words of one length."""
    for at in range(size):
        if one[at] != other[at]:
            pair = np.int64(one[at]) << 32 | np.int64(other[at])
            place = np.searchsorted(_MAY_BE, pair)
            if place == _MAY_BE.size or _MAY_BE[place] != pair:
                return False
    return True


@njit(cache=True, nogil=True)
def read_alike(one, size, also, other, other_size, others):  # type: ignore[no-untyped-def]
    """What it is worth that one word in kana at least is read as the other: `similarity._read_alike`.

    `also`, `others`: the readings of each, a row each that ends with 0, none behind an empty one.
    """
    kana, other_kana = _all_kana(one, size), _all_kana(other, other_size)
    if not (kana or other_kana):
        return 0.0
    for mine in range(also.shape[0]):
        if also[mine, 0] == 0:
            break
        for theirs in range(others.shape[0]):
            if others[theirs, 0] == 0:
                break
            if _same(also[mine], others[theirs]):
                return SOUNDS_ALIKE if kana and other_kana else ACROSS
    return 0.0


@njit(cache=True, nogil=True)
def _same(one, other):  # type: ignore[no-untyped-def]
    for at in range(one.size):
        if one[at] != other[at]:
            return False
        if one[at] == 0:
            return True
    return True


@njit(cache=True, nogil=True)
def _all_kana(text, size):  # type: ignore[no-untyped-def]
    kana = True
    for at in range(size):
        kana = kana and _FIRST_KANA <= text[at] <= _LAST_KANA and text[at] != _DOT
    return kana
