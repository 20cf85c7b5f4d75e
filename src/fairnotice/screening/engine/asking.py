"""Travellers as the kernels take them. Each thread has one of its own, which remembers the words that it met."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, count
from math import ceil
from typing import NamedTuple

import numpy as np

from fairnotice.screening.engine.arrays import (
    DOUBT,
    DOUBTS,
    MOST_ASKED,
    MOST_JOINS,
    MOST_KEYS,
    MOST_MET,
    MOST_WORDS,
    REQUIRED,
    Array,
    IndexArrays,
    keys_at,
    new_asked,
    new_scratch,
    new_words_met,
    record_of,
)
from fairnotice.screening.engine.forms import flags_of, forms, is_plain
from fairnotice.screening.engine.handed import table_of
from fairnotice.screening.engine.many import search_many
from fairnotice.screening.engine.particulars import SEXES, births_of, chosen, searched_as
from fairnotice.screening.normalise import words
from fairnotice.screening.query import Query
from fairnotice.screening.score import doubt_left
from fairnotice.screening.short_forms import is_short

_NOT_MET = (-1, -1)
_ANY_DAY = {(0, 0, 0): None}
_NONE = [0]
_MOST_DOUBT = 127
_UNKNOWN_COUNTRY = 65535  # one that nobody on the list has is like no other

Asked = tuple[tuple[str, ...], int]
"""The words of a name, and the record of what is known besides."""
Answered = tuple[int, int, float]
"""For which name, which person, and the bits of evidence."""


class Batch(NamedTuple):
    """What is found for some names; for each of them which neighbours may be one word, a bit each; and the numbers of
    those for which as many were found as are kept."""

    found: list[Answered]
    neighbours: list[int]
    full: list[int]


class Asking:
    """Searches one index from one thread."""

    def __init__(
        self, index: IndexArrays, countries: Mapping[str, int], gist: Array, posted: Array, letters: Array
    ) -> None:
        self._index = index  # kept, for the table below only says where its arrays stand
        self._countries = countries
        self._met, self._asked = new_words_met(), new_asked()
        self._scratch = new_scratch(len(index.word_at), gist, posted, letters)
        self._table = table_of((*index, *self._met, *self._asked, *self._scratch))
        self._number: dict[str, int] = {}

    def each(self, query: Query, at_least: float = 0.0) -> list[Asked]:
        """One for each spelling and birth date. `at_least`: the score from which on somebody is shown; 0 where whoever
        is found is wanted. Raises InvalidValue for a name that cannot be one."""
        days = dict.fromkeys([day for birth in query.births for day in births_of(birth)]) or _ANY_DAY
        names = dict.fromkeys(
            [part for name in query.names for one in searched_as(words(name)) for part in _parts_of(one)]
        )
        known = query.nationalities if len(query.nationalities) <= 2 else ()
        nations = [self._countries.get(code, _UNKNOWN_COUNTRY) for code in known]
        sex = SEXES.get(str(query.sex), 0)
        doubt = min(ceil(DOUBTS * doubt_left(query, at_least)), _MOST_DOUBT) << DOUBT if at_least else 0
        return [(name, record_of(day, sex, nations, initials=False) | doubt) for name in names for day in days]

    def answers(
        self,
        asked: Sequence[Asked],
        cut: float,
        *,
        unheard: float | None = None,
        everybody: bool = False,
        joined: bool = False,
    ) -> Iterator[Batch]:
        """What is found, batch by batch. The numbers of names go through all of `asked`."""
        done = 0
        while done < len(asked):
            some = asked[done : done + MOST_ASKED]
            try:
                self._ask(some)
                search_many(self._table, cut, cut if unheard is None else unheard, everybody, joined)
            except BaseException:
                self._forget()  # some words may have a row that nothing was written in
                raise
            _names, many, found, _used, _new = self._asked.size.tolist()
            joinable = self._asked.joined[:many].tolist() if joined else _NONE * many
            yield Batch(self._told(found, done), joinable, (done + np.flatnonzero(self._asked.full[:many])).tolist())
            done += many
            if many < len(some):
                self._forget()

    def _told(self, found: int, first: int) -> list[Answered]:
        if not found:
            return []
        both, bits = self._asked.found[:found].tolist(), self._asked.bits[:found].tolist()
        return [(first + (one >> 32), one & 0xFFFFFFFF, worth) for one, worth in zip(both, bits, strict=True)]

    def _ask(self, asked: Sequence[Asked]) -> None:
        """Put the names where the kernel reads them. A word is required of all of them, or of none."""
        again = _required_at(asked[0]) > 0
        joined = dict(zip(dict.fromkeys(map(_required, asked)), count(MOST_MET), strict=False)) if again else {}
        number = self._number
        names = [_others(one) for one in asked] if again else [name for name, _record in asked]
        new = dict.fromkeys([text for name in names for text in name if text not in number])
        if len(number) + len(new) > MOST_MET:
            self._forget()
            new = dict.fromkeys([text for name in names for text in name])
        number.update(zip(new, count(len(number)), strict=False))
        rows = [*((text, number[text]) for text in new), *joined.items()]
        self._asked.size[4] = self._met_first(rows) if rows else 0
        to, ends = self._asked, [0]
        words: list[int] = []
        for one in asked:
            name = one[0]
            begin = len(words)
            words += [number.get(text, -1) for text in name]
            if again:
                words[begin + _required_at(one) - 1] = joined[_required(one)]
            ends.append(len(words))
        to.word[: len(words)] = words
        to.start[: len(ends)] = ends
        to.record[: len(asked)] = [record for _name, record in asked]
        to.size[0] = len(asked)

    def _met_first(self, new: Sequence[tuple[str, int]]) -> int:
        """Fill the rows of new words. How many the kernel has to analyse, which are put where it reads them."""
        to = self._asked
        plain: list[str] = []
        rows: list[int] = []
        for text, row in new:
            if is_plain(text) and not is_short(text):
                plain.append(text)
                rows.append(row)
            else:
                self._put(text, row)
        to.new[: len(rows)] = rows
        to.new_flags[: len(plain)] = list(map(flags_of, plain))
        to.new_end[: len(plain)] = list(accumulate(map(len, plain)))
        letters = np.frombuffer("".join(plain).encode("ascii"), np.uint8)
        to.new_letters[: len(letters)] = letters
        return len(plain)

    def _put(self, text: str, row: int) -> None:
        met, found = self._met, forms(text)
        met.word[row] = found.row
        met.short[row] = found.short
        keys, joins = found.asked[:MOST_KEYS], found.joins[:MOST_JOINS]
        met.keys[keys_at(row), : len(keys)], met.key_count[row] = keys, len(keys)
        met.joins[row, : len(joins)], met.join_count[row] = joins, len(joins)
        met.bones[row], met.bone_size[row] = found.rough, found.rough_size
        met.met[row] = _NOT_MET

    def _forget(self) -> None:
        """Begin again with words."""
        self._number.clear()
        self._asked.size[3] = 0


def _parts_of(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name as it is searched for: a longer one than can be also by its last words."""
    return (name,) if len(name) <= MOST_WORDS else (chosen(name), name[-MOST_WORDS:])


def _required(asked: Asked) -> str:
    """The word that is required. Its likes are fewer than those of a word as stated, so that it is not remembered."""
    return asked[0][_required_at(asked) - 1]


def _required_at(asked: Asked) -> int:
    return asked[1] >> REQUIRED & 15


def _others(asked: Asked) -> tuple[str, ...]:
    """The words of a name without the one that is required."""
    name, at = asked[0], _required_at(asked)
    return (*name[: at - 1], *name[at:])
