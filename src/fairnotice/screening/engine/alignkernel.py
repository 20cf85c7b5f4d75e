"""The kernel of `aligning`: the alignment of two names in plain Latin letters."""

from typing import NamedTuple

import numpy as np
from numba import njit

from fairnotice.screening.alignment import (
    CONFLICT,
    CONFLICTING_INITIAL,
    CURVE,
    INITIALS_ONLY,
    LEAST_JOINED,
    LEAST_JOINED_INITIAL,
    LEAST_LIKENESS,
    MOST_JOINED,
    MOST_OMITTED,
    OMISSION,
    SETTLED,
    SINGLE,
    THIN,
)
from fairnotice.screening.engine.arrays import Array
from fairnotice.screening.engine.latin import ROOM, STAR, consonants_of, folded_of, phones_of, skeleton_of, variant_of
from fairnotice.screening.similarity import INITIAL_AGREES, SOUNDS_ALIKE
from fairnotice.screening.transliterate import HONORIFIC, INITIAL, LEAST_STRONG, PARTICLE, WEIGHT_BY_LENGTH

MOST_WORDS = 8
WIDTH = 26
"""A row of a name's word: its length, the code of its weight, its letters."""
WEIGHTS = (1.0, *WEIGHT_BY_LENGTH.values(), INITIAL, PARTICLE, HONORIFIC)
_LETTERS = 2
_WEIGHTS, _CURVE = np.array(WEIGHTS), np.array(CURVE)
_PARTS = MOST_WORDS + 3 * MOST_WORDS  # words, and joins that begin at each
_PAIRS = MOST_WORDS * (MOST_WORDS + 2 * 3 * MOST_WORDS)
_LONG, _HEARD, _BONES, _PLACES, _STARTS, _SIZE, _FLAGS, _MADE = range(8)  # columns of a side's numbers
_WEAK, _INITIAL = 1, 2
_RANK_BY_INITIAL = 0.3
_BITS = 64  # letters that are compared bit by bit
_ONE, _ALL = np.uint64(1), np.uint64(0xFFFFFFFFFFFFFFFF)


class Side(NamedTuple):
    """The parts of one name: its single words, then its neighbours joined."""

    text: Array  # uint8[_PARTS, ROOM]
    heard: Array  # uint8[_PARTS, ROOM]: folded sounds
    bones: Array  # uint8[_PARTS, ROOM]
    told: Array  # int64[_PARTS, 8]
    weight: Array  # float64[_PARTS]


@njit(cache=True, nogil=True)
def aligned(mine, theirs, found, compensated):  # type: ignore[no-untyped-def]
    """Fill the pairs of two names: the places of both, a bit each, and the likeness. How many, and the score.

    `compensated`: sums make up for what is lost in rounding.
    """
    one, singles, parts = _side(mine, compensated)
    other, other_singles, other_parts = _side(theirs, compensated)
    pairs, worth = np.empty((_PAIRS, 2), np.int64), np.empty((_PAIRS, 2), np.float64)
    tables = np.zeros(128, np.uint64)
    many, settled, other_settled = 0, 0, 0
    for a in range(singles):
        for b in range(other_singles):
            alike = _single(one, a, other, b, tables)
            if alike < LEAST_LIKENESS:
                continue
            many = _add(pairs, worth, many, one, a, other, b, alike)
            if alike >= SETTLED and not _by_initial(one, a, singles) and not _by_initial(other, b, other_singles):
                settled |= one.told[a, _PLACES]
                other_settled |= other.told[b, _PLACES]
    for a in range(singles, parts):
        for b in range(other_singles):
            if one.told[a, _PLACES] & ~settled and other.told[b, _PLACES] & ~other_settled:
                alike = _join(one, a, other, b, tables)
                many = _add(pairs, worth, many, one, a, other, b, alike) if alike > 0.0 else many
    for b in range(other_singles, other_parts):
        for a in range(singles):
            if other.told[b, _PLACES] & ~other_settled and one.told[a, _PLACES] & ~settled:
                alike = _join(other, b, one, a, tables)
                many = _add(pairs, worth, many, one, a, other, b, alike) if alike > 0.0 else many
    for at in range(many):
        a, b = pairs[at, 0], pairs[at, 1]
        initial = _by_initial(one, a, singles) or _by_initial(other, b, other_singles)
        worth[at, 1] = -_credit(worth[at, 0]) * (_RANK_BY_INITIAL if initial else max(one.weight[a], other.weight[b]))
    order = _ordered(pairs, worth, many, one, other)
    taken, other_taken, kept = 0, 0, 0
    chosen = np.empty(MOST_WORDS, np.int64)
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
    mine_left = _weight_left(one, singles, taken, compensated)
    theirs_left = _weight_left(other, other_singles, other_taken, compensated)
    return kept, _score(
        chosen[:kept], pairs, worth, one, singles, other, other_singles, mine_left, theirs_left, compensated
    )


