"""The kernel of `aligning`: names aligned, whatever their scripts, by the rules of `screening.alignment`."""

from typing import NamedTuple

import numpy as np
from numba import carray, njit  # type: ignore[attr-defined]

from fairnotice.screening.alignment import (
    CONFLICT,
    CONFLICTING_INITIAL,
    CURVE,
    FOREFATHER,
    INITIALS_ONLY,
    LEAST_JOINED,
    LEAST_JOINED_INITIAL,
    LEAST_LIKENESS,
    MOST_JOINED,
    MOST_OMITTED,
    OMISSION,
    OWN_SPELLING,
    SETTLED,
    SINGLE,
    THIN,
)
from fairnotice.screening.engine.arrays import Array
from fairnotice.screening.engine.handed import begin_at, row_at
from fairnotice.screening.engine.hearing import Ways
from fairnotice.screening.engine.likekernel import (
    CODES,
    EAST_ASIAN,
    FLAGS,
    GIVEN,
    INITIAL,
    KIND,
    LATIN,
    LONGEST_ALSO,
    LONGEST_READING,
    MADE,
    MOST_ALSO,
    MOST_READINGS,
    MOST_TEXT,
    MOST_UNITS,
    PLAIN,
    READ,
    ROMANS,
    SIGNS,
    SIZE,
    STARTS,
    TEXT,
    WEIGHT,
    Pool,
    likeness_of,
    make,
    plus,
    text_order,
)
from fairnotice.screening.transliterate import HONORIFIC, LEAST_STRONG, PARTICLE, WEIGHT_BY_LENGTH
from fairnotice.screening.transliterate import INITIAL as OF_INITIAL
from fairnotice.screening.wordlists import DESCENT

MOST_WORDS = 8
MOST_NAMES = 16
"""Names that are handed over at once: one, and those that it is aligned with."""
JOINS = MOST_WORDS * (MOST_JOINED - 1)
"""Joins of a name at most: of two, three and four words from the first on, then from the second, and so on."""
ROOM_FOR_JOINS = 2 * JOINS
"""Rows at the end of a pool in which the kernel itself joins plain Latin words."""
WEIGHTS = (1.0, *WEIGHT_BY_LENGTH.values(), OF_INITIAL, PARTICLE, HONORIFIC)
UNREAD, TOO_LONG = -1, -2
"""Instead of a number of pairs: Python has to read joins first; a join is too long for the kernel."""
_WEIGHTS, _CURVE = np.array(WEIGHTS), np.array(CURVE)
_LONGEST_RUN = MOST_JOINED * MOST_TEXT
_PARTS = MOST_WORDS + JOINS
_PAIRS = MOST_WORDS * (MOST_WORDS + 2 * JOINS)
_LONG, _WORD, _PLACES, _STARTS, _SIZE, _FLAGS = range(6)  # columns of a side's numbers
_WEAK, _INITIAL, _PLAIN, _MIXED, _DESCENT = 1, 2, 4, 8, 16
_OF_DESCENT = np.array([[*map(ord, text.ljust(5, "\0"))] for text in sorted(DESCENT)], np.uint32)
_RANK_BY_INITIAL = 0.3
_X, _I, _U = np.uint32(ord("x")), np.uint32(ord("i")), np.uint32(ord("u"))


class Names(NamedTuple):
    """What is asked for and what is found: the first name is aligned with each of the others."""

    start: Array  # int32[MOST_NAMES + 1]: where the words of each name begin
    word: Array  # int32[MOST_NAMES * MOST_WORDS]
    before: Array  # uint8[MOST_NAMES]: whether that name sorts before the first one
    join: Array  # int32[MOST_NAMES, JOINS]: the words that joins are which Python has read, else -1
    wanted: Array  # int64[MOST_NAMES]: the joins that Python has to read, a bit each
    pairs: Array  # int64[MOST_NAMES]: how many pairs there are, or UNREAD or TOO_LONG
    score: Array  # float64[MOST_NAMES]
    found: Array  # float64[MOST_NAMES, MOST_WORDS, 3]: pairs: the places of both, a bit each, and the likeness


class Side(NamedTuple):
    """The parts of one name: its single words, then its neighbours joined."""

    text: Array  # uint32[_PARTS, _LONGEST_RUN]
    told: Array  # int64[_PARTS, 6]
    weight: Array  # float64[_PARTS]


