"""The arrays of an index and of a query, as the kernels take them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from fairnotice.screening.engine.forms import FORMS

MOST_WORDS = 8
"""Words of a name that are compared; of a longer one those that say most."""
MOST_KEYS = 160
"""Keys that one word of a traveller looks for."""
MOST_FOUND = 64
"""Hits that one query can give."""

Array = npt.NDArray[Any]


class IndexArrays(NamedTuple):
    """Everything of an index, read-only. Words are numbered, people ascend by their first birth date."""

    word: Array  # uint8[words, ROW]: everything of a word, see `forms`
    letters: Array  # uint32[words, 4]: letters of any reading as spelt, of every one; the same of the sounds
    key: Array  # uint64[keys], ascending
    key_word: Array  # uint32[keys]: the word that has it
    key_start: Array  # uint32[2**bits + 1]: where keys with these first bits begin
    post_start: Array  # uint32[words + 1]
    post: Array  # uint32: people who have the word in a name, ascending
    name_start: Array  # uint32[people + 1]: where a person's names begin
    word_start: Array  # uint32[names + 1]: where a name's words begin
    name_word: Array  # uint32: the words of the names
    person: Array  # int64[people]: birth date, sex and nationalities in one number, see `record_of`
    year_start: Array  # uint32[years + 1]: the first person of each year since FIRST_YEAR


class QueryArrays(NamedTuple):
    """One traveller."""

    words: int
    word: Array  # uint8[MOST_WORDS, ROW]
    letters: Array  # uint32[MOST_WORDS, 4]
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
    tables: Array  # uint64[3 * FORMS, 128]
    found: Array  # uint32[MOST_FOUND]
    bits: Array  # float32[MOST_FOUND]


FIRST_YEAR = 1850
YEARS = 250
YEAR, MONTH, DAY, SEX, NATION, NATION_2 = 0, 8, 12, 17, 19, 35
"""Where each part of a person's record begins, in bits: the year has 8, the month 4, the day 5, the sex 2, a
nationality 16. Zero is what is not known; a year is counted from the one before FIRST_YEAR."""


def record_of(birth: tuple[int, int, int], sex: int, nations: Sequence[int]) -> int:
    """A person's particulars in one number, so that the kernel reads one place in memory for each person."""
    year, month, day = birth
    first, second = (*nations, 0, 0)[:2]
    since = year - FIRST_YEAR + 1 if year else 0
    return since << YEAR | month << MONTH | day << DAY | sex << SEX | first << NATION | second << NATION_2


def new_scratch(words: int, people: int) -> Scratch:
    """Scratch for an index of that size."""
    return Scratch(
        alike=np.zeros((max(words, 1), MOST_WORDS), np.uint8),
        touched=np.zeros(1 << 18, np.uint32),
        expanded=np.zeros(1 << 17, np.uint32),
        seen=np.zeros(max(people, 1), np.uint8),
        people=np.zeros(max(people, 1), np.uint32),
        tables=np.zeros((3 * FORMS, 128), np.uint64),
        found=np.zeros(MOST_FOUND, np.uint32),
        bits=np.zeros(MOST_FOUND, np.float32),
    )
