"""Words with several readings, of any script, analysed by a kernel: the rules of `forms.by_rules`, much faster.

How a word is read in Latin letters is said by `transliterate` in words; all that follows from the readings is here.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.hashing import hash_marked
from fairnotice.screening.engine.latin import (
    FAR_SIGNS,
    ROOM,
    SHORTEST_WITH_ONE_LEFT_OUT,
    STAR,
    add_key,
    consonants_of,
    crc_of,
    doubles_once,
    folded_of,
    letters_of,
    phones_of,
    skeleton_of,
    variant_of,
)
from fairnotice.screening.engine.layout import (
    BONE_MARKS,
    BONES,
    FAR,
    FORMS,
    LETTERS,
    LONG,
    PLAIN,
    READINGS,
    SOUND,
    SPELT,
    TOLD,
)

LONGEST_READING = 30
"""Letters of a reading that the kernel takes."""
MOST_READINGS = 12
MOST_OWN = 1 << 12
"""Keys that a word can have."""
_LATIN, _ABJAD, _ASIAN = 0, 2, 3
_LEAST_BONES = 3  # see forms.LEAST_BONES


@njit(cache=True, nogil=True)
def analysed_readings(text, romans, flags, row, short, own, asked, joins, rough, rough_size):  # type: ignore[no-untyped-def]
    """Fill what `forms` says of a word: its rows, its keys and its rough consonants. How many keys: its own, those
    asked for, of joins.

    `text`: its letters as UTF-8; `romans`: its readings, each in a row of its own that ends with 0.
    """
    kind, many = flags & 7, romans.shape[0]
    sounds, heard, bones = _empty(), _empty(), _empty()
    far, far_bones, bare, once = _empty(), _empty(), _empty(), np.empty(ROOM, np.uint8)
    n_sounds, n_heard, n_bones, n_bare = 0, 0, 0, 0
    sizes = np.zeros((6, 3 * MOST_READINGS), np.int64)
    for at in range(many):
        long = phones_of(romans[at], _size(romans[at]), once)
        n_sounds = _once(sounds, sizes[0], n_sounds, once, long)
    for at in range(n_sounds):
        n_heard = _once(heard, sizes[1], n_heard, once, folded_of(sounds[at], sizes[0, at], once))
        n_bones = _once(bones, sizes[2], n_bones, once, consonants_of(sounds[at], sizes[0, at], once))
        for letter in range(sizes[0, at]):
            far[at, letter] = FAR_SIGNS[sounds[at, letter]]
        sizes[3, at] = doubles_once(far[at], sizes[0, at])
        sizes[4, at] = consonants_of(far[at], sizes[3, at], far_bones[at])
        for sort in range(3 if kind == _LATIN else 1):
            made = variant_of(sounds[at], sizes[0, at], sort, once)
            if made >= 0:
                n_bare = _once(bare, sizes[5], n_bare, once, skeleton_of(once.copy(), made, once))
    n_bare = _with_consonants(bare, sizes[5], n_bare)
    _sort(bare, sizes[5], n_bare)
    one = kind != _ASIAN and many == 1 and n_heard == 1 and n_bones == 1
    row[0] = flags = flags | PLAIN if one else flags
    for at in range(min(many, FORMS)):
        _write(row, SPELT + at, romans[at], _size(romans[at]))
    if kind == _ASIAN:
        for at in range(min(n_sounds, FORMS)):
            _write(row, SOUND + at, far[at], sizes[3, at])
            _write(row, BONES + at, far_bones[at], sizes[4, at])
    else:
        for at in range(min(n_heard, FAR)):
            _write(row, SOUND + at, heard[at], sizes[1, at])
        for at in range(min(n_bones, FAR)):
            _write(row, BONES + at, bones[at], sizes[2, at])
        _write(row, SOUND + FAR, far[0], sizes[3, 0])
        _write(row, BONES + FAR, far_bones[0], sizes[4, 0])
    _shorten(row, flags, short)
    n_rough = 0
    for at in range(n_bare):
        if sizes[5, at] <= rough.shape[1] and n_rough < rough.shape[0]:
            rough[n_rough, : sizes[5, at]] = bare[at, : sizes[5, at]]
            rough_size[n_rough] = sizes[5, at]
            n_rough += 1
    n_own, n_asked = 0, 0
    key = hash_marked(ord("="), False, text, 0, text.size, -1)
    n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
    n_joins = 0
    for at in range(n_bare):
        n_own, n_asked = _skeleton_keys(kind, bare[at], sizes[5, at], own, n_own, asked, n_asked)
        if sizes[5, at] - _stars(bare[at], sizes[5, at]) >= _LEAST_BONES:
            n_joins = add_key(joins, n_joins, hash_marked(ord("s"), False, bare[at], 0, sizes[5, at], -1))
    if n_joins == 0 and kind == _LATIN:
        n_joins = add_key(joins, n_joins, hash_marked(ord("="), False, romans[0], 0, _size(romans[0]), -1))
    for at in range(n_heard):
        long = sizes[1, at]
        for left in range(-1, long if long >= SHORTEST_WITH_ONE_LEFT_OUT else 0):
            key = hash_marked(ord("d"), False, heard[at], 0, long, left)
            n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
    for at in range(n_sounds):
        apart = hash_marked(ord("h"), False, far_bones[at], 0, sizes[4, at], -1)
        other = hash_marked(ord("l"), False, far_bones[at], 0, sizes[4, at], -1)
        n_asked = add_key(asked, n_asked, apart)
        if kind == _ASIAN:
            n_own, n_asked = add_key(own, n_own, apart), add_key(asked, n_asked, other)
        else:
            n_own = add_key(own, n_own, other)
    return n_own, n_asked, n_joins


@njit(cache=True, nogil=True)
def _empty():  # type: ignore[no-untyped-def]
    return np.zeros((3 * MOST_READINGS, ROOM), np.uint8)


@njit(cache=True, nogil=True)
def _size(text):  # type: ignore[no-untyped-def]
    size = 0
    while size < text.size and text[size]:
        size += 1
    return size


@njit(cache=True, nogil=True)
def _once(kept, sizes, many, text, size):  # type: ignore[no-untyped-def]
    """Keep a text unless it is there; how many are then."""
    for at in range(many):
        same = sizes[at] == size
        for letter in range(size if same else 0):
            same = same and kept[at, letter] == text[letter]
        if same:
            return many
    kept[many, :size] = text[:size]
    sizes[many] = size
    return many + 1


@njit(cache=True, nogil=True)
def _stars(bones, size):  # type: ignore[no-untyped-def]
    stars = 0
    while stars < size and bones[stars] == STAR:
        stars += 1
    return stars


@njit(cache=True, nogil=True)
def _with_consonants(bare, sizes, many):  # type: ignore[no-untyped-def]
    """Those with a consonant first; those without only where there is none with one. How many are left."""
    kept = 0
    for at in range(many):
        if sizes[at] > _stars(bare[at], sizes[at]):
            bare[kept, : sizes[at]] = bare[at, : sizes[at]]
            sizes[kept] = sizes[at]
            kept += 1
    return kept if kept else many


@njit(cache=True, nogil=True)
def _sort(texts, sizes, many):  # type: ignore[no-untyped-def]
    for end in range(1, many):
        at = end
        while at > 0 and _before(texts[at], sizes[at], texts[at - 1], sizes[at - 1]):
            for letter in range(ROOM):
                texts[at, letter], texts[at - 1, letter] = texts[at - 1, letter], texts[at, letter]
            sizes[at], sizes[at - 1] = sizes[at - 1], sizes[at]
            at -= 1


@njit(cache=True, nogil=True)
def _before(one, size, other, other_size):  # type: ignore[no-untyped-def]
    for at in range(min(size, other_size)):
        if one[at] != other[at]:
            return one[at] < other[at]
    return size < other_size


@njit(cache=True, nogil=True)
def _write(row, reading, text, size):  # type: ignore[no-untyped-def]
    kept = min(size, LETTERS)
    row[LONG + reading] = kept
    begin = READINGS + reading * LETTERS
    row[begin : begin + kept] = text[:kept]


@njit(cache=True, nogil=True)
def _shorten(row, flags, short):  # type: ignore[no-untyped-def]
    """Fill what is looked at first."""
    for sort, first, last in ((0, SPELT, SPELT + FORMS), (1, SOUND, SOUND + FAR)):
        some, every, longest = np.uint32(0), np.uint32(0xFFFFFFFF), np.uint32(0)
        for reading in range(first, last):
            size = np.int64(row[LONG + reading])
            if size:
                begin = READINGS + reading * LETTERS
                mask = letters_of(row[begin : begin + size], size)
                some |= mask
                every &= mask
                longest = max(longest, np.uint32(size))
        short[2 * sort], short[2 * sort + 1] = some, every if some else np.uint32(0)
        short[TOLD] |= longest << np.uint32(8 * (sort + 1))
    short[TOLD] |= np.uint32(flags)
    for at in range(FAR):
        begin = READINGS + (BONES + at) * LETTERS
        size = np.int64(row[LONG + BONES + at])
        short[BONE_MARKS + at] = crc_of(row[begin : begin + size], size)


@njit(cache=True, nogil=True)
def _skeleton_keys(kind, bones, size, own, n_own, asked, n_asked):  # type: ignore[no-untyped-def]
    """`index.keys_apart` of one skeleton."""
    if size - _stars(bones, size) < 2:
        return n_own, n_asked
    key = hash_marked(ord("s"), False, bones, 0, size, -1)
    n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
    if size < SHORTEST_WITH_ONE_LEFT_OUT and kind != _ABJAD:
        return n_own, n_asked
    key = hash_marked(ord("t"), False, bones, 0, size, -1)
    n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
    for left in range(-1, size if size >= SHORTEST_WITH_ONE_LEFT_OUT else 0):
        if size > SHORTEST_WITH_ONE_LEFT_OUT:
            key = hash_marked(ord("t"), False, bones, 0, size, left)
            n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
            continue
        mine, theirs = ord("v"), ord("u")
        if kind == _ABJAD:
            mine, theirs = theirs, mine
        key = hash_marked(mine, False, bones, 0, size, left)
        n_own = add_key(own, n_own, key)
        if kind == _ABJAD:
            n_asked = add_key(asked, n_asked, key)
        n_asked = add_key(asked, n_asked, hash_marked(theirs, False, bones, 0, size, left))
    return n_own, n_asked