@njit(cache=True, nogil=True)
def align_all(table, names, compensated):  # type: ignore[no-untyped-def]
    """Align the first of so many names with each of the others that are UNREAD; whether some are so still.

    `table`: where the arrays stand. `compensated`: sums make up for what is lost in rounding.
    """
    pool, asked, learnt = _handed(table)
    tables, rows = np.zeros(128, np.uint64), pool.given.shape[0]
    strong, mine_full = _strong(pool, asked, 0), False
    mine, singles, parts = _side(pool, asked, 0, not strong, compensated)
    asked.wanted[:names] = 0
    again = False
    for name in range(1, names):
        if asked.pairs[name] != UNREAD:
            continue
        full = not (strong and _strong(pool, asked, name))
        if strong and full != mine_full:
            mine, singles, parts = _side(pool, asked, 0, full, compensated)
            mine_full = full
        theirs, other_singles, other_parts = _side(pool, asked, name, full, compensated)
        one = (mine, singles, parts, np.int64(0), rows - ROOM_FOR_JOINS)
        other = (theirs, other_singles, other_parts, np.int64(name), rows - JOINS)
        if asked.before[name]:
            one, other = other, one
        asked.pairs[name], asked.score[name] = _aligned(pool, asked, learnt, one, other, name, tables, compensated)
        again = again or asked.pairs[name] == UNREAD
    return again


@njit(cache=True, nogil=True)
def _handed(table):  # type: ignore[no-untyped-def]
    """The words, the names and the learnt table in a table of addresses."""
    words = table[0, 1]
    pool = Pool(
        carray(begin_at(table, 0), (words, GIVEN), np.uint8),
        carray(begin_at(table, 1), (words, 3), np.int64),
        carray(begin_at(table, 2), (words, 4), np.int64),
        carray(begin_at(table, 3), (words, 4, MOST_READINGS), np.uint8),
        carray(begin_at(table, 4), (words, 4, MOST_READINGS, SIGNS), np.uint8),
        carray(begin_at(table, 5), (words, MOST_TEXT), np.uint32),
        carray(begin_at(table, 6), (words, MOST_UNITS), np.int32),
        carray(begin_at(table, 7), (words, MOST_ALSO, LONGEST_ALSO), np.uint8),
        row_at(table, 8, np.float64),
    )
    names = Names(
        row_at(table, 9, np.int32),
        row_at(table, 10, np.int32),
        row_at(table, 11, np.uint8),
        carray(begin_at(table, 12), (MOST_NAMES, JOINS), np.int32),
        row_at(table, 13, np.int64),
        row_at(table, 14, np.int64),
        row_at(table, 15, np.float64),
        carray(begin_at(table, 16), (MOST_NAMES, MOST_WORDS, 3), np.float64),
    )
    ways = Ways(row_at(table, 17, np.int64), row_at(table, 18, np.float32), row_at(table, 19, np.float64))
    return pool, names, (ways, carray(begin_at(table, 20), (27, 27), np.float64))


@njit(cache=True, nogil=True)
def _strong(pool, asked, name):  # type: ignore[no-untyped-def]
    """Whether a name has a word that is none of the weak ones."""
    for at in range(asked.start[name], asked.start[name + 1]):
        if _WEIGHTS[pool.given[asked.word[at], WEIGHT]] >= LEAST_STRONG:
            return True
    return False


