"""The arrays of an index and of a query, as the kernels take them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from fairnotice.screening.engine.layout import LONGEST_BONES, MOST_BONES, ROW, SHORT

MOST_WORDS = 8
"""Words of a name that are compared; of a longer one those that say most."""
LONGEST_PLAIN = 24
"""Letters of a word in plain Latin letters that a kernel analyses."""
MOST_KEYS = 160
"""Keys that one word of a traveller looks for."""
MOST_JOINS = 8
"""Keys by which one word of a traveller looks for neighbours that it may stand for."""
LAST = 1 << 31
"""A mark of the last word of a name."""
STEPS = 250.0
"""Likenesses are kept as whole numbers, 1 being so many."""
MOST_FOUND = 256
"""Hits that one query can give."""
AHEAD = 32
"""Places of memory that are fetched together, before the first of them is read."""
PERHAPS = 1 << 15
"""Bytes that stand for all people, by the last bits of their numbers: they stay in the processor's nearest cache."""

MOST_EXPANDED = 1 << 23
"""Likes of words that a thread keeps, so that a word that comes again is not compared again: 42 million bytes."""
MOST_MET = 1 << 16
"""Words that a thread remembers, 25 million bytes; MOST_ASKED more rows are for words that it does not."""
MOST_ASKED = 1 << 10
"""Names that one call of the kernel searches for: together they have fewer words than a thread remembers."""

MOST_NEW = MOST_ASKED * MOST_WORDS
"""Words that one call can meet for the first time, and remembers."""

Array = npt.NDArray[Any]


class IndexArrays(NamedTuple):
    """Everything of an index, read-only. Words are numbered, people ascend by their first birth date."""

    word: Array  # uint8: everything of each word, see `forms`, its readings without gaps
    word_at: Array  # uint32[words]: where each begins
    short: Array  # uint32[words, SHORT]: what is looked at first, see `forms`
    key: Array  # uint32[keys]: what is left of a key in its bucket, ascending there, above the word that has it
    key_start: Array  # uint32[2**bits + 1]: where the bucket of the keys with these first bits begins
    post_start: Array  # uint32[words + 1]
    post: Array  # uint32: people who have the word in a name, ascending
    name_start: Array  # uint32[people + 1]: where the words of a person's names begin
    name_word: Array  # uint32: the words of the names, the last one of each with LAST
    person: Array  # int64[people]: birth date, sex and nationalities in one number, see `record_of`
    year_start: Array  # uint32[years + 1]: the first person of each year since FIRST_YEAR
    initial_word: Array  # uint32: the words that are initials
    initial_start: Array  # uint32[129]: where those of each letter begin
    join_key: Array  # uint32: of a key of neighbouring words written as one, above a person who has them, as `key`
    join_start: Array  # uint32[2**bits + 1]: where the bucket of the keys with these first bits begins


INDEX_KINDS = {
    **{name: (np.dtype(np.uint32), ()) for name in IndexArrays._fields},
    "word": (np.dtype(np.uint8), ()),
    "short": (np.dtype(np.uint32), (SHORT,)),
    "person": (np.dtype(np.int64), ()),
}
"""What each array of an index holds, and its columns: kernels read them by their addresses, and would read any other
as these."""


class WordsMet(NamedTuple):
    """The words that a thread met, a row each: what `forms` says of them, and where their likes on the list stand."""

    word: Array  # uint8[rows, ROW]
    short: Array  # uint32[rows, SHORT]
    keys: Array  # uint32[MOST_NEW + MOST_ASKED, MOST_KEYS]: of the words that one call can meet first, see `keys_at`
    key_count: Array  # int32[rows]
    joins: Array  # uint32[rows, MOST_JOINS]
    join_count: Array  # int32[rows]
    bones: Array  # uint8[rows, MOST_BONES, LONGEST_BONES]: rough consonants, as neighbours are joined by them
    bone_size: Array  # uint8[rows, MOST_BONES]
    met: Array  # int64[rows, 2]: where the likes of each begin and end in Scratch.expanded; -1: not looked for yet
    met_bits: Array  # float64[rows]: what each is worth


