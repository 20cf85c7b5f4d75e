"""Entries read into columns: a list of a million takes seconds, and no object stays for each person."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Identity
from fairnotice.screening.engine.arrays import Array
from fairnotice.screening.engine.particulars import births_of, in_parts, searched_as, sex_of
from fairnotice.screening.engine.side import document_key, entry_key, korean_key
from fairnotice.screening.entry import Entry
from fairnotice.screening.koreannames import korean_keys
from fairnotice.screening.normalise import words

MOST_BIRTHS = 64
"""Birth dates of one person that are kept, each as a row of its own. Of somebody with more, as with more than two
nationalities, none is: the comparison in words has them all, and nothing speaks against a traveller before."""
MOST_NATIONS = 2

_ANY_DAY = ((0, 0, 0),)
_NONE = (0, 0)


def _numbers() -> "array[int]":
    return array("I")


def _keys() -> "array[int]":
    return array("Q")


@dataclass
class Columns:
    """What of entries is searched. A row is one person under one birth date; words and countries are numbered as they
    come; names stand one after the other, and rows of one person share theirs."""

    word: dict[str, int] = field(default_factory=dict)
    country: dict[str, int] = field(default_factory=dict)  # from 1 on: 0 is none
    place: "array[int]" = field(default_factory=_numbers)
    year: "array[int]" = field(default_factory=_numbers)
    month: "array[int]" = field(default_factory=_numbers)
    day: "array[int]" = field(default_factory=_numbers)
    sex: "array[int]" = field(default_factory=_numbers)
    nation: "array[int]" = field(default_factory=_numbers)
    nation_2: "array[int]" = field(default_factory=_numbers)
    first_name: "array[int]" = field(default_factory=_numbers)  # of each row
    names: "array[int]" = field(default_factory=_numbers)  # how many it has
    name_end: "array[int]" = field(default_factory=_numbers)  # where the words of each name end
    name_word: "array[int]" = field(default_factory=_numbers)
    entry_key: "array[int]" = field(default_factory=_numbers)  # of the entry at each place
    document_key: "array[int]" = field(default_factory=_keys)
    document_place: "array[int]" = field(default_factory=_numbers)
    korean_key: "array[int]" = field(default_factory=_numbers)
    korean_row: "array[int]" = field(default_factory=_numbers)  # rows in the order in which they came
    unreadable: list[str] = field(default_factory=list)

    def read(self, entry: Entry) -> None:
        """Add the next entry. A name that cannot be one is left out and said in `unreadable`."""
        place = len(self.entry_key)
        self.entry_key.append(entry_key(entry.id))
        for key in {document_key(one.number) for identity in entry.identities for one in identity.documents}:
            self.document_key.append(key)
            self.document_place.append(place)
        korean: dict[int, None] = {}
        first, names = len(self.name_end), self._names(entry, korean)
        if not names:
            return
        sex, (nation, nation_2) = sex_of(entry.identities), self._nations(entry.identities)
        for year, month, day in _births(entry.identities):
            self.korean_key.extend(korean)
            self.korean_row.extend([len(self.place)] * len(korean))
            self.place.append(place)
            self.year.append(year)
            self.month.append(month)
            self.day.append(day)
            self.sex.append(sex)
            self.nation.append(nation)
            self.nation_2.append(nation_2)
            self.first_name.append(first)
            self.names.append(names)

    def _names(self, entry: Entry, korean: dict[int, None]) -> int:
        """Add the names, each once, and the keys of those of Korea; how many names there are."""
        known: dict[tuple[str, ...], None] = {}
        for identity in entry.identities:
            for name in identity.names:
                try:
                    texts = words(name.text)
                    korean.update(dict.fromkeys(map(korean_key, korean_keys(texts))))
                    for one in searched_as(texts):
                        known.update(dict.fromkeys(in_parts(one)))
                except InvalidValue as error:
                    self.unreadable.append(f"entry {entry.id}: {error}")
        number = self.word
        for texts in known:
            self.name_word.extend([number.setdefault(text, len(number)) for text in texts])
            self.name_end.append(len(self.name_word))
        return len(known)

    def _nations(self, identities: Iterable[Identity]) -> tuple[int, int]:
        codes = dict.fromkeys(code for identity in identities for code in identity.nationalities)
        if not codes or len(codes) > MOST_NATIONS:
            return _NONE
        number = self.country
        first, second = (*[number.setdefault(code, len(number) + 1) for code in codes], 0)[:MOST_NATIONS]
        return first, second


def _births(identities: Iterable[Identity]) -> Iterable[tuple[int, int, int]]:
    found = {day for identity in identities for birth in identity.births for day in births_of(birth)}
    return sorted(found) if 0 < len(found) <= MOST_BIRTHS else _ANY_DAY


class Names(NamedTuple):
    """Names of rows: where those of each begin, where the words of each name begin, and the words."""

    name_start: Array
    word_start: Array
    name_word: Array


def by_birth(columns: Columns) -> Array:
    """The rows ascending by birth date, those of one day as they came."""
    return np.lexsort([np.asarray(one) for one in (columns.day, columns.month, columns.year)])


def names_of(columns: Columns, order: Array, rank: Array) -> Names:
    """The names of the rows in that order; `rank`: the numbers that words have now."""
    names = np.asarray(columns.names, np.int64)[order]
    ends = np.asarray(columns.name_end, np.int64)
    begins = np.concatenate([[0], ends[:-1]])
    chosen_names = _ranges(np.asarray(columns.first_name, np.int64)[order], names)
    sizes = (ends - begins)[chosen_names]
    chosen_words = _ranges(begins[chosen_names], sizes)
    return Names(_starts(names), _starts(sizes), rank[np.asarray(columns.name_word)[chosen_words]])


def ranks(order: Array) -> Array:
    """At which place of the order each number stands."""
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    return rank


def country_numbers(columns: Columns) -> tuple[Mapping[str, int], Array]:
    """The countries by their codes, numbered from 1 on in their order, and the number that each had before."""
    numbers = {code: at + 1 for at, code in enumerate(sorted(columns.country))}
    renumbered = np.zeros(len(numbers) + 1, np.int64)
    for code, before in columns.country.items():
        renumbered[before] = numbers[code]
    return numbers, renumbered


def once(keys: Array) -> Array:
    """Each key once, ascending. Sorts what it is given."""
    keys.sort()
    found: Array = keys[np.concatenate([np.ones(min(len(keys), 1), np.bool_), keys[1:] != keys[:-1]])]
    return found


def _ranges(first: Array, size: Array) -> Array:
    """Every number of the ranges that begin there and are as long, one range after the other."""
    ends = np.cumsum(size)
    return np.repeat(first - (ends - size), size) + np.arange(ends[-1] if len(ends) else 0)


def _starts(sizes: Array) -> Array:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.uint32)
