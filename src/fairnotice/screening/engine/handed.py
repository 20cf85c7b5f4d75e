"""Arrays handed to a kernel by their addresses: one small table instead of forty arrays, each of which numba would
take apart at every call and count in every function that it is given to.

Whoever makes a table keeps the arrays alive for as long as it is used, and whole: each lies in one piece.
"""

from collections.abc import Iterable

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import carray, njit  # type: ignore[attr-defined]
from numba.core import types
from numba.extending import intrinsic

from fairnotice.screening.engine.arrays import (
    MOST_JOINS,
    MOST_KEYS,
    MOST_WORDS,
    Array,
    AskedArrays,
    IndexArrays,
    Scratch,
    WordsMet,
)
from fairnotice.screening.engine.layout import LONGEST_BONES, MOST_BONES, ROW, SHORT

_MET = len(IndexArrays._fields)
_ASKED = _MET + len(WordsMet._fields)
_SCRATCH = _ASKED + len(AskedArrays._fields)


def table_of(arrays: Iterable[Array]) -> Array:
    """The address and the length (of rows, where there are columns) of each array. Raises ValueError for one in pieces.

    For a kernel those of IndexArrays, WordsMet, AskedArrays and Scratch, in that order.
    """
    told = []
    for array in arrays:
        if not array.flags.c_contiguous or not array.flags.aligned:
            raise ValueError("an array that is handed over by its address lies in one piece")
        told.append((array.ctypes.data, len(array)))
    return np.array(told, np.int64)


@intrinsic
def _pointer(_context, address):  # type: ignore[no-untyped-def]
    """An address as a pointer."""

    def made(_compiled, builder, _signature, given):  # type: ignore[no-untyped-def]
        return builder.inttoptr(given[0], ir.IntType(8).as_pointer())

    return types.voidptr(address), made


@njit(cache=True, nogil=True)
def begin_at(table, place):  # type: ignore[no-untyped-def]
    """Where the array of that place begins."""
    return _pointer(table[place, 0])  # type: ignore[call-arg]


@njit(cache=True, nogil=True)
def index_of(table):  # type: ignore[no-untyped-def]
    """The index in a table."""
    return IndexArrays(
        row_at(table, 0, np.uint8),
        row_at(table, 1, np.uint32),
        carray(begin_at(table, 2), (table[2, 1], SHORT), np.uint32),
        row_at(table, 3, np.uint32),
        row_at(table, 4, np.uint32),
        row_at(table, 5, np.uint32),
        row_at(table, 6, np.uint32),
        row_at(table, 7, np.uint32),
        row_at(table, 8, np.uint32),
        row_at(table, 9, np.int64),
        row_at(table, 10, np.uint32),
        row_at(table, 11, np.uint32),
        row_at(table, 12, np.uint32),
        row_at(table, 13, np.uint32),
        row_at(table, 14, np.uint32),
    )


@njit(cache=True, nogil=True)
def met_of(table):  # type: ignore[no-untyped-def]
    """The words that a thread met."""
    rows = table[_MET, 1]
    return WordsMet(
        carray(begin_at(table, _MET), (rows, ROW), np.uint8),
        carray(begin_at(table, _MET + 1), (rows, SHORT), np.uint32),
        carray(begin_at(table, _MET + 2), (table[_MET + 2, 1], MOST_KEYS), np.uint32),
        row_at(table, _MET + 3, np.int32),
        carray(begin_at(table, _MET + 4), (rows, MOST_JOINS), np.uint32),
        row_at(table, _MET + 5, np.int32),
        carray(begin_at(table, _MET + 6), (rows, MOST_BONES, LONGEST_BONES), np.uint8),
        carray(begin_at(table, _MET + 7), (rows, MOST_BONES), np.uint8),
        carray(begin_at(table, _MET + 8), (rows, 2), np.int64),
        row_at(table, _MET + 9, np.float64),
    )


@njit(cache=True, nogil=True)
def asked_of(table):  # type: ignore[no-untyped-def]
    """The names to search for."""
    return AskedArrays(
        row_at(table, _ASKED, np.int64),
        row_at(table, _ASKED + 1, np.int32),
        row_at(table, _ASKED + 2, np.int32),
        row_at(table, _ASKED + 3, np.int64),
        row_at(table, _ASKED + 4, np.uint16),
        row_at(table, _ASKED + 5, np.uint8),
        row_at(table, _ASKED + 6, np.int64),
        row_at(table, _ASKED + 7, np.float32),
        row_at(table, _ASKED + 8, np.int32),
        row_at(table, _ASKED + 9, np.int32),
        row_at(table, _ASKED + 10, np.uint8),
        row_at(table, _ASKED + 11, np.uint8),
    )


@njit(cache=True, nogil=True)
def scratch_of(table):  # type: ignore[no-untyped-def]
    """What a thread writes in."""
    return Scratch(
        carray(begin_at(table, _SCRATCH), (table[_SCRATCH, 1], MOST_WORDS), np.uint8),
        row_at(table, _SCRATCH + 1, np.uint64),
        row_at(table, _SCRATCH + 2, np.uint32),
        row_at(table, _SCRATCH + 3, np.uint32),
        row_at(table, _SCRATCH + 4, np.uint8),
        row_at(table, _SCRATCH + 5, np.uint16),
        carray(begin_at(table, _SCRATCH + 6), (table[_SCRATCH + 6, 1], 2), np.float32),
        row_at(table, _SCRATCH + 7, np.uint32),
        carray(begin_at(table, _SCRATCH + 8), (table[_SCRATCH + 8, 1], 2), np.int64),
        row_at(table, _SCRATCH + 9, np.int64),
        row_at(table, _SCRATCH + 10, np.uint8),
        row_at(table, _SCRATCH + 11, np.uint32),
        row_at(table, _SCRATCH + 12, np.uint32),
        row_at(table, _SCRATCH + 13, np.uint8),
        row_at(table, _SCRATCH + 14, np.uint32),
        row_at(table, _SCRATCH + 15, np.float32),
        row_at(table, _SCRATCH + 16, np.float32),
        carray(begin_at(table, _SCRATCH + 17), (3, 128), np.uint64),
        carray(begin_at(table, _SCRATCH + 18), (1, ROW), np.uint8),
        row_at(table, _SCRATCH + 19, np.uint32),
        row_at(table, _SCRATCH + 20, np.float32),
    )


@njit(cache=True, nogil=True)
def row_at(table, at, kind):  # type: ignore[no-untyped-def]
    """An array without columns."""
    return carray(begin_at(table, at), (table[at, 1],), kind)
