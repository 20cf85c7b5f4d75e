"""Names aligned by a kernel, whatever their scripts: what `screening.alignment` says of them, many times faster.

The rules are those of `alignment` and `similarity`, number by number; the tests hold the two together. Very long names
and words are aligned by the rules in words.
"""

import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from fairnotice.screening.alignment import (
    Alignment,
    Pair,
    Part,
    align_read,
    better_as_korean,
    fathers_in,
    forefathers_in,
    swapped_in,
)
from fairnotice.screening.compare.names import Best, Worth
from fairnotice.screening.engine.alignkernel import MOST_NAMES, MOST_WORDS
from fairnotice.screening.engine.wordpool import WordPool
from fairnotice.screening.initials import readings_of
from fairnotice.screening.koreannames import readings as korean_readings
from fairnotice.screening.normalise import words
from fairnotice.screening.short_forms import is_short, same_by_short_form
from fairnotice.screening.transliterate import LEAST_STRONG, Read

_COMPENSATED = sys.version_info >= (3, 12)
"""Whether Python's own sum of numbers makes up for what is lost in rounding, as the kernel then has to."""
_ALONE = tuple(frozenset({at}) for at in range(MOST_WORDS))
_own = threading.local()  # each thread's words


class _Found(NamedTuple):
    """A pair of names by its score; `told` of the kernel, else what the rules in words say."""

    score: float
    mine: str
    theirs: str
    told: list[list[float]]
    by_rules: Alignment | None = None


@dataclass(slots=True)
class _Before:
    """The names that a thread aligned last, and what was found; `told`: in words, once it was asked for."""

    asked: tuple[tuple[str, ...], tuple[str, ...]]
    found: _Found | None
    told: Alignment | None = None


def align(one: str, other: str) -> Alignment:
    """As `alignment.align`."""
    best = best_pair((one,), (other,), lambda _score: True)
    assert best is not None
    return best.alignment


def best_pair(traveller: Sequence[str], entry: Sequence[str], worth: Worth) -> Best | None:
    """As `compare.names.best_pair`. Names as those before them are not aligned again: a list may have many alike."""
    asked = (tuple(traveller), tuple(entry))
    before: _Before | None = getattr(_own, "before", None)
    if before is None or before.asked != asked:
        before = _own.before = _Before(asked, _found(*asked))
    if before.found is None or not worth(before.found.score):
        return None
    if before.told is None:
        before.told = before.found.by_rules or _in_words(before.found)
    return Best(before.told, before.found.mine, before.found.theirs)


def _found(traveller: Sequence[str], entry: Sequence[str]) -> _Found | None:
    best: _Found | None = None
    for mine in traveller:
        for begin in range(0, len(entry), MOST_NAMES - 1):
            found = _best_of(mine, entry[begin : begin + MOST_NAMES - 1])
            if best is None or found.score == 1.0 or found[:3] > best[:3]:
                best = found
            if best.score == 1.0:
                return best
    return best


def _best_of(mine: str, entry: Sequence[str]) -> _Found:
    """The first that agrees in full, else the best; of names that are just as good the one that sorts last."""
    pool = _pool()
    name, others = words(mine), [words(theirs) for theirs in entry]
    taken = pool.put_names(name, others)
    if taken:
        pool.align((name, *others))
    scores, counts = pool.scored(len(others))
    special, korean, descended = _is_special(name), bool(korean_readings(name)), fathers_in(name)
    best, best_score, place, by_rules = "", -1.0, 0, None
    for at, theirs in enumerate(entry):
        other = others[at]
        ready = taken is not None and taken[at] and counts[at] >= 0
        if ready and (special or _is_special(other)):
            ready = not _beyond_kernel(name, other)
        ready = ready and not (descended and swapped_in(name, other))
        if ready:
            rules = better_as_korean(name, other, float(scores[at])) if korean else None
        else:
            rules = align_read(name, other)
        score = scores[at] if rules is None else rules.score
        if score > best_score or (score == best_score and theirs > best):
            best, best_score, place, by_rules = theirs, score, at, rules
        if score == 1.0:
            break
    told = pool.names.found[place + 1, : counts[place]].tolist() if by_rules is None else []
    return _Found(best_score, mine, best, told, by_rules)


def _beyond_kernel(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one may be read otherwise than written, or a short form agrees: the kernel knows neither."""
    if len(readings_of(name)) > 1 or len(readings_of(other)) > 1:
        return True
    return any(one != two and same_by_short_form(one, two) for one in name for two in other)


@lru_cache(maxsize=1 << 15)
def _is_special(name: tuple[str, ...]) -> bool:
    return len(readings_of(name)) > 1 or any(map(is_short, name))


def _pool() -> WordPool:
    made: WordPool | None = getattr(_own, "pool", None)
    if made is None:
        made = _own.pool = WordPool(compensated=_COMPENSATED)
    return made


def _in_words(found: _Found) -> Alignment:
    """What the kernel says of the two names."""
    name, other_name = words(found.mine), words(found.theirs)
    turned = other_name < name
    if turned:
        name, other_name = other_name, name
    full = not (_strong(name) and _strong(other_name))
    singles, other_singles = _parts(name, full=full), _parts(other_name, full=full)
    pairs, taken, other_taken = [], 0, 0
    for places, other_places, alike in found.told:
        bits, other_bits = int(places), int(other_places)
        pairs.append(Pair(_part(singles, bits), _part(other_singles, other_bits), alike))
        taken |= bits
        other_taken |= other_bits
    left, other_left = _left(singles, taken), _left(other_singles, other_taken)
    forefathers = sum(part.descent for part in left), sum(part.descent for part in other_left)
    texts, other_texts = tuple(part.text for part in left), tuple(part.text for part in other_left)
    made = Alignment(tuple(pairs), texts, other_texts, found.score, forefathers)
    return made.turned() if turned else made


def _strong(name: tuple[str, ...]) -> bool:
    read = _pool().read
    return any(read(text).weight >= LEAST_STRONG for text in name)


def _parts(name: tuple[str, ...], *, full: bool) -> tuple[Part, ...]:
    """The single words, without what only serves to find pairs."""
    read = _pool().read
    found: list[Read] = [read(text) for text in name]
    descended = forefathers_in(found)
    return tuple(
        [
            Part(
                text=one.text,
                places=_ALONE[at],
                weight=1.0 if full and one.weight < LEAST_STRONG else one.weight,
                weak=one.weight < LEAST_STRONG and not full,
                initial=one.initial,
                descent=at in descended,
            )
            for at, one in enumerate(found)
        ]
    )


def _part(singles: tuple[Part, ...], places: int) -> Part:
    """The word or the joined words at these places, a bit each."""
    if not places & (places - 1):
        return singles[places.bit_length() - 1]
    run = [part for at, part in enumerate(singles) if places >> at & 1]
    weight = sum(part.weight for part in run)
    whole = frozenset(place for part in run for place in part.places)
    text = "".join(part.text for part in run)
    return Part(text, whole, weight, weight < LEAST_STRONG, any(part.initial for part in run))


def _left(singles: tuple[Part, ...], taken: int) -> tuple[Part, ...]:
    return tuple([part for at, part in enumerate(singles) if not taken >> at & 1])
