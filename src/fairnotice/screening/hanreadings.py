"""Names in Han characters as they are read elsewhere than in Mandarin: in Japan, Hong Kong, Taiwan, South-East Asia.

How likely a reading is counts the language as well: a name whose characters no Japanese name has is not read in
Japanese, and a reading that one bearer in a hundred has says less than one that all have.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from math import exp, log
from typing import NamedTuple

from anyascii import anyascii

from fairnotice.screening.hannames import chinese_family, chinese_given, japanese_family, japanese_given, parted
from fairnotice.screening.hantable import is_han, kana, readings_told, repeated, table
from fairnotice.screening.kana import all_kana, hiragana
from fairnotice.screening.kana import in_latin as kana_in_latin
from fairnotice.screening.wadegiles import wade_giles

JAPAN, CANTON, WADE_GILES, OVERSEAS, PINYIN = "japan", "canton", "wade-giles", "overseas", "pinyin"
HOKKIEN = "hokkien"
"""Given names beside family names that are spelt as overseas."""


class Way(NamedTuple):
    """One way to write a word in Latin letters, in which habit, and how unlikely that is: nats, 0 for certain."""

    latin: str
    habit: str
    cost: float


HABITS = {CANTON: 0.75, WADE_GILES: 0.75, OVERSEAS: 1.0, HOKKIEN: 1.0, PINYIN: 0.0}
_MOST_FOREIGN = 1.5  # nats that a Chinese reading loses, but for a Japanese family name: few characters of given names
# are in the table
_NOT_SO_FIRST = 0.7  # nats of each further spelling of the same habit
MOST_COST = 5.5
"""Readings less likely than this are left out."""
_KEPT = {JAPAN: 10, CANTON: 5, WADE_GILES: 2, OVERSEAS: 5, HOKKIEN: 4, PINYIN: 3}
_BEAM = 32
_LONGEST_GIVEN = 2
_SHORTEST_FULL, _LONGEST_FULL = 3, 7
MOST_LATIN, LONGEST_LATIN = 20, 20
"""Readings of a word that are compared, and the first length that is too long."""


@lru_cache(maxsize=1 << 14)
def ways(text: str) -> tuple[Way, ...]:
    """How a word may be written in Latin letters besides Mandarin's Pinyin, the likeliest of each habit first."""
    if not is_han(text):
        return ()
    whole = repeated(text)
    as_family, as_given = japanese_family(whole), japanese_given(whole)
    japanese = _either(as_family, as_given)
    chinese = _either(chinese_family(whole), chinese_given(whole))
    both = _either(japanese, chinese)
    found = [*_best(JAPAN, _in_japan(whole, as_family - japanese, as_given - japanese), (japanese - both) / 2)]
    more = (chinese - both) / 2
    more = more if whole in table().names else min(more, _MOST_FOREIGN)
    spelt_so = (
        (CANTON, _canton),
        (WADE_GILES, _wade_giles),
        (OVERSEAS, _overseas),
        (HOKKIEN, _hokkien),
        (PINYIN, _pinyin),
    )
    for habit, spelt in ((habit, spells(whole)) for habit, spells in spelt_so):
        found += _best(habit, {one: at * _NOT_SO_FIRST for at, one in enumerate(spelt)}, HABITS[habit] + more)
    return tuple(found)


def in_latin(text: str) -> tuple[str, ...]:
    """The likeliest readings of a word in every habit, vowels short; none too long for the kernels.

    Of a word in kana its one reading; of one that is a full name of Japan also that of both its parts.
    """
    if all_kana(text):
        found = {vowels_short(spelt): None} if (spelt := kana_in_latin(hiragana(text))) else {}
        return tuple(one for one in found if len(one) < LONGEST_LATIN)
    found = {}
    for way in sorted((*_full_name(text), *ways(text)), key=lambda way: way.cost):
        found[vowels_short(way.latin)] = None
    return tuple(one for one in found if len(one) < LONGEST_LATIN)[:MOST_LATIN]


def _full_name(text: str) -> list[Way]:
    """How a full name of Japan without a space is read, the likeliest first."""
    if not _SHORTEST_FULL <= len(text) <= _LONGEST_FULL or text in table().names or not is_han(text[:1]):
        return []
    parts = parted(text)
    if len(parts) != 2:
        return []
    family, given = ([way for way in ways(part) if way.habit == JAPAN] or _as_kana(part) for part in parts)
    both = [Way(one.latin + other.latin, JAPAN, one.cost + other.cost) for one in family for other in given]
    return sorted((way for way in both if way.cost <= MOST_COST), key=lambda way: way.cost)[: _KEPT[JAPAN]]


def _as_kana(part: str) -> list[Way]:
    return [Way(kana_in_latin(hiragana(part)), JAPAN, 0.0)] if all_kana(part) else []


