"""An index out of entries: words numbered, keys sorted, people ascending by birth date."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from fairnotice.screening.engine.arrays import (
    DAY,
    FIRST_YEAR,
    INITIALS,
    LAST,
    MONTH,
    NATION,
    NATION_2,
    SEX,
    YEAR,
    YEARS,
    IndexArrays,
)
from fairnotice.screening.engine.buckets import bucketed
from fairnotice.screening.engine.columns import Columns, Names, by_birth, country_numbers, names_of, once, ranks
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
from fairnotice.screening.engine.side import side_arrays
from fairnotice.screening.entry import Entry
from fairnotice.screening.transliterate import word


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
    columns = Columns()
    for entry in entries:  # as they come: whoever made them has just read their names
        columns.read(entry)
    texts = list(columns.word)
    told = [forms(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda at: _beside_like_ones(texts[at], told[at]))
    every = [told[at] for at in order]
    rows = by_birth(columns)
    names = names_of(columns, rows, ranks(np.array(order, np.int64)))
    numbers, renumbered = country_numbers(columns)
    initials = np.array([_is_initial(texts[at]) for at in order], np.bool_)
    arrays = IndexArrays(
        **_words(every),
        **_names(names),
        **_postings(names, len(every)),
        **_people(columns, rows, renumbered, _with_initials(names, initials)),
        **_joins(every, names, len(rows)),
    )
    for array in arrays:
        array.flags.writeable = False  # as in a mapped index, so that the kernels are compiled once for both
    return EngineIndex(
        arrays=arrays,
        side=side_arrays(columns, rows),
        size=len(columns.entry_key),
        countries=numbers,
        unreadable=tuple(columns.unreadable),
    )


def _beside_like_ones(text: str, found: Forms) -> tuple[bytes, str]:
    """Words of the same consonants stand together, so that a search reads few parts of memory."""
    return found.rough[0, : found.rough_size[0]].tobytes(), text


def _words(every: Sequence[Forms]) -> dict[str, np.ndarray]:
    key = np.concatenate([np.zeros(0, np.uint32), *(one.own for one in every)])
    word = np.repeat(np.arange(len(every), dtype=np.uint32), [len(one.own) for one in every])
    order = np.argsort(key, kind="stable")
    slots, start = bucketed(key[order], word[order], len(every))
    rows = _of_each([one.row for one in every], ROW)
    initials = np.flatnonzero(rows[:, 0] & FIRST_LETTER)
    packed, at = _packed(rows)
    initials = initials[np.argsort(rows[initials, READINGS], kind="stable")]
    return {
        "word": packed,
        "word_at": at,
        "short": _of_each([one.short for one in every], SHORT, np.uint32),
        "key": slots,
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


def _of_each(parts: Sequence[np.ndarray], size: int, kind: type = np.uint8) -> np.ndarray:
    """What every word has so many of, a row each."""
    return np.concatenate([np.zeros(0, kind), *[part.reshape(-1) for part in parts]]).reshape(len(parts), size)


def _names(names: Names) -> dict[str, np.ndarray]:
    marked = names.name_word.copy()
    marked[names.word_start[1:].astype(np.int64) - 1] |= np.uint32(LAST)
    return {"name_start": _words_of_rows(names).astype(np.uint32), "name_word": marked}


def _postings(names: Names, words: int) -> dict[str, np.ndarray]:
    whose = np.repeat(np.arange(len(names.name_start) - 1, dtype=np.uint64), np.diff(_words_of_rows(names)))
    both = once(names.name_word.astype(np.uint64) << np.uint64(32) | whose)
    borne = np.bincount((both >> np.uint64(32)).astype(np.int64), minlength=words)
    return {"post_start": np.concatenate([[0], np.cumsum(borne)]).astype(np.uint32), "post": both.astype(np.uint32)}


def _words_of_rows(names: Names) -> np.ndarray:
    """Where the words of each row begin, one more at the end."""
    return names.word_start[names.name_start].astype(np.int64)


def _is_initial(text: str) -> bool:
    return len(text) == 1 and word(text).initial


def _with_initials(names: Names, initials: np.ndarray) -> np.ndarray:
    """Of each row whether a name has an initial."""
    begins = _words_of_rows(names)
    so_far = np.concatenate([[0], np.cumsum(initials[names.name_word])])
    found: np.ndarray = so_far[begins[1:]] > so_far[begins[:-1]]
    return found


def _people(columns: Columns, rows: np.ndarray, nations: np.ndarray, initials: np.ndarray) -> dict[str, np.ndarray]:
    year, month, day, sex, nation, nation_2 = (
        np.asarray(one, np.int64)[rows]
        for one in (columns.year, columns.month, columns.day, columns.sex, columns.nation, columns.nation_2)
    )
    since = np.where(year > 0, year - FIRST_YEAR + 1, 0)
    known = since << YEAR | month << MONTH | day << DAY | sex << SEX
    known |= nations[nation] << NATION | nations[nation_2] << NATION_2 | initials.astype(np.int64) << INITIALS
    years = np.arange(FIRST_YEAR, FIRST_YEAR + YEARS + 1)
    return {"person": known, "year_start": np.searchsorted(year, years, side="left").astype(np.uint32)}


def _joins(every: Sequence[Forms], names: Names, rows: int) -> dict[str, np.ndarray]:
    rough = _of_each([one.rough for one in every], MOST_BONES * LONGEST_BONES)
    sizes = _of_each([one.rough_size for one in every], MOST_BONES)
    told = _of_each([one.row for one in every], ROW)
    given = (tuple(names), told, rough.reshape(len(every), MOST_BONES, LONGEST_BONES), sizes)
    nothing = np.zeros(0, np.uint32)
    many = keys_of_neighbours(*given, nothing, nothing)
    keys, people = np.zeros(many, np.uint32), np.zeros(many, np.uint32)
    keys_of_neighbours(*given, keys, people)
    both = once(keys.astype(np.uint64) << np.uint64(32) | people)
    slots, start = bucketed((both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32), rows)
    return {"join_key": slots, "join_start": start}
