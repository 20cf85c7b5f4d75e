"""Names in Han characters as Koreans read them: `hanja.tsv`, which `benchmarks/screening/learn_hanja.py` makes.

A reading is the character's own, as the North writes it; what the South says otherwise at the beginning of a word or
behind a vowel (리 이, 렬 열) is a reading as well. The table is loaded when a Han character is met, and not before.
"""

from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from fairnotice.screening.hantable import han
from fairnotice.screening.korean import Costs, as_in_south, family_as_in_south, parts_of

MOST_GIVEN = 2
"""Characters of a given name."""
NOT_KOREAN = 1.0
"""Nats of such a reading: most names in Han characters are of other countries."""
_ALSO_FAMILY = {"金": "김"}
"""Characters that are read otherwise as a family name."""
_SOUTH_INSIDE = {"렬": "열", "률": "율"}  # behind a vowel and ㄴ


def is_hanja(text: str) -> bool:
    """Whether a word is in Han characters throughout."""
    return all(map(han, text))


@lru_cache(maxsize=1 << 14)
def family_in_hangul(text: str) -> str:
    """A family name in Hangul, as the South writes it; empty where a character is not known."""
    read = _ALSO_FAMILY.get(text) or "".join(_readings().get(one, " ") for one in text)
    return "" if " " in read or not read else family_as_in_south(read)


@lru_cache(maxsize=1 << 14)
def given_in_hangul(text: str) -> Costs:
    """What a given name is read as; nothing where a character is not known."""
    known = [_readings().get(one) for one in text]
    if not 1 <= len(text) <= MOST_GIVEN or not all(known):
        return {}
    ways = [_ways(one, at) for at, one in enumerate(filter(None, known))]
    return {as_in_south("".join(each)): NOT_KOREAN for each in product(*ways)}


def _ways(syllable: str, at: int) -> tuple[str, ...]:
    begin, _vowel, _end = parts_of(syllable)
    if at == 0 and begin == "ㄹ":
        return (syllable, family_as_in_south(syllable))
    return (syllable, _SOUTH_INSIDE[syllable]) if at and syllable in _SOUTH_INSIDE else (syllable,)


@cache
def _readings() -> dict[str, str]:
    """The reading of each character."""
    lines = files("fairnotice.screening").joinpath("hanja.tsv").read_text(encoding="utf-8").splitlines()
    return {one: hangul for hangul, letters in (line.split("\t") for line in lines) for one in letters}
