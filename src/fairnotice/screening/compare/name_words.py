"""What is said of two names that were aligned: first the words that stand apart, then how the others agree."""

from collections.abc import Sequence

from fairnotice.screening.alignment import Alignment, Pair
from fairnotice.screening.hanforms import in_one_form, may_be_one, said_of_forms
from fairnotice.screening.kana import all_kana
from fairnotice.screening.normalise import fold
from fairnotice.screening.resembling import are_two_names
from fairnotice.screening.short_forms import is_short
from fairnotice.screening.similarity import ACROSS, MAY_BE_ONE, SOUNDS_ALIKE, is_hebrew
from fairnotice.screening.transliterate import LEAST_STRONG, Writing, is_initial, weight_of, writing_of

ALIKE = 0.8
"""From here on names may be the same person's. Chosen on the tuning half of the labelled pairs."""


def name_words(alignment: Alignment, mine: str, theirs: str, *, more: bool = False) -> str:
    """The sentences for an officer about the traveller's name and the listed one, as written. `more`: a word was named
    before them."""
    if not alignment.pairs or alignment.score == 0.0:
        return "The names have nothing in common."
    if alignment.swapped:
        child, other_child = alignment.swapped
        return f"Child and father have changed places: '{child}' here, '{other_child}' on the list."
    apart = [_short(pair) for pair in alignment.pairs if pair.short]
    apart += _left(alignment, mine, theirs)
    pairs = [pair for pair in alignment.pairs if not pair.short]
    return " ".join([*apart, *_agreeing(pairs, alignment, (mine, theirs), more=more or bool(apart))])


def two_names_in(alignment: Alignment) -> Pair | None:
    """The first pair of words that are two names which resemble each other."""
    return next((pair for pair in alignment.pairs if not pair.short and _are_two(pair)), None)


def _are_two(pair: Pair) -> bool:
    return pair.likeness < 1.0 and are_two_names(pair.one.text, pair.other.text)


def _left(alignment: Alignment, mine: str, theirs: str) -> list[str]:
    left = _as_written(_real(alignment.left_one), mine)
    other_left = _as_written(_real(alignment.left_other), theirs)
    if left and other_left:
        return [f"The traveller's '{left}' stands against the list's '{other_left}'."]
    if left:
        return [f"The list does not have '{left}'."]
    return [f"The traveller's name leaves out '{other_left}'."] if other_left else []


def _agreeing(pairs: Sequence[Pair], alignment: Alignment, written: tuple[str, str], *, more: bool) -> list[str]:
    """How the words agree that no sentence before named."""
    if not pairs:
        return []
    names = "The other words of the names" if more else "The names"
    if any(pair.likeness < 1.0 for pair in pairs):
        return [f"{names} {_how_alike(pairs, *written)}"]
    if forms := _in_forms(*written):
        return [f"{names} are the same: {forms}."]
    whole = more or not (alignment.left_one or alignment.left_other)
    return [f"{names} are the same." if whole else f"{names} are the same but for particles or titles."]


def _in_forms(mine: str, theirs: str) -> str:
    """In which forms of East Asian letters the two names are written, where these are not the same."""
    if mine.isascii() or theirs.isascii() or mine == theirs:
        return ""
    return said_of_forms(fold(mine), fold(theirs))


def _as_written(text: str, name: str) -> str:
    """Words as the name has them, whose East Asian letters are compared in one form."""
    if text.isascii():
        return text
    folded = fold(name)
    written = {in_one_form(word): word for word in (*folded.split(), folded)}
    return " ".join(written.get(word) or _within(word, folded) for word in text.split())


def _within(word: str, name: str) -> str:
    at = in_one_form(name).find(word)
    return name[at : at + len(word)] if at >= 0 else word


def _how_alike(pairs: Sequence[Pair], mine: str, theirs: str) -> str:
    two = next(filter(_are_two, pairs), None)
    if two:
        return (
            f"are alike, but '{two.one.text}' and '{two.other.text}' are two different names that resemble each other: "
            "perhaps a relative."
        )
    worst = min(pairs, key=lambda pair: pair.likeness)
    one, other = _as_written(worst.one.text, mine), _as_written(worst.other.text, theirs)
    if any(_of_two_scripts(pair.one.text, pair.other.text) for pair in pairs):
        return "are alike across two scripts." if worst.likeness >= ALIKE else "are partly alike across two scripts."
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
