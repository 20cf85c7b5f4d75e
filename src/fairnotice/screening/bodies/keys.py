"""Keys by which words of bodies' names are found: spelling, vowels aside, consonants, and each letter left out."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from fairnotice.screening.bodies.reading import Part, ReadName
from fairnotice.screening.sound import consonants, folded, phones
from fairnotice.screening.transliterate import Writing, writing_of

LEAST_LEFT_OUT, LEAST_CONSONANTS = 5, 3
MOST_READINGS = 4
SHORT = 3
LEAST_FIRSTS, MOST_FIRSTS = 3, 8


def key_of(text: str) -> int:
    """A key as an index holds it."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def word_of(part: Part) -> str:
    """The one word that a part is, whatever its writing."""
    if part.number is not None:
        return f"#{part.number}"
    return part.one or part.text


@lru_cache(maxsize=1 << 16)
def keys_of_word(word: str) -> tuple[int, ...]:
    """Every key of a word, as `word_of` gives it."""
    return tuple(dict.fromkeys(map(key_of, _texts(word))))


def _texts(word: str) -> Iterator[str]:
    yield f"w{word}"
    if word[0] in "#=~" or len(word) < SHORT:
        return
    abjad = writing_of(word) is Writing.ABJAD
    for roman in Part(word, 1.0).romans[:MOST_READINGS]:
        yield f"w{roman}"
        sound = folded(phones(roman))
        yield f"f{sound}"
        bones = consonants(phones(roman))
        if len(bones) >= LEAST_CONSONANTS:
            yield f"c{bones}"
        if len(roman) >= LEAST_LEFT_OUT and not abjad:
            yield f"d{sound}"
            yield from (f"d{sound[:at]}{sound[at + 1 :]}" for at in range(1, len(sound)))


def words_of_name(name: ReadName) -> Iterator[str]:
    """The words by which a name is found: its own, and each two neighbours as one."""
    yield from map(word_of, name.parts)
    romans = _romans(name)
    yield from (romans[at] + romans[at + 1] for at in range(len(romans) - 1))
    yield from (part.article + part.text for part in name.parts if part.article)


def wholes_of_name(name: ReadName) -> Iterator[str]:
    """What stands for all of a name: its words as one, and their first letters. No word begins with these marks."""
    romans = _romans(name)
    yield f"={folded(phones(''.join(romans)))}"
    if LEAST_FIRSTS <= len(romans) <= MOST_FIRSTS:
        yield f"~{firsts(name)}"


def wholes_asked(name: ReadName) -> Iterator[str]:
    """What another name is found by that may be all of this one: as one word, or by first letters on either side."""
    yield f"={folded(phones(''.join(_romans(name))))}"
    for part in name.parts:
        if LEAST_FIRSTS <= len(part.text) <= MOST_FIRSTS:
            yield f"~{part.romans[0]}"


def firsts(name: ReadName) -> str:
    """The first letters of a name's words."""
    return "".join(roman[:1] for roman in _romans(name))


def _romans(name: ReadName) -> list[str]:
    return [part.romans[0] if part.number is None else part.text for part in name.parts]
