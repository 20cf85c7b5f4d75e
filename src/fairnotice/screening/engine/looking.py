"""A second look at whoever was found: whether any of the person's names can come to what is needed to be shown.

It is generous, and quick: most strangers who share a word and a birth year end here, and are not compared in words.
"""

import numpy as np
from numba import njit

from fairnotice.screening.alignment import CONFLICT, LEAST_JOINED, LEAST_LIKENESS, THIN
from fairnotice.screening.compare.dates import Agreement
from fairnotice.screening.compare.name_words import ALIKE
from fairnotice.screening.engine.alignkernel import credit
from fairnotice.screening.engine.alike import ABJAD, ASIAN, best_of, prepare
from fairnotice.screening.engine.arrays import (
    DAY,
    DOUBTS,
    FIRST_YEAR,
    LAST,
    MONTH,
    MOST_WORDS,
    STEPS,
    YEAR,
)
from fairnotice.screening.engine.distance import begin_of
from fairnotice.screening.engine.edits import alike
from fairnotice.screening.engine.layout import (
    BONES,
    FAR,
    FIRST_LETTER,
    FORMS,
    LETTERS,
    LONG,
    READINGS,
    SOUND,
    SPELT,
    TOLD,
    WEAK,
)
from fairnotice.screening.engine.weighing import WORD
from fairnotice.screening.score import LEAST_NAME, NAME_CEILING
from fairnotice.screening.similarity import SOUNDS_ALIKE
from fairnotice.screening.transliterate import WEIGHT_BY_LENGTH

_EXACT, _HEARD, _UNHEARD = 0.02, 0.1, 0.17
"""How much more alike two words may be than the kernel hears: of Latin letters, across scripts, and where vowels are
not written. Of 700 pairs of words across alphabets that are alike enough to stand for each other none is more so, of
1,500 across an abjad .5 %."""
_JOINED = (LEAST_JOINED - 0.45) / 0.55 - _EXACT
"""How alike the letters of words that are joined are at least, where they have the same consonants."""
_SAME_BONES, _JOINED_UNHEARD = 0.75, 0.5
"""The same of an abjad, by consonants and by sounds: of 900 pairs that are as alike one in a hundred is less so."""
_BESIDE = 0.06
"""How much more alike a word in another script may be where the person has a name in the traveller's as well."""
_MOST_DISTINCT = 32  # words of a person who is looked at
_LIGHTEST = min(WEIGHT_BY_LENGTH.values())
_KIND = np.uint32(7)
_SAME_DAY, _SWAPPED, _SAME_MONTH = Agreement.SAME_DAY.score, Agreement.SWAPPED.score, Agreement.SAME_MONTH.score
_SAME_YEAR, _OTHER_YEAR = Agreement.SAME_YEAR.score, Agreement.ONE_DIGIT.score


@njit(cache=True, nogil=True)
def looked_at(index, query, scratch, found):  # type: ignore[no-untyped-def]
    """Keep those of `scratch.found` of whom a name may come to as much as is needed; how many."""
    for i in range(query.words):
        if query.word[query.ids[i], 0] & FIRST_LETTER or query.short[query.ids[i], TOLD] & _KIND == ASIAN:
            return found
    kept = 0
    for at in range(found):
        person = np.int64(scratch.found[at])
        if _may_come_to(index, query, scratch, person, _least_name(query, index.person[person])):
            scratch.found[kept], scratch.bits[kept] = scratch.found[at], scratch.bits[at]
            kept += 1
    return kept


@njit(cache=True, nogil=True)
def may_be_joined(index, query, person, i):  # type: ignore[no-untyped-def]
    """Whether neighbours in one of a person's names may be the traveller's word `i` by their letters, as they are by
    their rough consonants."""
    this, letters, one = query.ids[i], np.zeros(128, np.uint64), np.empty(LETTERS, np.uint8)
    mine = query.short[this, TOLD] & _KIND
    if mine >= ABJAD:
        return True
    beside = _has_kind(index, person, mine)
    end, last = np.int64(index.name_start[person]), np.int64(index.name_start[person + 1])
    while end < last:
        begin, end = end, end + 1
        while not index.name_word[end - 1] & LAST:
            end += 1
        kind = mine
        for at in range(begin, end):
            kind = max(kind, index.short[index.name_word[at] & WORD, TOLD] & _KIND)
        if kind == ASIAN:
            return True
        if kind == ABJAD and beside:
            continue
        least = _JOINED - (_HEARD if kind else 0.0)
        for first in range(begin, end - 1):
            for after in range(first + 2, end + 1):
                run = (first, after, one, letters)
                heard = _run_alike(index, query.word, this, SOUND, *run)
                if kind != ABJAD:
                    fits = max(heard, _run_alike(index, query.word, this, SPELT, *run)) >= least
                else:
                    bare = _run_alike(index, query.word, this, BONES, *run)
                    fits = heard >= _JOINED_UNHEARD and bare >= _SAME_BONES
                if fits:
                    return True
    return False


