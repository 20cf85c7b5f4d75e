"""Travellers as the kernels take them. Each thread has one of its own, which remembers the words that it met."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product

import numpy as np

from fairnotice.screening.engine.arrays import (
    MOST_ASKED,
    MOST_JOINS,
    MOST_KEYS,
    MOST_MET,
    AskedArrays,
    IndexArrays,
    new_answers,
    new_room,
    new_scratch,
    new_words_met,
    record_of,
)
from fairnotice.screening.engine.forms import forms
from fairnotice.screening.engine.many import search_many
from fairnotice.screening.engine.particulars import SEXES, births_of, chosen
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query

_NOT_MET = (-1, -1)
_UNKNOWN_COUNTRY = 65535  # one that nobody on the list has is like no other

Asked = tuple[tuple[str, ...], int]
"""The words of a name, and the record of what is known besides."""
Answered = tuple[int, int, float]
"""For which name, which person, and the bits of evidence."""


class Asking:
    """Searches one index from one thread."""

    def __init__(self, index: IndexArrays, countries: Mapping[str, int]) -> None:
        self._index = index
        self._countries = countries
        self._met, self._room, self._answers = new_words_met(), new_room(), new_answers()
        self._scratch = new_scratch(len(index.word_at), len(index.person))
        self._number: dict[str, int] = {}

    def each(self, query: Query) -> list[Asked]:
        """One for each spelling and birth date. Raises InvalidValue for a name that cannot be one."""
        days = dict.fromkeys([day for birth in query.births for day in births_of(birth)] or [(0, 0, 0)])
        names = dict.fromkeys([chosen(words(name)) for name in query.names])
        known = query.nationalities if len(query.nationalities) <= 2 else ()
        nations = [self._countries.get(code, _UNKNOWN_COUNTRY) for code in known]
        sex = SEXES.get(str(query.sex), 0)
        return [(name, record_of(day, sex, nations, initials=False)) for name, day in product(names, days)]

    def answers(
        self, asked: Sequence[Asked], cut: float, *, everybody: bool = False, joined: bool = False
    ) -> Iterator[tuple[list[Answered], list[int]]]:
        """Batches of what is found, and for each name of the batch which neighbours may be one word, a bit each.

        The numbers of names go through all of `asked`.
        """
        done = 0
        while done < len(asked):
            some = asked[done : done + MOST_ASKED]
            search_many(
                self._index,
                self._met,
                self._arrays(some),
                self._room,
                self._scratch,
                self._answers,
                cut,
                everybody,
                joined,
            )
            many, found = self._answers.size.tolist()
            yield self._told(found, done), self._answers.joined[:many].tolist()
            done += many
            if many < len(some):
                self._forget()

    def _told(self, found: int, first: int) -> list[Answered]:
        kept = self._answers
        columns = (kept.asked[:found] + first, kept.person[:found], kept.bits[:found])
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def _arrays(self, asked: Sequence[Asked]) -> AskedArrays:
        fresh = dict.fromkeys(text for name, _record in asked for text in name if text not in self._number)
        if len(self._number) + len(fresh) > MOST_MET:
            self._forget()
            fresh = dict.fromkeys(text for name, _record in asked for text in name)
        for text in fresh:
            self._put(text)
        number = self._number
        start = np.zeros(len(asked) + 1, np.int32)
        np.cumsum([len(name) for name, _record in asked], out=start[1:])
        every = chain.from_iterable([name for name, _record in asked])
        return AskedArrays(
            start=start,
            word=np.array([number[text] for text in every], np.int32),
            record=np.array([record for _name, record in asked], np.int64),
        )

    def _put(self, text: str) -> None:
        met, at, found = self._met, len(self._number), forms(text)
        met.word[at] = found.row
        met.short[at] = found.short
        for kept, count, most, keys in (
            (met.keys, met.key_count, MOST_KEYS, found.asked),
            (met.joins, met.join_count, MOST_JOINS, found.joins),
        ):
            taken = keys[:most]
            kept[at, : len(taken)] = taken
            count[at] = len(taken)
        met.bones[at] = found.rough
        met.bone_size[at] = found.rough_size
        met.met[at] = _NOT_MET
        self._number[text] = at

    def _forget(self) -> None:
        """Begin again with words."""
        self._number.clear()
        self._met.used[0] = 0
