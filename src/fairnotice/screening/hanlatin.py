"""A name in Han characters as names in Latin letters: what it is searched as, beside its characters."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product

from fairnotice.screening.hanreadings import (
    CANTON,
    HABITS,
    HOKKIEN,
    JAPAN,
    OVERSEAS,
    PINYIN,
    WADE_GILES,
    Way,
    syllables,
    ways,
)
from fairnotice.screening.hantable import is_han, table
from fairnotice.screening.kana import all_kana, hiragana, in_latin

MOST_NAMES = 24
"""Names in Latin letters as which one in Han characters is searched."""
_OF_TODAY = 3
"""Spellings of a family name overseas that go with a given name in another habit: older ones (Oei, Uy) do not."""


@lru_cache(maxsize=1 << 14)
def names_in_latin(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name with Han words as names in Latin letters, each in one habit throughout: what it is searched as as well.

    Chinese names overseas have the family name so, and the given name likewise, in Pinyin or as in Hong Kong. Words in
    kana are read as passports write them.
    """
    han = [at for at, text in enumerate(name) if is_han(text) and not all_kana(text)]
    written = tuple(in_latin(hiragana(text)) or text if all_kana(text) else text for text in name)
    if not han:
        return (written,) if written != name else ()
    if len(han) > 3:
        return ()
    name = written
    found: dict[tuple[str, ...], float] = {}
    spelt = {habit: {at: [way for way in ways(name[at]) if way.habit == habit] for at in han} for habit in HABITS}
    pinyin = {at: spelt[PINYIN][at] or [Way("".join(syllables(name[at])), PINYIN, 0.0)] for at in han}
    spelt[WADE_GILES] = {at: spelt[WADE_GILES][at] or pinyin[at] for at in han}
    _add(found, name, {at: [way for way in ways(name[at]) if way.habit == JAPAN] for at in han})
    _add(found, name, pinyin)
    _add(found, name, spelt[CANTON])
    _add(found, name, spelt[WADE_GILES])
    for first in han:
        if overseas := spelt[OVERSEAS][first]:
            _add(found, name, {**spelt[HOKKIEN], first: overseas})
            for rest in (spelt[CANTON], pinyin):
                _add(found, name, {**rest, first: overseas[:_OF_TODAY]})
        if len(han) == 2 and len(name[first]) == 2 and name[first] in table().chinese:
            found[tuple(one for at in han for one in syllables(name[at]))] = 0.0
    said = [one for one in found if all(one)]  # of some characters no reading is known
    return tuple(sorted(said, key=lambda one: (found[one], one))[:MOST_NAMES])


def _add(found: dict[tuple[str, ...], float], name: Sequence[str], spelt: Mapping[int, Sequence[Way]]) -> None:
    """Every way to write the words at these places."""
    for chosen in product(*spelt.values()):
        read = dict(zip(spelt, chosen, strict=True))
        whole = tuple(read[at].latin if at in read else text for at, text in enumerate(name))
        cost = sum(way.cost for way in chosen)
        found[whole] = min(found.get(whole, 1e9), cost)
