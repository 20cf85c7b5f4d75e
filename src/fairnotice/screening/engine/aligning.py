"""Names in plain Latin letters aligned by a kernel: what `screening.alignment` says of them, some ten times faster.

The rules are those of `alignment` and `similarity`, number by number; the tests hold the two together. Names with any
other word, and long ones, are aligned by the rules in words.
"""

import sys
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from fairnotice.screening.alignment import Alignment, Pair, Part, align_words
from fairnotice.screening.engine.alignkernel import MOST_WORDS, WEIGHTS, WIDTH, aligned
from fairnotice.screening.engine.forms import is_plain
from fairnotice.screening.normalise import words
from fairnotice.screening.transliterate import LEAST_STRONG, weight_of

_COMPENSATED = sys.version_info >= (3, 12)
"""Whether Python's own sum of numbers makes up for what is lost in rounding, as the kernel then has to."""
_CODES = {weight: code for code, weight in enumerate(WEIGHTS)}


def align(one: str, other: str) -> Alignment:
    """As `alignment.align`."""
    first, second = words(one), words(other)
    if first <= second:
        return _align(first, second)
    return _align(second, first).turned()


@lru_cache(maxsize=1 << 15)
def _align(one: tuple[str, ...], other: tuple[str, ...]) -> Alignment:
    mine, theirs = _written(one), _written(other)
    if mine is None or theirs is None:
        return align_words(one, other)
    found = np.empty((MOST_WORDS, 3), np.float64)
    many, score = aligned(mine, theirs, found, _COMPENSATED)
    singles, other_singles = _parts(one), _parts(other)
    pairs, taken, other_taken = [], 0, 0
    for places, other_places, alike in found[:many].tolist():
        bits, other_bits = int(places), int(other_places)
        pairs.append(Pair(_part(one, singles, bits), _part(other, other_singles, other_bits), alike))
        taken |= bits
        other_taken |= other_bits
    return Alignment(tuple(pairs), _left(one, taken), _left(other, other_taken), score)


@lru_cache(maxsize=1 << 15)
def _written(name: tuple[str, ...]) -> npt.NDArray[np.uint8] | None:
    """The words as the kernel takes them; None for those that it does not know."""
    if len(name) > MOST_WORDS or not all(map(is_plain, name)):
        return None
    if any(first == "x" and second[0] in "iu" for first, second in pairwise(name)):
        return None  # joined, these would have the second reading of a Pinyin x
    rows = [bytes((len(text), _CODES[weight_of(text)])) + text.encode("ascii") for text in name]
    return np.frombuffer(b"".join([row.ljust(WIDTH, b"\0") for row in rows]), np.uint8).reshape(len(name), WIDTH)


@lru_cache(maxsize=1 << 15)
def _parts(name: tuple[str, ...]) -> tuple[Part, ...]:
    """The single words, without what only serves to find pairs."""
    weights = [weight_of(text) for text in name]
    strong = any(weight >= LEAST_STRONG for weight in weights)
    return tuple(
        Part(text, frozenset({at}), weight if strong else 1.0, strong and weight < LEAST_STRONG, len(text) == 1)
        for at, (text, weight) in enumerate(zip(name, weights, strict=True))
    )


def _part(name: tuple[str, ...], singles: tuple[Part, ...], places: int) -> Part:
    """The word or the joined words at these places, a bit each."""
    if not places & (places - 1):
        return singles[places.bit_length() - 1]
    run = [part for at, part in enumerate(singles) if places >> at & 1]
    weight = sum(part.weight for part in run)
    whole = frozenset(place for part in run for place in part.places)
    text = "".join(part.text for part in run)
    return Part(text, whole, weight, weight < LEAST_STRONG, any(part.initial for part in run))


def _left(name: tuple[str, ...], taken: int) -> tuple[str, ...]:
    return tuple(text for at, text in enumerate(name) if not taken >> at & 1)
