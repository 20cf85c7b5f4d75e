"""Are the names alike? Any spelling and script, any order of the words; the sentence says what was done."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening.alignment import Alignment, align
from fairnotice.screening.compare.name_words import ALIKE, name_words, two_names_in
from fairnotice.screening.evidence import name_bits

__all__ = ["ALIKE", "ANOTHER_NAME", "Aligns", "Best", "Worth", "best_pair", "compare_names", "names_worth"]


class Best(NamedTuple):
    """The best of some pairs of names."""

    alignment: Alignment
    mine: str
    theirs: str


Worth = Callable[[float], bool]
"""Whether a score is worth putting into words."""
Aligns = Callable[[Sequence[str], Sequence[str], Worth], Best | None]
"""What finds the best pair of names as `best_pair` does."""

ANOTHER_NAME = 0.8004
"""The most that a name can come to of which one word is another name that resembles the traveller's: just alike, which
is enough for a look, and for no more (`score.decided`)."""


def compare_names(traveller: Sequence[str], entry: Sequence[str]) -> Comparison:
    """The best of every pair of names as written, 0 to 1. Raises InvalidValue for a name that cannot be one."""
    found = names_worth(traveller, entry, lambda _score: True, best_pair)
    assert found is not None
    return found


def names_worth(traveller: Sequence[str], entry: Sequence[str], worth: Worth, aligns: Aligns) -> Comparison | None:
    """The same; None where the score is not worth it: most of what is compared is a stranger's, and stays untold."""
    if not traveller or not entry:
        side = "traveller" if not traveller else "listed person"
        says = f"The {side} has no name here."
        return Comparison(Feature.NAME, ", ".join(traveller), ", ".join(entry), 0.0, says) if worth(0.0) else None
    best = aligns(traveller, entry, worth)
    if best is None:
        return None
    found, mine, theirs = best
    score = min(found.score, ANOTHER_NAME) if found.score > ANOTHER_NAME and two_names_in(found) else found.score
    return Comparison(Feature.NAME, mine, theirs, score, name_words(found, mine, theirs), name_bits(found))


def best_pair(traveller: Sequence[str], entry: Sequence[str], worth: Worth) -> Best | None:
    """By the rules in words; the first that agrees in full ends the search. None where the score is not worth it."""
    best: Best | None = None
    for mine in traveller:
        for theirs in entry:
            found = Best(align(mine, theirs), mine, theirs)
            if best is None or _order(found) > _order(best):
                best = found
            if found.alignment.score == 1.0:
                return found if worth(1.0) else None
    return best if best is not None and worth(best.alignment.score) else None


def _order(best: Best) -> tuple[float, str, str]:
    return (best.alignment.score, best.mine, best.theirs)
