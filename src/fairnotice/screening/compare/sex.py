"""Does the sex as stated agree? It is half of everybody, so agreement says little."""

from functools import lru_cache

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.domain.subject import Sex
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.screening.evidence import OTHER_SEX, SAME_SEX

SAME = 0.05
DIFFERENT = -0.25


@lru_cache(maxsize=32)
def compare_sex(traveller: Sex | Unknown, entry: Sex | Unknown) -> Comparison:
    """As stated in each paper. `other` contradicts neither, since papers of other countries may not offer it."""
    mine = traveller.value if is_known(traveller) else ""
    theirs = entry.value if is_known(entry) else ""
    if not is_known(traveller) or not is_known(entry):
        side = "traveller" if not is_known(traveller) else "listed person"
        return Comparison(Feature.SEX, mine, theirs, 0.0, f"The {side} has no sex stated here.")
    if traveller is entry:
        return Comparison(Feature.SEX, mine, theirs, SAME, "The sex as stated is the same.", SAME_SEX)
    if Sex.OTHER in (traveller, entry):
        says = "The sex as stated differs, but one paper states neither female nor male."
        return Comparison(Feature.SEX, mine, theirs, 0.0, says)
    return Comparison(Feature.SEX, mine, theirs, DIFFERENT, "The sex as stated differs.", OTHER_SEX)
