"""A word of a name as the kernels take it: its readings as small letters, and the keys by which it is found.

The keys are those of `screening.index`, so that what the small matcher finds is found here: hashed, because the kernel
only needs to know whether two are the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from fairnotice.screening.engine.arrays import LONGEST_PLAIN, MOST_KEYS
from fairnotice.screening.engine.hashing import hash_lines
from fairnotice.screening.engine.latin import analysed
from fairnotice.screening.engine.layout import (
    BONES,
    FAR,
    FIRST_LETTER,
    FORMS,
    LETTERS,
    LONGEST_BONES,
    MOST_BONES,
    PLAIN,
    READINGS,
    ROW,
    SHORT,
    SOUND,
    SPELT,
    WEAK,
)
from fairnotice.screening.engine.readings import LONGEST_READING, MOST_OWN, MOST_READINGS, analysed_readings
from fairnotice.screening.index import keys_of
from fairnotice.screening.short_forms import found_by, is_short, word_found_by
from fairnotice.screening.sound import east_asian
from fairnotice.screening.transliterate import (
    LEAST_STRONG,
    Read,
    Word,
    Writing,
    east_asian_skeleton,
    read,
    word,
    word_of,
)
from fairnotice.screening.wordlists import HONORIFICS, PARTICLES

KINDS = {Writing.LATIN: 0, Writing.ALPHABET: 1, Writing.ABJAD: 2, Writing.EAST_ASIAN: 3}
_ALL = 0xFFFFFFFF
LEAST_BONES = 3
"""Consonants of a joined word below which everything would be like it."""

Codes = npt.NDArray[np.uint8]
Keys = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """One word. `row` holds its flags, then how many letters each reading has, then the readings themselves: FORMS as
    it is spelt, FORMS as it sounds, FORMS of its consonants, each LETTERS codes long, 0 after the end."""

    row: Codes  # [ROW]
    short: Keys  # [SHORT]: letters that any reading has and every one, as spelt and as sounds; flags; marks of bones
    own: Keys  # keys that a listed word is found by
    asked: Keys  # that a traveller's word looks for
    joins: Keys  # by which it looks for neighbours that it may stand for
    rough: Codes  # [MOST_BONES, LONGEST_BONES]: rough consonants by which it is joined with a neighbour
    rough_size: Codes  # [MOST_BONES]: how many letters each has


@lru_cache(maxsize=1 << 15)
def forms(text: str) -> Forms:
    """Analyse one folded word, as `normalise.words` gives it. Made once for each spelling."""
    found = _by_kernel(text) if is_plain(text) else _by_readings(read(text))
    return _also(found, _by_readings(found_by(text))) if is_short(text) else found


def _also(found: Forms, more: Forms) -> Forms:
    """A short form, found as its names as well; with a neighbour it is joined as it is written."""
    return replace(found, row=more.row, short=more.short, own=more.own, asked=more.asked)


def is_plain(text: str) -> bool:
    """Whether the kernel knows all about the word: Latin letters with one reading."""
    plain = text.isascii() and text.isalpha() and text.islower() and len(text) <= LONGEST_PLAIN
    return plain and "j" not in text and not text.startswith(("xi", "xu"))


def flags_of(text: str) -> int:
    """Whether a word in plain letters is an initial, or a particle or title."""
    return FIRST_LETTER if len(text) == 1 else WEAK if text in PARTICLES or text in HONORIFICS else 0


def _by_kernel(text: str) -> Forms:
    flags = flags_of(text)
    row, short = np.zeros(ROW, np.uint8), np.zeros(SHORT, np.uint32)
    own, asked, joins = np.empty((3, MOST_KEYS), np.uint32)
    letters = np.frombuffer(text.encode("ascii"), np.uint8)
    rough, rough_size = _no_bones()
    many = analysed(letters, flags, row, short, own, asked, joins, rough, rough_size)
    kept = (own[: many[0]].copy(), asked[: many[1]].copy(), joins[: many[2]].copy())
    return Forms(row, short, *kept, rough, rough_size)


def _by_readings(reading: Read) -> Forms:
    """The readings in words, the rest by a kernel; of a word that is too long for it all in words."""
    romans = reading.romans
    if len(romans) > MOST_READINGS or max(map(len, romans)) > LONGEST_READING:
        return _in_words(word_of(reading))
    weak = reading.weight < LEAST_STRONG
    flags = KINDS[reading.writing] | (FIRST_LETTER if reading.initial else WEAK if weak else 0)
    letters = np.frombuffer(reading.text.encode("utf-8", "surrogatepass"), np.uint8)
    width = LONGEST_READING + 1
    spelt = np.frombuffer("".join([one.ljust(width, "\0") for one in romans]).encode("ascii"), np.uint8)
    row, short = np.zeros(ROW, np.uint8), np.zeros(SHORT, np.uint32)
    own, asked, joins = np.empty((3, MOST_OWN), np.uint32)
    rough, rough_size = _no_bones()
    given = (letters, spelt.reshape(len(romans), width), flags, row, short, own, asked, joins, rough, rough_size)
    many = analysed_readings(*given)
    kept = (own[: many[0]].copy(), asked[: many[1]].copy(), joins[: many[2]].copy())
    return Forms(row, short, *kept, rough, rough_size)


def by_rules(text: str) -> Forms:
    """The same by the rules in words, for every script: the measure of the kernel."""
    found = _in_words(word(text))
    return _also(found, _in_words(word_found_by(text))) if is_short(text) else found


def _in_words(found: Word) -> Forms:
    flags = KINDS[found.writing] | (WEAK if found.weak and not found.initial else 0)
    far = [east_asian(sound) for sound in found.sounds]
    far_bones = [east_asian_skeleton(sound) for sound in found.sounds]
    asian = found.writing is Writing.EAST_ASIAN
    spelt = list(found.romans)[:FORMS]
    sound = far[:FORMS] if asian else _with_last(found.folded, far[0])
    bones = far_bones[:FORMS] if asian else _with_last(found.consonants, far_bones[0])
    kinds = ((spelt, FORMS - len(spelt)), (sound, FORMS - len(sound)), (bones, FORMS - len(bones)))
    readings = [text[:LETTERS] for kind, empty in kinds for text in kind + [""] * empty]
    one = not asian and len(found.romans) == len(found.folded) == len(found.consonants) == 1
    first = flags | (FIRST_LETTER if found.initial else 0) | (PLAIN if one else 0)
    long = [len(text) for text in readings]
    whole = "".join([text.ljust(LETTERS, "\0") for text in readings]).encode("ascii")
    row = np.frombuffer(bytes((first, *long)).ljust(READINGS, b"\0") + whole, np.uint8)
    own, common, asked = keys_of(found)
    joined = [f"s {bones}" for bones in sorted(found.skeletons) if long_enough(bones)]
    if not joined and found.writing is Writing.LATIN:  # few consonants: only what is spelt the same is one word
        joined = [f"= {found.romans[0]}"]
    hashes = hashed([*own, *common, *asked, *joined])
    rough, rough_size = _rough(found.skeletons)
    both, end = len(own) + len(common), len(own) + len(common) + len(asked)
    return Forms(
        row=row,
        short=np.array(
            [
                *_letters(spelt),
                *_letters(sound[:FAR]),
                first | max(long[SPELT : SPELT + FORMS]) << 8 | max(long[SOUND : SOUND + FAR]) << 16,
                *(crc32(text.encode()) if text else 0 for text in readings[BONES : BONES + FAR]),
            ],
            np.uint32,
        ),
        own=hashes[:both],
        asked=hashes[len(own) : end],
        joins=hashes[end:],
        rough=rough,
        rough_size=rough_size,
    )


def _no_bones() -> tuple[Codes, Codes]:
    return np.zeros((MOST_BONES, LONGEST_BONES), np.uint8), np.zeros(MOST_BONES, np.uint8)


def _rough(skeletons: Iterable[str]) -> tuple[Codes, Codes]:
    """The first of these consonants in rows; those that are too long to be half of a name are left out."""
    found, size = _no_bones()
    for at, bones in enumerate([one for one in sorted(skeletons) if len(one) <= LONGEST_BONES][:MOST_BONES]):
        found[at, : len(bones)] = np.frombuffer(bones.encode("ascii"), np.uint8)
        size[at] = len(bones)
    return found, size


def long_enough(bones: str) -> bool:
    """Whether a word with these consonants may stand for two neighbours."""
    return len(bones.lstrip("*")) >= LEAST_BONES


def hashed(keys: Sequence[str]) -> Keys:
    """Keys as 32 bits each: two may be the same by chance, and what they find is compared. None holds a line end."""
    if not keys:
        return np.zeros(0, np.uint32)
    letters = np.frombuffer("\n".join(keys).encode("utf-8", "surrogatepass"), np.uint8)
    found: Keys = hash_lines(letters, len(keys))
    return found


def _letters(texts: Sequence[str]) -> tuple[int, int]:
    """The letters that any reading has, and those that every one has which is not empty: a bit each, by their last
    five."""
    some, every = 0, _ALL
    for text in filter(None, texts):
        mine = 0
        for letter in text[:LETTERS]:
            mine |= 1 << (ord(letter) & 31)
        some |= mine
        every &= mine
    return some, every if some else 0


def _with_last(readings: Sequence[str], last: str) -> list[str]:
    return [*readings[:FAR], *[""] * (FAR - len(readings)), last]
