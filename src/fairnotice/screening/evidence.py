"""What each comparison is worth as evidence: bits, the base-2 logarithm of a likelihood ratio (Fellegi, Sunter 1969).

    bits = log2( chance of such a comparison when traveller and entry are one person / when they are two )

Bits of different comparisons add up. How likely a hit is the listed person follows from them, from how many are on the
list and from how many travellers are listed at all (`likelihood`); the bits themselves depend on neither.

Where the numbers come from (`benchmarks/screening/weights.py` makes them again):

- Names: a logistic regression on the tuning half of travellers made from the UN's and the US Treasury's lists, against
  every entry of both for each of some 20,000 strangers (107 million pairs); its intercept is freed of their share.
- Birth dates and nationality, when it is one person: expectation maximisation on the pairs that the two lists have in
  common (two bodies that wrote the same people down), for dates given to the day and to the year apart. That lists copy
  from one another makes other nationalities look too rare: they are taken to be one in twenty.
- Birth dates, when it is two: travellers' ages spread over 55 years. Nationality, when it is two: among people of like
  names, as the same maximisation found it, so that it is not counted a second time with the name's language.
- Sex and documents are judgement: the lists say too little of them.
"""

from functools import lru_cache
from math import exp2, log, log2

from fairnotice.screening.alignment import FOREFATHER, Alignment, Pair, credit
from fairnotice.screening.hanreadings import doubt
from fairnotice.screening.kana import all_kana
from fairnotice.screening.normalise import words
from fairnotice.screening.rarity import rarity
from fairnotice.screening.transliterate import LEAST_STRONG, is_initial, weight_of

_NAME, _RARITY, _UNLIKENESS = 8.15, 0.41, -0.82
_CONFLICT, _ADDED, _LEFT_OUT = -9.2, -6.4, -4.2
"""Of names: what is there from the start; each bit of rarity that agrees, and that spelling takes away; each name that
stands against another one; that the list does not have; that the traveller leaves out."""
_NOTHING = -12.0
"""Names that have nothing in common."""
_LEAST_RARE = 0.5
_INITIAL, _INITIAL_LEFT = 2.0, 0.3
"""Bits of rarity of an initial that agrees; how much of a name one is that is left over."""

SAME_NATIONALITY, OTHER_NATIONALITY = 1.2, -3.5
SAME_SEX, OTHER_SEX = 0.9, -4.0
SAME_DOCUMENT, SAME_NUMBER, LIKE_NUMBER = 22.0, 18.0, 10.0


def name_bits(found: Alignment) -> float:
    """What an alignment of two names is worth; what agrees is never worth more than it is rare."""
    if not found.pairs or found.score == 0.0:
        return _NOTHING
    agreed, lost = agreed_bits(found)
    conflict, added, left_out = names_over(found)
    conflict += 1.0 if found.swapped else 0.0
    over = _CONFLICT * conflict + _ADDED * added + _LEFT_OUT * left_out
    return max(_NOTHING, min(agreed, _NAME + _RARITY * agreed + _UNLIKENESS * lost) + over)


@lru_cache(maxsize=1 << 14)
def most_bits(name: str) -> float:
    """The most that `name_bits` can give this name. Raises InvalidValue for one that cannot be one."""
    agreed = sum(_INITIAL if is_initial(text) else rarity(text) for text in words(name))
    return min(agreed, _NAME + _RARITY * agreed)


def agreed_bits(found: Alignment) -> tuple[float, float]:
    """How rare the words are that agree, in bits, and how much of that is lost by other spellings."""
    agreed = lost = 0.0
    for pair in found.pairs:
        initial = any(part.initial and len(part.places) == 1 for part in (pair.one, pair.other))
        rare = _INITIAL if initial else _rare_pair(pair)
        agreed += rare * credit(pair.likeness)
        lost += rare * (1.0 - credit(pair.likeness))
    return agreed, lost


def _rare_pair(pair: Pair) -> float:
    """Bits of two words that agree; of Korean ones those of the usual spelling, less how unusual theirs are."""
    if pair.usual:
        return max(rarity(pair.usual) - pair.doubt / log(2), _LEAST_RARE)
    return _rare(pair.one.text, pair.other.text)


def _rare(one: str, other: str) -> float:
    """Bits of the commoner of two words; of a Han word and one of several readings of it, less how unlikely that
    reading is: the more are tried, the more strangers agree with one of them."""
    bits = min(rarity(one), rarity(other))
    read_so, other_so = (text.isascii() or all_kana(text) for text in (one, other))
    if read_so == other_so:
        return bits
    native, latin = (other, one) if read_so else (one, other)
    return max(bits - doubt(native, latin), _LEAST_RARE)


def names_over(found: Alignment) -> tuple[float, float, float]:
    """Names left over: of both sides against one another, of the traveller alone, of the entry alone. A forefather
    counts little where only one side has more."""
    mine, theirs = _names_in(found.left_one), _names_in(found.left_other)
    added, left_out = max(mine - theirs, 0.0), max(theirs - mine, 0.0)
    more, others = found.forefathers
    added -= (1.0 - FOREFATHER) * min(more, added)
    left_out -= (1.0 - FOREFATHER) * min(others, left_out)
    return min(mine, theirs), added, left_out


def _names_in(texts: tuple[str, ...]) -> float:
    return sum(_INITIAL_LEFT if is_initial(text) else 0.0 if weight_of(text) < LEAST_STRONG else 1.0 for text in texts)


ONE_IN = 10_000
"""One traveller among so many is taken to be on the list, where nobody says otherwise: an assumption."""


SHORTEST = 1_000
"""People on a list, below which the assumption would make each of them a frequent traveller."""


def likelihood(bits: float, *, listed: int, one_in: int = ONE_IN) -> float:
    """How likely the traveller is that entry, 0 to 1, when one traveller in `one_in` is one of the `listed` people.

    A list of fewer than SHORTEST is taken to be that long: nobody is met so often.
    """
    odds = bits - log2(max(listed, SHORTEST)) - log2(max(one_in - 1, 1))
    return 1.0 / (1.0 + exp2(-max(min(odds, 60.0), -60.0)))


def least_bits(*, alerts_a_day: float, travellers_a_day: int, listed: int) -> float:
    """From how many bits on to alert, so that at most so many strangers a day do.

    A stranger reaches a likelihood ratio of x at most once in x entries (Markov's inequality), so the number is a
    bound: fewer alert. Raises ValueError for a number that is not above nothing.
    """
    if alerts_a_day <= 0 or travellers_a_day <= 0:
        raise ValueError("alerts and travellers a day are numbers above nothing")
    return max(0.0, log2(travellers_a_day * max(listed, 1) / alerts_a_day))
