"""Travellers as the kernels take them. Each thread has one of its own, which remembers the words that it met."""

from collections.abc import Iterator, Mapping

import numpy as np

from fairnotice.screening.engine.arrays import MOST_EXPANDED, MOST_JOINS, MOST_KEYS, MOST_WORDS, QueryArrays
from fairnotice.screening.engine.forms import forms
from fairnotice.screening.engine.layout import ROW, SHORT
from fairnotice.screening.engine.particulars import SEXES, births_of, chosen
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query

_ROOM = 1 << 17
"""How much of what a thread keeps must be free before a search: more likes than a name can have."""
_NOT_MET = (-1, -1)


class Asking:
    """Fills one set of arrays for one search after the other."""

    def __init__(self, countries: Mapping[str, int]) -> None:
        self._countries = countries
        self._word = np.zeros((MOST_WORDS, ROW), np.uint8)
        self._short = np.zeros((MOST_WORDS, SHORT), np.uint32)
        self._keys = np.zeros((MOST_WORDS, MOST_KEYS), np.uint32)
        self._key_count = np.zeros(MOST_WORDS, np.int32)
        self._joins = np.zeros((MOST_WORDS, MOST_JOINS), np.uint32)
        self._join_count = np.zeros(MOST_WORDS, np.int32)
        self._at = np.zeros((MOST_WORDS, 2), np.int64)
        self._bits = np.zeros(MOST_WORDS, np.float64)
        self._met: dict[str, tuple[int, int, float]] = {}
        self._used = 0

    def each(self, query: Query) -> Iterator[QueryArrays]:
        """One for each spelling and birth date, good until the next is asked for.

        Raises InvalidValue for a name that cannot be one.
        """
        days = dict.fromkeys([day for birth in query.births for day in births_of(birth)] or [(0, 0, 0)])
        nations, sex = self._numbered(query)
        for name in dict.fromkeys([chosen(words(name)) for name in query.names]):
            for birth in days:
                self._fill(name)
                yield QueryArrays(
                    len(name),
                    self._word,
                    self._short,
                    self._keys,
                    self._key_count,
                    self._joins,
                    self._join_count,
                    self._at,
                    self._bits,
                    self._used,
                    *birth,
                    *nations,
                    sex,
                )
                self._remember(name)

    def _fill(self, name: tuple[str, ...]) -> None:
        if self._used > MOST_EXPANDED - _ROOM:
            self._met.clear()
            self._used = 0
        for at, text in enumerate(name):
            found = forms(text)
            self._word[at] = found.row
            joins = found.joins[:MOST_JOINS]
            self._joins[at, : len(joins)] = joins
            self._join_count[at] = len(joins)
            if met := self._met.get(text):
                self._at[at], self._bits[at] = met[:2], met[2]
                continue
            self._at[at] = _NOT_MET
            self._short[at] = found.short
            asked = found.asked[:MOST_KEYS]
            self._keys[at, : len(asked)] = asked
            self._key_count[at] = len(asked)

    def _remember(self, name: tuple[str, ...]) -> None:
        """Keep what the kernel found for words that were not met before."""
        for at, text in enumerate(name):
            if text not in self._met:
                begin, end = map(int, self._at[at])
                self._met[text] = (begin, end, float(self._bits[at]))
                self._used = max(self._used, end)

    def _numbered(self, query: Query) -> tuple[tuple[int, int], int]:
        """Nationalities and sex as the kernel's numbers. A country that nobody on the list has is like no other."""
        known = query.nationalities if len(query.nationalities) <= 2 else ()
        first, second = (*(self._countries.get(code, 65535) for code in known), 0, 0)[:2]
        return (first, second), SEXES.get(str(query.sex), 0)
