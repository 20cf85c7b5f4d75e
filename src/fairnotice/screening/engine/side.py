"""What stands beside the kernel's arrays: whose each row is, documents and ids.

Keys are 64 bits of a digest, ascending: two of them may be the same by chance, and the comparison in words then finds
nothing that agrees.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from fairnotice.screening.compare.documents import number_key
from fairnotice.screening.engine.arrays import Array
from fairnotice.screening.entry import Entry


class SideArrays(NamedTuple):
    """Everything of it, read-only. A place is an entry's number on the list."""

    row_place: Array  # uint32[rows]: the place of each row of the kernel's
    document_key: Array  # uint64, ascending
    document_place: Array  # uint32
    entry_key: Array  # uint64, ascending: of the entries' ids
    entry_place: Array  # uint32


def side_arrays(entries: Iterable[Entry], row_place: Sequence[int]) -> SideArrays:
    """Make them. Names that cannot be read are left out here; whoever reads the rows says which."""
    documents: set[tuple[int, int]] = set()
    ids: set[tuple[int, int]] = set()
    for place, entry in enumerate(entries):
        ids.add((entry_key(entry.id), place))
        documents.update((document_key(number), place) for number in _numbers(entry))
    return SideArrays(np.array(row_place, np.uint32), *_columns(documents), *_columns(ids))


def places_of(key: int, among: Array, places: Array) -> Iterator[int]:
    """The places that stand under a key."""
    at = int(np.searchsorted(among, np.uint64(key)))
    while at < len(among) and int(among[at]) == key:
        yield int(places[at])
        at += 1


def document_key(number: str) -> int:
    """The key of a document's number, however it is written."""
    return _digest(f"d {number_key(number)}")


def entry_key(id_: str) -> int:
    """The key of an entry's id."""
    return _digest(f"i {id_}")


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _numbers(entry: Entry) -> Iterator[str]:
    return (document.number for identity in entry.identities for document in identity.documents)


def _columns(found: set[tuple[int, int]]) -> tuple[Array, Array]:
    ordered = sorted(found)
    return np.array([key for key, _ in ordered], np.uint64), np.array([place for _, place in ordered], np.uint32)
