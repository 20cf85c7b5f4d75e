"""Names of Korea, however they are written: which family name and which given names one may stand for.

A name is read as Korean only as a whole: a family name of the table, first or last, beside one to three syllables of a
given name, in Hangul or in Latin letters, in one word or in several, or in Han characters as Koreans read them. Two
names agree when some Hangul may be both, of which one is in Latin letters or Hangul.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from fairnotice.screening.hanja import family_in_hangul, given_in_hangul, is_hanja
from fairnotice.screening.korean import (
    MOST_COST,
    MOST_SYLLABLES,
    Costs,
    as_in_south,
    families_in_hangul,
    families_in_latin,
    family_as_in_south,
    given_in_latin,
    is_hangul,
    likeliest,
    parts_of,
    usual_family,
    usual_given,
)
from fairnotice.screening.transliterate import Writing, read, writing_of

MOST_TOGETHER = 7.5
"""Nats of the spellings of two names that agree."""
MOST_KEYS = 6
"""Keys by which a name is found."""
_MOST_WORDS = 5
_LONGEST = 24  # letters of one word
_OTHER_ALPHABETS, _EAST_ASIA = "\u0250", "\u1e00"
"""Between them no letter of Latin words or of Korea begins a word."""
_MARKS = str.maketrans({"ŏ": "eo", "ǒ": "eo", "ŭ": "eu", "ǔ": "eu"})
"""What McCune and Reischauer's marks say, which is lost where they are left out."""
_NOT_TWO = {1: 1.0, 2: 0.0, 3: 2.0}
"""Nats of a given name in Latin letters by its syllables: nearly all have two."""
_SAME_SOUND = str.maketrans("ㄲㅋㄸㅌㅃㅍㅆㅉㅊㅔㅒㅖㅙㅞㅗㅜㅡㅛㅠㅢ", "ㄱㄱㄷㄷㅂㅂㅅㅈㅈㅐㅑㅕㅚㅚㅓㅓㅓㅕㅕㅣ")


class Reading(NamedTuple):
    """One way to read a name: where its family name stands, which that and the given name may be, and their costs."""

    family_at: tuple[int, ...]
    given_at: tuple[int, ...]
    families: Costs
    given: Costs
    hanja: bool = False


class Agreement(NamedTuple):
    """Two names that may be one: the family name and the given name that both may be."""

    family: "Shared"
    given: "Shared"

    @property
    def cost(self) -> float:
        """What the spellings of both cost."""
        return self.family.cost + self.given.cost


class Shared(NamedTuple):
    """Where it stands in either name, how it is usually written in Latin letters, and what the spellings cost."""

    places: tuple[tuple[int, ...], tuple[int, ...]]
    usual: str
    cost: float


def readings(name: tuple[str, ...]) -> tuple[Reading, ...]:
    """The ways to read the words of a name, as `normalise.words` gives them; none of most names."""
    return _readings(name) if _may_be_korean(name) else ()


def _may_be_korean(name: tuple[str, ...]) -> bool:
    """Whether it is worth a closer look: asked of every name of a list, so that it has to be quick."""
    first = name[0]
    if not 2 <= len(name) <= _MOST_WORDS:
        return False
    if first.isascii():
        known = families_in_latin()
        return first in known or name[-1] in known or (len(name) > 2 and first + name[1] in known)
    return first[0] < _OTHER_ALPHABETS or first[0] >= _EAST_ASIA


@lru_cache(maxsize=1 << 14)
def _readings(name: tuple[str, ...]) -> tuple[Reading, ...]:
    if all(map(is_hangul, name)):
        return tuple(_in_hangul(name))
    if all(map(is_hanja, name)):
        return tuple(_in_hanja(name))
    if not all(writing_of(text) is Writing.LATIN for text in name):
        return ()
    return tuple(_in_latin([read(text.translate(_MARKS)).romans[0] for text in name]))


def _in_hangul(name: Sequence[str]) -> Iterator[Reading]:
    for family_at, given_at in _parted(len(name)):
        family, given = ("".join(name[at] for at in places) for places in (family_at, given_at))
        south = family_as_in_south(family)
        if len(given) <= MOST_SYLLABLES and south in families_in_hangul():
            yield Reading(family_at, given_at, {south: 0.0}, {as_in_south(given): 0.0})


