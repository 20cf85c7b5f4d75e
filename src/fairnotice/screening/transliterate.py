"""Words of any script in Latin letters, several ways where one would be a guess.

anyascii romanises whatever it knows. Where it is weak this module adds: Arabic, Persian and Hebrew go through the
letters of `abjad`; Korean family names have their usual spellings; names in Han characters have the readings of
`hanreadings`; Thai, Devanagari and Bengali are read by `brahmic`. What it cannot do: vowels that an abjad never wrote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from fairnotice.screening.abjad import LETTER_GROUPS, LETTERS
from fairnotice.screening.brahmic import read_as
from fairnotice.screening.hanreadings import in_japan_alone, in_latin
from fairnotice.screening.learnt import written
from fairnotice.screening.sound import consonants, east_asian, folded, phones, skeleton
from fairnotice.screening.wordlists import (
    HONORIFICS,
    KOREAN_FAMILY_NAMES,
    NATIVE_HONORIFICS,
    NATIVE_PARTICLES,
    PARTICLES,
    SHORTENED,
)


class Writing(StrEnum):
    """How a script writes a name, which decides what it can be compared by."""

    LATIN = "latin"
    ALPHABET = "alphabet"  # another script with vowels: Cyrillic, Greek, Georgian, Indic …
    ABJAD = "abjad"  # consonants, few vowels: Arabic, Hebrew
    EAST_ASIAN = "east_asian"  # syllables or characters: kana, Hangul, Han


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name with every form that it is compared by. Made once for each spelling: see `word`."""

    text: str
    writing: Writing
    romans: tuple[str, ...]
    sounds: tuple[str, ...]  # of the romans
    folded: tuple[str, ...]
    consonants: tuple[str, ...]
    skeletons: frozenset[str]
    weight: float  # how much it says about who somebody is, 0 to 1
    initial: bool
    also: frozenset[str] = frozenset()  # how else it may be written in Latin letters, vowels short: see `hanreadings`

    @property
    def weak(self) -> bool:
        """Whether it is a particle, a title or an initial."""
        return self.weight < LEAST_STRONG


class Read(NamedTuple):
    """How one word is read: the beginning of its analysis."""

    text: str  # an Arabic word as `as_read` has it
    writing: Writing
    romans: tuple[str, ...]
    weight: float
    initial: bool
    also: tuple[str, ...] = ()  # of Han characters: as they are read elsewhere than in Mandarin, vowels short


LEAST_STRONG = 0.5
"""A word of less weight is a particle, a title or an initial."""

_ASIAN_RANGES = ((0x1100, 0x11FF), (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3))
PARTICLE, HONORIFIC, INITIAL = 0.15, 0.05, 0.3
WEIGHT_BY_LENGTH = {2: 0.75, 3: 0.9}
_ALTERNATIVES = 6
MOST_READ_AS = 6
"""Readings of a Thai, Devanagari or Bengali word: the kernels take eight, and six find as many."""
_W_BEFORE_VOWEL = r"у(?=[аеиоэы])"
_GREEK_ONE = {"μπ": "b", "ντ": "d", "γκ": "g"}
_GREEK_TWO = re.compile("|".join(_GREEK_ONE))
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_PINYIN_X = re.compile(r"x[iu]")
_SILENT_W, _SOFT_G = re.compile(r"(?<=[aeou])w"), re.compile(r"g(?=[ei])")
_READ_AS_ONE = frozenset(("sh", "ch", "zh", "kh", "gh", "ph", "th", "dh", "dj", "ck", "ts", "tz", "cz"))
_SPELT = {"x": "kh", "S": "sh", "C": "ch", "Z": "zh", "G": "gh", "T": "th", "D": "dh", "c": "ts", "E": "ei"}


def writing_of(text: str) -> Writing:
    """The writing of a folded word, by its first letter."""
    code = ord(text[0])
    if code < 0x250 or 0x1E00 <= code <= 0x1EFF:
        return Writing.LATIN
    if 0x590 <= code <= 0x6FF or 0x750 <= code <= 0x77F:
        return Writing.ABJAD
    return Writing.EAST_ASIAN if any(first <= code <= last for first, last in _ASIAN_RANGES) else Writing.ALPHABET


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """Analyse one folded word, as `normalise.words` gives it."""
    return word_of(read(text))