def in_japan_alone(text: str) -> list[str]:
    """The usual reading of a family name that only Japan has: Mandarin's does not say whether two are alike."""
    if text.isascii() or (whole := repeated(text)) not in table().names or whole in table().chinese:
        return []
    return [way.latin for way in ways(text) if way.habit == JAPAN][:1]


@lru_cache(maxsize=1 << 14)
def vowels_short(latin: str) -> str:
    """Latin letters without what only lengthens a vowel (Satou, Ohno, Yuuki), and n before b, m and p (Homma)."""
    found = ""
    for at, letter in enumerate(latin):
        if (found[-1:] == "o" and letter in "ouh") or (found[-1:] == "u" and letter == "u"):
            continue
        found += "n" if letter == "m" and latin[at + 1 : at + 2] in {"b", "m", "p"} else letter
    return found


def _either(one: float, other: float) -> float:
    """The cost of one or the other."""
    low, high = min(one, other), max(one, other)
    return low - log(1.0 + exp(low - high))


def _best(habit: str, costs: dict[str, float], more: float) -> Iterator[Way]:
    kept = sorted((cost + more, latin) for latin, cost in costs.items() if latin)[: _KEPT[habit]]
    return (Way(latin, habit, cost) for cost, latin in kept if cost <= MOST_COST)


def _in_japan(text: str, family: float, given: float) -> dict[str, float]:
    """Readings with their costs; `family` and `given`: how unlikely it is that it is the one or the other."""
    found: defaultdict[str, float] = defaultdict(lambda: 1e9)
    told = table()
    known = told.named.get(text)
    readings = readings_told(known) if known else joined(text, told.family)
    for latin, cost in readings.items():
        found[latin] = _either(found[latin], cost + family)
    readings = readings_told(told.single.get(text, "")) if len(text) == 1 else joined(text, told.given)
    for each in (readings, readings_told(told.called.get(text, ""))):
        for latin, cost in each.items():
            found[latin] = _either(found[latin], cost + given)
    return found


def joined(text: str, of: Mapping[str, str]) -> dict[str, float]:
    """The readings of its characters one after the other; none where one is not known."""
    found = {"": 0.0}
    for letter in text:
        each = {_as_ascii(letter): 0.0} if kana(letter) else readings_told(of.get(letter, ""))
        if not each:
            return {}
        longer: dict[str, float] = {}
        for begun, cost in found.items():
            for latin, more in each.items():
                longer[begun + latin] = min(longer.get(begun + latin, 1e9), cost + more)
        found = dict(sorted(longer.items(), key=lambda one: (one[1], one[0]))[:_BEAM])
    return found


def _as_ascii(text: str) -> str:
    return "".join(one for one in anyascii(text).lower() if "a" <= one <= "z")


def _canton(text: str) -> list[str]:
    spelt = [table().canton.get(one, "").split() for one in text]
    return _products(spelt) if len(text) <= 4 else []


def _products(spelt: Sequence[Sequence[str]]) -> list[str]:
    """All together, those of the first spellings first."""
    every = sorted(product(*(enumerate(each) for each in spelt)), key=lambda one: sum(at for at, _ in one))
    return list(dict.fromkeys("".join(latin for _, latin in one) for one in every)) if all(spelt) else []


def _overseas(text: str) -> list[str]:
    return table().overseas.get(text, "").split()


def _hokkien(text: str) -> list[str]:
    if text in table().chinese or len(text) > _LONGEST_GIVEN:
        return []
    return _products([table().hokkien.get(one, "").split() for one in text])


def syllables(text: str) -> list[str]:
    """The Pinyin of each character."""
    return [table().mandarin.get(one) or _as_ascii(one) for one in text]


def _pinyin(text: str) -> list[str]:
    """Where Pinyin has ü, which papers write yu, v or u; and where the general romanisation has another reading."""
    whole = "".join(syllables(text)) if len(text) <= 4 else ""
    if "v" in whole:
        return [whole.replace("v", "yu"), whole, whole.replace("v", "u")]
    return [whole] if any(one in table().mandarin for one in text) else []


def _wade_giles(text: str) -> list[str]:
    read = syllables(text)
    spelt = ["".join(wade_giles(one) for one in read)]
    if "yi" in read:
        spelt.append("".join("i" if one == "yi" else wade_giles(one) for one in read))
    return [one for one in spelt if one != "".join(read)] if len(text) <= 4 else []


@lru_cache(maxsize=1 << 14)
def doubt(native: str, other: str) -> float:
    """Bits that a word in Latin letters or kana loses which is how a Han word may be read: how unlikely that is."""
    latin = other if other.isascii() else kana_in_latin(hiragana(other))
    costs = [way.cost for way in ways(native) if vowels_short(way.latin) == vowels_short(latin)]
    return min(costs) / log(2) if costs and latin != "".join(syllables(native)) else 0.0