@njit(cache=True, nogil=True)
def _plus(total, lost, more, compensated):  # type: ignore[no-untyped-def]
    """The sum, and what rounding took from it (Neumaier 1974), as Python's `sum` has it."""
    if not compensated:
        return total + more, 0.0
    whole = total + more
    return whole, lost + ((total - whole) + more if abs(total) >= abs(more) else (more - whole) + total)


@njit(cache=True, nogil=True)
def _side(rows, compensated):  # type: ignore[no-untyped-def]
    """The parts of a name; how many of them are single words, and how many there are in all."""
    side = Side(
        np.empty((_PARTS, ROOM), np.uint8),
        np.empty((_PARTS, ROOM), np.uint8),
        np.empty((_PARTS, ROOM), np.uint8),
        np.zeros((_PARTS, 8), np.int64),
        np.empty(_PARTS, np.float64),
    )
    singles = rows.shape[0]
    strong = False
    for at in range(singles):
        strong = strong or _WEIGHTS[rows[at, 1]] >= LEAST_STRONG
    for at in range(singles):
        long, weight = np.int64(rows[at, 0]), _WEIGHTS[rows[at, 1]]
        side.text[at, :long] = rows[at, _LETTERS : _LETTERS + long]
        side.told[at, _LONG], side.told[at, _PLACES] = long, 1 << at
        side.weight[at] = weight if strong else 1.0
        weak = strong and weight < LEAST_STRONG
        side.told[at, _FLAGS] = (_WEAK if weak else 0) | (_INITIAL if long == 1 else 0)
        _starts(side, at, _heard(side, at))
        side.told[at, _SIZE] = side.told[at, _BONES]
    parts = singles
    for begin in range(singles):
        long, weight, lost, flags, size = np.int64(0), 0.0, 0.0, 0, 0
        for end in range(begin, min(begin + MOST_JOINED, singles)):
            part = np.int64(side.told[end, _LONG])
            side.text[parts, long : long + part] = side.text[end, :part]
            if end > begin:
                side.text[parts, :long] = side.text[parts - 1, :long] if end > begin + 1 else side.text[begin, :long]
            long += part
            weight, lost = _plus(weight, lost, side.weight[end], compensated)
            flags |= side.told[end, _FLAGS] & _INITIAL
            size += side.told[end, _SIZE]
            if end == begin:
                continue
            side.told[parts, _LONG], side.told[parts, _PLACES] = long, ((1 << (end - begin + 1)) - 1) << begin
            side.told[parts, _STARTS], side.told[parts, _SIZE] = side.told[begin, _STARTS], size
            side.weight[parts] = weight + lost
            side.told[parts, _FLAGS] = flags | (_WEAK if weight + lost < LEAST_STRONG else 0)
            parts += 1
    return side, singles, parts


@njit(cache=True, nogil=True)
def _heard(side, at):  # type: ignore[no-untyped-def]
    """Fill the folded sounds and the consonants of a part; its sounds."""
    sounds = np.empty(ROOM, np.uint8)
    size = phones_of(side.text[at], side.told[at, _LONG], sounds)
    side.told[at, _HEARD] = folded_of(sounds, size, side.heard[at])
    side.told[at, _BONES] = consonants_of(sounds, size, side.bones[at])
    side.told[at, _MADE] = 1
    return sounds[:size]


@njit(cache=True, nogil=True)
def _starts(side, at, sounds):  # type: ignore[no-untyped-def]
    """Fill the first consonant that each reading of a word begins with, roughly: a bit each, the first one for none.

    Readings without a consonant count only where there is none with one.
    """
    found, variant, bones = 0, np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    for kind in range(3):
        made = variant_of(sounds, sounds.size, kind, variant)
        if made < 0:
            continue
        size = skeleton_of(variant, made, bones)
        bare = 1 if size and bones[0] == STAR else 0
        if size > bare:
            found |= 1 << int(bones[bare] & 31)
    side.told[at, _STARTS] = found if found else 1


