"""An index out of entries: words numbered, keys sorted, people ascending by birth date."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.engine.arrays import FIRST_YEAR, YEARS, IndexArrays, record_of
from fairnotice.screening.engine.buckets import bucketed
from fairnotice.screening.engine.forms import Forms, forms
from fairnotice.screening.engine.index import EngineIndex
from fairnotice.screening.engine.joined import keys_of_neighbours
from fairnotice.screening.engine.layout import (
    FIRST_LETTER,
    FORMS,
    LETTERS,
    LONG,
    LONGEST_BONES,
    MOST_BONES,
    READINGS,
    ROW,
    SHORT,
)
from fairnotice.screening.engine.particulars import births_of, chosen, sex_of
from fairnotice.screening.engine.side import side_arrays
from fairnotice.screening.entry import Entry
from fairnotice.screening.normalise import words
from fairnotice.screening.transliterate import word

MOST_BIRTHS = 64
"""Birth dates of one person that are kept, each as a row of its own. Of somebody with more, as with more than two
nationalities, none is: the comparison in words has them all, and nothing speaks against a traveller before."""


@dataclass
class _Row:
    """One person under one birth date."""

    place: int
    birth: tuple[int, int, int]
    nations: tuple[str, ...]
    sex: int
    names: list[tuple[str, ...]]


@dataclass
class Reader:
    """Entries as rows, and what of them cannot be read."""

    rows: list[_Row] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def read(self, place: int, entry: Entry) -> None:
        """Add the entry of that place. A name that cannot be one is left out and said in `unreadable`."""
        names: dict[tuple[str, ...], None] = {}
        for identity in entry.identities:
            for name in identity.names:
                try:
                    names[chosen(words(name.text))] = None
                except InvalidValue as error:
                    self.unreadable.append(f"entry {entry.id}: {error}")
        stated = [birth for identity in entry.identities for birth in identity.births]
        births = {day for birth in stated for day in births_of(birth)}
        nations = tuple(dict.fromkeys(code for identity in entry.identities for code in identity.nationalities))
        sex = sex_of(entry.identities)
        many = len(births) > MOST_BIRTHS
        for birth in [(0, 0, 0)] if many or not births else sorted(births):
            if names:
                self.rows.append(_Row(place, birth, nations if len(nations) <= 2 else (), sex, list(names)))


def build(entries: Iterable[Entry]) -> EngineIndex:
    """Make an index in memory. Names that cannot be read are said in its `unreadable`; nothing else is left out."""
    with _no_search_for_cycles():
        return _built(entries)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """What is made stays until the end: a collector that goes through all of it again and again finds nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _built(entries: Iterable[Entry]) -> EngineIndex:
    reader = Reader()
    kept: list[Entry] = []
    for place, entry in enumerate(entries):  # as they come: whoever made them has just read their names
        kept.append(entry)
        reader.read(place, entry)
    rows = sorted(reader.rows, key=lambda row: row.birth)
    texts = {text for row in rows for name in row.names for text in name}
    told = sorted(((text, forms(text)) for text in texts), key=_beside_like_ones)
    every = [found for _text, found in told]
    vocabulary = {text: number for number, (text, _found) in enumerate(told)}
    countries = sorted({code for row in rows for code in row.nations})
    numbers = {code: number + 1 for number, code in enumerate(countries)}
    names = _postings(rows, vocabulary)
    arrays = IndexArrays(**_words(every), **names, **_people(rows, numbers), **_joins(every, names))
    for array in arrays:
        array.flags.writeable = False  # as in a mapped index, so that the kernels are compiled once for both
    return EngineIndex(
        arrays=arrays,
        side=side_arrays(kept, [row.place for row in rows]),
        size=len(kept),
        countries=numbers,
        unreadable=tuple(reader.unreadable),
    )


def _beside_like_ones(told: tuple[str, Forms]) -> tuple[bytes, str]:
    """Words of the same consonants stand together, so that a search reads few parts of memory."""
    text, found = told
    return found.rough[0, : found.rough_size[0]].tobytes(), text


