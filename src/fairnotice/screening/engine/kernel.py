"""One search: the traveller's words are expanded to like ones on the list, the people who bear them are bounded, and
those whom the bound lets through are weighed name by name.

The bound: taken rarest first, a group of like words can bring at most its own bits, those of the rarer ones done before
being lost. Where even the best birth date could not lift the rest over the cut, the search ends; where only a birth
date could, and not by a year that is one digit off, no more than the years around the traveller's are read, for people
ascend by birth date.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.arrays import (
    AHEAD,
    DATE,
    FIRST_YEAR,
    INITIALS,
    MOST_FOUND,
    MOST_WORDS,
    PERHAPS,
    STEPS,
    YEARS,
)
from fairnotice.screening.engine.buckets import bucket_bits, placed, width_of
from fairnotice.screening.engine.evidence import evidence_bits, most_by_birth, most_by_others, most_of
from fairnotice.screening.engine.expanding import expand
from fairnotice.screening.engine.fetching import fetch
from fairnotice.screening.engine.layout import FIRST_LETTER, READINGS, WEAK
from fairnotice.screening.engine.weighing import NOTHING, WORD, name_bits

_SUM, _LAST = 0, 1  # of Scratch.marks
_BY_INITIAL = np.uint16(1 << MOST_WORDS)  # a mark of somebody whom no word has found
_PERSON, _ENOUGH, _STEP = 0xFFFFFFFF, 32, 33  # in a number of `waiting`: who, and where the rest begins
_LIKE = 0xFE  # of a byte of a row of likenesses: the word is like, and not only compared
_ROUNDED = 1e-4  # bits that are lost at most where sums are kept in 32 bits: a bound must not lose anybody by them


@njit(cache=True, nogil=True)
def _fetch_postings(index, expanded, first, some, span, posted, low):  # type: ignore[no-untyped-def]
    """Fill where the postings of these likes begin and end, from person `low` on, and fetch their beginnings."""
    post, people = index.post, index.person.size
    for of in range(some):
        fetch(index.post_start, np.int64(expanded[first + of]))
    for of in range(some):
        word = np.int64(expanded[first + of])
        begin, end = np.int64(index.post_start[word]), np.int64(index.post_start[word + 1])
        span[of, 0], span[of, 1] = begin, end
        if begin < end:
            fetch(post, _guess(begin, end, low, people))
            fetch(posted, begin)
    if low:
        for of in range(some):
            if span[of, 0] < span[of, 1]:
                span[of, 0] = _first_at_least(post, span[of, 0], span[of, 1], low, people)
                if span[of, 0] < span[of, 1]:
                    fetch(posted, span[of, 0])


@njit(cache=True, nogil=True)
def _fetch_people(index, people, at, many):  # type: ignore[no-untyped-def]
    """Fetch the records and names of those who come after the one at this place: begin with AHEAD before the first."""
    if at + AHEAD < many:
        fetch(index.name_start, np.int64(people[at + AHEAD]))
    if at + AHEAD // 2 < many and at + AHEAD // 2 >= 0:
        person = np.int64(people[at + AHEAD // 2])
        fetch(index.person, person)
        fetch(index.name_word, np.int64(index.name_start[person]))


@njit(cache=True, nogil=True)
def _keep(scratch, found, person, bits):  # type: ignore[no-untyped-def]
    """Keep the best hits: as soon as there are as many as are kept, they are a heap with the worst of them first."""
    if found < MOST_FOUND:
        scratch.found[found] = person
        scratch.bits[found] = bits
        found += 1
        if found == MOST_FOUND:
            for at in range(MOST_FOUND // 2 - 1, -1, -1):
                _sink(scratch, at)
    elif bits > scratch.bits[0]:
        scratch.found[0] = person
        scratch.bits[0] = bits
        _sink(scratch, 0)
    return found


@njit(cache=True, nogil=True)
def _sink(scratch, at):  # type: ignore[no-untyped-def]
    """Let the hit at a place of the heap down to where those below it are no worse."""
    person, bits = scratch.found[at], scratch.bits[at]
    below = 2 * at + 1
    while below < MOST_FOUND:
        if below + 1 < MOST_FOUND and scratch.bits[below + 1] < scratch.bits[below]:
            below += 1
        if scratch.bits[below] >= bits:
            break
        scratch.found[at], scratch.bits[at] = scratch.found[below], scratch.bits[below]
        at, below = below, 2 * below + 1
    scratch.found[at], scratch.bits[at] = person, bits


@njit(cache=True, nogil=True)
def _guess(begin, end, least, people):  # type: ignore[no-untyped-def]
    """Where among postings that many a person would be."""
    return min(begin + (end - begin) * least // people, end - 1)


@njit(cache=True, nogil=True)
def _first_at_least(post, begin, end, least, people):  # type: ignore[no-untyped-def]
    """The first place from `begin` on that holds a person of at least that number.

    Who bears a word was born in any year: the search begins where the number would be if all were as far apart.
    """
    guess = _guess(begin, end, least, people)
    step = np.int64(4)
    if post[guess] < least:
        begin = guess
        while guess + step < end and post[guess + step] < least:
            begin = guess + step
            step *= 4
        end = min(guess + step + 1, end)
    else:
        end = guess + 1
        while guess - step >= begin and post[guess - step] >= least:
            end = guess - step + 1
            step *= 4
        begin = max(guess - step, begin)
    while begin < end:
        middle = (begin + end) >> 1
        if post[middle] < least:
            begin = middle + 1
        else:
            end = middle
    return begin


@njit(cache=True, nogil=True)
def search(index, query, scratch, cut, everybody):  # type: ignore[no-untyped-def]
    """Fill `scratch.found` and `scratch.bits`; answer how many. `everybody`: weigh every person, without the bound.

    Found is who is worth `cut`, and who has the whole name as `_enough` has it.
    """
    people = index.person.size
    size = np.log2(float(max(people, 1)))
    starts, ends = np.zeros(MOST_WORDS, np.int64), np.zeros(MOST_WORDS, np.int64)
    bits = np.zeros(MOST_WORDS, np.float64)
    touched = expand(index, query, scratch, starts, ends, bits, size)
    cut = min(cut, _enough(query, bits) - size)
    found = 0
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    most_by_birth(scratch.by_birth, year, month, day)
    most_by_others(scratch.by_others, nation, nation_2, sex)
    if everybody:
        for person in range(people):
            evidence = evidence_bits(index.person[person], year, month, day, nation, nation_2, sex)
            named = name_bits(index, query, scratch, bits, person, -1, 0.0, NOTHING)
            if named > NOTHING and named + evidence - size >= cut:
                found = _keep(scratch, found, person, named + evidence - size)
    else:
        found = _bounded(index, query, scratch, starts, ends, bits, size, cut)
    if not query.required:
        found = _joined(index, query, scratch, starts, ends, bits, size, cut, found)
    for at in range(touched):
        scratch.alike_row[scratch.touched[at]] = 0
        scratch.liked[scratch.touched[at] >> 3] = 0
    return found


@njit(cache=True, nogil=True)
def _enough(query, bits):  # type: ignore[no-untyped-def]
    """What is enough, before the prior: the traveller's whole name, near enough, and the birth year where it is known.

    A name that many on the list bear is not rare enough to outweigh the prior, and is shown all the same where there is
    nothing else to go by, or where the year agrees.
    """
    enough = w.SAME_YEAR_ONLY - w.NEAR_ENOUGH if query.year else -w.NEAR_ENOUGH
    for i in range(query.words):
        enough += bits[i]
    return enough


@njit(cache=True, nogil=True)
def _worth(bits, step):  # type: ignore[no-untyped-def]
    """What a word is worth to somebody who bears one that is so much like it."""
    return np.float32(bits * (1.0 - w.SLOPE * (1.0 - step / STEPS)))


@njit(cache=True, nogil=True)
def _meet(scratch, waits, i, bits, seen):  # type: ignore[no-untyped-def]
    """Mark those who wait and are worth it: of whom no word was met before, that is who has enough besides."""
    borne, people, perhaps = scratch.borne, scratch.people, scratch.perhaps
    for at in range(waits):
        person, step = scratch.waiting[at] & _PERSON, scratch.waiting[at] >> _STEP
        if borne[person] == 0:
            if not scratch.waiting[at] >> _ENOUGH & 1:
                continue
            people[seen] = person
            seen += 1
            perhaps[person & (PERHAPS - 1)] = 1
        _mark(borne, scratch.marks, person, i, _worth(bits, step))
    return seen


@njit(cache=True, nogil=True)
def _gist(query):  # type: ignore[no-untyped-def]
    """The traveller's birth date as a gist has it."""
    since = query.year - FIRST_YEAR + 1 if query.year else 0
    return since | (query.month << 5 | query.day) << DATE


