"""What an index answers: which entries are worth comparing with a traveller."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """Entries worth comparing by their places, each with the names to compare; None: all of them.

    `full`: as many as are kept for one spelling, so that others who are just as like may be missing.
    """

    places: Mapping[int, frozenset[str] | None]
    full: bool = False
