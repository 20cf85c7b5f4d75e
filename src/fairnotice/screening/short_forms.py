"""Short forms of given names: Bill is William, Pepe is José, Vova is Vladimir.

From general knowledge of each language, not from any list of people. Only forms that documents, lists and newspapers
give for a name are here, none that a single person is called by. A short form of several names stands for each of
them. `short_forms.tsv` has them by language: spellings of a name, and its short forms. A name is known by its sound, a
short form by its letters; both in any alphabet.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from fairnotice.screening.sound import folded, phones
from fairnotice.screening.transliterate import Read, Word, Writing, read, word, word_of

MOST_NAMES = 6
"""Names by which a short form is found, at most: the engine looks for no more keys of a word."""
_KEPT = 3
"""Names with which it is compared then: the engine keeps no more readings."""
_ONE_FOR_BOTH, _SAME_KEYS = 0.7, 0.85
"""Names as alike as this are compared by one of them; are found by one of them."""


def same_by_short_form(one: str, other: str) -> bool:
    """Whether one folded word is a short form of the other, or both are of one name."""
    if not is_short(one) and not is_short(other):
        return False
    mine, theirs = _short_of(one), _short_of(other)
    return not mine.isdisjoint(theirs | _sounds(other)) or not theirs.isdisjoint(_sounds(one))


def is_short(text: str) -> bool:
    """Whether a folded word is a short form."""
    if text.isascii() and "j" not in text:  # nearly every one, and told at once
        return text in _by_short()
    first = text[0]
    if "\u0590" <= first <= "\u0e7f" or "\u2e80" <= first <= "\u9fff" or "\uac00" <= first <= "\ud7ff":
        return False  # Hebrew, Arabic, and the scripts of India, Thailand and East Asia, as in `_names_of`
    return bool(_short_of(text))


@lru_cache(maxsize=1 << 14)
def found_by(text: str) -> Read:
    """How a folded word is read where it is looked for: also as the names that it is short for.

    Of names that are spelt alike one is enough; those that all are like come first.
    """
    reading = read(text)
    names = tuple(_names_of(reading)) if is_short(text) else ()
    first = _apart(names, _ONE_FOR_BOTH)[:_KEPT]
    more = _apart((*first, *names), _SAME_KEYS)[:MOST_NAMES]
    return reading._replace(romans=(*reading.romans, *more))


def _apart(names: Sequence[str], least: float) -> list[str]:
    """Those that are not as alike as that to one before them."""
    kept: list[str] = []
    for name in names:
        if all(OSA.normalized_similarity(name, other) < least for other in kept):
            kept.append(name)
    return kept


@lru_cache(maxsize=1 << 14)
def word_found_by(text: str) -> Word:
    """The same word with all its forms."""
    return word_of(found_by(text)) if is_short(text) else word(text)


@lru_cache(maxsize=1 << 16)
def _short_of(text: str) -> frozenset[str]:
    """The sounds of the names that a word is short for."""
    return frozenset(map(_sound, _names_of(read(text))))


def _names_of(reading: Read) -> dict[str, None]:
    if reading.writing not in {Writing.LATIN, Writing.ALPHABET} or "\u0900" <= reading.text[0] <= "\u0e7f":
        return {}  # the others are not read surely enough, and the short forms of India and Thailand are not known
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