def joined_text(neighbours: Sequence[str]) -> str:
    """Folded words written as one: of an Arabic one its article is not heard."""
    return "".join([text if text.isascii() else read(text).text for text in neighbours])


def word_of(reading: Read) -> Word:
    """What follows from how a word is read."""
    text, writing, romans, weight, initial, also = reading
    sounds = tuple(dict.fromkeys(phones(roman) for roman in romans))
    return Word(
        text=text,
        writing=writing,
        romans=romans,
        sounds=sounds,
        folded=tuple(dict.fromkeys(folded(sound) for sound in sounds)),
        consonants=tuple(dict.fromkeys(consonants(sound) for sound in sounds)),
        skeletons=_skeletons(sounds, writing),
        weight=weight,
        initial=initial,
        also=frozenset(also),
    )


@lru_cache(maxsize=1 << 14)
def read(text: str) -> Read:
    """The readings of a folded word, and what it weighs."""
    writing = writing_of(text)
    if writing is Writing.ABJAD:
        text = as_read(text)
    initial = is_initial(text)
    romans = tuple(dict.fromkeys(_romans(text, writing))) or ("",)
    also = in_latin(text) if writing is Writing.EAST_ASIAN else ()
    return Read(text, writing, romans, _weight(text, writing, initial=initial), initial, also)


@lru_cache(maxsize=1 << 16)
def weight_of(text: str) -> float:
    """What a folded word weighs, as `word` has it, without the rest of its analysis."""
    writing = writing_of(text)
    if writing is Writing.ABJAD:
        text = without_article(text)
    return _weight(text, writing, initial=is_initial(text))


def is_initial(text: str) -> bool:
    """Whether a folded word is one letter of an alphabet or an abjad."""
    return len(text) == 1 and writing_of(text) is not Writing.EAST_ASIAN


def _romans(text: str, writing: Writing) -> list[str]:
    if writing is Writing.ABJAD:
        return [_ascii(roman) for roman in _abjad_romans(text)]
    roman = _ascii(anyascii(text))
    if writing is Writing.EAST_ASIAN:
        roman = roman or _by_code(text)
        pinyin = roman.replace("x", "sh").replace("q", "ch")
        return [*in_japan_alone(text), roman, *KOREAN_FAMILY_NAMES.get(text, ()), *written(text), pinyin]
    if writing is Writing.LATIN:
        return [roman, *_respelt(text)]
    known = SHORTENED.get(text) or read_as(text, MOST_READ_AS)
    if known:
        return list(known)
    return [re.sub(r"(?<=[iy])y$", "", each) for each in (roman, *_read_otherwise(text, roman))]


def _by_code(text: str) -> str:
    """Letters for characters of which no reading is known, so that a name with them is found by them."""
    return "".join("abcdefghijklmnop"[int(digit, 16)] for letter in text for digit in f"{ord(letter):x}")


def _read_otherwise(text: str, roman: str) -> list[str]:
    """Other readings of Cyrillic: х as the h of foreign names (Хотару, Рабах), у before a vowel as their w (Уорхэм),
    ё as yo, though it is often typed е. Two Greek letters that are one sound (Μπάμπης, Babis). Of Armenian, and the
    Amharic gn (ደሳለኝ, Desalegn)."""
    found = [roman.replace("kh", "h")] if "х" in text else []
    for letters, read in (("ё", "йо"), (_W_BEFORE_VOWEL, "в")):
        other = re.sub(letters, read, text)
        if other != text:
            found.append(_ascii(anyascii(other)).replace("kh", "h"))
    if "\u0370" <= text[0] <= "\u03ff" and _GREEK_TWO.search(text):
        found.append(_ascii(anyascii(_GREEK_TWO.sub(lambda two: _GREEK_ONE[two[0]], text))))
    if "\u0531" <= text[0] <= "\u0587":
        found.append(_armenian(text))
    if "\u1200" <= text[0] <= "\u137f" and "ny" in roman:
        found.append(roman.replace("ny", "gn"))
    return found


