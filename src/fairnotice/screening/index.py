"""Which entries are worth comparing: an inverted index over rough forms of the words of names.

Keys of a word: its consonant skeletons, long ones also with one consonant left out; its sounds with one left out; of
shorter skeletons the same where one side writes no vowels; for East Asian scripts the consonants that they keep apart.
Neighbouring words are also indexed joined, names of Korea as wholes. A listed name is worth comparing when enough words
of the query find it, an entry also when a document number is the same or looks it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil

from fairnotice.screening.alignment import Part, all_weak, joined_parts, single_parts
from fairnotice.screening.chosen import Chosen
from fairnotice.screening.compare.documents import number_key
from fairnotice.screening.compare.names import Best, Worth, best_pair
from fairnotice.screening.entry import Entry
from fairnotice.screening.hanlatin import names_in_latin
from fairnotice.screening.initials import readings_of
from fairnotice.screening.koreannames import korean_keys
from fairnotice.screening.normalise import MOST_WORDS, words
from fairnotice.screening.query import Query
from fairnotice.screening.short_forms import word_found_by
from fairnotice.screening.transliterate import Word, Writing, east_asian_skeleton

_SHORTEST_WITH_ONE_LEFT_OUT = 4
_NEEDED = (0, 1, 2, 2, *(ceil(0.6 * size) for size in range(4, MOST_WORDS + 1)))
"""How many words must be found, by the number of words of the shorter name: with fewer no name would be alike."""


class Index:
    """The keys of a list of entries, by their places in it. Built once, never changed. Every name must be readable."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._names: list[tuple[int, str]] = []  # the entry's place and the name as written
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)  # places in the list of names
        self._by_weak: defaultdict[str, set[int]] = defaultdict(set)  # the same of particles and titles beside names
        self._sizes: list[int] = []  # how many words each name has
        self._by_korean: defaultdict[str, set[int]] = defaultdict(set)  # places in the list of names
        self._documents: defaultdict[str, set[int]] = defaultdict(set)  # places of entries
        for place, entry in enumerate(entries):
            for document in (document for identity in entry.identities for document in identity.documents):
                self._documents[number_key(document.number)].add(place)
            texts = dict.fromkeys(name.text for identity in entry.identities for name in identity.names)
            for text in texts:
                self._add(place, text)

    def _add(self, place: int, text: str) -> None:
        for key in korean_keys(words(text)):
            self._by_korean[key].add(len(self._names))
        for name in _searched_as(words(text)):
            self._add_words(place, text, name)

    def _add_words(self, place: int, text: str, name: tuple[str, ...]) -> None:
        singles, joins = _strong(name)
        number = len(self._names)
        self._names.append((place, text))
        self._sizes.append(len(singles))
        for part in (*singles, *joins):
            for key in keys(part.text):
                self._by_key[key].add(number)
        for part in single_parts(name):
            for key in keys(part.text) if part.weak else ():
                self._by_weak[key].add(number)

    def best_pair(self, traveller: Sequence[str], entry: Sequence[str], worth: Worth) -> Best | None:
        """By the rules in words."""
        return best_pair(traveller, entry, worth)

    def candidates(self, queries: Sequence[Query], _at_least: float) -> list[Chosen]:
        """The entries worth comparing with each traveller: all of them, however many."""
        return [Chosen(self._of(query)) for query in queries]

    def _of(self, query: Query) -> dict[int, frozenset[str] | None]:
        read = [one for name in query.names for one in _searched_as(words(name))]
        numbers = {number for name in read for number in self._by_name(name)}
        keys_of_whole = [key for name in query.names for key in korean_keys(words(name))]
        numbers = numbers.union(*(self._by_korean[key] for key in keys_of_whole if key in self._by_korean))
        names: defaultdict[int, set[str]] = defaultdict(set)
        for number in numbers:
            place, text = self._names[number]
            names[place].add(text)
        found: dict[int, frozenset[str] | None] = {place: frozenset(texts) for place, texts in names.items()}
        for document in query.documents:
            found.update(dict.fromkeys(self._documents.get(number_key(document.number), ())))
        return found

    def _by_name(self, name: tuple[str, ...]) -> Iterator[int]:
        singles, joins = _strong(name)
        found: defaultdict[int, int] = defaultdict(int)
        only_weak = all_weak(name)
        for part in single_parts(name):  # those that are weak here may be a name of weak words only
            for number in self._numbers_of(part.text, weak=only_weak):
                found[number] += 1
        for join in joins:
            for number in self._numbers_of(join.text):
                found[number] = max(found[number], len(join.places))
        for number, count in found.items():
            if count >= _NEEDED[min(len(singles), self._sizes[number])]:
                yield number

    def _numbers_of(self, text: str, *, weak: bool = False) -> set[int]:
        tables = (self._by_key, self._by_weak) if weak else (self._by_key,)
        return set().union(*(table[key] for key in lookups(text) for table in tables if key in table))