@njit(cache=True, nogil=True)
def _side(pool, asked, name, full, compensated):  # type: ignore[no-untyped-def]
    """The parts of a name; how many of them are single words, and how many there are in all. `full`: weak words count
    as others do."""
    side = Side(
        np.empty((_PARTS, _LONGEST_RUN), np.uint32), np.zeros((_PARTS, 6), np.int64), np.empty(_PARTS, np.float64)
    )
    begin_of = asked.start[name]
    singles = np.int64(asked.start[name + 1] - begin_of)
    awaited = False
    for at in range(singles):
        word = np.int64(asked.word[begin_of + at])
        make(pool, word)
        given, told = pool.given[word], side.told[at]
        long, weight = np.int64(given[TEXT]), _WEIGHTS[given[WEIGHT]]
        side.text[at, :long] = pool.text[word, :long]
        told[_LONG], told[_WORD], told[_PLACES] = long, word, 1 << at
        told[_STARTS], told[_SIZE] = pool.told[word, STARTS], pool.told[word, SIZE]
        side.weight[at] = 1.0 if full and weight < LEAST_STRONG else weight
        weak = weight < LEAST_STRONG and not full
        told[_FLAGS] = (_WEAK if weak else 0) | (_INITIAL if given[FLAGS] & INITIAL else 0)
        told[_FLAGS] |= _PLAIN if given[FLAGS] & PLAIN else 0
        if weight == PARTICLE and _of_descent(side.text[at], long):
            awaited = True
        elif awaited and weight >= LEAST_STRONG:
            told[_FLAGS] |= _DESCENT
            awaited = False
    parts = singles
    for begin in range(singles):
        kind = pool.given[side.told[begin, _WORD], KIND]
        long, weight, lost, flags, size = np.int64(0), 0.0, 0.0, _PLAIN, 0
        for end in range(begin, begin + MOST_JOINED):
            if end >= singles:
                break
            part = side.told[end]
            weight, lost = plus(weight, lost, side.weight[end], compensated)
            flags = (flags & (part[_FLAGS] | ~_PLAIN)) | (part[_FLAGS] & _INITIAL)
            flags |= _MIXED if pool.given[part[_WORD], KIND] != kind else 0
            size += part[_SIZE]
            if end > begin:
                before = parts - 1 if end > begin + 1 else begin
                side.text[parts, :long] = side.text[before, :long]
                side.text[parts, long : long + part[_LONG]] = side.text[end, : part[_LONG]]
            long += part[_LONG]
            if end == begin:
                continue
            told = side.told[parts]
            told[_LONG], told[_WORD], told[_PLACES] = long, -1, ((1 << (end - begin + 1)) - 1) << begin
            told[_STARTS], told[_SIZE] = side.told[begin, _STARTS], size
            side.weight[parts] = weight + lost
            told[_FLAGS] = flags | (_WEAK if weight + lost < LEAST_STRONG else 0)
            parts += 1
    return side, singles, parts


@njit(cache=True, nogil=True)
def _of_descent(text, long):  # type: ignore[no-untyped-def]
    """Whether the word stands between a person and a father."""
    for row in range(_OF_DESCENT.shape[0]):
        same = long <= _OF_DESCENT.shape[1]
        for at in range(_OF_DESCENT.shape[1] if same else 0):
            same = same and _OF_DESCENT[row, at] == (text[at] if at < long else 0)
        if same:
            return True
    return False


@njit(cache=True, nogil=True)
def _aligned(pool, asked, learnt, mine, theirs, name, tables, compensated):  # type: ignore[no-untyped-def]
    """Fill the pairs of two names, of which the one that sorts first is given first. How many, and the score."""
    one, singles, parts, _name, _rows = mine
    other, other_singles, other_parts, _other_name, _other_rows = theirs
    pairs, worth = np.empty((_PAIRS, 2), np.int64), np.empty((_PAIRS, 2), np.float64)
    many, settled, other_settled, status = 0, 0, 0, 0
    for a in range(singles):
        for b in range(other_singles):
            alike = _single(pool, learnt, one.told[a], other.told[b], tables, compensated)
            if alike < LEAST_LIKENESS:
                continue
            many = _add(pairs, worth, many, a, b, alike)
            if alike >= SETTLED and not _by_initial(one, a, singles) and not _by_initial(other, b, other_singles):
                settled |= one.told[a, _PLACES]
                other_settled |= other.told[b, _PLACES]
    for a in range(singles, parts):
        for b in range(other_singles):
            if one.told[a, _PLACES] & ~settled and other.told[b, _PLACES] & ~other_settled:
                alike = _join(pool, asked, learnt, mine, a, theirs, b, tables, compensated)
                status = min(status, int(alike))
                many = _add(pairs, worth, many, a, b, alike) if alike > 0.0 else many
    for b in range(other_singles, other_parts):
        for a in range(singles):
            if other.told[b, _PLACES] & ~other_settled and one.told[a, _PLACES] & ~settled:
                alike = _join(pool, asked, learnt, theirs, b, mine, a, tables, compensated)
                status = min(status, int(alike))
                many = _add(pairs, worth, many, a, b, alike) if alike > 0.0 else many
    if status < 0:
        return status, 0.0
    for at in range(many):
        a, b = pairs[at, 0], pairs[at, 1]
        initial = _by_initial(one, a, singles) or _by_initial(other, b, other_singles)
        worth[at, 1] = -credit(worth[at, 0]) * (_RANK_BY_INITIAL if initial else max(one.weight[a], other.weight[b]))
    order = _ordered(pairs, worth, many, one, other)
    taken, other_taken, kept = 0, 0, 0
    chosen, found = np.empty(MOST_WORDS, np.int64), asked.found[name]
    for place in range(many):
        a, b = pairs[order[place], 0], pairs[order[place], 1]
        if one.told[a, _PLACES] & taken or other.told[b, _PLACES] & other_taken:
            continue
        taken |= one.told[a, _PLACES]
        other_taken |= other.told[b, _PLACES]
        chosen[kept] = order[place]
        found[kept, 0], found[kept, 1] = one.told[a, _PLACES], other.told[b, _PLACES]
        found[kept, 2] = worth[order[place], 0]
        kept += 1
    mine_left = _weight_left(one, singles, taken, 0, compensated)
    theirs_left = _weight_left(other, other_singles, other_taken, 0, compensated)
    if mine_left > theirs_left:
        forefathers = _weight_left(one, singles, taken, _DESCENT, compensated)
    else:
        forefathers = _weight_left(other, other_singles, other_taken, _DESCENT, compensated)
    return kept, _score(
        chosen[:kept],
        pairs,
        worth,
        one,
        singles,
        other,
        other_singles,
        (mine_left, theirs_left, forefathers),
        compensated,
    )


