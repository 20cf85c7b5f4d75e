"""How well Latin letters fit the units of a native word: the kernel of `screening.learnt`."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numba import njit

from fairnotice.screening.engine.arrays import Array

_FREE = np.int64(-1)
_LETTERS = 27
_SHIFT = 20  # bits of a row of at most four letters
_MOST_LETTERS = 64


class Ways(NamedTuple):
    """How each unit is written: an open hash table of unit and letters, each with its chance as a logarithm."""

    key: Array  # int64[2**bits]: -1 where free
    worth: Array  # float32
    new: Array  # float64: of so many letters that a unit was never seen to be


def ways_of(table: Mapping[str, Mapping[str, float]], new: Sequence[float]) -> tuple[dict[str, int], Ways]:
    """The numbers of the units, and the table of their ways."""
    number = {unit: at for at, unit in enumerate(sorted(table))}
    told = [
        (number[unit] << _SHIFT | _code(text), worth) for unit, each in table.items() for text, worth in each.items()
    ]
    size = 1 << (2 * len(told) + 1).bit_length()
    key, worths = np.full(size, _FREE, np.int64), np.zeros(size, np.float32)
    _fill(key, worths, np.array([one for one, _ in told], np.int64), np.array([w for _, w in told], np.float32))
    return number, Ways(key, worths, np.array(new, np.float64))


def _code(text: str) -> int:
    code = 0
    for letter in text:
        code = code * _LETTERS + ord(letter) - 96
    return code


@njit(cache=True, nogil=True)
def _place(key, wanted):  # type: ignore[no-untyped-def]
    """Where a key stands, or the free place for it."""
    mask = key.size - 1
    at = np.int64((np.uint64(wanted) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(40)) & mask
    while key[at] != wanted and key[at] != _FREE:
        at = (at + 1) & mask
    return at


@njit(cache=True, nogil=True)
def _fill(key, worths, keys, values):  # type: ignore[no-untyped-def]
    for i in range(keys.size):
        at = _place(key, keys[i])
        key[at], worths[at] = keys[i], values[i]


@njit(cache=True, nogil=True)
def fits(ways, parts, letters, hopeless):  # type: ignore[no-untyped-def]
    """The logarithm of the chance that these units (by number) are written so; `hopeless` where it is not above it."""
    size = letters.size
    if size >= _MOST_LETTERS:
        return hopeless
    best = np.full(_MOST_LETTERS, hopeless)
    best[0] = 0.0
    longer = np.empty(_MOST_LETTERS)
    for part in parts:
        longer[: size + 1] = hopeless
        for at in range(size + 1):
            before = best[at]
            if before <= hopeless:
                continue
            code = np.int64(0)
            for long in range(min(ways.new.size, size - at + 1)):
                if long:
                    code = code * _LETTERS + letters[at + long - 1] - 96
                place = _place(ways.key, np.int64(part) << _SHIFT | code)
                worth = before + (ways.worth[place] if ways.key[place] != _FREE else ways.new[long])
                if worth > longer[at + long]:
                    longer[at + long] = worth
        best[: size + 1] = longer[: size + 1]
    return best[size]
