"""One search: the traveller's words are expanded to like ones on the list, the people who bear them are bounded, and
those whom the bound lets through are weighed name by name.

The bound: taken rarest first, a group of like words can bring at most its own bits, those of the rarer ones done before
being lost. Where even the best birth date could not lift the rest over the cut, the search ends; where only a birth
date could, no more than the years around the traveller's are read, for people ascend by birth date.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.alike import likeness, prepare
from fairnotice.screening.engine.arrays import FIRST_YEAR, MOST_FOUND, MOST_WORDS, YEARS
from fairnotice.screening.engine.evidence import evidence_bits
from fairnotice.screening.engine.forms import FIRST_LETTER, READINGS, WEAK

_STEPS = 250.0


@njit(cache=True, nogil=True)
def expand(index, query, scratch, starts, bits, size):  # type: ignore[no-untyped-def]
    """Find the listed words that are like the traveller's; fill what each of the traveller's words is worth.

    `starts[i]` to `starts[i + 1]` of `scratch.expanded` are those like word `i`. Answers how many rows were touched.
    """
    mine, my_letters, theirs, their_letters = query.word, query.letters, index.word, index.letters
    keys, key_word, key_start, post_start = index.key, index.key_word, index.key_start, index.post_start
    like, tables, touched_words, expanded_words = scratch.alike, scratch.tables, scratch.touched, scratch.expanded
    shift = np.uint64(64) - np.uint64(int(np.log2(key_start.size - 1) + 0.5))
    touched = 0
    expanded = 0
    for i in range(query.words):
        starts[i] = expanded
        bits[i] = 0.0
        if mine[i, 0] & FIRST_LETTER:
            bits[i] = w.INITIAL
            continue
        prepare(mine, i, tables)
        bearers = 1.0
        for k in range(query.key_count[i]):
            key = query.keys[i, k]
            bucket = np.int64(key >> shift)
            at, end = np.int64(key_start[bucket]), np.int64(key_start[bucket + 1])
            while at < end and keys[at] < key:
                at += 1
            while at < end and keys[at] == key:
                word = key_word[at]
                at += 1
                if like[word, i] != 0 or touched >= touched_words.size:
                    continue
                touched_words[touched] = word
                touched += 1
                alike = likeness(tables, mine, i, my_letters, theirs, word, their_letters)
                if alike < w.LEAST_LIKENESS or expanded >= expanded_words.size:
                    like[word, i] = 1
                    continue
                like[word, i] = np.uint8(alike * _STEPS + 0.5)
                expanded_words[expanded] = word
                expanded += 1
                borne = float(post_start[word + 1] - post_start[word])
                bearers += borne if alike > 0.85 else 0.3 * borne
        if expanded == starts[i]:
            bits[i] = w.UNSEEN_WORD
        else:
            rare = size - np.log2(bearers)
            bits[i] = min(max(rare, w.LEAST_WORD), w.RAREST_WORD)
        if mine[i, 0] & WEAK:
            bits[i] = min(bits[i], w.WEAK_WORD)
    starts[query.words] = expanded
    return touched


@njit(cache=True, nogil=True)
def name_bits(index, query, scratch, bits, person):  # type: ignore[no-untyped-def]
    """What the best of a person's names is worth."""
    best = -20.0
    for name in range(index.name_start[person], index.name_start[person + 1]):
        begin, end = index.word_start[name], index.word_start[name + 1]
        size = MOST_WORDS if end - begin > MOST_WORDS else int(end - begin)
        mine, theirs = 0, 0
        total = 0.0
        matched = 0
        while True:
            top, at_mine, at_theirs = 0.0, -1, -1
            for j in range(size):
                if theirs >> j & 1:
                    continue
                word = index.name_word[begin + j]
                for i in range(query.words):
                    step = scratch.alike[word, i]
                    if step > 1 and not mine >> i & 1:
                        worth = bits[i] * (1.0 - w.SLOPE * (1.0 - step / _STEPS))
                        if worth > top:
                            top, at_mine, at_theirs = worth, i, j
            if at_mine < 0:
                break
            mine |= 1 << at_mine
            theirs |= 1 << at_theirs
            matched += 1
            total += top
        if matched == 0:
            continue
        left, omitted = 0, 0
        for i in range(query.words):
            if mine >> i & 1:
                continue
            met = False
            for j in range(size):
                word = index.name_word[begin + j]
                initial = (query.word[i, 0] & FIRST_LETTER) or (index.word[word, 0] & FIRST_LETTER)
                if not theirs >> j & 1 and initial and query.word[i, READINGS] == index.word[word, READINGS]:
                    theirs |= 1 << j
                    total += w.INITIAL
                    met = True
                    break
            if not met and not query.word[i, 0] & WEAK:
                left += 1
        for j in range(size):
            if not theirs >> j & 1 and not index.word[index.name_word[begin + j], 0] & WEAK:
                omitted += 1
        total -= w.LEFT_OVER * left
        if omitted:
            total -= w.OMITTED + w.OMITTED_MORE * (omitted - 1)
        if matched < 2 and query.words > 1:
            total -= w.ONE_WORD_OF_MORE
        if total > best:
            best = total
    return best


