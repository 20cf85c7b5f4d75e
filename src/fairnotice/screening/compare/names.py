"""Are the names alike? Any spelling and script, any order of the words; the sentence says what was done."""

from collections.abc import Callable, Sequence

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening.alignment import Alignment, align
from fairnotice.screening.evidence import name_bits
from fairnotice.screening.similarity import SOUNDS_ALIKE
from fairnotice.screening.transliterate import LEAST_STRONG, is_initial, weight_of, writing_of

Aligns = Callable[[str, str], Alignment]
"""What aligns two names as `alignment.align` does."""

ALIKE = 0.8
"""From here on names may be the same person's. Chosen on the tuning half of the labelled pairs."""


def compare_names(traveller: Sequence[str], entry: Sequence[str], aligns: Aligns = align) -> Comparison:
    """The best of every pair of names as written, 0 to 1. Raises InvalidValue for a name that cannot be one."""
    if not traveller or not entry:
        side = "traveller" if not traveller else "listed person"
        says = f"The {side} has no name here."
        return Comparison(Feature.NAME, ", ".join(traveller), ", ".join(entry), 0.0, says)
    best, mine, theirs = _best(traveller, entry, aligns)
    return Comparison(Feature.NAME, mine, theirs, best.score, _says(best), name_bits(best))


def _best(traveller: Sequence[str], entry: Sequence[str], aligns: Aligns) -> tuple[Alignment, str, str]:
    """The best pair, and both names; the first that agrees in full ends the search."""
    best: tuple[Alignment, str, str] | None = None
    for mine in traveller:
        for theirs in entry:
            found = aligns(mine, theirs)
            if best is None or (found.score, mine, theirs) > (best[0].score, best[1], best[2]):
                best = found, mine, theirs
            if found.score == 1.0:
                return found, mine, theirs
    assert best is not None
    return best


def _says(alignment: Alignment) -> str:
    if not alignment.pairs or alignment.score == 0.0:
        return "The names have nothing in common."
    opening = _opening(alignment)
    left, other_left = (_real(texts) for texts in (alignment.left_one, alignment.left_other))
    if left and other_left:
        return f"{opening} The traveller's '{left}' stands against the list's '{other_left}'."
    if left:
        return f"{opening} The list does not have '{left}'."
    if other_left:
        return f"{opening} The traveller's name leaves out '{other_left}'."
    return opening


def _opening(alignment: Alignment) -> str:
    lowest = min(pair.likeness for pair in alignment.pairs)
    complete = not alignment.left_one and not alignment.left_other
    if lowest == 1.0:
        return "The names are the same." if complete else "The other words of the names are the same."
    across = any(writing_of(pair.one.text) is not writing_of(pair.other.text) for pair in alignment.pairs)
    if across:
        return (
            "The names agree across two scripts." if lowest >= ALIKE else "The names are partly alike across scripts."
        )
    if lowest >= SOUNDS_ALIKE:
        return "The names sound the same in another spelling."
    worst = min(alignment.pairs, key=lambda pair: pair.likeness)
    return f"The names are alike; '{worst.one.text}' and '{worst.other.text}' are spelt differently."


def _real(texts: Sequence[str]) -> str:
    """The words worth naming to an officer: no articles, no titles."""
    return " ".join(text for text in texts if weight_of(text) >= LEAST_STRONG or is_initial(text))
