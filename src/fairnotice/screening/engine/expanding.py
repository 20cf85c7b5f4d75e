"""The listed words that are like a traveller's."""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.alike import apart, likeness, prepare
from fairnotice.screening.engine.arrays import AHEAD, STEPS, keys_at
from fairnotice.screening.engine.buckets import bucket_bits, placed, width_of
from fairnotice.screening.engine.fetching import fetch
from fairnotice.screening.engine.layout import FIRST_LETTER, WEAK

_WHOLE = 0.8  # all rough consonants of a word of another script are the same
_keys_at = njit(cache=True, nogil=True)(keys_at)


@njit(cache=True, nogil=True)
def _among(query, this, wanted):  # type: ignore[no-untyped-def]
    """Whether a key is one of all rough consonants of the word."""
    found = False
    for k in range(query.join_count[this]):
        found = found or query.joins[this, k] == wanted
    return found


@njit(cache=True, nogil=True)
def expand(index, query, scratch, starts, ends, bits, size):  # type: ignore[no-untyped-def]
    """Find the listed words that are like the traveller's; fill what each of the traveller's words is worth.

    `starts[i]` to `ends[i]` of `scratch.expanded` are those like word `i`; of a word that was met before they stand
    there already. Answers how many rows of `scratch.alike` were touched.
    """
    touched = 0
    used = np.int64(query.used)
    for i in range(query.words):
        this = query.ids[i]
        if query.met[this, 1] >= 0:
            starts[i], ends[i], bits[i] = query.met[this, 0], query.met[this, 1], query.met_bits[this]
            touched = _put_back(scratch, starts[i], ends[i], i, touched)
            continue
        starts[i] = used
        bits[i] = w.INITIAL
        if not query.word[query.ids[i], 0] & FIRST_LETTER:
            used, touched, bits[i] = _expand_word(index, query, scratch, i, used, touched, size)
        ends[i] = used
        query.met[this, 0], query.met[this, 1], query.met_bits[this] = starts[i], used, bits[i]
    return touched


@njit(cache=True, nogil=True)
def _put_back(scratch, start, end, i, touched):  # type: ignore[no-untyped-def]
    """Fill word `i` of the likenesses from what was found before."""
    for at in range(start, end):
        if touched >= scratch.touched.size:
            break
        if at + AHEAD < end:
            fetch(scratch.alike_row, np.int64(scratch.expanded[at + AHEAD]))
        word = scratch.expanded[at]
        scratch.alike[word, i] = scratch.likeness[at]
        scratch.liked[word >> 3] |= 1 << (word & 7)
        scratch.touched[touched] = word
        touched += 1
    return touched


@njit(cache=True, nogil=True)
def _expand_word(index, query, scratch, i, used, touched, size):  # type: ignore[no-untyped-def]
    """One word that was not met before: where its likes end, how many rows are touched, and what it is worth."""
    mine, my_short, theirs, their_short = query.word, query.short, index.word, index.short
    keys, key_start, post_start = index.key, index.key_start, index.post_start
    word_at = index.word_at
    like, tables, touched_words, expanded = scratch.alike, scratch.tables, scratch.touched, scratch.expanded
    first, width = bucket_bits(key_start), width_of(word_at.size)
    this = query.ids[i]
    prepare(mine, this, tables)
    begun = used
    bearers = 1.0
    joined = i == query.required - 1  # two neighbours: only the consonants are looked up, as they were met
    keys_of = query.join_count[this] if joined else query.key_count[this]
    mask = (1 << width) - 1
    for k in range(-AHEAD, keys_of):
        if k + AHEAD < keys_of:
            wanted = query.joins[this, k + AHEAD] if joined else query.keys[_keys_at(this), k + AHEAD]
            fetch(key_start, placed(wanted, first, width)[0])
        if k < 0:
            continue
        wanted = query.joins[this, k] if joined else query.keys[_keys_at(this), k]
        bucket, key = placed(wanted, first, width)
        at, last = np.int64(key_start[bucket]), np.int64(key_start[bucket + 1])
        while at < last and np.int64(keys[at]) >> width < key:
            at += 1
        end = at
        while end < last and np.int64(keys[end]) >> width == key:
            fetch(their_short, np.int64(keys[end]) & mask)
            fetch(word_at, np.int64(keys[end]) & mask)
            fetch(scratch.alike_row, np.int64(keys[end]) & mask)
            end += 1
        while at < end:
            if at + 4 < end:
                fetch(theirs, np.int64(word_at[np.int64(keys[at + 4]) & mask]))
            word = np.int64(keys[at]) & mask
            at += 1
            if like[word, i] != 0 or touched >= touched_words.size:
                continue
            touched_words[touched] = word
            touched += 1
            alike = likeness(tables, mine, this, my_short, theirs, np.int64(word_at[word]), word, their_short)
            if alike < _WHOLE and apart(my_short, this, their_short, word) and _among(query, this, wanted):
                alike = _WHOLE
            if alike < w.LEAST_LIKENESS or used >= expanded.size:
                like[word, i] = 1
                continue
            step = np.uint8(alike * STEPS + 0.5)
            like[word, i] = step
            scratch.liked[word >> 3] |= 1 << (word & 7)
            expanded[used] = word
            scratch.likeness[used] = step
            used += 1
            borne = float(post_start[word + 1] - post_start[word])
            bearers += borne if alike > 0.85 else 0.3 * borne
    worth = w.UNSEEN_WORD
    if used > begun:
        worth = min(max(size - np.log2(bearers), w.LEAST_WORD), w.RAREST_WORD)
    if mine[this, 0] & WEAK:
        worth = min(worth, w.WEAK_WORD)
    return used, touched, worth
