"""An index that can be searched, from many threads at once."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from fairnotice.screening.engine.arrays import (
    MOST_KEYS,
    MOST_WORDS,
    IndexArrays,
    QueryArrays,
    Scratch,
    new_scratch,
)
from fairnotice.screening.engine.evidence import supported
from fairnotice.screening.engine.forms import ROW, forms
from fairnotice.screening.engine.kernel import search as search_kernel
from fairnotice.screening.engine.particulars import SEXES, birth_of, chosen
from fairnotice.screening.engine.side import SideArrays, document_key, places_of
from fairnotice.screening.engine.weights import CUT, JOINED_WORD, SAME_DOCUMENT
from fairnotice.screening.normalise import words
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
        scratch = self._scratch()
        for asked in queries(query, self.countries):
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

    def joined(self, query: Query, key: int, cut: float) -> set[int]:
        """The places of entries that have neighbouring words under this key, and on whom nothing else casts doubt."""
        found = list(places_of(key, self.side.join_key, self.side.join_row))
        if not found:
            return set()
        rows = np.array(found, np.uint32)
        births = [birth_of(birth) for birth in query.births] or [(0, 0, 0)]
        nations, sex = numbered(query, self.countries)
        lacking = cut + np.log2(len(self.arrays.person)) - JOINED_WORD
        kept = [rows[supported(self.arrays.person, rows, *birth, *nations, sex, lacking)] for birth in births]
        return {int(self.side.row_place[row]) for some in kept for row in some}

    def has_word_like(self, key: int) -> bool:
        """Whether any listed word has this key."""
        at = int(np.searchsorted(self.arrays.key, np.uint64(key)))
        return at < len(self.arrays.key) and int(self.arrays.key[at]) == key

    def _scratch(self) -> Scratch:
        made: Scratch | None = getattr(self._own, "scratch", None)
        if made is None:
            made = self._own.scratch = new_scratch(len(self.arrays.word), len(self.arrays.person))
        return made


def queries(query: Query, countries: Mapping[str, int]) -> list[QueryArrays]:
    """One for each spelling and birth date. Raises InvalidValue for a name that cannot be one."""
    days = dict.fromkeys([birth_of(birth) for birth in query.births] or [(0, 0, 0)])
    nations, sex = numbered(query, countries)
    names = [chosen(words(name)) for name in query.names]
    return [_query(name, birth, nations, sex) for name in names for birth in days]


def numbered(query: Query, countries: Mapping[str, int]) -> tuple[tuple[int, int], int]:
    """Nationalities and sex as the kernel's numbers. A country that nobody on the list has is like no other."""
    nations = [countries.get(code, 65535) for code in query.nationalities] if len(query.nationalities) <= 2 else []
    first, second = (*nations, 0, 0)[:2]
    return (first, second), SEXES.get(str(query.sex), 0)


def _query(name: tuple[str, ...], birth: tuple[int, int, int], nations: tuple[int, int], sex: int) -> QueryArrays:
    word, letters = np.zeros((MOST_WORDS, ROW), np.uint8), np.zeros((MOST_WORDS, 4), np.uint32)
    keys = np.zeros((MOST_WORDS, MOST_KEYS), np.uint64)
    counts = np.zeros(MOST_WORDS, np.int32)
    for at, text in enumerate(name):
        found = forms(text)
        word[at], letters[at] = found.row, found.letters
        asked = found.asked[:MOST_KEYS]
        keys[at, : len(asked)] = asked
        counts[at] = len(asked)
    return QueryArrays(len(name), word, letters, keys, counts, *birth, *nations, sex)