def _in_hanja(name: Sequence[str]) -> Iterator[Reading]:
    """With the family name first, as those of Korea have it; a name that was parted as a Japanese one is none."""
    if len(name) == 2:
        family, given = family_in_hangul(name[0]), given_in_hangul(name[1])
        if given and family in families_in_hangul():
            yield Reading((0,), (1,), {family: 0.0}, given, hanja=True)


def _in_latin(spelt: Sequence[str]) -> Iterator[Reading]:
    for family_at, given_at in _parted(len(spelt)):
        families = families_in_latin().get("".join(spelt[at] for at in family_at))
        if families and (len(family_at) == 1 or all(len(one) == 2 for one in families)):
            given = _given(tuple(spelt[at] for at in given_at))
            if given and sum(len(spelt[at]) for at in given_at) > 1:  # a letter alone is an initial
                yield Reading(family_at, given_at, families, given)


def _parted(words: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The places of the family name and of the given name: the first word or the last one, or the first two."""
    every = tuple(range(words))
    yield every[:1], every[1:]
    yield every[-1:], every[:-1]
    if words > 2:
        yield every[:2], every[2:]


@lru_cache(maxsize=1 << 14)
def _given(spelt: tuple[str, ...]) -> Costs:
    """What some words together may be as a given name. Of several each is a syllable."""
    if len(spelt) > MOST_SYLLABLES or max(map(len, spelt)) > _LONGEST:
        return {}
    found: dict[str, float] = {"": 0.0}
    for text in spelt:
        each = given_in_latin(text)
        longer: dict[str, float] = {}
        for (before, cost), (after, more) in product(found.items(), each.items()):
            whole = before + after
            if (len(after) == 1 or len(spelt) == 1) and cost + more <= MOST_COST:
                longer[whole] = min(longer.get(whole, MOST_COST), cost + more)
        found = longer
    whole_names: dict[str, float] = {}
    for name, cost in found.items():
        south = as_in_south(name)
        whole_names[south] = min(whole_names.get(south, 1e9), cost + _NOT_TWO[len(name)])
    return likeliest({name: cost for name, cost in whole_names.items() if cost <= MOST_COST})


def korean_keys(name: tuple[str, ...]) -> tuple[str, ...]:
    """What a name is found by, the likeliest first: names that agree share one, but for the least likely readings.

    Roughly how it sounds, so that one does for most spellings: 정수, 종수 and 중수 have one.
    """
    return _keys(name) if _may_be_korean(name) else ()


@lru_cache(maxsize=1 << 14)
def _keys(name: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, float] = {}
    for reading in _readings(name):
        for (family, cost), (given, more) in product(reading.families.items(), reading.given.items()):
            key = f"{_rough(family)} {_rough(given)}"
            found[key] = min(found.get(key, 1e9), cost + more)
    return tuple(sorted(found, key=lambda one: (found[one], one))[:MOST_KEYS])


def _rough(text: str) -> str:
    return "".join(part for syllable in text for part in parts_of(syllable)).translate(_SAME_SOUND)


def agreement(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement | None:
    """How two names agree as Korean ones, at the least cost of their spellings; None where they do not."""
    best: Agreement | None = None
    for mine, theirs in product(readings(one), readings(other)):
        if mine.hanja and theirs.hanja:
            continue  # other characters that are read the same are another name
        family, given = _shared(mine.families, theirs.families), _shared(mine.given, theirs.given)
        if family is None or given is None or family[0] + given[0] > MOST_TOGETHER:
            continue
        if best is None or family[0] + given[0] < best.cost:
            best = Agreement(
                Shared((mine.family_at, theirs.family_at), usual_family(family[1]), family[0]),
                Shared((mine.given_at, theirs.given_at), usual_given(given[1]), given[0]),
            )
    return best


def _shared(mine: Costs, theirs: Costs) -> tuple[float, str] | None:
    """The least cost of what both may be, and which that is."""
    return min(((cost + theirs[text], text) for text, cost in mine.items() if text in theirs), default=None)
