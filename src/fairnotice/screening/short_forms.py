"""Short forms of given names: Bill is William, Pepe is José, Vova is Vladimir.

From general knowledge of each language, not from any list of people. Only forms that documents, lists and newspapers
give for a name are here, none that a single person is called by. A short form of several names stands for each of
them. `short_forms.tsv` has them by language: spellings of a name, and its short forms. A name is known by its sound, a
short form by its letters; both in any alphabet.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from fairnotice.screening.sound import folded, phones
from fairnotice.screening.transliterate import Read, Word, Writing, read, word, word_of

MOST_NAMES = 3
"""So many names a short form is found by: the engine keeps no more readings of a word."""
_SPELT_ALIKE = 0.7
"""Names as alike as this are found by one another."""


def same_by_short_form(one: str, other: str) -> bool:
    """Whether one folded word is a short form of the other, or both are of one name."""
    mine, theirs = _short_of(one), _short_of(other)
    if not mine and not theirs:
        return False
    return not mine.isdisjoint(theirs | _sounds(other)) or not theirs.isdisjoint(_sounds(one))


@lru_cache(maxsize=1 << 14)
def any_short(name: tuple[str, ...]) -> bool:
    """Whether a word of the name is a short form."""
    return any(map(is_short, name))


def is_short(text: str) -> bool:
    """Whether a folded word is a short form."""
    return bool(_short_of(text))


@lru_cache(maxsize=1 << 14)
def found_by(text: str) -> Read:
    """How a folded word is read where it is looked for: also as the names that it is short for.

    Of names that are spelt alike one is enough, and there are few in all.
    """
    reading = read(text)
    kept: list[str] = []
    for name in _names_of(reading) if is_short(text) else ():
        if all(OSA.normalized_similarity(name, other) < _SPELT_ALIKE for other in kept):
            kept.append(name)
    return reading._replace(romans=(*reading.romans, *kept[:MOST_NAMES]))


@lru_cache(maxsize=1 << 14)
def word_found_by(text: str) -> Word:
    """The same word with all its forms."""
    return word_of(found_by(text)) if is_short(text) else word(text)


@lru_cache(maxsize=1 << 16)
def _short_of(text: str) -> frozenset[str]:
    """The sounds of the names that a word is short for."""
    if text.isascii() and "j" not in text and text not in _by_short():
        return frozenset()  # as nearly every word: told at once
    return frozenset(map(_sound, _names_of(read(text))))


def _names_of(reading: Read) -> dict[str, None]:
    if reading.writing not in {Writing.LATIN, Writing.ALPHABET}:
        return {}  # the others are not read surely enough
    return dict.fromkeys(name for roman in reading.romans for name in _by_short().get(roman, ()))


@lru_cache(maxsize=1 << 16)
def _sounds(text: str) -> frozenset[str]:
    return frozenset(map(_sound, read(text).romans))


def _sound(roman: str) -> str:
    return folded(phones(roman))


@cache
def _by_short() -> dict[str, tuple[str, ...]]:
    """The names of each short form, in the order of the table."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for names, forms in table():
        for form in forms:
            found[form].update(dict.fromkeys(names))
    return {form: tuple(names) for form, names in found.items()}


def table() -> Iterator[tuple[list[str], list[str]]]:
    """Each line: spellings of a name, and its short forms."""
    text = files("fairnotice.screening").joinpath("short_forms.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        _language, names, forms = line.split("\t")
        yield names.split(), forms.split()
