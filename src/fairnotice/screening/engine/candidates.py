"""The engine as it stands behind a watchlist: it chooses, and the comparisons in words decide.

Words that one side writes as one and the other as two are found by the consonants of neighbours joined: for those of
listed names the kernel has a table of their own, those of the traveller are asked for as names of their own.
"""

from collections.abc import Sequence

from fairnotice.screening.chosen import Chosen
from fairnotice.screening.compare.names import Best, Worth
from fairnotice.screening.engine.aligning import best_pair
from fairnotice.screening.engine.index import EngineIndex
from fairnotice.screening.query import Query

WORTH_COMPARING = -6.0
"""Bits of evidence from which on an entry is compared. A hit has an identifier that agrees and lies above, as far as
the kernel knows that identifier; what lies below is another birth date with a name that is only somewhat alike."""

UNHEARD_WORTH_COMPARING = -12.0
"""The same of a traveller's name in a script without vowels: what the kernel makes of its words is rough, and may leave
one out that was heard otherwise."""


class Candidates:
    """Which entries are worth comparing with a traveller."""

    def __init__(self, index: EngineIndex) -> None:
        self.index = index

    def best_pair(self, traveller: Sequence[str], entry: Sequence[str], worth: Worth) -> Best | None:
        """As `compare.names.best_pair`, faster."""
        return best_pair(traveller, entry, worth)

    def candidates(self, queries: Sequence[Query], at_least: float) -> list[Chosen]:
        """Those of each who may come to that score; every name of each is compared. Raises InvalidValue for a name that
        cannot be one."""
        full: set[int] = set()
        found = self.index.search_many(
            queries, cut=WORTH_COMPARING, unheard=UNHEARD_WORTH_COMPARING, joined=True, at_least=at_least, full=full
        )
        return [Chosen(dict.fromkeys(one.place for one in each), at in full) for at, each in enumerate(found)]
