"""How rare a word of a name is among travellers, in bits: one bit is half of everybody.

From the stated shares of `common_names`, whatever list is asked, so that evidence is the same on a short list and on a
long one. A word that no table has is taken to be a rare one; of few consonants, a less rare one.
"""

from collections import defaultdict
from functools import cache, lru_cache
from math import log2

from fairnotice.screening.common_names import RARE_FAMILY, regions
from fairnotice.screening.normalise import words
from fairnotice.screening.short_forms import found_by, is_short
from fairnotice.screening.sound import consonants, folded, phones
from fairnotice.screening.transliterate import LEAST_STRONG, Writing, read, weight_of, word

_TWO_CONSONANTS, _ONE_CONSONANT = 1 / 3_000, 1 / 800
"""How common a word of so few consonants is taken to be: there are not many of them."""
_WEAK = 0.5
"""Bits of a particle or a title."""


@lru_cache(maxsize=1 << 14)
def rarity(text: str) -> float:
    """Bits of one folded word, as `normalise.words` gives it."""
    if weight_of(text) < LEAST_STRONG:
        return _WEAK
    heard, bones = _shares()
    found = read(text)  # and no more of its analysis than is needed
    sounds = [phones(roman) for roman in found.romans]
    if found.writing in {Writing.LATIN, Writing.ALPHABET}:
        known = [heard.get(folded(sound), 0.0) for sound in sounds]
    else:
        known = [bones.get(skeleton, 0.0) for skeleton in word(text).skeletons]
    if not any(known) and is_short(text):  # as common as its names, or less
        known = [heard.get(folded(phones(name)), 0.0) for name in found_by(text).romans]
    size = len(consonants(sounds[0]).lstrip("*"))
    least = RARE_FAMILY if size > 2 else _TWO_CONSONANTS if size == 2 else _ONE_CONSONANT
    return -log2(max([*known, least]))


@cache
def _shares() -> tuple[dict[str, float], dict[str, float]]:
    """The share of travellers who bear a word, by its sounds and by its consonants."""
    heard: defaultdict[str, float] = defaultdict(float)
    bones: defaultdict[str, float] = defaultdict(float)
    for region in regions():
        for table, part in ((region.family, 1.0), (region.female, 0.5), (region.male, 0.5)):
            for name, share in table.items():
                for text in words(name):
                    for form in set(word(text).folded):
                        heard[form] += share * part * region.share
                    for skeleton in word(text).skeletons:
                        bones[skeleton] += share * part * region.share
    return dict(heard), dict(bones)