@njit(cache=True, nogil=True)
def _has_kind(index, person, kind):  # type: ignore[no-untyped-def]
    """Whether a name of the person's has a word of this script."""
    for at in range(index.name_start[person], index.name_start[person + 1]):
        if index.short[index.name_word[at] & WORD, TOLD] & _KIND == kind:
            return True
    return False


@njit(cache=True, nogil=True)
def _run_alike(index, mine, this, sort, first, after, one, letters):  # type: ignore[no-untyped-def]
    """How alike a word and the words at these places, written as one, are by their first readings."""
    size, n = 0, np.int64(mine[this, LONG + sort])
    for at in range(first, after):
        row = np.int64(index.word_at[index.name_word[at] & WORD])
        begin = begin_of(index.word, row, sort)
        for letter in range(np.int64(index.word[row + LONG + sort])):
            if size < LETTERS:  # as long as a row of the traveller's is
                one[size] = index.word[begin + letter]
                size += 1
    place = READINGS + sort * LETTERS
    return alike(mine[this, place : place + n], n, one[:size], size, letters)


@njit(cache=True, nogil=True)
def _least_name(query, record):  # type: ignore[no-untyped-def]
    """What a name has to come to beside this birth date: see `score.combined` and `score.decided`."""
    birth, since = 0.0, record >> YEAR & 255
    if query.year and since:
        month, day = record >> MONTH & 15, record >> DAY & 31
        if query.year != since + FIRST_YEAR - 1:
            birth = _OTHER_YEAR
        elif query.month == 0 or month == 0:
            birth = _SAME_YEAR
        elif query.day == 0 or day == 0:
            birth = _SAME_MONTH
        else:
            birth = _SAME_DAY if query.month == month and query.day == day else _SWAPPED
    by_score = (1.0 - query.doubt / DOUBTS / (1.0 - birth)) / NAME_CEILING
    return min(max(by_score, LEAST_NAME), ALIKE)


@njit(cache=True, nogil=True)
def _may_come_to(index, query, scratch, person, least):  # type: ignore[no-untyped-def]
    """Whether one of the names may; so does every name with an initial or a word of East Asia."""
    begin, last = np.int64(index.name_start[person]), np.int64(index.name_start[person + 1])
    words, likes = np.empty(_MOST_DISTINCT, np.int64), np.zeros((_MOST_DISTINCT, MOST_WORDS), np.float64)
    distinct = 0
    for at in range(begin, last):
        word = np.int64(index.name_word[at] & WORD)
        told = index.short[word, TOLD]
        if told & FIRST_LETTER or told & _KIND == ASIAN:
            return True
        liked = scratch.liked[word >> 3] >> (word & 7) & 1  # a weak word, if it is like one of the traveller's
        if (told & WEAK and not liked) or _place_of(word, words, distinct) < distinct:
            continue
        if distinct == _MOST_DISTINCT:
            return True
        words[distinct] = word
        distinct += 1
    mine, letters = 0, np.zeros(128, np.uint64)
    for i in range(query.words):
        if query.word[query.ids[i], 0] & WEAK:
            for place in range(distinct):
                likes[place, i] = scratch.alike[words[place], i] / STEPS
            continue
        mine += 1
        beside = _has_kind(index, person, query.short[query.ids[i], TOLD] & _KIND)
        prepare(query.word, query.ids[i], scratch.tables)
        for place in range(distinct):
            likes[place, i] = _alike_at_most(index, query, scratch, i, words[place], letters, beside)
            if i == query.required - 1 and likes[place, i] < LEAST_JOINED:
                likes[place, i] = 0.0
    if mine == 0:
        return True
    end = begin
    while end < last:
        begin, end = end, end + 1
        while not index.name_word[end - 1] & LAST:
            end += 1
        if _comes_to(index, query, words, likes, distinct, begin, end) >= least:
            return True
    return False


@njit(cache=True, nogil=True)
def _place_of(word, words, distinct):  # type: ignore[no-untyped-def]
    for place in range(distinct):
        if words[place] == word:
            return place
    return distinct


