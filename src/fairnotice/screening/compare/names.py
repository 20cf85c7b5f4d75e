"""Are the names alike? Any spelling and script, any order of the words; the sentence says what was done."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening.alignment import Alignment, Pair, align
from fairnotice.screening.evidence import name_bits
from fairnotice.screening.hanforms import in_one_form, may_be_one, said_of_forms
from fairnotice.screening.kana import all_kana
from fairnotice.screening.normalise import fold
from fairnotice.screening.short_forms import is_short
from fairnotice.screening.similarity import ACROSS, MAY_BE_ONE, SOUNDS_ALIKE
from fairnotice.screening.transliterate import LEAST_STRONG, is_initial, weight_of, writing_of


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
    return Comparison(Feature.NAME, mine, theirs, found.score, _says(best), name_bits(found))


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


def _says(best: Best) -> str:
    alignment = best.alignment
    if not alignment.pairs or alignment.score == 0.0:
        return "The names have nothing in common."
    opening = _opening(best)
    left = _as_written(_real(alignment.left_one), best.mine)
    other_left = _as_written(_real(alignment.left_other), best.theirs)
    if left and other_left:
        return f"{opening} The traveller's '{left}' stands against the list's '{other_left}'."
    if left:
        return f"{opening} The list does not have '{left}'."
    if other_left:
        return f"{opening} The traveller's name leaves out '{other_left}'."
    return opening


def _opening(best: Best) -> str:
    alignment = best.alignment
    pairs = [pair for pair in alignment.pairs if not pair.short]
    short = [_short(pair) for pair in alignment.pairs if pair.short]
    complete = not alignment.left_one and not alignment.left_other and not short
    if pairs and all(pair.likeness == 1.0 for pair in pairs):
        forms = _in_forms(best)
        same = f"are the same: {forms}." if forms else "are the same."
        alike = [f"The names {same}" if complete else f"The other words of the names {same}"]
    else:
        alike = (
            [f"{'The other words of the names' if short else 'The names'} {_how_alike(best, pairs)}"] if pairs else []
        )
    return " ".join(alike + short)


def _in_forms(best: Best) -> str:
    """In which forms of East Asian letters the two names are written, where these are not the same."""
    if best.mine.isascii() or best.theirs.isascii() or best.mine == best.theirs:
        return ""
    return said_of_forms(fold(best.mine), fold(best.theirs))


def _as_written(text: str, name: str) -> str:
    """Words as the name has them, whose East Asian letters are compared in one form."""
    if text.isascii():
        return text
    folded = fold(name)
    written = {in_one_form(word): word for word in (*folded.split(), folded)}
    found = [written.get(word) or _within(word, folded) for word in text.split()]
    return " ".join(found)


def _within(word: str, name: str) -> str:
    at = in_one_form(name).find(word)
    return name[at : at + len(word)] if at >= 0 else word


def _how_alike(best: Best, pairs: Sequence[Pair]) -> str:
    worst = min(pairs, key=lambda pair: pair.likeness)
    one, other = _as_written(worst.one.text, best.mine), _as_written(worst.other.text, best.theirs)
    if any(writing_of(pair.one.text) is not writing_of(pair.other.text) for pair in pairs):
        return "agree across two scripts." if worst.likeness >= ALIKE else "are partly alike across scripts."
    if worst.likeness >= SOUNDS_ALIKE:
        return "sound the same in another spelling."
    if worst.likeness == MAY_BE_ONE and may_be_one(worst.one.text, worst.other.text):
        return f"agree; '{one}' and '{other}' may be one word in traditional and simplified characters."
    if worst.likeness == ACROSS and all_kana(worst.one.text) != all_kana(worst.other.text):
        characters, kana = (other, one) if all_kana(worst.one.text) else (one, other)
        return f"agree; '{characters}' may be read '{kana}'."
    if is_initial(worst.one.text) != is_initial(worst.other.text):
        letter, whole = sorted((worst.one.text, worst.other.text), key=len)
        return f"are alike; '{letter}' may be the first letter of '{whole}'."
    return f"are alike; '{one}' and '{other}' are spelt differently."


def _short(pair: Pair) -> str:
    one, other = pair.one.text, pair.other.text
    if is_short(one) and is_short(other):
        return f"'{one}' and '{other}' are short forms of one name."
    return f"'{one}' is a short form of '{other}'." if is_short(one) else f"'{other}' is a short form of '{one}'."


def _real(texts: Sequence[str]) -> str:
    """The words worth naming to an officer: no articles, no titles."""
    return " ".join(text for text in texts if weight_of(text) >= LEAST_STRONG or is_initial(text))
