"""How alike two words are, whatever their scripts: the rules of `screening.similarity` in a kernel, number by number.

Words stand in rows of a `Pool`. Python says how one is read; what follows from the readings is made here, once.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from fairnotice.screening.abjad import LETTERS, UNWRITTEN, VOWEL_LETTERS
from fairnotice.screening.engine.arrays import Array
from fairnotice.screening.engine.edits import alike, many_edits
from fairnotice.screening.engine.formkernel import may_be_one, read_alike
from fairnotice.screening.engine.hearing import fits
from fairnotice.screening.engine.latin import (
    FAR_SIGNS,
    ROOM,
    STAR,
    consonants_of,
    doubles_once,
    folded_of,
    phones_of,
    same_text,
    skeleton_of,
    variant_of,
)
from fairnotice.screening.hanreadings import LONGEST_LATIN, MOST_LATIN
from fairnotice.screening.learnt import LEAST, LONGEST
from fairnotice.screening.similarity import (
    ACROSS,
    FIRST_LETTER,
    HOMOPHONES,
    INITIAL_AGREES,
    LEARNT_CURVE,
    LEAST_BONES,
    LEAST_READ,
    MAY_BE_ONE,
    SOUNDS_ALIKE,
    SOUNDS_SO,
)

LATIN, ALPHABET, ABJAD, EAST_ASIAN = range(4)
MOST_TEXT = 32
MOST_READINGS = 8
LONGEST_READING = 30
MOST_UNITS = 48
SIGNS = 64
MOST_ALSO, LONGEST_ALSO = MOST_LATIN, LONGEST_LATIN
"""A reading's sounds at most: two for each of its letters."""

KIND, WEIGHT, FLAGS, TEXT, ROMANS, UNITS, LINE = range(7)  # of a given row: bytes
INITIAL, PLAIN = 1, 2  # flags: one letter of an alphabet; plain Latin letters
CODES = 8
READ = CODES + 4 * MOST_TEXT
NUMBERS = READ + MOST_READINGS * (LONGEST_READING + 1)
ABJAD_LETTERS = NUMBERS + 2 * MOST_UNITS
GIVEN = ABJAD_LETTERS + MOST_TEXT
SPELT, SOUND, FOLD, BONES = range(4)  # kinds of forms
STARTS, SIZE, MADE = range(3)  # of Pool.told

ABJAD_NUMBERS = {letter: number for number, letter in enumerate(LETTERS, start=1)}
_COST, _UNHEARD, _HEAVY = np.ones((len(LETTERS) + 1, 128)), np.ones(len(LETTERS) + 1), np.ones(len(LETTERS) + 1)
for _letter, _number in ABJAD_NUMBERS.items():
    _UNHEARD[_number] = LETTERS[_letter].get("", 1.0)
    _HEAVY[_number] = 0.4 if _letter in VOWEL_LETTERS else 1.0
    for _sound, _cost in LETTERS[_letter].items():
        if _sound:
            _COST[_number, ord(_sound)] = _cost
_UNWRITTEN, _WRITTEN = np.ones(128), np.ones(128)
for _sound, _cost in UNWRITTEN.items():
    _UNWRITTEN[ord(_sound)], _WRITTEN[ord(_sound)] = _cost, 0.4
_CURVE = np.array(LEARNT_CURVE)
_NOT_KNOWN = -1.0
_ARABIC = np.uint32(0x600)  # letters of an abjad that come before are Hebrew
_B, _H, _M, _N, _O, _P, _U = (np.uint8(ord(letter)) for letter in "bhmnopu")


class Pool(NamedTuple):
    """Words by their numbers. An abjad's letter is its number in LETTERS and one more: 1 is one that is not there."""

    given: Array  # uint8[words, GIVEN]: what Python says of each
    told: Array  # int64[words, 3]: first consonants a bit each (0: cannot be told), how many consonants, whether made
    many: Array  # int64[words, 4]: how many forms of each kind
    size: Array  # uint8[words, 4, MOST_READINGS]
    form: Array  # uint8[words, 4, MOST_READINGS, SIGNS]
    text: Array  # uint32[words, MOST_TEXT]
    units: Array  # int32[words, MOST_UNITS]
    also: Array  # uint8[words, MOST_ALSO, LONGEST_ALSO]: other readings of Han characters, 0 behind each
    said: Array  # float64[words]: what the letters of a Latin word say, a logarithm; 0 where it was not asked for