def _armenian(text: str) -> str:
    """As names are written: ու as u (letter by letter it is ow), ռ as r, ո as vo and ե as ye where a word begins."""
    begun = {"ո": "vo", "ե": "ye"}.get(text[0], "") if not text.startswith("ու") else ""
    rest = text[1:] if begun else text
    return begun + _ascii(anyascii(rest.replace("ու", "u").replace("ռ", "ր")))


def _respelt(text: str) -> list[str]:
    """Other Latin spellings that passports give: umlauts with e, the ring as aa; a j that may be a y (Juri, Sergej);
    the x of Pinyin as it sounds (Xi, Xu)."""
    spelt = [text.translate(_UMLAUTS)] if not text.isascii() else []
    spelt += [text.replace("j", "y")] if "j" in text else []
    spelt += ["sh" + text[1:]] if _PINYIN_X.match(text) else []
    return [_ascii(anyascii(other)) for other in spelt]


def _ascii(text: str) -> str:
    if text.isascii() and text.isalpha() and text.islower():
        return text
    return re.sub(r"[^a-z]", "", text.lower())


def without_article(text: str) -> str:
    """An Arabic word without its joined article, when enough is left to be a name."""
    return text[2:] if text.startswith("ال") and len(text) > 4 else text


def as_read(text: str) -> str:
    """An Arabic word without its joined article, and its Allah at the end as it is spoken behind another word: the
    vowel before the l is that word's (Hedayatollah, Hidayatullah)."""
    text = without_article(text)
    return text[:-4] + "له" if text.endswith("الله") and len(text) > 4 and text != "عبدالله" else text


def _abjad_romans(text: str) -> list[str]:
    """Readings of an abjad word, the likeliest first: letters that can be a vowel or a consonant are read as each.

    Between two letters that would be read as one (the s and the h of Suhail) stands a vowel, as there mostly does.
    """
    for letters, one in LETTER_GROUPS:
        text = text.replace(letters, one)
    readings = [""]
    for place, letter in enumerate(text):
        options = _options(letter, first=place == 0, last=place == len(text) - 1)
        readings = [_beside(reading, option) for reading in readings for option in options][:_ALTERNATIVES]
    return readings


def _beside(reading: str, letter: str) -> str:
    return f"{reading}a{letter}" if reading[-1:] + letter[:1] in _READ_AS_ONE else reading + letter


@lru_cache(maxsize=1 << 10)
def _options(letter: str, *, first: bool, last: bool) -> tuple[str, ...]:
    if letter in {"ا", "ع", "א", "ע"}:
        return ("a",) if first or letter in {"ا", "א"} else ("",)
    if letter in {"و", "ו"}:
        return ("v", "u") if first else ("u", "v")
    if letter in {"ی", "י"}:
        return ("y",) if first else ("i",)
    if letter in {"ه", "ה"} and last:
        return ("a",)
    by_class: dict[str, str] = {}
    for sound, cost in LETTERS.get(letter, {}).items():
        if sound and cost <= 0.05:
            by_class.setdefault(skeleton(sound), _SPELT.get(sound, sound))
    return tuple(by_class.values()) or ("",)


def _skeletons(sounds: tuple[str, ...], writing: Writing) -> frozenset[str]:
    """Coarse consonants; a v or w inside is also left out, since it may have been a vowel."""
    found = {skeleton(sound) for sound in sounds}
    if writing is Writing.LATIN:
        found |= {skeleton(_SILENT_W.sub("", sound)) for sound in sounds if "w" in sound}
        found |= {skeleton(_SOFT_G.sub("j", sound)) for sound in sounds if "g" in sound}
    return frozenset(found - {"", "*"}) or frozenset(found)


def east_asian_skeleton(sound: str) -> str:
    """The consonants that East Asian scripts keep apart."""
    return consonants(east_asian(sound))


def _weight(text: str, writing: Writing, *, initial: bool) -> float:
    plain = text if text.isascii() or writing is not Writing.LATIN else _ascii(anyascii(text))  # Lê is LE on passports
    if plain in PARTICLES or text in NATIVE_PARTICLES:
        return PARTICLE
    if plain in HONORIFICS or text in NATIVE_HONORIFICS:
        return HONORIFIC
    if initial:
        return INITIAL
    return 1.0 if writing is Writing.EAST_ASIAN else WEIGHT_BY_LENGTH.get(len(text), 1.0)
