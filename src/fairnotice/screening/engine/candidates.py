"""The engine as it stands behind a watchlist: it chooses, and the comparisons in words decide.

Words that one side writes as one and the other as two are found by the consonants of neighbours joined: for those of
listed names the kernel has a table of their own, those of the traveller are asked for as names of their own.
"""

from collections.abc import Mapping
from dataclasses import replace

from fairnotice.screening.engine.index import EngineIndex
from fairnotice.screening.normalise import words
from fairnotice.screening.query import MOST_NAMES, Query

WORTH_COMPARING = -6.0
"""Bits of evidence from which on an entry is compared. A hit has an identifier that agrees and lies above, as far as
the kernel knows that identifier; what lies below is another birth date with a name that is only somewhat alike."""


class Candidates:
    """Which entries are worth comparing with a traveller."""

    def __init__(self, index: EngineIndex) -> None:
        self.index = index

    def candidates(self, query: Query) -> Mapping[int, frozenset[str] | None]:
        """Their places; every name of each is compared. Raises InvalidValue for a name that cannot be one."""
        joined = self._written_as_one(query)
        asked = replace(query, names=(*query.names, *joined)) if joined else query
        return dict.fromkeys(one.place for one in self.index.search(asked, cut=WORTH_COMPARING))

    def _written_as_one(self, query: Query) -> list[str]:
        """Each name with two neighbours written as one, where the list has a word like that one."""
        found = []
        for name in query.names:
            parts = words(name)
            for at in range(len(parts) - 1):
                if self.index.has_joined(parts[at : at + 2]):
                    found.append(" ".join([*parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]]))
        return found[: max(0, MOST_NAMES - len(query.names))]
