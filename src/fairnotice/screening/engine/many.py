"""Many names searched for in one call of the kernel."""

import numpy as np
from numba import njit

from fairnotice.screening.engine.alike import ABJAD
from fairnotice.screening.engine.arrays import (
    DAY,
    DOUBT,
    FIRST_YEAR,
    MONTH,
    MOST_EXPANDED,
    MOST_KEYS,
    NATION,
    NATION_2,
    REQUIRED,
    SEX,
    YEAR,
    QueryArrays,
    keys_at,
)
from fairnotice.screening.engine.handed import asked_of, index_of, met_of, scratch_of
from fairnotice.screening.engine.joined import neighbours_listed
from fairnotice.screening.engine.kernel import search
from fairnotice.screening.engine.latin import analysed

_NAMES, _DONE, _FOUND, _USED, _NEW = range(5)  # of AskedArrays.size
_HALF = 32
_keys_at = njit(cache=True, nogil=True)(keys_at)
_FREE = 1 << 17
"""How much of what a thread keeps must be free before a search: more likes than a name can have."""


@njit(cache=True, nogil=True)
def search_many(table, cut, unheard, everybody, joined):  # type: ignore[no-untyped-def]
    """Search for one name after the other and fill what was found.

    `table`: where the arrays stand, see `handed`. Not all are done where the memory of likes is full: `asked.size` says
    how many. `unheard`: the cut of a name with a word in a script without vowels. `everybody`: weigh every person,
    without the bound. `joined`: say which neighbours the list may have as one word.
    """
    index, met, asked, scratch = index_of(table), met_of(table), asked_of(table), scratch_of(table)
    _analyse(met, asked)
    done, found, used = 0, 0, asked.size[_USED]
    for at in range(asked.size[_NAMES]):
        if used > MOST_EXPANDED - _FREE:
            break
        ids = asked.word[asked.start[at] : asked.start[at + 1]]
        query = _query(met, ids, used, asked.record[at])
        many, full = search(index, query, scratch, _cut_of(query, cut, unheard), everybody)
        asked.full[at] = full
        for i in range(ids.size):
            used = max(used, met.met[ids[i], 1])
        for one in range(many):
            asked.found[found] = at << _HALF | np.int64(scratch.found[one])
            asked.bits[found] = scratch.bits[one]
            found += 1
        if joined:
            asked.joined[at] = neighbours_listed(index, query, met.bones, met.bone_size, scratch)
        done += 1
    asked.size[_DONE], asked.size[_FOUND], asked.size[_USED] = done, found, used


@njit(cache=True, nogil=True)
def _cut_of(query, cut, unheard):  # type: ignore[no-untyped-def]
    for i in range(query.words):
        if query.word[query.ids[i], 0] & 7 == ABJAD:
            return min(cut, unheard)
    return cut


@njit(cache=True, nogil=True)
def _analyse(met, asked):  # type: ignore[no-untyped-def]
    """Fill the rows of the words that are new."""
    own, begin = np.empty(MOST_KEYS, np.uint32), np.int64(0)
    for at in range(asked.size[_NEW]):
        end, row = np.int64(asked.new_end[at]), np.int64(asked.new[at])
        met.word[row, :], met.short[row, :] = 0, 0
        met.bones[row, :, :], met.bone_size[row, :] = 0, 0
        letters, flags = asked.new_letters[begin:end], np.int64(asked.new_flags[at])
        keys = met.keys[_keys_at(row)]  # type: ignore[arg-type]
        rows = met.word[row], met.short[row], own, keys, met.joins[row], met.bones[row], met.bone_size[row]
        _own, many, joins = analysed(letters, flags, *rows)
        met.key_count[row], met.join_count[row] = many, joins
        met.met[row, 0], met.met[row, 1] = -1, -1
        begin = end


@njit(cache=True, nogil=True)
def _query(met, ids, used, record):  # type: ignore[no-untyped-def]
    """One name, with what is known besides."""
    since = record >> YEAR & 255
    return QueryArrays(
        ids.size,
        ids,
        met.word,
        met.short,
        met.keys,
        met.key_count,
        met.joins,
        met.join_count,
        met.met,
        met.met_bits,
        used,
        since + FIRST_YEAR - 1 if since else 0,
        record >> MONTH & 15,
        record >> DAY & 31,
        record >> NATION & 65535,
        record >> NATION_2 & 65535,
        record >> SEX & 3,
        record >> REQUIRED & 15,
        record >> DOUBT,
    )
