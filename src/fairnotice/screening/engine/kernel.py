"""One search: the traveller's words are expanded to like ones on the list, the people who bear them are bounded, and
those whom the bound lets through are weighed name by name.

The bound: taken rarest first, a group of like words can bring at most its own bits, those of the rarer ones done before
being lost. Where even the best birth date could not lift the rest over the cut, the search ends; where only a birth
date could, and not by a year that is one digit off, no more than the years around the traveller's are read, or the one
day, for people ascend by birth date.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.arrays import (
    AHEAD,
    FIRST_YEAR,
    INITIALS,
    MOST_FOUND,
    MOST_WORDS,
    PERHAPS,
    YEARS,
)
from fairnotice.screening.engine.evidence import evidence_bits, gist_of_query, most_by_birth, most_by_others, most_of
from fairnotice.screening.engine.expanding import expand
from fairnotice.screening.engine.fetching import fetch
from fairnotice.screening.engine.firstletters import without_letters
from fairnotice.screening.engine.joining import add_joined
from fairnotice.screening.engine.kept import keep
from fairnotice.screening.engine.layout import FIRST_LETTER, READINGS
from fairnotice.screening.engine.looking import looked_at
from fairnotice.screening.engine.postings import born_on, fetch_people, fetch_postings, first_at_least
from fairnotice.screening.engine.samename import add_same_name
from fairnotice.screening.engine.weighing import NOTHING, ROUNDED, missed_bits, name_bits, worth_of

_SUM, _LAST = 0, 1  # of Scratch.marks
_BY_INITIAL = np.uint16(1 << MOST_WORDS)  # a mark of somebody whom no word has found
_PERSON, _ENOUGH, _STEP = 0xFFFFFFFF, 32, 33  # in a number of `waiting`: who, and where the rest begins
_MANY = 1 << 16
"""People who bear a word of the traveller's from whom on they are looked at in shares of so many: what one share found
raises what the next has to bring, and what is kept of it stays in the processor's caches."""


