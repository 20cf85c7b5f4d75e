"""An index that can be searched, from many threads at once."""

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log2

import numpy as np

from fairnotice.screening.engine.arrays import MOST_FOUND, MOST_WORDS, REQUIRED, Array, IndexArrays, gist_of
from fairnotice.screening.engine.asking import Answered, Asked, Asking
from fairnotice.screening.engine.evidence import evidence_of
from fairnotice.screening.engine.firstletters import fill_letters
from fairnotice.screening.engine.side import SideArrays, document_key, korean_key, places_of, rows_under
from fairnotice.screening.engine.weights import CUT, SAME_DOCUMENT
from fairnotice.screening.koreannames import korean_keys
from fairnotice.screening.normalise import words
from fairnotice.screening.query import MOST_NAMES, Query
from fairnotice.screening.transliterate import joined_text

MOST_OF_ALL = 2 * MOST_FOUND
"""Entries that one query can give in all, however many spellings and birth dates it has."""
_NO_ROWS = np.zeros(0, np.uint32)
_MOST_BEARERS = 32
"""Bearers of a Korean name from which on more of them make it no weaker: all are compared whom nothing speaks
against."""


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
        return self.search_many((query,), cut=cut)[0]

    def search_all(self, query: Query, *, cut: float = CUT) -> tuple[Found, ...]:
        """The same, weighing everybody: what the bound is measured by."""
        return self.search_many((query,), cut=cut, everybody=True)[0]

    def search_many(
        self,
        queries: Sequence[Query],
        *,
        cut: float = CUT,
        unheard: float | None = None,
        everybody: bool = False,
        joined: bool = False,
        at_least: float = 0.0,
        full: set[int] | None = None,
    ) -> list[tuple[Found, ...]]:
        """`search` for each, faster for many: the kernel is called once for all.

        `unheard`: the cut of a name in a script without vowels. `joined`: also with two neighbours of a name as one
        word, where the list may have that one. `at_least`: the score from which on somebody is shown: who cannot come
        to it, as far as the kernel can tell, is left out. `full`: takes the numbers of the queries for a spelling of
        which as many were found as are kept. Raises InvalidValue for what cannot be a name, of whichever query.
        """
        full = set() if full is None else full
        best: list[dict[int, float]] = [{} for _ in queries]
        asking = self._mine()
        asked: list[Asked] = []
        whose: list[int] = []
        for which, query in enumerate(queries):
            more = asking.each(query, at_least)
            asked += more
            whose += [which] * len(more)
        korean = {which: rows for which, query in enumerate(queries) if (rows := self._as_korean(query)).size}
        both = zip(whose, asked, strict=True) if korean else ()
        for which, record in {(which, one[1]): None for which, one in both if which in korean}:
            if self._keep_rows(korean[which], record, best[which], cut):
                full.add(which)
        done = 0
        again: list[tuple[int, Asked]] = []
        for found, neighbours, most in asking.answers(asked, cut, unheard=unheard, everybody=everybody, joined=joined):
            self._keep(found, whose, best)
            full.update([whose[at] for at in most])
            if any(neighbours):
                some = slice(done, done + len(neighbours))
                again += _written_as_one(whose[some], asked[some], neighbours)
            done += len(neighbours)
        if again:
            whose = [which for which, _one in again]
            for found, _neighbours, most in asking.answers([one for _which, one in again], cut, unheard=unheard):
                self._keep(found, whose, best)
                full.update([whose[at] for at in most])
        likeliest = []
        for which, (query, kept) in enumerate(zip(queries, best, strict=True)):
            self._by_documents(query, kept)
            likeliest.append(_likeliest_first(kept)[:MOST_OF_ALL])
            if len(kept) > MOST_OF_ALL:
                full.add(which)
        return likeliest

    def _keep(self, found: Sequence[Answered], whose: Sequence[int], best: Sequence[dict[int, float]]) -> None:
        """Keep the best of what is found for each query."""
        for at, person, bits in found:
            kept, place = best[whose[at]], int(self.side.row_place[person])
            if bits > kept.get(place, -np.inf):
                kept[place] = bits

    def _as_korean(self, query: Query) -> Array:
        """The rows of those who may bear a name of the query as a Korean one."""
        keys = [key for name in query.names for key in korean_keys(words(name))]
        rows = rows_under(map(korean_key, keys), self.side) if keys else _NO_ROWS
        return rows[rows < len(self.arrays.person)]  # all of them, but in a damaged index

    def _keep_rows(self, rows: Array, record: int, kept: dict[int, float], cut: float) -> bool:
        """Keep the best of those who bear a Korean name, which are as likely as they are few. Whether as many were
        found as are kept."""
        bits = np.empty(len(rows))
        evidence_of(self.arrays.person, rows, record, bits)
        bits -= log2(min(len(rows), _MOST_BEARERS))
        found = np.flatnonzero(bits >= cut)
        if len(found) > MOST_FOUND:
            found = found[np.argsort(-bits[found], kind="stable")[:MOST_FOUND]]
        for row, worth in zip(rows[found].tolist(), bits[found].tolist(), strict=True):
            place = int(self.side.row_place[row])
            if worth > kept.get(place, -np.inf):
                kept[place] = worth
        return len(found) >= MOST_FOUND

    def _by_documents(self, query: Query, kept: dict[int, float]) -> None:
        for document in query.documents:
            key = document_key(document.number)
            for place in places_of(key, self.side.document_key, self.side.document_place):
                kept[place] = kept.get(place, 0.0) + SAME_DOCUMENT

    @cached_property
    def _gist(self) -> Array:
        """Of all threads."""
        return gist_of(self.arrays.person)

    @cached_property
    def _posted(self) -> Array:
        """Of all threads: beside each posting, where they are read one after the other, instead of from all over."""
        return self._gist.take(self.arrays.post, mode="clip")

    @cached_property
    def _letters(self) -> Array:
        """Of all threads."""
        letters = np.zeros(len(self.arrays.person), np.uint32)
        fill_letters(self.arrays.name_start, self.arrays.name_word, self.arrays.word_at, self.arrays.word, letters)
        return letters

    def _mine(self) -> Asking:
        """This thread's own."""
        made: Asking | None = getattr(self._own, "made", None)
        if made is None:
            made = self._own.made = Asking(self.arrays, self.countries, self._gist, self._posted, self._letters)
        return made


def _written_as_one(
    whose: Sequence[int], asked: Sequence[Asked], neighbours: Sequence[int]
) -> Iterator[tuple[int, Asked]]:
    """The names with each of these neighbours as one word, for each record of a query at most as many as its names.

    That word is required: who does not bear it was searched for before.
    """
    made: Counter[tuple[int, int]] = Counter()
    for which, (name, record), mask in zip(whose, asked, neighbours, strict=True):
        for bit in range(2 * MOST_WORDS if mask else 0):
            if mask >> bit & 1 and made[which, record] < MOST_NAMES:
                made[which, record] += 1
                at, beyond = bit % MOST_WORDS, 1 + bit // MOST_WORDS
                one = joined_text((name[at], name[at + beyond]))
                yield which, ((*name[:at], one, *name[at + beyond + 1 :]), record | (at + 1) << REQUIRED)


def _likeliest_first(kept: Mapping[int, float]) -> tuple[Found, ...]:
    if not kept:
        return ()
    return tuple(Found(place, bits) for place, bits in sorted(kept.items(), key=lambda one: (-one[1], one[0])))
