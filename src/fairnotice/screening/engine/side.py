"""What stands beside the kernel's arrays: whose each row is, documents, and neighbouring words written as one.

Keys are 64 bits of a digest, ascending: two of them may be the same by chance, and the comparison in words then finds
nothing that agrees.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import NamedTuple

import numpy as np

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.compare.documents import number_key
from fairnotice.screening.engine.arrays import Array
from fairnotice.screening.engine.forms import hashed
from fairnotice.screening.entry import Entry
from fairnotice.screening.normalise import words
from fairnotice.screening.transliterate import word

_LEAST_BONES = 3
"""Consonants of a joined word below which everything would be like it."""
_MOST_READINGS, _MOST_RUNS = 3, 8


class SideArrays(NamedTuple):
    """Everything of it, read-only. A place is an entry's number on the list."""

    row_place: Array  # uint32[rows]: the place of each row of the kernel's
    document_key: Array  # uint64, ascending
    document_place: Array  # uint32
    join_key: Array  # uint64, ascending
    join_row: Array  # uint32: a row of the kernel's, of the entry that has these neighbours
    entry_key: Array  # uint64, ascending: of the entries' ids
    entry_place: Array  # uint32


def side_arrays(entries: Iterable[Entry], row_place: Sequence[int]) -> SideArrays:
    """Make them. Names that cannot be read are left out here; whoever reads the rows says which."""
    rows: dict[int, list[int]] = {}
    for row, place in enumerate(row_place):
        rows.setdefault(place, []).append(row)
    documents: set[tuple[int, int]] = set()
    joins: set[tuple[int, int]] = set()
    ids: set[tuple[int, int]] = set()
    for place, entry in enumerate(entries):
        ids.add((entry_key(entry.id), place))
        documents.update((document_key(number), place) for number in _numbers(entry))
        joins.update((key, row) for key in set(_keys_of_joins(entry)) for row in rows.get(place, ()))
    return SideArrays(np.array(row_place, np.uint32), *_columns(documents), *_columns(joins), *_columns(ids))


def places_of(key: int, among: Array, places: Array) -> Iterator[int]:
    """The places that stand under a key."""
    at = int(np.searchsorted(among, np.uint64(key)))
    while at < len(among) and int(among[at]) == key:
        yield int(places[at])
        at += 1


def document_key(number: str) -> int:
    """The key of a document's number, however it is written."""
    return hashed(f"d {number_key(number)}")


def entry_key(id_: str) -> int:
    """The key of an entry's id."""
    return hashed(f"i {id_}")


def keys_of_joined(text: str) -> Iterator[int]:
    """The keys of one word, as of neighbours written as one."""
    return map(_key, filter(_long_enough, word(text).skeletons))


def _long_enough(bones: str) -> bool:
    return len(bones.lstrip("*")) >= _LEAST_BONES


@lru_cache(maxsize=1 << 16)
def _key(bones: str) -> int:
    return hashed(f"s {bones}")


def _numbers(entry: Entry) -> Iterator[str]:
    return (document.number for identity in entry.identities for document in identity.documents)


def _keys_of_joins(entry: Entry) -> Iterator[int]:
    for identity in entry.identities:
        for name in identity.names:
            try:
                parts = words(name.text)
            except InvalidValue:
                continue
            for run in pairwise(parts):
                yield from keys_of_run(run)
            if len(parts) > 2:
                yield from keys_of_run(parts)


def keys_of_run(run: Sequence[str], *, loosely: bool = False) -> Iterator[int]:
    """The consonants of words written as one: a vowel at the beginning counts only at that of the whole.

    `loosely`: also as if that vowel were left out, or one had been.
    """
    first, *rest = (sorted(word(text).skeletons)[:_MOST_READINGS] for text in run)
    for whole in islice(product(first, *rest), _MOST_RUNS):
        bones = whole[0] + "".join(part.lstrip("*") for part in whole[1:])
        once = bones[:1] + "".join(letter for before, letter in pairwise(bones) if letter != before)
        if _long_enough(once):
            yield _key(once)
            if loosely:
                yield _key(once.lstrip("*") if once.startswith("*") else f"*{once}")


def _columns(found: set[tuple[int, int]]) -> tuple[Array, Array]:
    ordered = sorted(found)
    return np.array([key for key, _ in ordered], np.uint64), np.array([place for _, place in ordered], np.uint32)
