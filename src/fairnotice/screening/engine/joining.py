"""Those who bear two neighbouring words that the traveller writes as one."""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.arrays import AHEAD, INITIALS
from fairnotice.screening.engine.buckets import bucket_bits, placed, width_of
from fairnotice.screening.engine.evidence import evidence_bits, gist_of_query, most_of
from fairnotice.screening.engine.fetching import fetch
from fairnotice.screening.engine.kept import keep
from fairnotice.screening.engine.layout import FIRST_LETTER
from fairnotice.screening.engine.looking import may_be_joined
from fairnotice.screening.engine.postings import fetch_people
from fairnotice.screening.engine.weighing import ROUNDED, WORD, missed_bits, name_bits

_LIKE = 0xFE  # of a byte of a row of likenesses: the word is like, and not only compared


@njit(cache=True, nogil=True)
def add_joined(index, query, scratch, starts, ends, bits, size, cut, found):  # type: ignore[no-untyped-def]
    """Add those who bear two neighbouring words that the traveller writes as one."""
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    keys, begins, records = index.join_key, index.join_start, index.person
    needed, mine = cut + size - ROUNDED, gist_of_query(query)
    first, width = bucket_bits(begins), width_of(records.size)
    letters = False
    for i in range(query.words):
        letters = letters or query.word[query.ids[i], 0] & FIRST_LETTER != 0
    for i in range(query.words):
        others = others_by_initials = 0.0
        for other in range(query.words):
            if other != i:
                others += bits[other] if ends[other] > starts[other] else missed_bits(query, other)
                others_by_initials += max(bits[other], w.INITIAL)
        for k in range(query.join_count[query.ids[i]]):
            fetch(begins, placed(query.joins[query.ids[i], k], first, width)[0])
        for k in range(query.join_count[query.ids[i]]):
            bucket, key = placed(query.joins[query.ids[i], k], first, width)
            begin, last = np.int64(begins[bucket]), np.int64(begins[bucket + 1])
            while begin < last and np.int64(keys[begin]) >> width < key:
                begin += 1
            end = begin
            while end < last and np.int64(keys[end]) >> width == key:
                end += 1
            if end == begin:
                continue
            worth = min(max(size - np.log2(float(end - begin)), w.LEAST_WORD), w.JOINED_WORD)
            lacking = np.float32(needed - worth - others)
            some = 0
            end = min(end, begin + scratch.people.size)  # each once, but in a damaged index
            for at in range(begin - AHEAD, end):
                if at + AHEAD < end:
                    fetch(scratch.gist, np.int64(keys[at + AHEAD]) & ((1 << width) - 1))
                if at < begin:
                    continue
                person = np.int64(keys[at]) & ((1 << width) - 1)
                scratch.people[some] = person
                brings = most_of(np.int64(scratch.gist[person]), mine, scratch.by_birth, scratch.by_others)
                some += 1 if brings >= lacking else 0
            for at in range(-AHEAD, some):
                fetch_people(index, scratch.people, at, some)
                if at < 0:
                    continue
                person = np.int64(scratch.people[at])
                record = records[person]
                evidence = evidence_bits(record, year, month, day, nation, nation_2, sex)
                initials = record >> INITIALS & 1
                if worth + (others_by_initials if initials else others) + evidence < needed:
                    continue
                if not (initials or letters):
                    most = worth + evidence
                    borne = _borne(index, scratch, person)
                    for other in range(query.words):
                        if other != i:
                            most += bits[other] if borne >> (8 * other) & _LIKE else missed_bits(query, other)
                    if most < needed:
                        continue
                named = name_bits(index, query, scratch, bits, person, i, worth, needed - evidence)
                if named + evidence - size >= cut and (query.doubt == 0 or may_be_joined(index, query, person, i)):
                    found = keep(scratch, found, person, named + evidence - size)
    return found


@njit(cache=True, nogil=True)
def _borne(index, scratch, person):  # type: ignore[no-untyped-def]
    """Which of the traveller's words any word of the person's is like: of word `i` the byte `i` is more than 1."""
    row = np.int64(0)
    for at in range(index.name_start[person], index.name_start[person + 1]):
        word = index.name_word[at] & WORD
        if scratch.liked[word >> 3] >> (word & 7) & 1:
            row |= np.int64(scratch.alike_row[word])
    return row