@njit(cache=True, nogil=True)
def _bounded(index, query, scratch, starts, ends, bits, size, cut):  # type: ignore[no-untyped-def]
    """The same without those who cannot reach the cut."""
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    post, records, expanded, span = index.post, index.person, scratch.expanded, scratch.span
    borne, marks, people, waiting = scratch.borne, scratch.marks, scratch.people, scratch.waiting
    posted, by_birth, by_others, perhaps = scratch.posted, scratch.by_birth, scratch.by_others, scratch.perhaps
    mine, first_lacking = _gist(query), np.float32(0.0)
    order = np.zeros(MOST_WORDS, np.int64)
    groups = 0
    rest = 0.0  # the most that the words not looked up yet can bring somebody whom none so far has found
    by_initials = 0.0  # what a name with initials can bring besides
    for i in range(query.words):
        if ends[i] > starts[i]:
            at = groups
            while at > 0 and bits[order[at - 1]] < bits[i]:
                order[at] = order[at - 1]
                at -= 1
            order[at] = i
            groups += 1
            rest += bits[i]
            by_initials += max(w.INITIAL - bits[i], 0.0)
            continue
        missed = _missed(query, i)
        rest += missed
        by_initials += w.INITIAL - missed
    if query.required:  # nobody else is looked for
        order[0] = query.required - 1
        groups = 1 if ends[order[0]] > starts[order[0]] else 0
    best_birth = w.SAME_DAY if year else 0.0
    others = (w.SAME_NATIONALITY if nation else 0.0) + (w.SAME_SEX if sex else 0.0)
    needed = cut + size - _ROUNDED
    seen = 0
    read = 0  # which of the traveller's words were looked up for everybody
    for place in range(groups):
        i = order[place]
        if rest + best_birth + others < needed:
            break
        low, high = np.int64(0), np.int64(records.size)
        if year != 0 and rest + others + w.YEAR_SLIP_SAME_DAY < needed:
            around = 1 if rest + others + w.NEXT_YEAR_SAME_DAY >= needed else 0
            since = year - FIRST_YEAR
            low = np.int64(index.year_start[max(since - around, 0)])
            high = np.int64(index.year_start[min(since + 1 + around, YEARS)])
        else:
            read |= 1 << i
        if place == 0:  # what birth date, nationality and sex have to bring
            first_lacking = np.float32(needed - rest)
        waits = 0
        for first in range(starts[i], ends[i], AHEAD):
            some = min(AHEAD, ends[i] - first)
            _fetch_postings(index, expanded, first, some, span, posted, low)
            for of in range(some):
                step = np.int64(scratch.likeness[first + of])
                lacking = np.float32(needed - rest + bits[i] - _worth(bits[i], step))
                begin, end = span[of, 0], span[of, 1]
                while begin < end:
                    person, told = np.int64(post[begin]), np.int64(posted[begin])
                    begin += 1
                    if person >= high:
                        break
                    brings = most_of(told, mine, by_birth, by_others)
                    if brings < first_lacking or (brings < lacking and not perhaps[person & (PERHAPS - 1)]):
                        continue
                    fetch(scratch.borne, person)
                    fetch(scratch.marks, person)
                    waiting[waits] = person | np.int64(brings >= lacking) << _ENOUGH | step << _STEP
                    waits += 1
                    if waits == AHEAD:
                        seen = _meet(scratch, waits, i, bits[i], seen)
                        waits = 0
        seen = _meet(scratch, waits, i, bits[i], seen)
        missed = _missed(query, i)
        rest += missed - bits[i]
        by_initials += w.INITIAL - missed - max(w.INITIAL - bits[i], 0.0)
    if rest + by_initials + best_birth + others >= needed and not query.required:
        for i in range(query.words):
            letter = query.word[query.ids[i], READINGS]
            for at in range(index.initial_start[letter], index.initial_start[letter + 1]):
                word = index.initial_word[at]
                for place in range(index.post_start[word], index.post_start[word + 1]):
                    person = np.int64(post[place])
                    if borne[person] != 0:
                        continue
                    most = rest + by_initials + evidence_bits(records[person], year, month, day, nation, nation_2, sex)
                    if most >= needed:
                        people[seen] = person
                        seen += 1
                        borne[person] = _BY_INITIAL
    found = 0
    most_by_words = np.full((2, 1 << query.words), np.nan)
    name_start, name_word = index.name_start, index.name_word
    named, last_least = NOTHING, 0.0
    last_begin, last_length = np.int64(0), np.int64(-1)  # neighbours often bear one name
    left = 0
    for at in range(-AHEAD, seen):
        if at + AHEAD < seen:
            fetch(records, np.int64(people[at + AHEAD]))
        if at < 0:
            continue
        person = np.int64(people[at])
        record, met, marked = records[person], np.int64(borne[person]), marks[person, _SUM]
        borne[person], marks[person, _SUM], marks[person, _LAST] = 0, 0.0, 0.0
        perhaps[person & (PERHAPS - 1)] = 0
        initials, words_met = record >> INITIALS & 1, met & (most_by_words.shape[1] - 1)
        if np.isnan(most_by_words[initials, words_met]):
            most_by_words[initials, words_met] = _at_most(met, query, bits, read, initials != 0)
        most = marked + most_by_words[initials, words_met]
        if most + evidence_bits(record, year, month, day, nation, nation_2, sex) >= needed:
            people[left] = person
            marks[person, _SUM] = most
            left += 1
    for at in range(-AHEAD, left):
        _fetch_people(index, people, at, left)
        if at < 0:
            continue
        person = np.int64(people[at])
        most = marks[person, _SUM]
        marks[person, _SUM] = 0.0
        evidence = evidence_bits(records[person], year, month, day, nation, nation_2, sex)
        # No better than those who are kept: a name that a million bear takes no longer for it.
        if found == MOST_FOUND and most + evidence < scratch.bits[0] + size + _ROUNDED:
            continue
        begin, length = np.int64(name_start[person]), np.int64(name_start[person + 1]) - np.int64(name_start[person])
        least = needed - evidence
        same = length == last_length and least >= last_least
        at_word = 0
        while same and at_word < length:
            same = name_word[begin + at_word] == name_word[last_begin + at_word]
            at_word += 1
        if not same:
            named = name_bits(index, query, scratch, bits, person, -1, 0.0, least)
            last_begin, last_length, last_least = begin, length, least
        if named > NOTHING and named + evidence - size >= cut:
            found = _keep(scratch, found, person, named + evidence - size)
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


