"""Forms of one Han character, and of one kana: 陳 and 陈, 澤, 泽 and 沢, な and ナ.

Names are compared in one form: the traditional one, and katakana. `hanforms.tsv`, made by
`benchmarks/screening/learn_han_forms.py`, also says which characters only may be one: 后 is simplified for 後, and a
character of its own.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FIRST_HIRAGANA, LAST_HIRAGANA, TO_KATAKANA = 0x3041, 0x3096, 0x60
_FIRST, _FIRST_HAN = "\u3041", 0x3400
_MARKS_OF_KANA = {0x309D: 0x30FD, 0x309E: 0x30FE}


@dataclass(frozen=True, slots=True)
class Forms:
    """What the table says."""

    one: dict[int, int]  # by each other form, as codes
    simplified: frozenset[str]
    japanese: frozenset[str]
    may_be: dict[str, frozenset[str]]  # by each of two characters in their one form


@cache
def forms() -> Forms:
    """The table, read once, when a letter of East Asia is met."""
    one: dict[int, int] = {code: code + TO_KATAKANA for code in range(FIRST_HIRAGANA, LAST_HIRAGANA + 1)}
    one |= _MARKS_OF_KANA
    sets: tuple[set[str], set[str]] = (set(), set())
    may_be: defaultdict[str, set[str]] = defaultdict(set)
    for line in files("fairnotice.screening").joinpath("hanforms.tsv").read_text(encoding="utf-8").splitlines():
        sort, of, *others = line.split("\t")
        if sort == "may":
            for other in others[0]:
                may_be[of].add(other)
                may_be[other].add(of)
            continue
        for known, letters in zip(sets, others, strict=False):
            known.update(letters)
        one.update((ord(letter), ord(of)) for letters in others for letter in letters)
    return Forms(one, frozenset(sets[0]), frozenset(sets[1]), {of: frozenset(each) for of, each in may_be.items()})


def in_one_form(text: str) -> str:
    """A text with every Han character and every kana in the form that stands for all its forms."""
    return text if text.isascii() or max(text) < _FIRST else text.translate(forms().one)


def may_be_one(one: str, other: str) -> bool:
    """Whether two different words in their one form may be one, character by character."""
    if len(one) != len(other):
        return False
    known = forms().may_be
    return all(a == b or b in known.get(a, ()) for a, b in zip(one, other, strict=True))


_KANA, _BOTH, _SIMPLER, _NEWER, _ABROAD, _OTHER = range(6)
_SAID = {
    _KANA: "the name in hiragana and in katakana",
    _BOTH: "traditional and simplified characters of one name",
    _SIMPLER: "traditional and simplified characters of one name",
    _NEWER: "old and new Japanese characters of one name",
    _ABROAD: "Japanese and simplified characters of one name",
    _OTHER: "other forms of the same characters",
}


def said_of_forms(one: str, other: str) -> str:
    """In which forms two folded texts have the same characters: words for an officer. Empty where in the same ones."""
    mine, theirs = set(one) - set(other), set(other) - set(one)
    kinds = {
        _kind(a, b) for a in mine for b in theirs if "\u3041" <= a <= "\u9fff" and in_one_form(a) == in_one_form(b)
    }
    for lesser in (_KANA, _BOTH):
        kinds -= {lesser} if len(kinds) > 1 else set()
    if len(kinds) > 1:
        return "traditional, simplified or Japanese characters of one name"
    return _SAID[kinds.pop()] if kinds else ""


def _kind(a: str, b: str) -> int:
    """How two forms of one character stand to each other."""
    if ord(a) < _FIRST_HAN:
        return _KANA
    known, foremost = forms(), in_one_form(a)
    if foremost not in (a, b):
        return _ABROAD if (a in known.simplified) != (b in known.simplified) else _OTHER
    form = b if foremost == a else a
    if form in known.simplified:
        return _BOTH if form in known.japanese else _SIMPLER
    return _NEWER if form in known.japanese else _OTHER
