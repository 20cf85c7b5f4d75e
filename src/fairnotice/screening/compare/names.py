"""Are the names alike? Any spelling and script, any order of the words; the sentence says what was done."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening.alignment import Alignment, Pair, align
from fairnotice.screening.evidence import name_bits
from fairnotice.screening.short_forms import is_short
from fairnotice.screening.similarity import SOUNDS_ALIKE, is_hebrew
from fairnotice.screening.transliterate import LEAST_STRONG, Writing, is_initial, weight_of, writing_of


class Best(NamedTuple):
    """The best of some pairs of names."""

    alignment: Alignment
    mine: str
    theirs: str


Worth = Callable[[float], bool]
"""Whether a score is worth putting into words."""
Aligns = Callable[[Sequence[str], Sequence[str], Worth], Best | None]
"""What finds the best pair of names as `best_pair` does."""

ALIKE = 0.8
"""From here on names may be the same person's. Chosen on the tuning half of the labelled pairs."""


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
    return Comparison(Feature.NAME, mine, theirs, found.score, _says(found), name_bits(found))


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
    if alignment.swapped:
        mine, theirs = alignment.swapped
        return f"Child and father have changed places: '{mine}' here, '{theirs}' on the list."
    pairs = [pair for pair in alignment.pairs if not pair.short]
    short = [_short(pair) for pair in alignment.pairs if pair.short]
    complete = not alignment.left_one and not alignment.left_other and not short
    if pairs and all(pair.likeness == 1.0 for pair in pairs):
        alike = ["The names are the same." if complete else "The other words of the names are the same."]
    else:
        alike = [f"{'The other words of the names' if short else 'The names'} {_how_alike(pairs)}"] if pairs else []
    return " ".join(alike + short)


def _how_alike(pairs: Sequence[Pair]) -> str:
    worst = min(pairs, key=lambda pair: pair.likeness)
    if any(_of_two_scripts(pair.one.text, pair.other.text) for pair in pairs):
        return "agree across two scripts." if worst.likeness >= ALIKE else "are partly alike across scripts."
    if worst.likeness >= SOUNDS_ALIKE:
        return "sound the same in another spelling."
    if is_initial(worst.one.text) != is_initial(worst.other.text):
        letter, whole = sorted((worst.one.text, worst.other.text), key=len)
        return f"are alike; '{letter}' may be the first letter of '{whole}'."
    return f"are alike; '{worst.one.text}' and '{worst.other.text}' are spelt differently."


def _of_two_scripts(one: str, other: str) -> bool:
    if writing_of(one) is not writing_of(other):
        return True
    return writing_of(one) is Writing.ABJAD and is_hebrew(one) is not is_hebrew(other)


def _short(pair: Pair) -> str:
    one, other = pair.one.text, pair.other.text
    if is_short(one) and is_short(other):
        return f"'{one}' and '{other}' are short forms of one name."
    return f"'{one}' is a short form of '{other}'." if is_short(one) else f"'{other}' is a short form of '{one}'."


def _real(texts: Sequence[str]) -> str:
    """The words worth naming to an officer: no articles, no titles."""
    return " ".join(text for text in texts if weight_of(text) >= LEAST_STRONG or is_initial(text))
