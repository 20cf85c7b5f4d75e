"""How a random traveller's name would compare with the listed ones: each score with its chance, for a region and a sex.

Names are drawn from the invented population of `common_names`, and compared as the check compares them. A word of the
listed names that no table has is a rare one, and only the region that the person comes from has it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fairnotice.domain.hit import Comparison
from fairnotice.domain.subject import Name, Sex
from fairnotice.screening.common_names import RARE_FAMILY, RARE_GIVEN, TWO_GIVEN, Region, regions
from fairnotice.screening.compare.names import compare_names
from fairnotice.screening.normalise import words
from fairnotice.screening.similarity import SOUNDS_ALIKE, likeness
from fairnotice.screening.transliterate import Writing, word

_ALIKE = 0.72
"""Words less alike than this are no likeness that raises anything."""

_ACROSS_SCRIPTS = 0.83
"""From here on a word of another script is the one in the table: likenesses across scripts are lower."""

_CLOSE = 0.9
"""A second given name counts from here."""

Chances = tuple[tuple[Comparison, float], ...]


@dataclass(frozen=True, slots=True)
class Rare:
    """The words of the listed names that are in no table, by what they are."""

    family: frozenset[str]
    given: frozenset[str]


@lru_cache(maxsize=512)
def name_chances(names: tuple[Name, ...], region: Region, sex: Sex, at_home: bool, rarity: float) -> Chances:
    """Each comparison of names that is worth counting, with its chance among travellers of that region and sex.

    `at_home`: whether the person's own rare words occur in the region; `rarity` multiplies how often they do.
    """
    texts = tuple(name.text for name in names)
    wanted = frozenset(part for text in texts for part in words(text))
    rare = rare_words(names) if at_home else Rare(frozenset(), frozenset())
    given = _pool(region.female if sex is Sex.FEMALE else region.male, rare.given, RARE_GIVEN * rarity, wanted)
    family = _pool(region.family, rare.family, RARE_FAMILY * rarity, wanted)
    other_given, other_family = _unlike(wanted)
    second = {word: share for word, share in given.items() if _best(word, wanted) >= _CLOSE}
    found: dict[tuple[float, int], tuple[Comparison, float]] = {}  # of one score and, but for a part, of one weight
    for one, share in _with_rest(given, other_given):
        for last, of_family in _with_rest(family, other_family):
            if one == other_given and last == other_family:
                continue
            for middle, of_middle in _seconds(second, one, other_given):
                compared = _compared(" ".join(filter(None, (one, middle, last))), texts)
                kind = (compared.score, round(compared.bits))
                first, before = found.get(kind, (compared, 0.0))
                found[kind] = (first, before + share * of_family * of_middle)
    return tuple(found.values())


def rare_words(names: Iterable[Name]) -> Rare:
    """Which words of these names no table has, and so how rare they are is not known."""
    family: set[str] = set()
    given: set[str] = set()
    for name in names:
        parts = words(name.text)
        last = set(words(name.family)) if name.family.strip() else set(parts[-1:])
        for part in parts:
            if not _known(part):
                (family if part in last else given).add(part)
    return Rare(frozenset(family), frozenset(given))


def common_words(names: Iterable[Name]) -> tuple[str, ...]:
    """Which words of these names are in a table, each once, as the names have them."""
    return tuple(dict.fromkeys(part for name in names for part in words(name.text) if _known(part)))


@lru_cache(maxsize=4096)
def _known(text: str) -> bool:
    """Whether a word is in a table, all of which are in Latin letters."""
    least = SOUNDS_ALIKE if word(text).writing is Writing.LATIN else _ACROSS_SCRIPTS
    return any(likeness(text, listed) >= least for listed in _every_word())


@lru_cache(maxsize=1)
def _every_word() -> tuple[str, ...]:
    tables = (table for region in regions() for table in (region.family, region.female, region.male))
    return tuple(sorted({part for table in tables for text in table for part in words(text)}))


def _pool(table: Mapping[str, float], own: Iterable[str], share: float, wanted: frozenset[str]) -> dict[str, float]:
    """The words of a table, and one's own, that are like a wanted one, each with its share."""
    alike = {text: part for text, part in table.items() if _best(text, wanted) >= _ALIKE}
    return {**alike, **{word: min(0.5, share) for word in own}}


@lru_cache(maxsize=1 << 14)
def _best(text: str, wanted: frozenset[str]) -> float:
    return max((likeness(part, word) for part in words(text) for word in wanted), default=0.0)


def _with_rest(pool: Mapping[str, float], other: str) -> Sequence[tuple[str, float]]:
    return (*pool.items(), (other, max(0.0, 1.0 - sum(pool.values()))))


def _seconds(second: Mapping[str, float], first: str, other: str) -> Sequence[tuple[str, float]]:
    """A second given name, or none."""
    left = {word: share * TWO_GIVEN for word, share in second.items() if word != first}
    rest = TWO_GIVEN - sum(left.values())
    return (("", 1.0 - TWO_GIVEN), (other, max(0.0, rest)), *left.items())


@lru_cache(maxsize=256)
def _unlike(wanted: frozenset[str]) -> tuple[str, str]:
    """A given name and a family name that stand for all those that are like none of the wanted words."""
    given = min((text for region in regions() for text in region.male), key=lambda text: (_best(text, wanted), text))
    family = (text for region in regions() for text in region.family if text != given)
    return given, min(family, key=lambda text: (_best(text, wanted), text))


@lru_cache(maxsize=1 << 14)
def _compared(text: str, listed: tuple[str, ...]) -> Comparison:
    return compare_names((text,), listed)
