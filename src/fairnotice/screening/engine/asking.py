"""Travellers as the kernels take them. Each thread has one of its own, which remembers the words that it met."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np

from fairnotice.screening.engine.arrays import (
    MOST_ASKED,
    MOST_JOINS,
    MOST_KEYS,
    MOST_MET,
    MOST_NEW,
    IndexArrays,
    new_asked,
    new_scratch,
    new_words_met,
    record_of,
)
from fairnotice.screening.engine.forms import flags_of, forms, is_plain
from fairnotice.screening.engine.handed import table_of
from fairnotice.screening.engine.many import search_many
from fairnotice.screening.engine.particulars import SEXES, births_of, chosen
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query

_NOT_MET = (-1, -1)
_ANY_DAY = {(0, 0, 0): None}
_NONE = [0]
_UNKNOWN_COUNTRY = 65535  # one that nobody on the list has is like no other

Asked = tuple[tuple[str, ...], int]
"""The words of a name, and the record of what is known besides."""
Answered = tuple[int, int, float]
"""For which name, which person, and the bits of evidence."""


class Asking:
    """Searches one index from one thread."""

    def __init__(self, index: IndexArrays, countries: Mapping[str, int]) -> None:
        self._index = index  # kept, for the table below only says where its arrays stand
        self._countries = countries
        self._met, self._asked = new_words_met(), new_asked()
        self._scratch = new_scratch(len(index.word_at), index.person)
        self._table = table_of((*index, *self._met, *self._asked, *self._scratch))
        self._number: dict[str, int] = {}

    def each(self, query: Query) -> list[Asked]:
        """One for each spelling and birth date. Raises InvalidValue for a name that cannot be one."""
        days = dict.fromkeys([day for birth in query.births for day in births_of(birth)]) or _ANY_DAY
        names = dict.fromkeys([chosen(words(name)) for name in query.names])
        known = query.nationalities if len(query.nationalities) <= 2 else ()
        nations = [self._countries.get(code, _UNKNOWN_COUNTRY) for code in known]
        sex = SEXES.get(str(query.sex), 0)
        return [(name, record_of(day, sex, nations, initials=False)) for name in names for day in days]

    def answers(
        self, asked: Sequence[Asked], cut: float, *, everybody: bool = False, joined: bool = False
    ) -> Iterator[tuple[list[Answered], list[int]]]:
        """Batches of what is found, and for each name of the batch which neighbours may be one word, a bit each.

        The numbers of names go through all of `asked`.
        """
        done = 0
        while done < len(asked):
            some = asked[done : done + MOST_ASKED]
            try:
                self._ask(some)
                search_many(self._table, cut, everybody, joined)
            except BaseException:
                self._forget()  # some words may have a row that nothing was written in
                raise
            _names, many, found, _used, _new = self._asked.size.tolist()
            yield self._told(found, done), self._asked.joined[:many].tolist() if joined else _NONE * many
            done += many
            if many < len(some):
                self._forget()

    def _told(self, found: int, first: int) -> list[Answered]:
        if not found:
            return []
        both, bits = self._asked.found[:found].tolist(), self._asked.bits[:found].tolist()
        return [(first + (one >> 32), one & 0xFFFFFFFF, worth) for one, worth in zip(both, bits, strict=True)]

    def _ask(self, asked: Sequence[Asked]) -> None:
        """Put the names where the kernel reads them."""
        number = self._number
        new = dict.fromkeys([text for name, _record in asked for text in name if text not in number])
        if len(number) + len(new) > MOST_MET:
            self._forget()
            new = dict.fromkeys([text for name, _record in asked for text in name])
        self._asked.size[4] = self._met_first(new) if new else 0
        to, end = self._asked, 0
        for at, (name, record) in enumerate(asked):
            for text in name:
                to.word[end] = number[text]
                end += 1
            to.start[at + 1] = end
            to.record[at] = record
        to.size[0] = len(asked)

    def _met_first(self, new: Iterable[str]) -> int:
        """Give new words their rows. How many of them the kernel has to analyse, which are put where it reads them."""
        to = self._asked
        plain: list[str] = []
        for text in new:
            if is_plain(text):
                to.new[len(plain)], to.new_flags[len(plain)] = len(self._number), flags_of(text)
                plain.append(text)
                self._number[text] = len(self._number)
            else:
                self._put(text)
        to.new_end[: len(plain)] = list(accumulate(map(len, plain)))
        letters = np.frombuffer("".join(plain).encode("ascii"), np.uint8)
        to.new_letters[: len(letters)] = letters
        return len(plain)

    def _put(self, text: str) -> None:
        met, at, found = self._met, len(self._number), forms(text)
        met.word[at] = found.row
        met.short[at] = found.short
        keys, joins = found.asked[:MOST_KEYS], found.joins[:MOST_JOINS]
        met.keys[at % MOST_NEW, : len(keys)], met.key_count[at] = keys, len(keys)
        met.joins[at, : len(joins)], met.join_count[at] = joins, len(joins)
        met.bones[at], met.bone_size[at] = found.rough, found.rough_size
        met.met[at] = _NOT_MET
        self._number[text] = at

    def _forget(self) -> None:
        """Begin again with words."""
        self._number.clear()
        self._asked.size[3] = 0
