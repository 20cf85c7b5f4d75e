"""What stands beside the kernel's arrays: whose each row is, documents, ids, and names of Korea as wholes.

Keys are bits of a digest, ascending: two of them may be the same by chance. The comparison in words then finds nothing
that agrees, and an id is looked at itself.
"""

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fairnotice.screening.compare.documents import number_key
from fairnotice.screening.engine.arrays import Array

if TYPE_CHECKING:
    from fairnotice.screening.engine.columns import Columns


class SideArrays(NamedTuple):
    """Everything of it, read-only. A place is an entry's number on the list."""

    row_place: Array  # uint32[rows]: the place of each row of the kernel's
    document_key: Array  # uint64, ascending
    document_place: Array  # uint32
    entry_key: Array  # uint32, ascending: of the entries' ids
    entry_place: Array  # uint32
    korean_key: Array  # uint32, ascending: see `koreannames.korean_keys`
    korean_row: Array  # uint32: the rows of the kernel's that bear such a name, ascending under each key


SIDE_KINDS = {
    "row_place": np.dtype(np.uint32),
    "document_key": np.dtype(np.uint64),
    "document_place": np.dtype(np.uint32),
    "entry_key": np.dtype(np.uint32),
    "entry_place": np.dtype(np.uint32),
    "korean_key": np.dtype(np.uint32),
    "korean_row": np.dtype(np.uint32),
}
"""What each of them holds: a file of another kind is no index's."""


def side_arrays(columns: "Columns", rows: Array) -> SideArrays:
    """Make them of what was read; `rows`: the order in which the kernel has them."""
    every = np.arange(len(columns.entry_key), dtype=np.uint32)
    number = np.empty(len(rows), np.uint32)
    number[rows] = np.arange(len(rows), dtype=np.uint32)
    bearing = number[np.asarray(columns.korean_row)]
    order = np.lexsort([bearing, np.asarray(columns.korean_key)])
    return SideArrays(
        np.asarray(columns.place)[rows],
        *_by_key(columns.document_key, np.asarray(columns.document_place)),
        *_by_key(columns.entry_key, every),
        np.asarray(columns.korean_key)[order],
        bearing[order],
    )


def places_of(key: int, among: Array, places: Array) -> Iterator[int]:
    """The places that stand under a key."""
    at = int(np.searchsorted(among, among.dtype.type(key)))
    while at < len(among) and int(among[at]) == key:
        yield int(places[at])
        at += 1


def rows_under(keys: Iterable[int], side: SideArrays) -> Array:
    """The rows that have one of these keys of names of Korea, each once, ascending."""
    wanted = np.fromiter(keys, np.uint32)
    begins, ends = (np.searchsorted(side.korean_key, wanted, side=of) for of in ("left", "right"))
    found = [side.korean_row[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
    return np.unique(np.concatenate([np.zeros(0, np.uint32), *found]))


def document_key(number: str) -> int:
    """The key of a document's number, however it is written."""
    return _digest(f"d {number_key(number)}", 8)


def entry_key(id_: str) -> int:
    """The key of an entry's id."""
    return _digest(f"i {id_}", 4)


def korean_key(text: str) -> int:
    """The key of a Korean name as a whole."""
    return _digest(f"k {text}", 4)


def _digest(text: str, size: int) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest(), "little")


def _by_key(keys: "array[int]", places: Array) -> tuple[Array, Array]:
    """Ascending by the keys, of the same ones by the places."""
    found = np.asarray(keys)
    order = np.argsort(found, kind="stable")
    return found[order], places[order]