class AskedArrays(NamedTuple):
    """Names to search for, each with what is known besides, and what was found for them."""

    size: Array  # int64[5]: how many names, how many of them are done, were found, likes are kept, words are new
    start: Array  # int32[MOST_ASKED + 1]: where the words of each name begin
    word: Array  # int32: words by their rows in WordsMet
    record: Array  # int64[MOST_ASKED]: see `record_of`
    joined: Array  # uint16[MOST_ASKED]: which neighbours of a name the list may have as one word, a bit each
    full: Array  # uint8[MOST_ASKED]: whether as many were found for a name as are kept
    found: Array  # int64: for which name, and which person, in the upper and the lower half
    bits: Array  # float32: what speaks for each of them
    new: Array  # int32: rows in WordsMet of words in plain Latin letters that are to be analysed first
    new_end: Array  # int32: where the letters of each of them end
    new_flags: Array  # uint8
    new_letters: Array  # uint8


class QueryArrays(NamedTuple):
    """One name as the search takes it: words of WordsMet by their rows there."""

    words: int
    ids: Array  # int32[words]
    word: Array
    short: Array
    keys: Array
    key_count: Array
    joins: Array
    join_count: Array
    met: Array
    met_bits: Array
    used: int
    year: int
    month: int
    day: int
    nation: int
    nation_2: int
    sex: int
    required: int  # of the words, counted from 1, the one without which nobody is looked for; 0: none
    doubt: int  # of DOUBTS, what name and birth date may leave of it for anybody to be shown; 0: whoever is found


class Scratch(NamedTuple):
    """What a thread writes in while it searches. Clean between two searches."""

    alike: Array  # uint8[words, MOST_WORDS]: likeness in steps of 1/250; 1: compared and unlike
    alike_row: Array  # uint64[words]: the same memory, a row at once
    touched: Array  # uint32: words whose row is not clean
    expanded: Array  # uint32: words that are like one of a traveller's, one run for each word that was met
    likeness: Array  # uint8: how alike each of them is, in the steps of `alike`
    borne: Array  # uint16[people]: which of the traveller's words they bear, a bit each
    marks: Array  # float32[people, 2]: bits of the words that are borne, and those of the last one
    people: Array  # uint32: those with a mark
    span: Array  # int64[AHEAD, 2]: where the postings of some likes begin and end
    waiting: Array  # int64[AHEAD]: some who bear a word, whose marks are being fetched
    liked: Array  # uint8: whether a listed word is like any of the traveller's, a bit each
    gist: Array  # uint32[people]: of the record of each what is looked at first, see `gist_of`; only read
    posted: Array  # uint32: the same of whoever stands at each place of IndexArrays.post; only read
    perhaps: Array  # uint8[PERHAPS]: whether somebody of these last bits bears any of the traveller's words
    letters: Array  # uint32[people]: with which letters the words of each begin, a bit each; only read
    by_birth: Array  # float32[1024]: the most that a birth date can bring, see `evidence.most_by_birth`
    by_others: Array  # float32[256]: the most that nationality and sex can bring, as they stand in a gist
    tables: Array  # uint64[3, 128]: a sort of readings each, see `distance.pattern`
    joined: Array  # uint8[1, ROW]: neighbours written as one
    found: Array  # uint32[MOST_FOUND]
    bits: Array  # float32[MOST_FOUND]


FIRST_YEAR = 1850
YEARS = 250
YEAR, MONTH, DAY, SEX, NATION, NATION_2, INITIALS, REQUIRED, DOUBT = 0, 8, 12, 17, 19, 35, 51, 52, 56
"""Where each part of a person's record begins, in bits: the year has 8, the month 4, the day 5, the sex 2, a
nationality 16, and 1 whether a name has an initial. Zero is what is not known; a year is counted from the one before
FIRST_YEAR. That of a traveller's name has 4 more for the word that is required and 7 for the doubt that may be left,
see QueryArrays."""
DOUBTS = 100.0
"""Parts in which doubt is told: as many are all of it."""


OTHERS, DATE = 8, 16
"""Where sex and nationality, and month and day, begin in a gist."""
NATIONS, ANY = 62, 63
"""Of a gist: in so many nationalities are parted; and one of which nothing is known before the record is read."""


def record_of(birth: tuple[int, int, int], sex: int, nations: Sequence[int], *, initials: bool) -> int:
    """A person's particulars in one number, so that the kernel reads one place in memory for each person."""
    year, month, day = birth
    first, second = (*nations, 0, 0)[:2]
    since = year - FIRST_YEAR + 1 if year else 0
    known = since << YEAR | month << MONTH | day << DAY | sex << SEX | first << NATION | second << NATION_2
    return known | initials << INITIALS