@njit(cache=True, nogil=True)
def _by_initial(side, at, singles):  # type: ignore[no-untyped-def]
    return at < singles and side.told[at, _FLAGS] & _INITIAL != 0


@njit(cache=True, nogil=True)
def _add(pairs, worth, many, one, a, other, b, alike):  # type: ignore[no-untyped-def]
    pairs[many, 0], pairs[many, 1], worth[many, 0] = a, b, alike
    return many + 1


@njit(cache=True, nogil=True)
def _same(one, a, other, b):  # type: ignore[no-untyped-def]
    same = one.told[a, _LONG] == other.told[b, _LONG]
    for at in range(one.told[a, _LONG] if same else 0):
        same = same and one.text[a, at] == other.text[b, at]
    return same


@njit(cache=True, nogil=True)
def _single(one, a, other, b, tables):  # type: ignore[no-untyped-def]
    """`alignment._single`: how alike two words are, 0 where one is a title or a particle and the other is not."""
    if _same(one, a, other, b):
        return 1.0
    flags, other_flags = one.told[a, _FLAGS], other.told[b, _FLAGS]
    if (flags | other_flags) & _INITIAL:
        first = one.text[a, 0] == other.text[b, 0] or _first_sound(one, a) == _first_sound(other, b)
        return INITIAL_AGREES if first else 0.0
    return 0.0 if (flags ^ other_flags) & _WEAK else _by_sound(one, a, other, b, tables)


@njit(cache=True, nogil=True)
def _first_sound(side, at):  # type: ignore[no-untyped-def]
    sounds = np.empty(ROOM, np.uint8)
    return sounds[0] if phones_of(side.text[at], side.told[at, _LONG], sounds) else np.uint8(0)


@njit(cache=True, nogil=True)
def _join(one, a, other, b, tables):  # type: ignore[no-untyped-def]
    """`alignment._join`: how alike a run of joined words and a single one are, 0 where they do not fit."""
    if (one.told[a, _FLAGS] | other.told[b, _FLAGS]) & _WEAK or not one.told[a, _STARTS] & other.told[b, _STARTS]:
        return 0.0
    size, other_size = one.told[a, _SIZE], other.told[b, _SIZE]
    if abs(size - other_size) > 1 + max(size, other_size) // 4:
        return 0.0
    if _same(one, a, other, b):
        return 1.0
    if not one.told[a, _MADE]:
        _heard(one, a)
    if other.told[b, _FLAGS] & _INITIAL:
        first = one.text[a, 0] == other.text[b, 0] or _first_sound(one, a) == _first_sound(other, b)
        alike = INITIAL_AGREES if first else 0.0
    else:
        alike = _by_sound(one, a, other, b, tables)
    return alike if alike >= (LEAST_JOINED_INITIAL if one.told[a, _FLAGS] & _INITIAL else LEAST_JOINED) else 0.0


@njit(cache=True, nogil=True)
def _by_sound(one, a, other, b, tables):  # type: ignore[no-untyped-def]
    """`similarity._by_sound` of two different words."""
    long, other_long = one.told[a, _LONG], other.told[b, _LONG]
    best = _alike(one.text[a], long, other.text[b], other_long, tables)
    heard = _alike(one.heard[a], one.told[a, _HEARD], other.heard[b], other.told[b, _HEARD], tables)
    best = max(best, SOUNDS_ALIKE * heard)
    size = one.told[a, _BONES]
    bare = 1 if size and one.bones[a, 0] == STAR else 0
    if min(long, other_long) < 4 or size - bare < 3 or size != other.told[b, _BONES]:
        return best
    for at in range(size):
        if one.bones[a, at] != other.bones[b, at]:
            return best
    return 0.45 + 0.55 * best


@njit(cache=True, nogil=True)
def _alike(one, size, other, other_size, tables):  # type: ignore[no-untyped-def]
    """The normalized similarity by `_edits`."""
    longest = max(size, other_size)
    if longest == 0:
        return 1.0
    if size > other_size:
        one, size, other, other_size = other, other_size, one, size
    if size == 0:
        return 0.0
    edits = _edits(one, size, other, other_size, tables) if size <= _BITS else _many_edits(one, size, other, other_size)
    return 1.0 - edits / longest