@njit(cache=True, nogil=True)
def _add(pairs, worth, many, a, b, alike):  # type: ignore[no-untyped-def]
    pairs[many, 0], pairs[many, 1], worth[many, 0] = a, b, alike
    return many + 1


@njit(cache=True, nogil=True)
def _single(pool, learnt, told, other, tables, compensated):  # type: ignore[no-untyped-def]
    """`alignment._single`: how alike two words are, 0 where one is a title or a particle that the other is not."""
    one, two = told[_WORD], other[_WORD]
    if one == two:
        return 1.0
    unlike = (told[_FLAGS] ^ other[_FLAGS]) & _WEAK and not (told[_FLAGS] | other[_FLAGS]) & _INITIAL
    if unlike and told[_STARTS] and other[_STARTS] and not told[_STARTS] & other[_STARTS]:
        return 0.0
    alike = likeness_of(pool, learnt, one, two, tables, compensated)
    return 0.0 if unlike and alike < OWN_SPELLING else alike


@njit(cache=True, nogil=True)
def _join(pool, asked, learnt, joined, a, single, b, tables, compensated):  # type: ignore[no-untyped-def]
    """`alignment._join`: how alike a run of joined words and a single one are, 0 where they do not fit; UNREAD or
    TOO_LONG where that cannot be told."""
    told, other = joined[0].told[a], single[0].told[b]
    if (told[_FLAGS] | other[_FLAGS]) & _WEAK or told[_FLAGS] & _MIXED:
        return 0.0
    if told[_STARTS] and other[_STARTS] and not told[_STARTS] & other[_STARTS]:
        return 0.0
    asian = pool.given[other[_WORD], KIND] == EAST_ASIAN
    if asian and _bits(told[_PLACES]) > other[_LONG]:
        return 0.0
    size, other_size = told[_SIZE], other[_SIZE]
    if not asian and abs(size - other_size) > 1 + max(size, other_size) // 4:
        return 0.0
    status = _make_join(pool, asked, joined, a) if told[_WORD] < 0 else 0
    if status < 0:
        return float(status)
    alike = likeness_of(pool, learnt, told[_WORD], other[_WORD], tables, compensated)
    return alike if alike >= (LEAST_JOINED_INITIAL if told[_FLAGS] & _INITIAL else LEAST_JOINED) else 0.0


@njit(cache=True, nogil=True)
def _make_join(pool, asked, joined, part):  # type: ignore[no-untyped-def]
    """Say which word the join is: plain letters are joined here, another has to be read by Python first."""
    side, singles, _parts, name, row = joined
    told, text, at = side.told[part], side.text[part], part - singles
    long = told[_LONG]
    if not told[_FLAGS] & _PLAIN or (text[0] == _X and (text[1] == _I or text[1] == _U)):
        told[_WORD] = asked.join[name, at]
        if told[_WORD] < 0:
            asked.wanted[name] |= 1 << at
            return UNREAD
        make(pool, told[_WORD])
        return 0
    if long > LONGEST_READING:
        return TOO_LONG
    word = row + at
    given = pool.given[word]
    given[:CODES] = 0
    given[KIND], given[FLAGS], given[TEXT], given[ROMANS] = LATIN, PLAIN, long, 1
    for letter in range(long):
        given[CODES + 4 * letter] = given[READ + letter] = text[letter]
    given[READ + long] = 0
    pool.told[word, MADE] = 0
    make(pool, word)
    told[_WORD] = word
    return 0