@njit(cache=True, nogil=True)
def plus(total, lost, more, compensated):  # type: ignore[no-untyped-def]
    """The sum, and what rounding took from it (Neumaier 1974), as Python's `sum` has it."""
    if not compensated:
        return total + more, 0.0
    whole = total + more
    return whole, lost + ((total - whole) + more if abs(total) >= abs(more) else (more - whole) + total)


@njit(cache=True, nogil=True)
def make(pool, word):  # type: ignore[no-untyped-def]
    """Fill what follows from the given row of a word, unless it is there."""
    told, given = pool.told[word], pool.given[word]
    if told[MADE]:
        return
    for at in range(np.int64(given[TEXT])):
        pool.text[word, at] = 0
        for part in range(4):
            pool.text[word, at] |= np.uint32(given[CODES + 4 * at + part]) << np.uint32(8 * part)
    for at in range(np.int64(given[UNITS])):
        low, high = np.int32(given[NUMBERS + 2 * at]), np.int32(given[NUMBERS + 2 * at + 1])
        pool.units[word, at] = low | high << 8
    many, size, form = pool.many[word], pool.size[word], pool.form[word]
    many[:] = 0
    once = np.empty(ROOM, np.uint8)
    for reading in range(np.int64(given[ROMANS])):
        begin, long = READ + reading * (LONGEST_READING + 1), 0
        while given[begin + long]:
            form[SPELT, reading, long] = given[begin + long]
            long += 1
        size[SPELT, reading] = long
        _keep(form[SOUND], size[SOUND], many, SOUND, once, phones_of(form[SPELT, reading], long, once))
    many[SPELT] = np.int64(given[ROMANS])
    for at in range(many[SOUND]):
        sounds = np.int64(size[SOUND, at])
        _keep(form[FOLD], size[FOLD], many, FOLD, once, folded_of(form[SOUND, at], sounds, once))
        _keep(form[BONES], size[BONES], many, BONES, once, consonants_of(form[SOUND, at], sounds, once))
    told[SIZE] = size[BONES, 0]
    told[STARTS] = 0 if given[KIND] == EAST_ASIAN else _starts(form[SOUND], size[SOUND], many[SOUND], given[KIND])
    pool.said[word] = 0.0
    told[MADE] = 1


@njit(cache=True, nogil=True)
def _keep(kept, sizes, many, kind, text, size):  # type: ignore[no-untyped-def]
    """Keep a form unless it is there."""
    for at in range(many[kind]):
        if same_text(kept[at], sizes[at], text, size):
            return
    at = many[kind]
    for sign in range(size):
        kept[at, sign] = text[sign]
    sizes[at] = size
    many[kind] = at + 1


@njit(cache=True, nogil=True)
def _starts(sounds, sizes, many, kind):  # type: ignore[no-untyped-def]
    """The first consonant that each reading of a word begins with, roughly: a bit each, the first one for none.

    Readings without a consonant count only where there is none with one.
    """
    found, variant, bones = 0, np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    for at in range(many):
        for sort in range(3 if kind == LATIN else 1):
            made = variant_of(sounds[at], np.int64(sizes[at]), sort, variant)
            if made < 0:
                continue
            size = skeleton_of(variant, made, bones)
            bare = 1 if size and bones[0] == STAR else 0
            if size > bare:
                found |= 1 << int(bones[bare] & 31)
    return found if found else 1


@njit(cache=True, nogil=True)
def text_order(one, size, other, other_size):  # type: ignore[no-untyped-def]
    """Below zero where the first text comes first, above where the second does, zero where they are the same."""
    for at in range(min(size, other_size)):
        if one[at] != other[at]:
            return np.int64(one[at]) - np.int64(other[at])
    return np.int64(size) - np.int64(other_size)


