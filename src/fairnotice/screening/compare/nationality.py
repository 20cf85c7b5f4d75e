"""Is there a nationality in common? Weak both ways: names already tell much of it, and people hold several."""

from collections.abc import Sequence
from functools import lru_cache

from iso3166 import countries_by_alpha3

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening.evidence import OTHER_NATIONALITY, SAME_NATIONALITY

SHARED = 0.15
DIFFERENT = -0.1


def compare_nationalities(traveller: Sequence[str], entry: Sequence[str]) -> Comparison:
    """One in common speaks a little for, none a little against, none known says nothing."""
    return _compared(tuple(traveller), tuple(entry))


@lru_cache(maxsize=4096)
def _compared(traveller: tuple[str, ...], entry: tuple[str, ...]) -> Comparison:
    mine, theirs = ", ".join(traveller), ", ".join(entry)
    if not traveller or not entry:
        side = "traveller" if not traveller else "listed person"
        return Comparison(Feature.NATIONALITY, mine, theirs, 0.0, f"The {side} has no nationality here.")
    if {country_code(code) for code in traveller} & {country_code(code) for code in entry}:
        says = "A nationality is the same."
        return Comparison(Feature.NATIONALITY, mine, theirs, SHARED, says, SAME_NATIONALITY)
    says = "No nationality is the same; a person may have one more that is not listed."
    return Comparison(Feature.NATIONALITY, mine, theirs, DIFFERENT, says, OTHER_NATIONALITY)


@lru_cache(maxsize=1024)
def country_code(code: str) -> str:
    """The two-letter code of a two- or three-letter one (passports use three); an unknown code as it is."""
    plain = code.strip().upper()
    country = countries_by_alpha3.get(plain)
    return country.alpha2 if country else plain