def _words(every: Sequence[Forms]) -> dict[str, np.ndarray]:
    key = np.concatenate([np.zeros(0, np.uint32), *(one.own for one in every)])
    word = np.repeat(np.arange(len(every), dtype=np.uint32), [len(one.own) for one in every])
    order = np.argsort(key, kind="stable")
    rest, start = bucketed(key[order])
    rows = np.array([one.row for one in every], np.uint8).reshape(len(every), ROW)
    initials = np.flatnonzero(rows[:, 0] & FIRST_LETTER)
    packed, at = _packed(rows)
    initials = initials[np.argsort(rows[initials, READINGS], kind="stable")]
    return {
        "word": packed,
        "word_at": at,
        "short": np.array([one.short for one in every], np.uint32).reshape(len(every), SHORT),
        "key": rest,
        "key_word": word[order],
        "key_start": start,
        "initial_word": initials.astype(np.uint32),
        "initial_start": np.searchsorted(rows[initials, READINGS], np.arange(129)).astype(np.uint32),
    }


def _packed(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows without what is empty in them, one after the other, and where each begins."""
    long = rows[:, LONG : LONG + 3 * FORMS].astype(np.int64)
    within = np.arange(LETTERS)[None, None, :] < long[:, :, None]
    kept = np.hstack([np.ones((len(rows), READINGS), np.bool_), within.reshape(len(rows), 3 * FORMS * LETTERS)])
    ends = np.cumsum(READINGS + long.sum(axis=1))
    return rows[kept], np.concatenate([[0], ends[:-1]]).astype(np.uint32)[: len(rows)]


def _postings(rows: list[_Row], vocabulary: dict[str, int]) -> dict[str, np.ndarray]:
    name_start, word_start, name_word = [0], [0], []
    word_of, person_of = [], []
    for person, row in enumerate(rows):
        mine = set()
        for name in row.names:
            numbers = [vocabulary[text] for text in name]
            name_word += numbers
            word_start.append(len(name_word))
            mine.update(numbers)
        name_start.append(len(word_start) - 1)
        word_of += sorted(mine)
        person_of += [person] * len(mine)
    word = np.array(word_of, np.uint32)
    order = np.argsort(word, kind="stable")
    borne = np.bincount(word, minlength=len(vocabulary)) if len(word) else np.zeros(len(vocabulary), np.int64)
    return {
        "post_start": np.concatenate([[0], np.cumsum(borne)]).astype(np.uint32),
        "post": np.array(person_of, np.uint32)[order],
        "name_start": np.array(name_start, np.uint32),
        "word_start": np.array(word_start, np.uint32),
        "name_word": np.array(name_word, np.uint32),
    }


def _people(rows: list[_Row], numbers: dict[str, int]) -> dict[str, np.ndarray]:
    year = np.array([row.birth[0] for row in rows], np.int16)
    records = [
        record_of(row.birth, row.sex, [numbers[code] for code in row.nations], initials=_initials(row)) for row in rows
    ]
    years = np.arange(FIRST_YEAR, FIRST_YEAR + YEARS + 1)
    return {
        "person": np.array(records, np.int64),
        "year_start": np.searchsorted(year, years, side="left").astype(np.uint32),
    }


def _initials(row: _Row) -> bool:
    return any(len(text) == 1 and word(text).initial for name in row.names for text in name)


def _joins(every: Sequence[Forms], names: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    rough = np.array([one.rough for one in every], np.uint8).reshape(len(every), MOST_BONES, LONGEST_BONES)
    sizes = np.array([one.rough_size for one in every], np.uint8).reshape(len(every), MOST_BONES)
    rows = np.array([one.row for one in every], np.uint8).reshape(len(every), ROW)
    whose = (names["name_start"], names["word_start"], names["name_word"])
    nothing = np.zeros(0, np.uint32)
    many = keys_of_neighbours(whose, rows, rough, sizes, nothing, nothing)
    keys, people = np.zeros(many, np.uint32), np.zeros(many, np.uint32)
    keys_of_neighbours(whose, rows, rough, sizes, keys, people)
    both = np.unique(keys.astype(np.uint64) << np.uint64(32) | people)
    rest, start = bucketed((both >> np.uint64(32)).astype(np.uint32))
    return {"join_key": rest, "join_start": start, "join_row": both.astype(np.uint32)}
