"""Full names in Han characters: where the family name ends, and how likely they are in Chinese and in Japanese.

Costs are nats: of a name in one language those of its characters at their places, or of a whole family name.
"""

from functools import lru_cache
from math import log

from fairnotice.screening.hantable import REPEATS, han, kana, repeated, table

RARE_CHINESE, RARE_CHINESE_FAMILY = 9.0, 11.0
"""Nats of a character that the given names of the table lack, and of a family name that it lacks."""
_RARE_JAPANESE = 13.0
_MOST_OF_A_NAME = 9.0  # nats a character: what is less likely is a foreign name in characters
_KANA_GIVEN, _KANA_LATER = 5.0, 2.5
_OTHER_LENGTH = 4.0  # nats of a Japanese family name that the table lacks and that has one character or three
_LENGTHS_OF_GIVEN = {1: log(8), 2: log(1.35), 3: log(8)}
_TWO_CHINESE, _ONE_CHINESE = log(1.2), log(6)


@lru_cache(maxsize=1 << 14)
def parted(text: str) -> tuple[str, ...]:
    """A full name without a space in two: family name and given name, as is likeliest in Chinese or in Japanese.

    A word that is no full name of either is left whole.
    """
    if not 2 <= len(text) <= 7 or not han(text[0]) or not all(han(one) or kana(one) or one == REPEATS for one in text):
        return (text,)
    whole = repeated(text)
    ways = [(_japanese_name(whole, at), at) for at in range(1, min(4, len(text)))]
    ways += [(_chinese_name(whole, at), at) for at in (1, 2) if at < len(text) <= 4]
    cost, at = min(ways)
    return (text[:at], text[at:]) if cost < _MOST_OF_A_NAME * len(text) + 4.0 else (text,)


def _japanese_name(text: str, at: int) -> float:
    return japanese_family(text[:at]) + japanese_given(text[at:])


def _chinese_name(text: str, at: int) -> float:
    return chinese_family(text[:at]) + chinese_given(text[at:])


def japanese_family(text: str) -> float:
    """The cost of a text as a Japanese family name."""
    known = table().names.get(text)
    if known is not None:
        return known
    if len(text) > 3:
        return 3 * _RARE_JAPANESE
    return sum(_rare(one, min(at, 1)) for at, one in enumerate(text)) + (0.0 if len(text) == 2 else _OTHER_LENGTH)


def japanese_given(text: str) -> float:
    """As a Japanese given name."""
    if all(map(kana, text)):
        return _KANA_GIVEN
    if len(text) == 1:
        return table().alone.get(text, _RARE_JAPANESE) + _LENGTHS_OF_GIVEN[1]
    if len(text) > 3:
        return 3 * _RARE_JAPANESE
    return sum(_rare(one, 2 + min(at, 1)) for at, one in enumerate(text)) + _LENGTHS_OF_GIVEN[len(text)]


def chinese_family(text: str) -> float:
    """As a Chinese family name."""
    known = table().chinese.get(text)
    if known is not None:
        return known
    return RARE_CHINESE_FAMILY if len(text) == 1 else 3 * _RARE_JAPANESE


def chinese_given(text: str) -> float:
    """As a Chinese given name."""
    if not all(map(han, text)) or len(text) > 2:
        return 3 * _RARE_JAPANESE
    chosen = table().chosen
    return sum(chosen.get(one, RARE_CHINESE) for one in text) + (_ONE_CHINESE if len(text) == 1 else _TWO_CHINESE)


def _rare(letter: str, place: int) -> float:
    """How rare a character is at one of the four places of Japanese names."""
    if kana(letter):
        return _KANA_LATER
    told = table().japanese.get(letter)
    cost = told.split("\t")[place] if told else ""
    return float(cost) / 10 if cost else _RARE_JAPANESE