@njit(cache=True, nogil=True)
def likeness_of(pool, learnt, one, other, tables, compensated):  # type: ignore[no-untyped-def]
    """`similarity.likeness` of two words that are made."""
    given, other_given = pool.given[one], pool.given[other]
    order = text_order(pool.text[one], np.int64(given[TEXT]), pool.text[other], np.int64(other_given[TEXT]))
    if order == 0:
        return 1.0
    if order > 0:
        one, other, given, other_given = other, one, other_given, given
    if given[LINE] and given[LINE] == other_given[LINE]:
        return SOUNDS_ALIKE
    if (given[FLAGS] | other_given[FLAGS]) & INITIAL:
        first = _begin_alike(pool, one, other, SPELT) or _begin_alike(pool, one, other, SOUND)
        first = (first and pool.size[one, SPELT, 0] > 0) or _may_begin(pool, one, other) or _may_begin(pool, other, one)
        return INITIAL_AGREES if first else 0.0
    kind, other_kind = given[KIND], other_given[KIND]
    if kind != other_kind:
        if kind == LATIN:
            return _across(pool, learnt, other, one, tables, compensated)
        if other_kind == LATIN:
            return _across(pool, learnt, one, other, tables, compensated)
        return _by_rules(pool, one, other, tables, compensated)
    if kind == LATIN:
        return _by_sound(pool, one, other, tables)
    size, other_size = np.int64(given[TEXT]), np.int64(other_given[TEXT])
    native = 1.0 - many_edits(pool.text[one], size, pool.text[other], other_size) / max(size, other_size)
    if kind == ALPHABET:
        return max(native, _by_sound(pool, one, other, tables))
    if kind == ABJAD:
        if (pool.text[one, 0] < _ARABIC) == (pool.text[other, 0] < _ARABIC):
            return native
        if _bones(pool, one, other, tables) < LEAST_BONES:
            return 0.0
        return max(_by_abjad(pool, one, other, compensated), _by_abjad(pool, other, one, compensated))
    if size == other_size and may_be_one(pool.text[one], pool.text[other], size):
        return MAY_BE_ONE
    same = same_text(
        pool.form[one, SPELT, 0], pool.size[one, SPELT, 0], pool.form[other, SPELT, 0], pool.size[other, SPELT, 0]
    )
    read = read_alike(pool.text[one], size, pool.also[one], pool.text[other], other_size, pool.also[other])
    return max(native, read, HOMOPHONES if same else 0.0)


@njit(cache=True, nogil=True)
def _begin_alike(pool, one, other, kind):  # type: ignore[no-untyped-def]
    """Whether the first forms begin with the same sign."""
    size, other_size = pool.size[one, kind, 0], pool.size[other, kind, 0]
    if size == 0 or other_size == 0:
        return size == other_size
    return pool.form[one, kind, 0, 0] == pool.form[other, kind, 0, 0]


@njit(cache=True, nogil=True)
def _may_begin(pool, abjad, plain):  # type: ignore[no-untyped-def]
    """`similarity._may_begin`."""
    if pool.given[abjad, KIND] != ABJAD or not pool.given[abjad, FLAGS] & INITIAL:
        return False
    letter = pool.given[abjad, ABJAD_LETTERS] - 1
    for at in range(pool.many[plain, SOUND]):
        if pool.size[plain, SOUND, at] and _COST[letter, pool.form[plain, SOUND, at, 0]] <= FIRST_LETTER:
            return True
    return False


@njit(cache=True, nogil=True)
def _across(pool, learnt, native, latin, tables, compensated):  # type: ignore[no-untyped-def]
    """A native word and a Latin one: by the learnt table, and but for East Asian ones by the rules."""
    kind = pool.given[native, KIND]
    found = _as_learnt(pool, learnt, native, latin, compensated)
    if found == _NOT_KNOWN and pool.also[native, 0, 0]:
        if pool.given[native, TEXT] == 1:
            found = _as_spelt(pool, native, latin, tables)
        else:
            found = _by_rules(pool, native, latin, tables, compensated)
        return max(found, _as_read(pool, native, latin, tables))
    if found == _NOT_KNOWN:
        return _by_rules(pool, native, latin, tables, compensated)
    if kind == EAST_ASIAN:
        return max(found, _as_read(pool, native, latin, tables))
    return max(found, _by_rules(pool, native, latin, tables, compensated))


@njit(cache=True, nogil=True)
def _as_spelt(pool, native, latin, tables):  # type: ignore[no-untyped-def]
    """`similarity._as_spelt`."""
    best, size = 0.0, np.int64(pool.size[latin, SPELT, 0])
    for at in range(pool.many[native, SPELT]):
        long = np.int64(pool.size[native, SPELT, at])
        best = max(best, alike(pool.form[native, SPELT, at], long, pool.form[latin, SPELT, 0], size, tables))
    return ACROSS * best


@njit(cache=True, nogil=True)
def _as_read(pool, native, latin, tables):  # type: ignore[no-untyped-def]
    """`similarity._as_read`."""
    read, size = pool.form[latin, SPELT, 0], np.int64(pool.size[latin, SPELT, 0])
    for at in range(pool.many[native, SPELT]):
        if same_text(pool.form[native, SPELT, at], pool.size[native, SPELT, at], read, size):
            return ACROSS
    if pool.also[native, 0, 0] and _also_read(pool.also[native], read, size):
        return ACROSS
    return SOUNDS_SO if size >= LEAST_READ and _east_asian(pool, native, latin, tables) == 1.0 else 0.0


