"""A list in layers: a long base that is never written to, a few short ones for what came after, and what is gone.

A change makes a new value that shares the layers of the old one, so that threads which still ask the old one are not
disturbed. Each layer keeps a mark for each of its entries that is gone, copied when it changes: a byte an entry.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.chosen import Chosen
from fairnotice.screening.compare.names import Best, Worth
from fairnotice.screening.entry import Entry
from fairnotice.screening.index import Index
from fairnotice.screening.query import Query

MOST_MERGED = 150
"""Entries of a layer that is still made one with newer ones: indexing them anew takes some fifty milliseconds."""


class Chooses(Protocol):
    """What says which entries are worth comparing."""

    def best_pair(self, traveller: Sequence[str], entry: Sequence[str], worth: Worth) -> Best | None:
        """As `compare.names.best_pair`, in its own way."""

    def candidates(self, queries: Sequence[Query], at_least: float, /) -> Sequence[Chosen]:
        """The entries worth comparing with each traveller, where who comes to less than that score is not shown."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One layer: its entries by their places, what chooses among them, where an id stands, and who is gone.

    `there`: how many entries are not gone: asked at every check, and counted once.
    """

    entries: Sequence[Entry]
    index: Chooses
    place_of: Callable[[str], int | None]
    gone: npt.NDArray[np.bool_]
    there: int = field(init=False)

    def __post_init__(self) -> None:
        """Count."""
        object.__setattr__(self, "there", len(self.entries) - int(np.count_nonzero(self.gone)))

    def live(self) -> Iterator[int]:
        """The places of the entries that are still there."""
        return (place for place in range(len(self.entries)) if not self.gone[place])

    def __len__(self) -> int:
        """How many entries are still there."""
        return self.there

    def without(self, ids: Iterable[str]) -> "Segment":
        """The same layer with these gone; ids that stand elsewhere do not matter."""
        places = [place for one in ids if (place := self.place_of(one)) is not None and not self.gone[place]]
        if not places:
            return self
        gone = self.gone.copy()
        gone[places] = True
        return replace(self, gone=gone)

    def has(self, id_: str) -> bool:
        """Whether the entry of this id is here and not gone."""
        place = self.place_of(id_)
        return place is not None and not self.gone[place]


def segment(entries: Sequence[Entry], index: Chooses, place_of: Callable[[str], int | None]) -> Segment:
    """A layer of which nothing is gone yet."""
    return Segment(entries, index, place_of, np.zeros(len(entries), np.bool_))


def short(entries: Sequence[Entry]) -> Segment:
    """A layer of the small matcher, in memory. Every name must be readable."""
    places = {entry.id: place for place, entry in enumerate(entries)}
    return segment(entries, Index(entries), places.get)


def changed(layers: Sequence[Segment], added: Sequence[Entry], gone: Iterable[str]) -> tuple[Segment, ...]:
    """The layers after a change: first these ids go, then these entries come.

    The last layers are made one with what comes while they are not more than twice as long, never the first and never
    one that is longer than MOST_MERGED: few layers are left, and no change waits long for an older one. Raises
    InvalidValue for an entry whose id is on the list already.
    """
    ended = tuple(gone)
    base, *rest = (one.without(ended) for one in layers)
    taken: set[str] = set()
    for entry in added:
        if entry.id in taken or any(one.has(entry.id) for one in (base, *rest)):
            raise InvalidValue(f"two entries have the id {entry.id}")
        taken.add(entry.id)
    new = list(added)
    while rest and len(rest[-1].entries) <= min(2 * len(new), MOST_MERGED):
        last = rest.pop()
        new = [*(last.entries[place] for place in last.live()), *new]
    return (base, *(one for one in rest if len(one)), *([short(tuple(new))] if new else []))
