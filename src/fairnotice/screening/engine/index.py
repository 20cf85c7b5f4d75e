"""An index that can be searched, from many threads at once."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fairnotice.screening.engine.arrays import IndexArrays, Scratch, new_scratch
from fairnotice.screening.engine.asking import Asking
from fairnotice.screening.engine.forms import keys_of_joined
from fairnotice.screening.engine.joined import spelling, spelt_like
from fairnotice.screening.engine.kernel import search as search_kernel
from fairnotice.screening.engine.side import SideArrays, bones_of_run, document_key, places_of
from fairnotice.screening.engine.weights import CUT, SAME_DOCUMENT
from fairnotice.screening.query import Query


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that the traveller may be, by its place on the list, and what speaks for it in bits of evidence, less
    the prior of the list."""

    place: int
    bits: float


@dataclass
class EngineIndex:
    """The arrays, which are only read, and what Python needs beside them."""

    arrays: IndexArrays
    side: SideArrays
    size: int  # entries on the list
    countries: Mapping[str, int]
    unreadable: tuple[str, ...] = ()
    _own: threading.local = field(default_factory=threading.local, repr=False)

    def __len__(self) -> int:
        """How many entries are on the list."""
        return self.size

    def search(self, query: Query, *, cut: float = CUT) -> tuple[Found, ...]:
        """Every entry worth at least `cut` bits, the likeliest first. Raises InvalidValue for what cannot be a name."""
        return self._search(query, cut, everybody=False)

    def search_all(self, query: Query, *, cut: float = CUT) -> tuple[Found, ...]:
        """The same, weighing everybody: what the bound is measured by."""
        return self._search(query, cut, everybody=True)

    def _search(self, query: Query, cut: float, *, everybody: bool) -> tuple[Found, ...]:
        best: dict[int, float] = {}
        scratch, asking = self._mine()
        for asked in asking.each(query):
            found = search_kernel(self.arrays, asked, scratch, cut, everybody)
            for at in range(found):
                place, bits = int(self.side.row_place[scratch.found[at]]), float(scratch.bits[at])
                if bits > best.get(place, -np.inf):
                    best[place] = bits
        for document in query.documents:
            key = document_key(document.number)
            for place in places_of(key, self.side.document_key, self.side.document_place):
                best[place] = best.get(place, 0.0) + SAME_DOCUMENT
        return tuple(Found(place, bits) for place, bits in sorted(best.items(), key=lambda one: (-one[1], one[0])))

    def has_joined(self, run: Sequence[str]) -> bool:
        """Whether a listed word may be these neighbours written as one."""
        a, keys = self.arrays, keys_of_joined(list(bones_of_run(run, loosely=True)))
        return bool(spelt_like(a.word, a.word_at, a.key, a.key_word, a.key_start, keys, *spelling(run)))

    def _mine(self) -> tuple[Scratch, Asking]:
        """This thread's own."""
        made: tuple[Scratch, Asking] | None = getattr(self._own, "made", None)
        if made is None:
            scratch = new_scratch(len(self.arrays.word_at), len(self.arrays.person))
            made = self._own.made = (scratch, Asking(self.countries))
        return made
