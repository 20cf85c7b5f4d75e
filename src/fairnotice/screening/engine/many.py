"""Many names searched for in one call of the kernel: what is handed over is counted once for all of them."""

from numba import njit

from fairnotice.screening.engine.arrays import (
    DAY,
    FIRST_YEAR,
    MONTH,
    MOST_EXPANDED,
    MOST_WORDS,
    NATION,
    NATION_2,
    SEX,
    YEAR,
    QueryArrays,
)
from fairnotice.screening.engine.joined import neighbours_listed
from fairnotice.screening.engine.kernel import search

_FREE = 1 << 17
"""How much of what a thread keeps must be free before a search: more likes than a name can have."""


@njit(cache=True, nogil=True)
def search_many(index, met, asked, room, scratch, answers, cut, everybody, joined):  # type: ignore[no-untyped-def]
    """Search for one name after the other and fill `answers`.

    Not all are done where the memory of likes is full: `answers.size` says how many. `everybody`: weigh every person,
    without the bound. `joined`: say which neighbours the list may have as one word.
    """
    done, found = 0, 0
    for at in range(asked.record.size):
        if met.used[0] > MOST_EXPANDED - _FREE:
            break
        ids = asked.word[asked.start[at] : asked.start[at + 1]]
        query = _query(met, ids, asked.record[at], room)
        many = search(index, query, scratch, cut, everybody)
        for i in range(ids.size):
            if met.met[ids[i], 0] < 0:
                met.met[ids[i], 0], met.met[ids[i], 1] = query.met[i, 0], query.met[i, 1]
                met.met_bits[ids[i]] = query.met_bits[i]
                met.used[0] = max(met.used[0], query.met[i, 1])
        for one in range(many):
            answers.asked[found] = at
            answers.person[found] = scratch.found[one]
            answers.bits[found] = scratch.bits[one]
            found += 1
        if joined:
            answers.joined[at] = neighbours_listed(
                index, query, met.bones, met.bone_size, ids, room.joined, scratch.tables
            )
        done += 1
    answers.size[0], answers.size[1] = done, found


@njit(cache=True, nogil=True)
def _query(met, ids, record, room):  # type: ignore[no-untyped-def]
    """The words of one name laid together, with what is known besides."""
    for i in range(min(ids.size, MOST_WORDS)):
        word = ids[i]
        room.word[i, :] = met.word[word, :]
        room.joins[i, :] = met.joins[word, :]
        room.join_count[i] = met.join_count[word]
        room.met[i, 0], room.met[i, 1] = met.met[word, 0], met.met[word, 1]
        room.met_bits[i] = met.met_bits[word]
        if room.met[i, 0] < 0:
            room.short[i, :] = met.short[word, :]
            room.keys[i, :] = met.keys[word, :]
            room.key_count[i] = met.key_count[word]
    since = record >> YEAR & 255
    return QueryArrays(
        ids.size,
        room.word,
        room.short,
        room.keys,
        room.key_count,
        room.joins,
        room.join_count,
        room.met,
        room.met_bits,
        met.used[0],
        since + FIRST_YEAR - 1 if since else 0,
        record >> MONTH & 15,
        record >> DAY & 31,
        record >> NATION & 65535,
        record >> NATION_2 & 65535,
        record >> SEX & 3,
    )