@njit(cache=True, nogil=True)
def _also_read(also, read, size):  # type: ignore[no-untyped-def]
    """Whether Latin letters, their vowels short, are one of the other readings of a word in Han characters."""
    short = np.empty(ROOM, np.uint8)
    long = 0
    for at in range(size):
        letter, before = read[at], short[long - 1] if long else np.uint8(0)
        if (before == _O and letter in (_O, _U, _H)) or (before == _U and letter == _U):
            continue
        if letter == _M and at + 1 < size and read[at + 1] in (_B, _M, _P):
            letter = _N
        short[long] = letter
        long += 1
    for reading in range(MOST_ALSO):
        if also[reading, 0] == 0:
            return False
        same = long < LONGEST_ALSO and also[reading, long] == 0
        for at in range(long if same else 0):
            same = same and also[reading, at] == short[at]
        if same:
            return True
    return False


@njit(cache=True, nogil=True)
def _as_learnt(pool, learnt, native, latin, compensated):  # type: ignore[no-untyped-def]
    ways, beside = learnt
    forms, sizes, others, other_sizes = (
        pool.form[native, SPELT],
        pool.size[native, SPELT],
        pool.form[latin, SPELT],
        pool.size[latin, SPELT],
    )
    if pool.given[native, KIND] == ALPHABET:
        for a in range(pool.many[native, SPELT]):
            for b in range(pool.many[latin, SPELT]):
                if same_text(forms[a], sizes[a], others[b], other_sizes[b]):
                    return SOUNDS_ALIKE
    units, size = np.int64(pool.given[native, UNITS]), np.int64(other_sizes[0])
    if size == 0 or units == 0 or size > LONGEST * units:
        return _NOT_KNOWN
    if pool.said[latin] == 0.0:
        pool.said[latin] = _surprise(beside, others[0], size, compensated)
    said = pool.said[latin]
    hopeless = (1.0 - LEAST) * said
    found = fits(ways, pool.units[native, :units], others[0, :size], hopeless)
    if not found > hopeless:
        return 0.0
    heard = 1.0 - found / said
    if heard == LEAST:
        return 0.0
    for at in range(_CURVE.shape[0] - 1):
        if heard <= _CURVE[at + 1, 0]:
            low, worth, high, more = _CURVE[at, 0], _CURVE[at, 1], _CURVE[at + 1, 0], _CURVE[at + 1, 1]
            return max(0.0, worth + (more - worth) * (heard - low) / (high - low))
    return _CURVE[_CURVE.shape[0] - 1, 1]


@njit(cache=True, nogil=True)
def _surprise(beside, letters, size, compensated):  # type: ignore[no-untyped-def]
    """`learnt.surprise`; a word's edge is the number 0."""
    total, lost, before = 0.0, 0.0, 0
    for at in range(size + 1):
        this = int(letters[at]) - 96 if at < size else 0
        total, lost = plus(total, lost, beside[before, this], compensated)
        before = this
    return total + lost


@njit(cache=True, nogil=True)
def _by_rules(pool, one, other, tables, compensated):  # type: ignore[no-untyped-def]
    kind, other_kind = pool.given[one, KIND], pool.given[other, KIND]
    if ABJAD in (kind, other_kind):
        abjad, plain = (one, other) if kind == ABJAD else (other, one)
        if _bones(pool, one, other, tables) < LEAST_BONES:
            return 0.0
        return _by_abjad(pool, abjad, plain, compensated)
    if EAST_ASIAN in (kind, other_kind):
        return ACROSS * _east_asian(pool, one, other, tables)
    if text_order(pool.text[one], pool.given[one, TEXT], pool.text[other], pool.given[other, TEXT]) > 0:
        one, other = other, one
    return _by_sound(pool, one, other, tables)


@njit(cache=True, nogil=True)
def _by_abjad(pool, abjad, plain, compensated):  # type: ignore[no-untyped-def]
    """`similarity._by_abjad`."""
    best = 0.0
    for at in range(pool.many[plain, SOUND]):
        sounds = pool.form[plain, SOUND, at, : pool.size[plain, SOUND, at]]
        best = max(best, _spelling(pool.given[abjad], sounds, compensated))
    return ACROSS * best


