"""Several readings of a Thai, Devanagari or Bengali word, by which it is found."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from fairnotice.screening.learnt import brahmic_units, ways
from fairnotice.screening.sound import consonants, folded, phones, skeleton

_BEAM = 32
_ALSO_FINE = 3  # readings that differ in fine consonants alone: ph and p
_FEW = 3  # consonants, rough ones
_RARE = -2.5  # a way of a unit that is so much rarer than its usual one is no reading
_NONE = -1e9


@lru_cache(maxsize=1 << 14)
def read_as(native: str, most: int) -> tuple[str, ...]:
    """The likeliest readings of a folded word that differ in their consonants; none for one that is not understood.

    How near a Latin spelling is to the word, vowels and all, says `learnt.heard`.
    """
    parts = brahmic_units(native)
    if parts is None or not ways().keys() >= set(parts):
        return ()
    apart: dict[str, str] = {}
    fine: dict[str, str] = {}
    found = _likeliest(parts, _unlike)
    for text in found:
        sounds = phones(text)
        bones = consonants(sounds)
        if bones not in fine:
            fine[bones] = text
            apart.setdefault(skeleton(sounds), text)
            if len(apart) >= most - _ALSO_FINE and len(fine) >= most:
                break
    if max((len(bones.lstrip("*")) for bones in apart), default=0) < _FEW:  # then vowels are all that tells it apart
        unlike: dict[str, str] = {}
        for text in _likeliest(parts, _not_rare):
            unlike.setdefault(folded(phones(text)), text)
        return tuple(unlike.values())[:most]
    chosen = dict.fromkeys([*list(apart.values())[: most - _ALSO_FINE], *fine.values()])
    kept = set(list(chosen)[:most])
    return tuple(text for text in found if text in kept)


def _likeliest(parts: Sequence[str], known: Callable[[str], Sequence[tuple[str, float]]]) -> tuple[str, ...]:
    """Words put together of the known ways of each unit, the likeliest first."""
    found: dict[str, float] = {"": 0.0}
    for part in parts:
        longer: dict[str, float] = {}
        for letters, more in known(part):
            for text, worth in found.items():
                whole, worth = text + letters, worth + more
                if worth > longer.get(whole, _NONE):
                    longer[whole] = worth
        found = longer
        if len(found) > _BEAM:
            found = dict(sorted(found.items(), key=_by_worth)[:_BEAM])
    return tuple(text for text, _ in sorted(found.items(), key=_by_worth) if text)


def _by_worth(one: tuple[str, float]) -> tuple[float, str]:
    return -one[1], one[0]


@cache
def _not_rare(unit: str) -> tuple[tuple[str, float], ...]:
    """The ways to write a unit without those that are rare, the usual one first."""
    found = sorted(ways()[unit].items(), key=_by_worth)
    return tuple((text, worth) for text, worth in found if worth >= found[0][1] + _RARE)


@cache
def _unlike(unit: str) -> tuple[tuple[str, float], ...]:
    """Of these the likeliest of each row of consonants."""
    best: dict[tuple[str, bool], tuple[str, float]] = {}
    for text, worth in _not_rare(unit):
        best.setdefault((consonants(phones(text)).lstrip("*"), not text), (text, worth))
    return tuple(best.values())