@njit(cache=True, nogil=True)
def _missed(query, i):  # type: ignore[no-untyped-def]
    """What it brings when a person's name has nothing like this word of the traveller's."""
    if query.word[query.ids[i], 0] & FIRST_LETTER:
        return w.INITIAL  # it may be any word with that letter
    return 0.0 if query.word[query.ids[i], 0] & WEAK else -w.LEFT_OVER


@njit(cache=True, nogil=True)
def _mark(borne, marks, person, i, worth):  # type: ignore[no-untyped-def]
    """Add to what the traveller's words bring this person: of several likes of one word, the best."""
    if np.int64(borne[person]) >> i & 1:
        if worth > marks[person, _LAST]:
            marks[person, _SUM] += worth - marks[person, _LAST]
            marks[person, _LAST] = worth
        return
    borne[person] |= np.uint16(1 << i)
    marks[person, _SUM] += worth
    marks[person, _LAST] = worth


@njit(cache=True, nogil=True)
def _at_most(met, query, bits, read, initials):  # type: ignore[no-untyped-def]
    """The most that a name of a person can be worth besides the bits that were marked, by the words that were met."""
    most = 0.0
    sure = 0
    for i in range(query.words):
        if met >> i & 1:
            sure += 1
            if initials:  # an initial may be worth more than the word that was met
                most += max(w.INITIAL - bits[i] * (1.0 - w.SLOPE * (1.0 - w.LEAST_LIKENESS)), 0.0)
        elif not read >> i & 1 and query.met[query.ids[i], 1] > query.met[query.ids[i], 0]:
            letter = initials or query.word[query.ids[i], 0] & FIRST_LETTER
            most += max(bits[i], w.INITIAL) if letter else bits[i]
            sure += 1
        elif query.word[query.ids[i], 0] & FIRST_LETTER or initials:
            most += w.INITIAL
            sure += 1
        else:
            most += _missed(query, i)
    return most - w.ONE_WORD_OF_MORE if sure < 2 and query.words > 1 else most


@njit(cache=True, nogil=True)
def _joined(index, query, scratch, starts, ends, bits, size, cut, found):  # type: ignore[no-untyped-def]
    """Add those who bear two neighbouring words that the traveller writes as one."""
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    keys, begins, records = index.join_key, index.join_start, index.person
    needed, mine = cut + size - _ROUNDED, _gist(query)
    first, width = bucket_bits(begins), width_of(records.size)
    letters = False
    for i in range(query.words):
        letters = letters or query.word[query.ids[i], 0] & FIRST_LETTER != 0
    for i in range(query.words):
        others = others_by_initials = 0.0
        for other in range(query.words):
            if other != i:
                others += bits[other] if ends[other] > starts[other] else _missed(query, other)
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
                _fetch_people(index, scratch.people, at, some)
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
                            most += bits[other] if borne >> (8 * other) & _LIKE else _missed(query, other)
                    if most < needed:
                        continue
                named = name_bits(index, query, scratch, bits, person, i, worth, needed - evidence)
                if named + evidence - size >= cut:
                    found = _keep(scratch, found, person, named + evidence - size)
    return found