def keys_at(row: int) -> int:
    """Where the keys of a word stand: those of the words that one call meets first lie apart."""
    return row % MOST_NEW if row < MOST_MET else MOST_NEW + row - MOST_MET


def gist_of(person: Array) -> Array:
    """Of records what is looked at first: the year as it stands there, sex in two bits, in six the nationality where
    there is one, and month and day where both are known.

    A nationality is cut to NATIONS, and ANY stands for two of them, and for whatever else wants a second look.
    """
    nation, second = person >> NATION & 65535, person >> NATION_2 & 65535
    cut = np.where(nation > 0, (nation - 1) % NATIONS + 1, 0)
    cut[(second > 0) | (person >> INITIALS & 1 > 0)] = ANY
    month, day = person >> MONTH & 15, person >> DAY & 31
    full = np.where((month > 0) & (day > 0), month << 5 | day, 0)
    gist: Array = (person & 255 | (person >> SEX & 3) << OTHERS | cut << (OTHERS + 2) | full << DATE).astype(np.uint32)
    return gist


def new_scratch(words: int, gist: Array, posted: Array, letters: Array) -> Scratch:
    """Scratch for an index of so many words and the people of these gists, which stand by the postings as well, whose
    words begin with these letters."""
    alike_row = np.zeros(max(words, 1), np.uint64)
    people = len(gist)
    return Scratch(
        alike=alike_row.view(np.uint8).reshape(-1, MOST_WORDS),
        alike_row=alike_row,
        touched=np.zeros(1 << 18, np.uint32),
        expanded=np.zeros(MOST_EXPANDED, np.uint32),
        likeness=np.zeros(MOST_EXPANDED, np.uint8),
        borne=np.zeros(max(people, 1), np.uint16),
        marks=np.zeros((max(people, 1), 2), np.float32),
        people=np.zeros(max(people, 1), np.uint32),
        span=np.zeros((AHEAD, 2), np.int64),
        waiting=np.zeros(AHEAD, np.int64),
        liked=np.zeros(words // 8 + 1, np.uint8),
        gist=gist,
        posted=posted,
        perhaps=np.zeros(PERHAPS, np.uint8),
        letters=letters,
        by_birth=np.zeros(1024, np.float32),
        by_others=np.zeros(256, np.float32),
        tables=np.zeros((3, 128), np.uint64),
        joined=np.zeros((1, ROW), np.uint8),
        found=np.zeros(MOST_FOUND, np.uint32),
        bits=np.zeros(MOST_FOUND, np.float32),
    )


def new_words_met() -> WordsMet:
    """Of nobody yet. Memory is taken as words come."""
    rows = MOST_MET + MOST_ASKED
    return WordsMet(
        word=np.zeros((rows, ROW), np.uint8),
        short=np.zeros((rows, SHORT), np.uint32),
        keys=np.zeros((MOST_NEW + MOST_ASKED, MOST_KEYS), np.uint32),
        key_count=np.zeros(rows, np.int32),
        joins=np.zeros((rows, MOST_JOINS), np.uint32),
        join_count=np.zeros(rows, np.int32),
        bones=np.zeros((rows, MOST_BONES, LONGEST_BONES), np.uint8),
        bone_size=np.zeros((rows, MOST_BONES), np.uint8),
        met=np.zeros((rows, 2), np.int64),
        met_bits=np.zeros(rows, np.float64),
    )


def new_asked() -> AskedArrays:
    """Of one thread: room for the most that a call can ask and give."""
    return AskedArrays(
        size=np.zeros(5, np.int64),
        start=np.zeros(MOST_ASKED + 1, np.int32),
        word=np.zeros(MOST_NEW, np.int32),
        record=np.zeros(MOST_ASKED, np.int64),
        joined=np.zeros(MOST_ASKED, np.uint16),
        full=np.zeros(MOST_ASKED, np.uint8),
        found=np.zeros(MOST_ASKED * MOST_FOUND, np.int64),
        bits=np.zeros(MOST_ASKED * MOST_FOUND, np.float32),
        new=np.zeros(MOST_NEW, np.int32),
        new_end=np.zeros(MOST_NEW, np.int32),
        new_flags=np.zeros(MOST_NEW, np.uint8),
        new_letters=np.zeros(MOST_NEW * LONGEST_PLAIN, np.uint8),
    )
