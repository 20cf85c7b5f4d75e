"""Words in plain Latin letters analysed by a kernel: what `forms` says of them, some ten times faster.

The rules are those of `screening.sound` and `screening.index`, letter by letter; the tests hold the two together. Words
with a j or a Pinyin x, which have a second reading, and those of other scripts stay with the rules in words.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.hashing import hash_marked
from fairnotice.screening.engine.layout import BONES, FAR, LETTERS, LONG, PLAIN, READINGS, SOUND, SPELT, TOLD
from fairnotice.screening.sound import COARSE, EAST_ASIAN, FINE, FOLDED_VOWELS, MERGED, SIGNS

ROOM = 200
"""Signs of a reading, also of one of four words written as one."""
SHORTEST_WITH_ONE_LEFT_OUT = 4
STAR = np.uint8(ord("*"))
_A, _C, _E, _G, _H, _I, _J, _S, _U, _W, _Y, _O = (np.uint8(ord(letter)) for letter in "aceghijsuwyo")


def _table(*steps: dict[int, int]) -> np.ndarray:
    """What each letter becomes by these translations, one after the other."""
    found = np.arange(128, dtype=np.uint8)
    for step in steps:
        found = np.array([step.get(int(code), int(code)) for code in found], np.uint8)
    return found


_FOLD = _table(FOLDED_VOWELS, FINE)
_COARSE = _table(COARSE)
FAR_SIGNS = _table(EAST_ASIAN, MERGED, FOLDED_VOWELS)
_BEFORE_CONSONANT, _AT_END = 1, 2
_GROUP = np.zeros((len(SIGNS), 8), np.uint8)  # length, when, sign's length, letters; the sign is in _SIGN
_SIGN = np.zeros((len(SIGNS), 2), np.uint8)
for _at, (_letters, _sign) in enumerate(SIGNS.items()):
    _GROUP[_at, 0] = len(_letters)
    _GROUP[_at, 1] = (
        _BEFORE_CONSONANT if _letters in ("ei", "ey", "ai", "ay") else _AT_END if _letters in ("ij", "yj") else 0
    )
    _GROUP[_at, 2] = len(_sign)
    _GROUP[_at, 3 : 3 + len(_letters)] = [ord(letter) for letter in _letters]
    _SIGN[_at, : len(_sign)] = [ord(letter) for letter in _sign]


@njit(cache=True, nogil=True)
def _vowel(letter):  # type: ignore[no-untyped-def]
    return letter in (_A, _E, _I, _O, _U)


@njit(cache=True, nogil=True)
def _folded_vowel(letter):  # type: ignore[no-untyped-def]
    return letter in (_A, _I, _U)


@njit(cache=True, nogil=True)
def doubles_once(text, size):  # type: ignore[no-untyped-def]
    kept = 0
    for at in range(size):
        if kept == 0 or text[kept - 1] != text[at]:
            text[kept] = text[at]
            kept += 1
    return kept


@njit(cache=True, nogil=True)
def phones_of(text, size, out):  # type: ignore[no-untyped-def]
    """`sound.phones`."""
    soft = np.empty(ROOM, np.uint8)
    for at in range(size):
        follows = text[at + 1] if at + 1 < size else np.uint8(0)
        before_soft = follows in (_E, _I, _Y)
        soft[at] = _S if text[at] == _C and before_soft else text[at]
    made, at = 0, 0
    while at < size:
        taken = 0
        for group in range(_GROUP.shape[0]):
            long = np.int64(_GROUP[group, 0])
            if at + long > size:
                continue
            same = True
            for k in range(long):
                if soft[at + k] != _GROUP[group, 3 + k]:
                    same = False
                    break
            if not same:
                continue
            when = _GROUP[group, 1]
            if when == _BEFORE_CONSONANT and at + long < size and _vowel(soft[at + long]):
                continue
            if when == _AT_END and at + long != size:
                continue
            for k in range(np.int64(_GROUP[group, 2])):
                out[made] = _SIGN[group, k]
                made += 1
            taken = int(long)
            break
        if taken == 0:
            out[made] = soft[at]
            made += 1
            taken = 1
        at += taken
    made = doubles_once(out, made)
    for at in range(made):
        if out[at] == _Y and not (at + 1 < made and _vowel(out[at + 1])):
            out[at] = _I
    return made


@njit(cache=True, nogil=True)
def folded_of(sounds, size, out):  # type: ignore[no-untyped-def]
    """`sound.folded`."""
    made = 0
    for at in range(size):
        letter = _FOLD[sounds[at]]
        after = at > 0 and _folded_vowel(_FOLD[sounds[at - 1]])
        before = at + 1 < size and _folded_vowel(_FOLD[sounds[at + 1]])
        if letter == _H and after and not before:
            continue
        out[made] = letter
        made += 1
    return doubles_once(out, made)


@njit(cache=True, nogil=True)
def consonants_of(sounds, size, out):  # type: ignore[no-untyped-def]
    """`sound.consonants`."""
    text = np.empty(ROOM, np.uint8)
    long = folded_of(sounds, size, text)
    made = 0
    if long == 0 or _folded_vowel(text[0]) or text[0] == _Y:
        out[0] = STAR
        made = 1
    first = True
    for at in range(long):
        letter = text[at]
        if _folded_vowel(letter) or letter == _Y:
            continue
        if letter == _H and not first:
            continue
        first = False
        out[made] = letter
        made += 1
    return doubles_once(out, made)


@njit(cache=True, nogil=True)
def skeleton_of(sounds, size, out):  # type: ignore[no-untyped-def]
    """`sound.skeleton`."""
    coarse = np.empty(ROOM, np.uint8)
    for at in range(size):
        coarse[at] = _COARSE[sounds[at]]
    return consonants_of(coarse, size, out)


@njit(cache=True, nogil=True)
def add_key(keys, count, key):  # type: ignore[no-untyped-def]
    for at in range(count):
        if keys[at] == key:
            return count
    keys[count] = key
    return count + 1


@njit(cache=True, nogil=True)
def crc_of(text, size):  # type: ignore[no-untyped-def]
    """CRC-32 as zlib computes it; 0 of nothing."""
    value = np.uint32(0xFFFFFFFF)
    for at in range(size):
        value ^= np.uint32(text[at])
        for _ in range(8):
            value = (value >> np.uint32(1)) ^ (np.uint32(0xEDB88320) if value & np.uint32(1) else np.uint32(0))
    return value ^ np.uint32(0xFFFFFFFF) if size else np.uint32(0)


@njit(cache=True, nogil=True)
def _reading(row, reading, text, size):  # type: ignore[no-untyped-def]
    """Write one reading into a row; how many letters of it are kept."""
    kept = min(size, LETTERS)
    row[LONG + reading] = kept
    for at in range(kept):
        row[READINGS + reading * LETTERS + at] = text[at]
    return kept


@njit(cache=True, nogil=True)
def letters_of(text, size):  # type: ignore[no-untyped-def]
    mask = np.uint32(0)
    for at in range(size):
        mask |= np.uint32(1) << np.uint32(text[at] & 31)
    return mask


@njit(cache=True, nogil=True)
def analysed(text, flags, row, short, own, asked, joins, rough, rough_size):  # type: ignore[no-untyped-def]
    """Fill what `forms` says of a word: its rows, its keys and its rough consonants. How many keys: its own, those
    asked for, of joins."""
    size = text.size
    sounds, heard, bones = np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    far, far_bones = np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    n_sounds = phones_of(text, size, sounds)
    n_heard = folded_of(sounds, n_sounds, heard)
    n_bones = consonants_of(sounds, n_sounds, bones)
    for at in range(n_sounds):
        far[at] = FAR_SIGNS[sounds[at]]
    n_far = doubles_once(far, n_sounds)
    n_far_bones = consonants_of(far, n_far, far_bones)
    flags |= PLAIN
    row[0] = flags
    spelt = _reading(row, SPELT, text, size)
    kept = _reading(row, SOUND, heard, n_heard)
    _reading(row, SOUND + FAR, far, n_far)
    kept_bones = _reading(row, BONES, bones, n_bones)
    _reading(row, BONES + FAR, far_bones, n_far_bones)
    short[0] = short[1] = letters_of(text, spelt)
    short[2] = short[3] = letters_of(heard, kept)
    short[TOLD] = np.uint32(flags) | np.uint32(spelt) << np.uint32(8) | np.uint32(kept) << np.uint32(16)
    short[TOLD + 1] = crc_of(bones, kept_bones)
    _rough(sounds, n_sounds, rough, rough_size)
    return _keys(text, size, sounds, n_sounds, heard, n_heard, far_bones, n_far_bones, own, asked, joins)


@njit(cache=True, nogil=True)
def variant_of(sounds, size, kind, out):  # type: ignore[no-untyped-def]
    """The sounds read otherwise: 0 as they are, 1 without a silent w, 2 with a soft g; -1 where that is the same."""
    made, changed = 0, kind == 0
    for at in range(size):
        letter = sounds[at]
        if kind == 1 and letter == _W and at > 0 and _after_vowel(sounds[at - 1]):
            changed = True
            continue
        if kind == 2 and letter == _G and at + 1 < size and (sounds[at + 1] == _E or sounds[at + 1] == _I):
            changed = True
            letter = _J
        out[made] = letter
        made += 1
    return made if changed else -1


@njit(cache=True, nogil=True)
def _rough(sounds, size, out, out_size):  # type: ignore[no-untyped-def]
    """`transliterate.Word.skeletons`: those without a consonant only where there is none with one."""
    variant, bones = np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    kept = 0
    for kind in range(3):
        made = variant_of(sounds, size, kind, variant)
        long = skeleton_of(variant, made, bones) if made >= 0 else 0
        if long > out.shape[1] or long == 0 or (long == 1 and bones[0] == STAR):
            continue
        known = False
        for one in range(kept):
            known = known or same_text(out[one], out_size[one], bones, long)
        if not known:
            out[kept, :long] = bones[:long]
            out_size[kept] = long
            kept += 1
    if kept == 0:
        out[0, 0] = STAR
        out_size[0] = 1 if skeleton_of(sounds, size, bones) == 1 else 0


@njit(cache=True, nogil=True)
def same_text(one, size, other, other_size):  # type: ignore[no-untyped-def]
    """Whether two texts of these lengths are the same."""
    if size != other_size:
        return False
    same = True
    for at in range(size):
        same = same and one[at] == other[at]
    return same


@njit(cache=True, nogil=True)
def _keys(text, size, sounds, n_sounds, heard, n_heard, far_bones, n_far_bones, own, asked, joins):  # type: ignore[no-untyped-def]
    """`index.keys_apart`, and the keys of neighbours."""
    n_own, n_asked, n_joins = 0, 0, 0
    key = hash_marked(ord("="), False, text, 0, size, -1)
    n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
    variant, bones = np.empty(ROOM, np.uint8), np.empty(ROOM, np.uint8)
    for kind in range(3):
        made = variant_of(sounds, n_sounds, kind, variant)
        if made < 0:
            continue
        long = skeleton_of(variant, made, bones)
        bare = long - 1 if long and bones[0] == STAR else long
        if bare >= 3:
            n_joins = add_key(joins, n_joins, hash_marked(ord("s"), False, bones, 0, long, -1))
        if bare < 2:
            continue
        key = hash_marked(ord("s"), False, bones, 0, long, -1)
        n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
        if long < SHORTEST_WITH_ONE_LEFT_OUT:
            continue
        key = hash_marked(ord("t"), False, bones, 0, long, -1)
        n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
        for left in range(-1, long):
            if long > SHORTEST_WITH_ONE_LEFT_OUT:
                key = hash_marked(ord("t"), False, bones, 0, long, left)
                n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
            else:
                n_own = add_key(own, n_own, hash_marked(ord("v"), False, bones, 0, long, left))
                n_asked = add_key(asked, n_asked, hash_marked(ord("u"), False, bones, 0, long, left))
    if n_joins == 0:  # few consonants: only what is spelt the same is one word
        n_joins = add_key(joins, n_joins, hash_marked(ord("="), False, text, 0, size, -1))
    for left in range(-1, n_heard if n_heard >= SHORTEST_WITH_ONE_LEFT_OUT else 0):
        key = hash_marked(ord("d"), False, heard, 0, n_heard, left)
        n_own, n_asked = add_key(own, n_own, key), add_key(asked, n_asked, key)
    n_asked = add_key(asked, n_asked, hash_marked(ord("h"), False, far_bones, 0, n_far_bones, -1))
    n_own = add_key(own, n_own, hash_marked(ord("l"), False, far_bones, 0, n_far_bones, -1))
    return n_own, n_asked, n_joins


@njit(cache=True, nogil=True)
def _after_vowel(letter):  # type: ignore[no-untyped-def]
    return letter in (_A, _E, _O, _U)