@njit(cache=True, nogil=True)
def _spelling(given, sounds, compensated):  # type: ignore[no-untyped-def]
    """`similarity._spelling`: letters of an abjad, by their numbers, read as these sounds."""
    begin, end = ABJAD_LETTERS, ABJAD_LETTERS
    native, lost, size, size_lost = 0.0, 0.0, 0.0, 0.0
    while end < GIVEN and given[end] != 0:
        native, lost = plus(native, lost, _HEAVY[given[end] - 1], compensated)
        end += 1
    above, row = np.empty(sounds.size + 1), np.empty(sounds.size + 1)
    above[0] = 0.0
    for at in range(sounds.size):
        size, size_lost = plus(size, size_lost, _WRITTEN[sounds[at]], compensated)
        above[at + 1] = above[at] + _UNWRITTEN[sounds[at]]
    for place in range(begin, end):
        letter = given[place] - 1
        unheard = _UNHEARD[letter]
        row[0] = above[0] + unheard
        for at in range(sounds.size):
            best = above[at] + _COST[letter, sounds[at]]
            best = min(best, above[at + 1] + unheard, row[at] + _UNWRITTEN[sounds[at]])
            row[at + 1] = best
        above, row = row, above
    return max(0.0, 1.0 - above[sounds.size] / max(native + lost, size + size_lost, 1.0))


@njit(cache=True, nogil=True)
def _east_asian(pool, one, other, tables):  # type: ignore[no-untyped-def]
    best = 0.0
    far, bones = np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    other_far, other_bones = np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    for a in range(pool.many[one, SOUND]):
        size, bone_size = _far(pool.form[one, SOUND, a], np.int64(pool.size[one, SOUND, a]), far, bones)
        for b in range(pool.many[other, SOUND]):
            other_size, other_bone_size = _far(
                pool.form[other, SOUND, b], np.int64(pool.size[other, SOUND, b]), other_far, other_bones
            )
            whole = alike(far, size, other_far, other_size, tables)
            best = max(best, 0.5 * whole + 0.5 * alike(bones, bone_size, other_bones, other_bone_size, tables))
    return best


@njit(cache=True, nogil=True)
def _far(sounds, size, far, bones):  # type: ignore[no-untyped-def]
    """Fill the sounds as East Asian scripts can write them, and the consonants of these; how many there are."""
    for at in range(size):
        far[at] = FAR_SIGNS[sounds[at]]
    long = doubles_once(far, size)
    return long, consonants_of(far, long, bones)


@njit(cache=True, nogil=True)
def _best(pool, one, other, kind, tables):  # type: ignore[no-untyped-def]
    """The likest forms of that kind."""
    best = 0.0
    for a in range(pool.many[one, kind]):
        for b in range(pool.many[other, kind]):
            size, other_size = np.int64(pool.size[one, kind, a]), np.int64(pool.size[other, kind, b])
            best = max(best, alike(pool.form[one, kind, a], size, pool.form[other, kind, b], other_size, tables))
    return best


@njit(cache=True, nogil=True)
def _bones(pool, one, other, tables):  # type: ignore[no-untyped-def]
    return _best(pool, one, other, BONES, tables)


@njit(cache=True, nogil=True)
def _by_sound(pool, one, other, tables):  # type: ignore[no-untyped-def]
    """`similarity._by_sound` of two different words, of which the one that sorts first is given first."""
    many, sizes, forms = pool.many[one], pool.size[one], pool.form[one]
    same = many[SPELT] == pool.many[other, SPELT]
    for at in range(many[SPELT] if same else 0):
        same = same and same_text(
            forms[SPELT, at], sizes[SPELT, at], pool.form[other, SPELT, at], pool.size[other, SPELT, at]
        )
    best = SOUNDS_ALIKE if same else _best(pool, one, other, SPELT, tables)
    best = max(best, SOUNDS_ALIKE * _best(pool, one, other, FOLD, tables))
    size = np.int64(sizes[BONES, 0])
    bare = 1 if size and forms[BONES, 0, 0] == STAR else 0
    if min(sizes[SPELT, 0], pool.size[other, SPELT, 0]) < 4 or size - bare < 3:
        return best
    for a in range(many[BONES]):
        for b in range(pool.many[other, BONES]):
            if same_text(forms[BONES, a], sizes[BONES, a], pool.form[other, BONES, b], pool.size[other, BONES, b]):
                return 0.45 + 0.55 * best
    return best
