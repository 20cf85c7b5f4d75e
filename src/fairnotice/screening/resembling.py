"""Names that resemble each other and are two: Hassan and Hussain, Daniel and Daniela, Fernandez and Hernandez.

Brothers and sisters, twins above all, often bear such names and share everything else that a list gives. The table is
stated by hand, from general knowledge and from no list of people. A line of `resembling.tsv` holds names of which each
is another one than every other of that line; a name is a few spellings, known by their sound. Names that people or
registers take for one (Fatima and Fatma, Ivanov and Ivanova) are not in it, and a name that is not in it is never told
from a misspelling.
"""

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from fairnotice.screening.sound import folded, phones
from fairnotice.screening.transliterate import Writing, read

_WITH_VOWELS = frozenset({Writing.LATIN, Writing.ALPHABET})


@lru_cache(maxsize=1 << 14)
def are_two_names(one: str, other: str) -> bool:
    """Whether two folded words are two names that resemble each other. Only where both scripts write vowels."""
    mine, theirs = _places_of(one), _places_of(other)
    if not mine or not theirs or _sounds(one) & _sounds(other):
        return False
    lines = {line for line, _name in theirs}
    return mine.isdisjoint(theirs) and any(line in lines for line, _name in mine)


def _places_of(text: str) -> frozenset[tuple[int, int]]:
    known = _by_sound()
    return frozenset(place for sound in _sounds(text) for place in known.get(sound, ()))


def _sounds(text: str) -> frozenset[str]:
    found = read(text)
    return frozenset(folded(phones(roman)) for roman in found.romans) if found.writing in _WITH_VOWELS else frozenset()


@cache
def _by_sound() -> dict[str, frozenset[tuple[int, int]]]:
    """The line and the name on it, by the sound of each spelling."""
    found: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    text = files("fairnotice.screening").joinpath("resembling.tsv").read_text(encoding="utf-8")
    for line, names in enumerate(text.splitlines()):
        for place, spellings in enumerate(names.split("\t")):
            for spelling in spellings.split():
                for sound in _sounds(spelling):
                    found[sound].add((line, place))
    return {sound: frozenset(places) for sound, places in found.items()}
