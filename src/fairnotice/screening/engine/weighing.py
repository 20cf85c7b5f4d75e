"""What a name is worth: the traveller's words and a listed person's, paired by what each likeness brings."""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.arrays import INITIALS, LAST, MOST_WORDS, STEPS
from fairnotice.screening.engine.distance import first_letter
from fairnotice.screening.engine.layout import FIRST_LETTER, READINGS, SPELT, TOLD, WEAK

NOTHING = -20.0
"""Bits of a name that has no word in common with the traveller's."""
WORD = np.uint32(LAST - 1)
"""Of a word of a name, its number without LAST."""
ROUNDED = 1e-4
"""Bits that are lost at most where sums are kept in 32 bits: a bound must not lose anybody by them."""
_NEIGHBOURS = 2  # words that are written as one


@njit(cache=True, nogil=True)
def name_bits(index, query, scratch, bits, person, joined, joined_bits, least):  # type: ignore[no-untyped-def]
    """What the best of a person's names is worth; whatever is below `least` may be said to be worth nothing.

    `joined`: the traveller's word that stands for two neighbours of the person's, and its bits; -1 where none does.
    """
    best = NOTHING
    initials = index.person[person] >> INITIALS & 1 != 0
    for i in range(query.words):
        initials = initials or query.word[query.ids[i], 0] & FIRST_LETTER != 0
    end, last = np.int64(index.name_start[person]), np.int64(index.name_start[person + 1])
    while end < last:
        begin, end = end, end + 1
        while not index.name_word[end - 1] & LAST:
            end += 1
        size = MOST_WORDS if end - begin > MOST_WORDS else int(end - begin)
        mine, theirs, matched, total = 0, 0, 0, 0.0
        some = 0  # words of theirs that are like one of the traveller's
        for j in range(size):
            word = index.name_word[begin + j] & WORD
            if scratch.liked[word >> 3] >> (word & 7) & 1:
                some |= 1 << j
        if joined >= 0:
            mine, matched, total = 1 << joined, _NEIGHBOURS, joined_bits
        elif some == 0:
            continue
        while some:
            top, at_mine, at_theirs = 0.0, -1, -1
            for j in range(size):
                if not some >> j & 1:
                    continue
                word = index.name_word[begin + j] & WORD
                for i in range(query.words):
                    step = scratch.alike[word, i]
                    if step > 1 and not mine >> i & 1:
                        worth = bits[i] * (1.0 - w.SLOPE * (1.0 - step / STEPS))
                        if worth > top:
                            top, at_mine, at_theirs = worth, i, j
            if at_mine < 0:
                break
            mine |= 1 << at_mine
            theirs |= 1 << at_theirs
            some &= ~theirs
            matched += 1
            total += top
        if matched == 0:
            continue
        left, omitted = 0, 0
        for i in range(query.words):
            if mine >> i & 1:
                continue
            met = False
            for j in range(size if initials else 0):
                word = index.name_word[begin + j] & WORD
                if theirs >> j & 1 or not (query.word[query.ids[i], 0] | index.short[word, TOLD]) & FIRST_LETTER:
                    continue
                if query.word[query.ids[i], READINGS] == first_letter(index.word, np.int64(index.word_at[word]), SPELT):
                    theirs |= 1 << j
                    total += w.INITIAL
                    met = True
                    break
            if not met and not query.word[query.ids[i], 0] & WEAK:
                left += 1
        total -= w.LEFT_OVER * left
        if matched < 2 and query.words > 1:
            total -= w.ONE_WORD_OF_MORE
        if total <= best or total < least:
            continue  # what they leave out can only lower it
        for j in range(size):
            if not theirs >> j & 1 and not index.short[index.name_word[begin + j] & WORD, TOLD] & WEAK:
                omitted += 1
        if joined >= 0:
            omitted = max(omitted - _NEIGHBOURS, 0)
        if omitted:
            total -= w.OMITTED + w.OMITTED_MORE * (omitted - 1)
        if total > best:
            best = total
    return best


@njit(cache=True, nogil=True)
def missed_bits(query, i):  # type: ignore[no-untyped-def]
    """What it brings when a person's name has nothing like this word of the traveller's."""
    if query.word[query.ids[i], 0] & FIRST_LETTER:
        return w.INITIAL  # it may be any word with that letter
    return 0.0 if query.word[query.ids[i], 0] & WEAK else -w.LEFT_OVER


@njit(cache=True, nogil=True)
def worth_of(bits, step):  # type: ignore[no-untyped-def]
    """What a word is worth to somebody who bears one that is so much like it."""
    return np.float32(bits * (1.0 - w.SLOPE * (1.0 - step / STEPS)))