@njit(cache=True, nogil=True)
def _by_initial(side, at, singles):  # type: ignore[no-untyped-def]
    return at < singles and side.told[at, _FLAGS] & _INITIAL != 0


@njit(cache=True, nogil=True)
def credit(alike):  # type: ignore[no-untyped-def]
    """What a likeness is worth: `alignment.credit`."""
    for at in range(_CURVE.shape[0] - 1):
        low, worth, high, more = _CURVE[at, 0], _CURVE[at, 1], _CURVE[at + 1, 0], _CURVE[at + 1, 1]
        if alike <= high:
            return max(0.0, worth + (more - worth) * (alike - low) / (high - low))
    return 1.0


@njit(cache=True, nogil=True)
def _apart(side, one, other):  # type: ignore[no-untyped-def]
    return text_order(side.text[one], side.told[one, _LONG], side.text[other], side.told[other, _LONG])


@njit(cache=True, nogil=True)
def _ordered(pairs, worth, many, one, other):  # type: ignore[no-untyped-def]
    """The pairs in the order in which they are taken: the worthiest first, then by their texts, then as they came."""
    order = np.empty(many, np.int64)
    for this in range(many):
        at = this
        while at > 0:
            that = order[at - 1]
            if worth[this, 1] > worth[that, 1]:
                break
            if worth[this, 1] == worth[that, 1]:
                apart = _apart(one, pairs[this, 0], pairs[that, 0])
                if apart == 0:
                    apart = _apart(other, pairs[this, 1], pairs[that, 1])
                if apart >= 0:
                    break
            order[at] = that
            at -= 1
        order[at] = this
    return order


@njit(cache=True, nogil=True)
def _weight_left(side, singles, taken, flags, compensated):  # type: ignore[no-untyped-def]
    """What the words weigh that are left over and have these flags."""
    total, lost = 0.0, 0.0
    for at in range(singles):
        if not side.told[at, _PLACES] & taken and side.told[at, _FLAGS] & flags == flags:
            more = CONFLICTING_INITIAL if side.told[at, _FLAGS] & _INITIAL else side.weight[at]
            total, lost = plus(total, lost, more, compensated)
    return total + lost


@njit(cache=True, nogil=True)
def _score(chosen, pairs, worth, one, singles, other, other_singles, left, compensated):  # type: ignore[no-untyped-def]
    """`alignment._score`. `left`: what is left over on each side, and of the longer one the forefathers."""
    mine, theirs, forefathers = left
    matched, matched_lost, credits, credits_lost, names = 0.0, 0.0, 0.0, 0.0, 0.0
    only_initials = True
    for at in chosen:
        a, b = pairs[at, 0], pairs[at, 1]
        weight = min(one.weight[a], other.weight[b])
        matched, matched_lost = plus(matched, matched_lost, weight, compensated)
        credits, credits_lost = plus(credits, credits_lost, weight * credit(worth[at, 0]), compensated)
        if _by_initial(one, a, singles) or _by_initial(other, b, other_singles):
            names += 0.5
            continue
        only_initials = False
        if not (one.told[a, _FLAGS] & other.told[b, _FLAGS] & _WEAK):
            names += max(_bits(one.told[a, _PLACES]), _bits(other.told[b, _PLACES]))
    if names == 0.0:
        return 0.0
    matched += matched_lost
    conflict, omitted = min(mine, theirs), abs(mine - theirs)
    omitted -= (1.0 - FOREFATHER) * min(forefathers, omitted)
    found = (credits + credits_lost) / (matched + CONFLICT * conflict)
    whole = found * (1.0 - OMISSION * min(omitted / matched, MOST_OMITTED))
    if only_initials:
        return min(whole, INITIALS_ONLY)
    if names < 2.0:
        return min(whole, THIN if mine or theirs else SINGLE)
    return whole


@njit(cache=True, nogil=True)
def _bits(places):  # type: ignore[no-untyped-def]
    many = 0
    while places:
        places &= places - 1
        many += 1
    return many