@njit(cache=True, nogil=True)
def _edits(one, size, other, other_size, tables):  # type: ignore[no-untyped-def]
    """Letters put in, left out, changed, or neighbours that changed places (Hyyrö 2003), bit by bit."""
    for at in range(size):
        tables[one[at]] |= _ONE << np.uint64(at)
    last = _ONE << np.uint64(size - 1)
    positive, negative, diagonal, before = _ALL, np.uint64(0), np.uint64(0), np.uint64(0)
    count = size
    for at in range(other_size):
        equal = tables[other[at]]
        swapped = ((~diagonal & equal) << _ONE) & before
        diagonal = (((equal & positive) + positive) ^ positive) | equal | negative | swapped
        up = negative | ~(diagonal | positive)
        down = diagonal & positive
        if up & last:
            count += 1
        if down & last:
            count -= 1
        up = (up << _ONE) | _ONE
        down = down << _ONE
        positive = down | ~(diagonal | up)
        negative = up & diagonal
        before = equal
    for at in range(size):
        tables[one[at]] = np.uint64(0)
    return count


@njit(cache=True, nogil=True)
def _many_edits(one, size, other, other_size):  # type: ignore[no-untyped-def]
    """The same of words that are too long for it, row by row."""
    rows = np.empty((3, other_size + 1), np.int64)
    for b in range(other_size + 1):
        rows[0, b] = b
    for a in range(1, size + 1):
        now, last, older = a % 3, (a - 1) % 3, (a - 2) % 3
        rows[now, 0] = a
        for b in range(1, other_size + 1):
            best = rows[last, b - 1] + (0 if one[a - 1] == other[b - 1] else 1)
            best = min(best, rows[last, b] + 1, rows[now, b - 1] + 1)
            if a > 1 and b > 1 and one[a - 1] == other[b - 2] and one[a - 2] == other[b - 1]:
                best = min(best, rows[older, b - 2] + 1)
            rows[now, b] = best
    return rows[size % 3, other_size]


@njit(cache=True, nogil=True)
def _credit(alike):  # type: ignore[no-untyped-def]
    """`alignment.credit`."""
    for at in range(_CURVE.shape[0] - 1):
        low, worth, high, more = _CURVE[at, 0], _CURVE[at, 1], _CURVE[at + 1, 0], _CURVE[at + 1, 1]
        if alike <= high:
            return max(0.0, worth + (more - worth) * (alike - low) / (high - low))
    return 1.0


@njit(cache=True, nogil=True)
def _text_order(one, a, other, b):  # type: ignore[no-untyped-def]
    """Below zero where the first text comes first, above where the second does, zero where they are the same."""
    size, other_size = one.told[a, _LONG], other.told[b, _LONG]
    for at in range(min(size, other_size)):
        if one.text[a, at] != other.text[b, at]:
            return np.int64(one.text[a, at]) - np.int64(other.text[b, at])
    return size - other_size


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
                apart = _text_order(one, pairs[this, 0], one, pairs[that, 0])
                if apart == 0:
                    apart = _text_order(other, pairs[this, 1], other, pairs[that, 1])
                if apart >= 0:
                    break
            order[at] = that
            at -= 1
        order[at] = this
    return order


@njit(cache=True, nogil=True)
def _weight_left(side, singles, taken, compensated):  # type: ignore[no-untyped-def]
    total, lost = 0.0, 0.0
    for at in range(singles):
        if not side.told[at, _PLACES] & taken:
            more = CONFLICTING_INITIAL if side.told[at, _FLAGS] & _INITIAL else side.weight[at]
            total, lost = _plus(total, lost, more, compensated)
    return total + lost


@njit(cache=True, nogil=True)
def _score(chosen, pairs, worth, one, singles, other, other_singles, mine, theirs, compensated):  # type: ignore[no-untyped-def]
    """`alignment._score`."""
    matched, matched_lost, credits, credits_lost, names = 0.0, 0.0, 0.0, 0.0, 0.0
    only_initials = True
    for at in chosen:
        a, b = pairs[at, 0], pairs[at, 1]
        weight = min(one.weight[a], other.weight[b])
        matched, matched_lost = _plus(matched, matched_lost, weight, compensated)
        credits, credits_lost = _plus(credits, credits_lost, weight * _credit(worth[at, 0]), compensated)
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
