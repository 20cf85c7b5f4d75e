"""The engine as it stands behind a watchlist: it chooses, and the comparisons in words decide.

Words that one side writes as one and the other as two are found by the consonants of neighbours joined: those of listed
names stand in a table of their own, those of the traveller are asked for as names of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.engine.build import build
from fairnotice.screening.engine.forms import hashed
from fairnotice.screening.entry import Entry
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query
from fairnotice.screening.transliterate import word

WORTH_COMPARING = -12.0
"""Bits of evidence from which on an entry is compared. A hit has an identifier that agrees and lies far above; what
lies below is another birth date with a name that is only somewhat alike."""
_LEAST_BONES = 3
"""Consonants of a joined word below which everything would be like it."""


class Candidates:
    """Which entries are worth comparing with a traveller."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._index = build(entries)
        self._places = {entry.id: place for place, entry in enumerate(entries)}
        found = sorted({(key, place) for place, entry in enumerate(entries) for key in _keys_of_joins(entry)})
        self._join_key = np.array([key for key, _place in found], np.uint64)
        self._join_place = np.array([place for _key, place in found], np.uint32)

    def candidates(self, query: Query) -> Mapping[int, frozenset[str] | None]:
        """Their places; every name of each is compared. Raises InvalidValue for a name that cannot be one."""
        asked = replace(query, names=(*query.names, *_joined_names(query)))
        found = {self._places[one.entry]: None for one in self._index.search(asked, cut=WORTH_COMPARING)}
        for name in query.names:
            for text in words(name):
                found.update(dict.fromkeys(self._joined_like(text)))
        return found

    def _joined_like(self, text: str) -> Iterator[int]:
        for key in _keys(text):
            at = int(np.searchsorted(self._join_key, np.uint64(key)))
            while at < len(self._join_key) and int(self._join_key[at]) == key:
                yield int(self._join_place[at])
                at += 1


def _joined_names(query: Query) -> list[str]:
    """Each name with two neighbours written as one, for lists that write them so."""
    found = []
    for name in query.names:
        parts = words(name)
        for at in range(len(parts) - 1):
            found.append(" ".join([*parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]]))
    return found[: max(0, 20 - len(query.names))]  # as many spellings as a query may have


def _keys_of_joins(entry: Entry) -> Iterator[int]:
    for identity in entry.identities:
        for name in identity.names:
            try:
                parts = words(name.text)
            except InvalidValue:
                continue  # said by the index that is built of the same entries
            for one, other in pairwise(parts):
                yield from _keys(one + other)
            if len(parts) > 2:
                yield from _keys("".join(parts))


def _keys(text: str) -> Iterator[int]:
    for bones in word(text).skeletons:
        if len(bones.lstrip("*")) >= _LEAST_BONES:
            yield hashed(f"s {bones}")