def _searched_as(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (*readings_of(name), *names_in_latin(name))


def _strong(name: tuple[str, ...]) -> tuple[list[Part], list[Part]]:
    """The words worth a key, and the joins of at most three."""
    singles, joins = single_parts(name), joined_parts(name)
    named = [part for part in singles if not part.weak]
    return named or list(singles), [part for part in joins if len(part.places) <= 3 and not part.weak]


@lru_cache(maxsize=1 << 15)
def keys(text: str) -> frozenset[str]:
    """What a listed word is found by."""
    own, common, _ = keys_apart(text)
    return frozenset((*own, *common))


@lru_cache(maxsize=1 << 15)
def lookups(text: str) -> frozenset[str]:
    """What a traveller's word looks for."""
    _, common, asked = keys_apart(text)
    return frozenset((*common, *asked))


def keys_apart(text: str) -> tuple[list[str], list[str], list[str]]:
    """The keys of a word: see `keys_of`. A short form of a name is found by that name as well."""
    return keys_of(word_found_by(text))


def keys_of(found: Word) -> tuple[list[str], list[str], list[str]]:
    """The keys that only a listed word has, those of both, and those that only a traveller's word looks for.

    East Asian forms, and shortened skeletons of few consonants, are for words of which one at least is East Asian or
    writes no vowels.
    """
    asian, abjad = found.writing is Writing.EAST_ASIAN, found.writing is Writing.ABJAD
    own: list[str] = []
    common = [f"= {found.text}"]
    asked: list[str] = []
    for bones in found.skeletons:
        if len(bones.lstrip("*")) < 2:
            continue
        common.append(f"s {bones}")
        if len(bones) < _SHORTEST_WITH_ONE_LEFT_OUT and not abjad:
            continue
        common.append(f"t {bones}")  # what a longer one is with one left out
        if len(bones) > _SHORTEST_WITH_ONE_LEFT_OUT:
            common += [f"t {short}" for short in _one_left_out(bones)]
        elif abjad:
            common += [f"u {short}" for short in _one_left_out(bones)]
            asked += [f"v {short}" for short in _one_left_out(bones)]
        else:
            own += [f"v {short}" for short in _one_left_out(bones)]
            asked += [f"u {short}" for short in _one_left_out(bones)]
    for sound in found.folded:
        common += [f"d {short}" for short in _one_left_out(sound)]
    for sound in found.sounds:
        far = east_asian_skeleton(sound)
        (common if asian else asked).append(f"h {far}")
        (asked if asian else own).append(f"l {far}")
    return _once(own), _once(common), _once(asked)


def _once(keys: list[str]) -> list[str]:
    return list(dict.fromkeys(keys))


def _one_left_out(text: str) -> Iterable[str]:
    if len(text) < _SHORTEST_WITH_ONE_LEFT_OUT:
        return (text,)
    return dict.fromkeys([text, *[text[:place] + text[place + 1 :] for place in range(len(text))]])
