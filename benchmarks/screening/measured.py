"""What of ours is measured: the small matcher, the watchlist with the engine choosing, or the engine alone.

Each answers a query with entries and scores, the likeliest first. `shipped` is the score from which on it answers at
all as it is shipped; below it a query may still be asked for what would be found, to draw the curve. Of a watchlist the
score of the curve is the bits of evidence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fairnotice.domain.hit import HitDecision
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.score import REVIEW

Scored = list[tuple[str, float]]
NAMES = ("watchlist", "engine", "small")
_LOW = 0.3
"""A score far below every threshold that anybody would set."""
_LOW_BITS = -12.0


@dataclass(frozen=True)
class Measured:
    """`ask` as shipped; `ask_low` with everything that is worth a place on a curve; `hits` those shown as hits."""

    name: str
    shipped: float
    ask: Callable[[Query], Scored]
    ask_low: Callable[[Query], Scored]
    hits: Callable[[Query], list[str]]
    index: object


def prepared(name: str, entries: Sequence[Entry]) -> Measured:
    """The one of that name over these entries."""
    return _engine(entries) if name == "engine" else _watchlist(name, entries)


def _watchlist(name: str, entries: Sequence[Entry]) -> Measured:
    listed = Watchlist(entries, engine=name == "watchlist")

    def ask(query: Query) -> Scored:
        return [(hit.entry, hit.score) for hit in listed.screen(query)]

    def ask_low(query: Query) -> Scored:
        return sorted(((hit.entry, hit.bits) for hit in listed.screen(query, review=_LOW)), key=lambda one: -one[1])

    def hits(query: Query) -> list[str]:
        return [hit.entry for hit in listed.screen(query) if hit.decision is HitDecision.HIT]

    return Measured(name, REVIEW, ask, ask_low, hits, listed)


def _engine(entries: Sequence[Entry]) -> Measured:
    from fairnotice.screening.engine import build  # it compiles: only where it is asked for
    from fairnotice.screening.engine.weights import CUT

    index = build(entries)

    def ask(query: Query) -> Scored:
        return [(entries[found.place].id, found.bits) for found in index.search(query)]

    def ask_low(query: Query) -> Scored:
        return [(entries[found.place].id, found.bits) for found in index.search(query, cut=_LOW_BITS)]

    def hits(query: Query) -> list[str]:
        return [entry for entry, _bits in ask(query)]

    return Measured("engine", CUT, ask, ask_low, hits, index)
