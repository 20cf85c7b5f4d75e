"""How syllables and family names of Korea are written in Latin letters (`korean.tsv`), and what is read in a spelling.

The table is our own writing of general knowledge: how the Revised and the McCune-Reischauer romanisation (without its
marks, as North Korea's papers have it) write each part of a syllable, and how people write it who follow neither
(Young, Hee, Soo, Lee, Park). Each way has a cost, tenths of nats: how much less usual it is than the most usual one, by
judgement. No list of people was read for it. A line is of

    begin, vowel, end   a part of a syllable        open        a vowel where no consonant follows
    together            a beginning with its vowel  syllable    a whole one: what its parts do not say
    given               syllables of given names, and what the rarer ones lose
    family              a family name

It is loaded when a family name of Korea is met in any script, and not before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

MOST_COST = 6.0
"""Nats of a name's spelling: what is less usual is not read as Korean."""
MOST_SYLLABLES = 3
"""Of a given name."""
_MOST_OF_ONE = 4.5  # nats of one syllable
_MOST_READINGS = 24
_BEGINS, _VOWELS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_ENDS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST, _LAST, _OF_ONE = 0xAC00, 0xD7A3, len(_ENDS)
_SOFT = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
"""Vowels before which the South leaves out an r at the beginning of a word: 리 and 이, 룡 and 용."""
_HARD = {"라": "나", "란": "난", "락": "낙", "람": "남", "래": "내", "로": "노", "루": "누", "뢰": "뇌"}
"""Beginnings whose r the South says as n: of family names, and of given names in Han characters."""

Costs = Mapping[str, float]


class Table(NamedTuple):
    """The table as it stands: of each sort the ways to write what a line is of, with their costs in nats."""

    parts: dict[str, dict[str, dict[str, float]]]
    given: dict[str, float]
    family: dict[str, dict[str, float]]


def is_hangul(text: str) -> bool:
    """Whether a word is in Hangul syllables throughout."""
    return all(_FIRST <= ord(letter) <= _LAST for letter in text)


def parts_of(syllable: str) -> tuple[str, str, str]:
    """Beginning, vowel and end of a Hangul syllable; the end may be empty."""
    begin, rest = divmod(ord(syllable) - _FIRST, len(_VOWELS) * _OF_ONE)
    return _BEGINS[begin], _VOWELS[rest // _OF_ONE], _ENDS[rest % _OF_ONE]


def as_in_south(text: str) -> str:
    """A given name as the South writes it: without an r at its beginning, where that is followed by i or y."""
    begin, vowel, end = parts_of(text[0])
    return _joined("ㅇ", vowel, end) + text[1:] if begin == "ㄹ" and vowel in _SOFT else text


def family_as_in_south(text: str) -> str:
    """A family name so: 리 is 이, 로 is 노."""
    south = as_in_south(text)
    return _HARD.get(south[0], south[0]) + south[1:]


def _joined(begin: str, vowel: str, end: str) -> str:
    place = _BEGINS.index(begin) * len(_VOWELS) + _VOWELS.index(vowel)
    return chr(_FIRST + place * _OF_ONE + _ENDS.index(end))


def is_given(syllable: str) -> bool:
    """Whether a syllable is one of given names."""
    return syllable in _table().given


def families_in_hangul() -> frozenset[str]:
    """The family names of the table, in their own letters, as the South writes them."""
    return _families()


@cache
def _families() -> frozenset[str]:
    return frozenset(_table().family)


@cache
def families_in_latin() -> dict[str, dict[str, float]]:
    """Spellings of family names: which each may be, and its cost."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for name, spellings in _table().family.items():
        for latin, cost in spellings.items():
            found[latin][name] = cost
    return dict(found)


@lru_cache(maxsize=1 << 10)
def usual_family(text: str) -> str:
    """The most usual spelling of a family name of the table."""
    return _cheapest(_table().family[text])


@lru_cache(maxsize=1 << 14)
def usual_given(text: str) -> str:
    """And of a given name in Hangul."""
    return "".join(_cheapest(ways_to_write(syllable)) for syllable in text)


def _cheapest(spellings: Costs) -> str:
    return min(spellings.items(), key=lambda one: (one[1], one[0]), default=("", 0.0))[0]


@lru_cache(maxsize=1 << 14)
def given_in_latin(text: str) -> Costs:
    """The given names, or parts of one, that a Latin word may stand for, the likeliest first, with their costs."""
    if not text:
        return {}
    known = _spellings()
    ends: list[dict[str, float]] = [{"": 0.0}, *({} for _ in text)]  # readings of the letters up to each place
    for at in range(len(text)):
        begun = ends[at]
        for long in range(1, min(_longest(), len(text) - at) + 1) if begun else ():
            for syllable, cost in known.get(text[at : at + long], {}).items():
                to = ends[at + long]
                for before, so_far in begun.items():
                    if len(before) < MOST_SYLLABLES and so_far + cost <= MOST_COST:
                        whole = before + syllable
                        to[whole] = min(to.get(whole, MOST_COST), so_far + cost)
    return likeliest(ends[-1])


def likeliest(readings: Costs) -> Costs:
    """As many of them as are kept."""
    return dict(sorted(readings.items(), key=lambda one: (one[1], one[0]))[:_MOST_READINGS])


@cache
def _longest() -> int:
    return max(map(len, _spellings()))


@cache
def _spellings() -> dict[str, dict[str, float]]:
    """Which syllables of given names a spelling may be, with their costs."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for syllable, rare in _table().given.items():
        for latin, cost in ways_to_write(syllable).items():
            if cost <= _MOST_OF_ONE:
                found[latin][syllable] = cost + rare
    return dict(found)


@lru_cache(maxsize=1 << 11)
def ways_to_write(syllable: str) -> dict[str, float]:
    """How a syllable is written, the most usual way at no cost."""
    sort, (begin, vowel, end) = _table().parts, parts_of(syllable)
    vowels = sort["vowel"][vowel] | (sort["open"].get(vowel, {}) if not end else {})
    begun = {
        first + then: cost + more
        for (first, cost), (then, more) in product(sort["begin"][begin].items(), vowels.items())
    }
    begun = sort["together"].get(begin + vowel, begun)
    ends = sort["end"].get(end, {}) if end else {"": 0.0}
    found: dict[str, float] = {}
    for (first, cost), (then, more) in product(begun.items(), ends.items()):
        found[first + then] = min(found.get(first + then, 1e9), cost + more)
    found |= sort["syllable"].get(syllable, {})
    least = min(found.values(), default=0.0)
    return {latin: cost - least for latin, cost in found.items()}


@cache
def _table() -> Table:
    """The table, read once."""
    return read(files("fairnotice.screening").joinpath("korean.tsv").read_text(encoding="utf-8").splitlines())


def read(lines: Iterable[str]) -> Table:
    """The table of these lines."""
    parts: dict[str, dict[str, dict[str, float]]] = {
        sort: {} for sort in ("begin", "vowel", "open", "end", "together", "syllable")
    }
    table = Table(parts, {}, {})
    for line in lines:
        sort, of, *rest = line.split("\t")
        if sort == "given":
            table.given.update(dict.fromkeys(rest[0], float(of) / 10))
            continue
        costs = {latin: float(cost) / 10 for latin, cost in zip(rest[::2], rest[1::2], strict=True)}
        (table.family if sort == "family" else parts[sort])[of] = costs
    return table
