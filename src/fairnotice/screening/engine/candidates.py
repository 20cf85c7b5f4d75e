"""The engine as it stands behind a watchlist: it chooses, and the comparisons in words decide.

Words that one side writes as one and the other as two are found by the consonants of neighbours joined: those of listed
names stand in a table of their own, those of the traveller are asked for as names of their own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairnotice.screening.engine.index import EngineIndex
from fairnotice.screening.engine.side import keys_of_joined, places_of
from fairnotice.screening.normalise import words
from fairnotice.screening.query import MOST_NAMES, Query

WORTH_COMPARING = -12.0
"""Bits of evidence from which on an entry is compared. A hit has an identifier that agrees and lies far above; what
lies below is another birth date with a name that is only somewhat alike."""


class Candidates:
    """Which entries are worth comparing with a traveller."""

    def __init__(self, index: EngineIndex) -> None:
        self.index = index

    def candidates(self, query: Query) -> Mapping[int, frozenset[str] | None]:
        """Their places; every name of each is compared. Raises InvalidValue for a name that cannot be one."""
        asked = replace(query, names=(*query.names, *_joined_names(query)))
        found: dict[int, frozenset[str] | None] = {
            one.place: None for one in self.index.search(asked, cut=WORTH_COMPARING)
        }
        for name in query.names:
            for text in words(name):
                found.update(dict.fromkeys(self._joined_like(text)))
        return found

    def _joined_like(self, text: str) -> Iterator[int]:
        for key in keys_of_joined(text):
            yield from places_of(key, self.index.side.join_key, self.index.side.join_place)


def _joined_names(query: Query) -> list[str]:
    """Each name with two neighbours written as one, for lists that write them so."""
    found = []
    for name in query.names:
        parts = words(name)
        for at in range(len(parts) - 1):
            found.append(" ".join([*parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]]))
    return found[: max(0, MOST_NAMES - len(query.names))]
