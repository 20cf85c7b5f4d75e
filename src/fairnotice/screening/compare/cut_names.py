"""Names of a machine readable zone that was full: its last word may be the beginning of a longer one.

Where a word of the listed name begins so, the name is compared with that word in its place, and told to agree as far as
the zone goes; where none does, it contradicts. Only the comparison in words knows it: who is compared is chosen by the
words as they stand, of which such a long name has others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening.alignment import Alignment, align_read
from fairnotice.screening.compare.name_words import name_words
from fairnotice.screening.compare.names import Aligns, Worth, names_worth
from fairnotice.screening.evidence import name_bits
from fairnotice.screening.normalise import words
from fairnotice.screening.rarity import rarity
from fairnotice.screening.transliterate import is_initial, read

AS_FAR = 0.94
"""The most that such a name can come to: it agrees in part."""
_LETTER = 2.0
"""Bits that a letter of a beginning is worth at most."""


def cut_names_worth(
    traveller: Sequence[str], entry: Sequence[str], cut: str, worth: Worth, aligns: Aligns
) -> Comparison | None:
    """As `names_worth`, of names of which the word `cut` may be only the beginning of one."""
    beginning = words(cut)[-1]
    plain = names_worth(traveller, entry, worth, aligns)
    if is_initial(beginning):  # which the alignment knows itself
        return plain
    best = max(_completed(traveller, entry, beginning), key=lambda each: each[0].score, default=None)
    if best:
        found, mine, theirs, whole = best
        score = min(found.score, AS_FAR)
        if worth(score) and (plain is None or score > plain.score):
            others = name_words(found, mine, theirs, more=True)
            says = f"'{beginning}' agrees with '{whole}' as far as the zone goes. {others}"
            bits = name_bits(found) - max(0.0, rarity(whole) - _LETTER * len(beginning))
            return Comparison(Feature.NAME, mine, theirs, score, says, bits)
    return _against(plain, beginning) if plain else None


def _completed(
    traveller: Sequence[str], entry: Sequence[str], beginning: str
) -> Iterator[tuple[Alignment, str, str, str]]:
    """Each name with a listed word in the place of its beginning, aligned with that listed name."""
    for mine in traveller:
        given = words(mine)
        for theirs in entry if beginning in given else ():
            listed = words(theirs)
            for whole in listed:
                if whole not in given and _begins(whole, beginning):
                    whole_name = tuple(whole if text == beginning else text for text in given)
                    yield align_read(whole_name, listed), mine, theirs, whole


def _begins(whole: str, beginning: str) -> bool:
    return any(text.startswith(beginning) and text != beginning for text in (whole, *read(whole).romans))


def _against(plain: Comparison, beginning: str) -> Comparison:
    """That no word which is left of the listed name begins so."""
    found = align_read(words(plain.traveller), words(plain.entry))
    if beginning not in found.left_one or not found.left_other:
        return plain
    says = f"{plain.says} The zone was full at '{beginning}', but no word of the listed name begins so."
    return replace(plain, says=says)
