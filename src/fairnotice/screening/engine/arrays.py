"""The arrays of an index and of a query, as the kernels take them."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from fairnotice.screening.engine.forms import FORMS, LETTERS

MOST_WORDS = 8
"""Words of a name that are compared; of a longer one those that say most."""
MOST_KEYS = 160
"""Keys that one word of a traveller looks for."""
MOST_FOUND = 64
"""Hits that one query can give."""

Array = npt.NDArray[Any]


class IndexArrays(NamedTuple):
    """Everything of an index, read-only. Words are numbered, people ascend by their first birth date."""

    flags: Array  # uint8[words]
    spelt: Array  # uint8[words, FORMS, LETTERS]
    sound: Array
    bones: Array
    key: Array  # uint64[keys], ascending
    key_word: Array  # uint32[keys]: the word that has it
    key_start: Array  # uint32[2**bits + 1]: where keys with these first bits begin
    post_start: Array  # uint32[words + 1]
    post: Array  # uint32: people who have the word in a name, ascending
    name_start: Array  # uint32[people + 1]: where a person's names begin
    word_start: Array  # uint32[names + 1]: where a name's words begin
    name_word: Array  # uint32: the words of the names
    year: Array  # int16[people], 0 where it is not known
    month: Array  # uint8
    day: Array
    nation: Array  # uint16[people, 2]: numbers of countries, 0 for none
    sex: Array  # uint8: 0 not known
    year_start: Array  # uint32[years + 1]: the first person of each year since FIRST_YEAR


class QueryArrays(NamedTuple):
    """One traveller."""

    words: int
    flags: Array  # uint8[MOST_WORDS]
    spelt: Array  # uint8[MOST_WORDS, FORMS, LETTERS]
    sound: Array
    bones: Array
    keys: Array  # uint64[MOST_WORDS, MOST_KEYS]
    key_count: Array  # int32[MOST_WORDS]
    year: int
    month: int
    day: int
    nation: int
    nation_2: int
    sex: int


class Scratch(NamedTuple):
    """What a thread writes in while it searches. Clean between two searches."""

    alike: Array  # uint8[words, MOST_WORDS]: likeness in steps of 1/250; 1: compared and unlike
    touched: Array  # uint32: words whose row is not clean
    expanded: Array  # uint32: words that are like one of the traveller's
    seen: Array  # uint8[people]
    people: Array  # uint32: those seen
    tables: Array  # uint64[3, FORMS, 128]
    found: Array  # uint32[MOST_FOUND]
    bits: Array  # float32[MOST_FOUND]


FIRST_YEAR = 1850
YEARS = 250


def new_scratch(words: int, people: int) -> Scratch:
    """Scratch for an index of that size."""
    return Scratch(
        alike=np.zeros((max(words, 1), MOST_WORDS), np.uint8),
        touched=np.zeros(1 << 18, np.uint32),
        expanded=np.zeros(1 << 17, np.uint32),
        seen=np.zeros(max(people, 1), np.uint8),
        people=np.zeros(max(people, 1), np.uint32),
        tables=np.zeros((3, FORMS, 128), np.uint64),
        found=np.zeros(MOST_FOUND, np.uint32),
        bits=np.zeros(MOST_FOUND, np.float32),
    )


def empty_rows(count: int) -> Array:
    """Rows of letters, all empty."""
    return np.zeros((count, FORMS, LETTERS), np.uint8)