@njit(cache=True, nogil=True)
def _alike_at_most(index, query, scratch, i, word, letters, beside):  # type: ignore[no-untyped-def]
    """What the rules in words may say of the traveller's word `i` and a listed one. `letters`: empty. `beside`: the
    person has a name in the script of this word as well."""
    this, row, step = query.ids[i], np.int64(index.word_at[word]), scratch.alike[word, i]
    if step == STEPS:
        return 1.0
    kind, other_kind = query.short[this, TOLD] & _KIND, index.short[word, TOLD] & _KIND
    mine, theirs, tables = query.word, index.word, scratch.tables
    if kind == 0 and other_kind == 0:
        last = LONG + SPELT + FORMS - 1
        if mine[this, last] or theirs[row + last]:  # a short form may be one of more names than there is room for
            return 1.0
        return min(1.0, max(_spelt_alike(mine, this, theirs, row, letters), step / STEPS) + _EXACT)
    spelt = best_of(tables, mine, this, theirs, row, SPELT, 0, FORMS, 0, FORMS)
    heard = best_of(tables, mine, this, theirs, row, SOUND, 0, FAR, 0, FAR)
    bare = best_of(tables, mine, this, theirs, row, BONES, 0, FAR, 0, FAR)
    best = max(spelt, 0.4 * heard + 0.6 * bare)
    if kind == ABJAD or other_kind == ABJAD:
        if i == query.required - 1 and heard < _JOINED_UNHEARD:
            return 0.0
        return min(1.0, best + (_BESIDE if beside else _UNHEARD))
    return min(1.0, max(best, step / STEPS) + (_BESIDE if beside and kind != other_kind else _HEARD))


@njit(cache=True, nogil=True)
def _spelt_alike(mine, this, theirs, row, letters):  # type: ignore[no-untyped-def]
    """The same of Latin letters: see `similarity`."""
    best = _best_edits(mine, this, theirs, row, SPELT, FORMS, letters)
    best = max(best, SOUNDS_ALIKE * _best_edits(mine, this, theirs, row, SOUND, FAR, letters))
    return 0.45 + 0.55 * best if _best_edits(mine, this, theirs, row, BONES, FAR, letters) == 1.0 else best


@njit(cache=True, nogil=True)
def _best_edits(mine, this, theirs, row, sort, forms, letters):  # type: ignore[no-untyped-def]
    best = 0.0
    begin, m = begin_of(theirs, row, sort), np.int64(0)
    for b in range(sort, sort + forms):
        begin += m
        m = np.int64(theirs[row + LONG + b])
        for a in range(sort, sort + forms):
            n, place = np.int64(mine[this, LONG + a]), READINGS + a * LETTERS
            if n and m:
                one, other = mine[this, place : place + n], theirs[begin : begin + m]
                best = max(best, alike(one, n, other, m, letters))
    return best


@njit(cache=True, nogil=True)
def _comes_to(index, query, words, likes, distinct, begin, end):  # type: ignore[no-untyped-def]
    """The most that a name can come to, by how alike its words can be: see `alignment`. Weak words do not count,
    but in a name that has no others."""
    credits, matched, met, left = 0.0, 0.0, 0, 0
    for i in range(query.words):
        if query.word[query.ids[i], 0] & WEAK:
            continue
        best = 0.0
        for at in range(begin, end):
            place = _place_of(np.int64(index.name_word[at] & WORD), words, distinct)
            best = max(best, likes[place, i]) if place < distinct else best
        if best < LEAST_LIKENESS:
            left += 1
            continue
        worth = credit(best)
        weight = 1.0 if worth > THIN else _LIGHTEST  # the lighter what is less alike, the better
        credits += weight * worth
        matched += weight
        met += 1
    strong, told, their_left = 0, 0, 0
    for at in range(begin, end):
        word = np.int64(index.name_word[at] & WORD)
        strong += index.short[word, TOLD] & WEAK == 0
        place = _place_of(word, words, distinct)
        if place == distinct:
            continue
        told += 1
        best = 0.0
        for i in range(query.words):
            best = max(best, likes[place, i])
        their_left += best < LEAST_LIKENESS
    if strong == 0:
        return 1.0
    if met == 0:
        return 0.0
    whole = credits / (matched + CONFLICT * _LIGHTEST * min(left, their_left))
    thin = met == 1 and told - their_left == 1 and left + their_left and not query.required
    return min(whole, THIN) if thin else whole