@njit(cache=True, nogil=True)
def _keep(scratch, found, person, bits):  # type: ignore[no-untyped-def]
    """Keep the best hits."""
    if found < MOST_FOUND:
        scratch.found[found] = person
        scratch.bits[found] = bits
        return found + 1
    worst = 0
    for at in range(1, MOST_FOUND):
        if scratch.bits[at] < scratch.bits[worst]:
            worst = at
    if bits > scratch.bits[worst]:
        scratch.found[worst] = person
        scratch.bits[worst] = bits
    return found


@njit(cache=True, nogil=True)
def _first_at_least(post, begin, end, least):  # type: ignore[no-untyped-def]
    """The first place from `begin` on that holds a person of at least that number."""
    while begin < end:
        middle = (begin + end) >> 1
        if post[middle] < least:
            begin = middle + 1
        else:
            end = middle
    return begin


@njit(cache=True, nogil=True)
def search(index, query, scratch, cut, everybody):  # type: ignore[no-untyped-def]
    """Fill `scratch.found` and `scratch.bits`; answer how many. `everybody`: weigh every person, without the bound."""
    people = index.person.size
    size = np.log2(float(max(people, 1)))
    starts = np.zeros(MOST_WORDS + 1, np.int64)
    bits = np.zeros(MOST_WORDS, np.float64)
    touched = expand(index, query, scratch, starts, bits, size)
    found = 0
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    if everybody:
        for person in range(people):
            evidence = evidence_bits(index.person[person], year, month, day, nation, nation_2, sex)
            weighed = name_bits(index, query, scratch, bits, person) + evidence - size
            if weighed >= cut:
                found = _keep(scratch, found, person, weighed)
    else:
        found = _bounded(index, query, scratch, starts, bits, size, cut)
    for at in range(touched):
        scratch.alike[scratch.touched[at], :] = 0
    return found


@njit(cache=True, nogil=True)
def _bounded(index, query, scratch, starts, bits, size, cut):  # type: ignore[no-untyped-def]
    """The same without those who cannot reach the cut."""
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    post, post_start, records, expanded = index.post, index.post_start, index.person, scratch.expanded
    seen_already, people = scratch.seen, scratch.people
    order = np.zeros(MOST_WORDS, np.int64)
    groups = 0
    rest = 0.0
    for i in range(query.words):
        if starts[i + 1] > starts[i]:
            at = groups
            while at > 0 and bits[order[at - 1]] < bits[i]:
                order[at] = order[at - 1]
                at -= 1
            order[at] = i
            groups += 1
        rest += max(bits[i], w.INITIAL) if starts[i + 1] > starts[i] else w.INITIAL
    by_birth = w.SAME_DAY if year else 0.0
    others = (w.SAME_NATIONALITY if nation else 0.0) + w.SAME_SEX
    needed = cut + size
    seen = 0
    for place in range(groups):
        i = order[place]
        if rest + by_birth + others < needed:
            break
        narrow = year != 0 and rest + others < needed
        low, high = np.int64(0), np.int64(records.size)
        if narrow:
            since = min(max(year - FIRST_YEAR, 1), YEARS - 2)
            low, high = np.int64(index.year_start[since - 1]), np.int64(index.year_start[since + 2])
        for at in range(starts[i], starts[i + 1]):
            word = expanded[at]
            begin, end = np.int64(post_start[word]), np.int64(post_start[word + 1])
            if narrow:
                begin = _first_at_least(post, begin, end, low)
            while begin < end:
                person = np.int64(post[begin])
                begin += 1
                if person >= high:
                    break
                if seen_already[person]:
                    continue
                if rest + evidence_bits(records[person], year, month, day, nation, nation_2, sex) < needed:
                    continue
                seen_already[person] = 1
                people[seen] = person
                seen += 1
        rest -= max(bits[i] - w.INITIAL, 0.0)
    found = 0
    for at in range(seen):
        person = np.int64(people[at])
        seen_already[person] = 0
        evidence = evidence_bits(records[person], year, month, day, nation, nation_2, sex)
        weighed = name_bits(index, query, scratch, bits, person) + evidence - size
        if weighed >= cut:
            found = _keep(scratch, found, person, weighed)
    return found