@njit(cache=True, nogil=True)
def search(index, query, scratch, cut, everybody):  # type: ignore[no-untyped-def]
    """Fill `scratch.found` and `scratch.bits`; answer how many, and whether as many as are kept. `everybody`: weigh
    every person, without the bound.

    Found is who is worth `cut`, who has the whole name as `_enough` has it, and who has the very name, the birth year
    and another nationality; but nobody whose name leaves more than `query.doubt`.
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
                found = keep(scratch, found, person, named + evidence - size)
    else:
        found = _bounded(index, query, scratch, starts, ends, (bits, bits), size, cut, 0, (0, people, _MANY))
        if found < 0:
            found = _in_shares(index, query, scratch, starts, ends, bits, size, cut)
    full = found == MOST_FOUND
    if query.doubt:
        found = looked_at(index, query, scratch, found)
    if not query.required:
        if query.nation and query.year:
            found = add_same_name(index, query, scratch, starts, ends, bits, size, cut, found)
        found = add_joined(index, query, scratch, starts, ends, bits, size, cut, found)
    for at in range(touched):
        scratch.alike_row[scratch.touched[at]] = 0
        scratch.liked[scratch.touched[at] >> 3] = 0
    return found, full or found == MOST_FOUND


@njit(cache=True, nogil=True)
def _bounded(index, query, scratch, starts, ends, worth, size, cut, found, share):  # type: ignore[no-untyped-def]
    """The same without those who cannot reach the cut, of the people from one number up to another, besides those found
    before; -1 where more than the third number bear the words that were looked up.

    `worth`: the bits of each of the traveller's words, and the most that any like one on the list brings.
    """
    bits, most_of_word = worth
    since_person, before_person, most_people = share
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    post, records, expanded, span = index.post, index.person, scratch.expanded, scratch.span
    borne, marks, people, waiting = scratch.borne, scratch.marks, scratch.people, scratch.waiting
    posted, by_birth, by_others, perhaps = scratch.posted, scratch.by_birth, scratch.by_others, scratch.perhaps
    mine, first_lacking = gist_of_query(query), np.float32(0.0)
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
            rest += most_of_word[i]
            by_initials += max(w.INITIAL - most_of_word[i], 0.0)
            continue
        missed = missed_bits(query, i)
        rest += missed
        by_initials += w.INITIAL - missed
    if query.required:  # nobody else is looked for
        order[0] = query.required - 1
        groups = 1 if ends[order[0]] > starts[order[0]] else 0
    best_birth = w.SAME_DAY if year else 0.0
    others = (w.SAME_NATIONALITY if nation else 0.0) + (w.SAME_SEX if sex else 0.0)
    needed = cut + size - ROUNDED
    seen = 0
    read = 0  # which of the traveller's words were looked up for everybody
    for place in range(groups):
        i = order[place]
        if rest + best_birth + others < needed:
            break
        low, high = np.int64(since_person), np.int64(before_person)
        if year != 0 and rest + others + w.YEAR_SLIP_SAME_DAY < needed:
            if month and day and rest + others + w.SWAPPED_DAY < needed:  # the most but for the same day
                first_born, last_born = born_on(index, year, month, day)
            else:
                around = 1 if rest + others + w.NEXT_YEAR_SAME_DAY >= needed else 0
                since = year - FIRST_YEAR
                first_born = np.int64(index.year_start[max(since - around, 0)])
                last_born = np.int64(index.year_start[min(since + 1 + around, YEARS)])
            low, high = max(low, first_born), min(high, last_born)
        else:
            read |= 1 << i
        if place == 0:  # what birth date, nationality and sex have to bring
            first_lacking = np.float32(needed - rest)
        waits = 0
        for first in range(starts[i], ends[i], AHEAD):
            some = min(AHEAD, ends[i] - first)
            fetch_postings(index, expanded, first, some, span, posted, low, high)
            for of in range(some):
                step = np.int64(scratch.likeness[first + of])
                lacking = np.float32(needed - rest + most_of_word[i] - worth_of(bits[i], step))
                begin, end = span[of, 0], span[of, 1]
                while begin < end:
                    brings = most_of(np.int64(posted[begin]), mine, by_birth, by_others)
                    begin += 1
                    if brings < first_lacking:  # nearly all: who it is was not even read
                        continue
                    person = np.int64(post[begin - 1])
                    if brings < lacking and not perhaps[person & (PERHAPS - 1)]:
                        continue
                    fetch(scratch.borne, person)
                    fetch(scratch.marks, person)
                    waiting[waits] = person | np.int64(brings >= lacking) << _ENOUGH | step << _STEP
                    waits += 1
                    if waits == AHEAD:
                        seen = _meet(scratch, waits, i, bits[i], seen)
                        waits = 0
                        if seen > most_people:
                            _unmark(scratch, seen)
                            return -1
        seen = _meet(scratch, waits, i, bits[i], seen)
        missed = missed_bits(query, i)
        rest += missed - most_of_word[i]
        by_initials += w.INITIAL - missed - max(w.INITIAL - most_of_word[i], 0.0)
    if rest + by_initials + best_birth + others >= needed and not query.required:
        for i in range(query.words):
            letter = query.word[query.ids[i], READINGS]
            for at in range(index.initial_start[letter], index.initial_start[letter + 1]):
                word = index.initial_word[at]
                begin, end = np.int64(index.post_start[word]), np.int64(index.post_start[word + 1])
                if since_person and begin < end:
                    begin = first_at_least(post, begin, end, since_person, records.size)
                for place in range(begin, end):
                    person = np.int64(post[place])
                    if person >= before_person:
                        break
                    if borne[person] != 0:
                        continue
                    most = rest + by_initials + evidence_bits(records[person], year, month, day, nation, nation_2, sex)
                    if most >= needed:
                        people[seen] = person
                        seen += 1
                        borne[person] = _BY_INITIAL
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
        most = marked + most_by_words[initials, words_met] - without_letters(query, scratch.letters[person])
        if most + evidence_bits(record, year, month, day, nation, nation_2, sex) >= needed:
            people[left] = person
            marks[person, _SUM] = most
            left += 1
    for at in range(-AHEAD, left):
        fetch_people(index, people, at, left)
        if at < 0:
            continue
        person = np.int64(people[at])
        most = marks[person, _SUM]
        marks[person, _SUM] = 0.0
        evidence = evidence_bits(records[person], year, month, day, nation, nation_2, sex)
        # No better than those who are kept: a name that a million bear takes no longer for it.
        if found == MOST_FOUND and most + evidence < scratch.bits[0] + size + ROUNDED:
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
            found = keep(scratch, found, person, named + evidence - size)
    return found


@njit(cache=True, nogil=True)
def _in_shares(index, query, scratch, starts, ends, bits, size, cut):  # type: ignore[no-untyped-def]
    """The same of a name that very many bear: as soon as as many are found as are kept, others have to be better."""
    most = bits.copy()
    for i in range(query.words):
        step = np.int64(0)
        for at in range(starts[i], ends[i]):
            if scratch.likeness[at] > step:
                step = np.int64(scratch.likeness[at])
        if ends[i] > starts[i]:
            most[i] = worth_of(bits[i], step) + ROUNDED / MOST_WORDS
    found, people = 0, index.person.size
    for low in range(0, people, _MANY):
        if found == MOST_FOUND:
            cut = max(cut, scratch.bits[0] + 2 * ROUNDED)
        share = (low, min(low + _MANY, people), people)
        found = _bounded(index, query, scratch, starts, ends, (bits, most), size, cut, found, share)
    return found


@njit(cache=True, nogil=True)
def _enough(query, bits):  # type: ignore[no-untyped-def]
    """What is enough, before the prior: the traveller's whole name, near enough, and the birth year where it is known.

    A name that many on the list bear is not rare enough to outweigh the prior, and is shown all the same where there is
    nothing else to go by, or where the year agrees.
    """
    enough = -w.NEAR_ENOUGH
    if query.year:
        enough += w.SAME_YEAR_ONLY if query.month else w.YEAR_ASKED
    for i in range(query.words):
        enough += bits[i]
    return enough


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
        _mark(borne, scratch.marks, person, i, worth_of(bits, step))
    return seen


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
def _unmark(scratch, seen):  # type: ignore[no-untyped-def]
    """Forget who was met."""
    for at in range(seen):
        person = np.int64(scratch.people[at])
        scratch.borne[person] = 0
        scratch.marks[person, _SUM], scratch.marks[person, _LAST] = 0.0, 0.0
        scratch.perhaps[person & (PERHAPS - 1)] = 0


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
            most += missed_bits(query, i)
    return most - w.ONE_WORD_OF_MORE if sure < 2 and query.words > 1 else most
