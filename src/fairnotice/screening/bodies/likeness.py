"""How alike two bodies' names are, 0 to 1, and by what: words that agree, words that one of them lacks, numbers, forms.

    alike = agreeing / (agreeing + what is left on both sides)        each word by what it says
            x a part for numbers that differ, for legal forms of another kind

A word left over on one side costs as much as it says, on both sides more: then each has a name of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from fairnotice.screening.bodies.reading import Part, ReadName
from fairnotice.screening.bodies.tables import FormKind
from fairnotice.screening.sound import consonants, folded, phones
from fairnotice.screening.transliterate import Writing, word, writing_of

OTHER_NUMBER, LEFT_OUT_NUMBER, OTHER_FORM, LEFT_OUT_FORM = 0.5, 0.85, 0.68, 0.98
"""What is left of the likeness where numbers differ, where only one name has some; the same of kinds of legal form."""
LEFT_ON_BOTH = 0.5
"""What is added for what is left over on both sides."""
ACRONYM, SHORT_ACRONYM, INITIALS_LEAST = 0.8, 0.72, 3
READ_ALIKE, SAME_CONSONANTS, ONE_WORD = 0.95, 0.85, 0.98
LONG_WORD, TWO_EDITS = 7, 10
"""Letters from which on vowels or an ending may differ; from which on any two may: the index looks for one."""
LEAST_ALIKE, LEAST_JOINED = 0.75, 0.9
"""Below this two words are different ones; a word and neighbours written as one."""

Says = Callable[[Part], float]


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two names are, and what was left over of each; the forms that differ, if any."""

    score: float
    left: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    numbers_differ: bool = False
    forms_differ: bool = False
    acronym: bool = False


def alike(asked: ReadName, listed: ReadName, says: Says = lambda part: part.says) -> Alike:
    """Compare two names. The order of the two does not matter."""
    pairing = _Pairing(asked.parts, listed.parts, says)
    pairing.align()
    score = pairing.score()
    mine, theirs = asked.numbers, listed.numbers
    numbers_differ = bool(mine and theirs and mine != theirs)
    if mine != theirs:
        score *= OTHER_NUMBER if numbers_differ else LEFT_OUT_NUMBER
    forms_differ = _differ(asked.kinds, listed.kinds)
    if forms_differ:
        score *= OTHER_FORM
    elif bool(asked.kinds) != bool(listed.kinds):
        score *= LEFT_OUT_FORM
    left = tuple(tuple(part.text for part in side) for side in pairing.left())
    return Alike(min(score, 1.0), (left[0], left[1]), numbers_differ, forms_differ, pairing.acronym)


def _differ(mine: frozenset[FormKind], theirs: frozenset[FormKind]) -> bool:
    """Whether forms speak against each other; a corporation may be of either kind with shares or limits."""
    if not mine or not theirs or mine & theirs:
        return False
    loose = {FormKind.CORPORATION, FormKind.STOCK, FormKind.LIMITED}
    return not (FormKind.CORPORATION in mine | theirs and mine <= loose and theirs <= loose)


class _Pairing:
    """Which words of two names are one. Words are paired once each: the same ones first, then the likest."""

    def __init__(self, mine: Sequence[Part], theirs: Sequence[Part], says: Says) -> None:
        self.sides = (mine, theirs)
        self.says = (list(map(says, mine)), list(map(says, theirs)))
        self.free = (set(range(len(mine))), set(range(len(theirs))))
        self.agreeing = self.doubt = 0.0
        self.acronym = False

    def align(self) -> None:
        """Pair them."""
        self._same()
        if all(self.free):
            self._likest()
        if all(self.free):
            self._joined(0, 1)
        if all(self.free):
            self._joined(1, 0)
        if all(self.free):
            self._acronyms(0, 1)
        if all(self.free):
            self._acronyms(1, 0)

    def score(self) -> float:
        """What agrees, of everything."""
        mine, theirs = (sum(says[at] for at in free) for says, free in zip(self.says, self.free, strict=True))
        left = max(mine, theirs) + min(mine, theirs) * (1.0 + LEFT_ON_BOTH)
        whole = self.agreeing + self.doubt + left
        return self.agreeing / whole if whole else 0.0

    def left(self) -> tuple[list[Part], list[Part]]:
        """The words without a partner."""
        mine, theirs = ([side[at] for at in sorted(free)] for side, free in zip(self.sides, self.free, strict=True))
        return mine, theirs

    def _pair(self, mine: Sequence[int], theirs: Sequence[int], likeness: float) -> None:
        says = max(sum(self.says[0][at] for at in mine), sum(self.says[1][at] for at in theirs))
        self.agreeing += says * likeness
        self.doubt += says * (1.0 - likeness)
        self.free[0].difference_update(mine)
        self.free[1].difference_update(theirs)

    def _same(self) -> None:
        where: dict[str, list[int]] = {}
        for at, part in enumerate(self.sides[1]):
            where.setdefault(_key(part), []).append(at)
        for at, part in enumerate(self.sides[0]):
            if places := where.get(_key(part)):
                self._pair((at,), (places.pop(0),), 1.0)

    def _likest(self) -> None:
        found = []
        for mine in self.free[0]:
            for theirs in self.free[1]:
                likeness = word_alike(self.sides[0][mine], self.sides[1][theirs])
                if likeness >= LEAST_ALIKE:
                    found.append((likeness, mine, theirs))
        for likeness, mine, theirs in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
            if mine in self.free[0] and theirs in self.free[1]:
                self._pair((mine,), (theirs,), likeness)

    def _joined(self, one: int, many: int) -> None:
        """Neighbours of one name that are a single word of the other."""
        mine, theirs = self.sides[one], self.sides[many]
        for size in (2, 3):
            for run in _runs(self.free[many], size):
                text = "".join([theirs[place].text for place in run])
                near = [at for at in self.free[one] if _may_be_one(mine[at], text)]
                found = max(((word_alike(mine[at], Part(text, 1.0)), -at) for at in near), default=(0.0, 0))
                if found[0] >= LEAST_JOINED and set(run) <= self.free[many]:
                    self._matched(one, -found[1], run, found[0] * ONE_WORD)

    def _acronyms(self, one: int, many: int) -> None:
        """A word that is made of the first letters of the other name's words."""
        for at in sorted(self.free[one]):
            short = self.sides[one][at]
            if not INITIALS_LEAST <= len(short.text) <= 8 or not short.text.isalpha() or short.one:
                continue
            for run in _runs(self.free[many], len(short.text)):
                firsts = "".join(self.sides[many][place].romans[0][:1] for place in run)
                if firsts == short.text or (not short.latin and firsts in short.romans):
                    self.acronym = True
                    sure = short.acronym or len(run) > INITIALS_LEAST
                    self._matched(one, at, run, ACRONYM if sure else SHORT_ACRONYM)
                    break

    def _matched(self, one: int, at: int, run: Sequence[int], likeness: float) -> None:
        mine, theirs = ((at,), run) if one == 0 else (run, (at,))
        self._pair(mine, theirs, likeness)


def _key(part: Part) -> str:
    if part.number is not None:
        return f"#{part.number}"
    return part.one or part.text


def _may_be_one(whole: Part, text: str) -> bool:
    """Whether a word may be what neighbours make: of about the same length, unless their scripts are read otherwise."""
    if whole.number is not None or whole.place:
        return False
    return abs(len(whole.text) - len(text)) <= 1 + len(text) // 10 or not (whole.text.isascii() and text.isascii())


def _runs(free: set[int], size: int) -> list[range]:
    """Neighbours, so many of them, that all are free."""
    if len(free) < size:
        return []
    return [range(at, at + size) for at in sorted(free) if all(place in free for place in range(at, at + size))]


def word_alike(mine: Part, theirs: Part) -> float:
    """How alike two words are. Short ones, numbers and acronyms are the same or they are not."""
    if mine.number is not None or theirs.number is not None or mine.place or theirs.place:
        return 0.0
    if mine.text == theirs.text:
        return 1.0
    if mine.one and theirs.one:
        return 0.0  # known words, and others
    if mine.acronym and theirs.acronym and mine.latin == theirs.latin:
        return 0.0
    if mine.text.isascii() and theirs.text.isascii() and not mine.article and not theirs.article:
        return _spelt_alike(mine.text, theirs.text)
    best = max((_spelt_alike(a, b) for a in mine.romans[:4] for b in theirs.romans[:4]), default=0.0)
    if best < READ_ALIKE and not (mine.latin and theirs.latin):
        best = max(best, _sound_alike(mine, theirs))
    return best


def _spelt_alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    least = min(len(one), len(other))
    if least < 4 or abs(len(one) - len(other)) > 3:
        return 0.0
    if folded(phones(one)) == folded(phones(other)):
        return READ_ALIKE
    edits = OSA.distance(one, other, score_cutoff=3)
    if one[0] != other[0]:
        edits += 1
    elif least >= LONG_WORD and _one_of_the_other(one, other):
        return SAME_CONSONANTS
    if edits > (1 if least < TWO_EDITS else 2):
        return 0.0
    return 1.0 - edits / (least + 1.0)


def _one_of_the_other(one: str, other: str) -> bool:
    """Whether only vowels differ, or an ending."""
    return one.startswith(other) or other.startswith(one) or consonants(phones(one)) == consonants(phones(other))


def _sound_alike(mine: Part, theirs: Part) -> float:
    """Consonants that agree, where a script writes no vowels."""
    if not any(writing_of(part.text) is Writing.ABJAD for part in (mine, theirs)):
        return 0.0
    mine_, theirs_ = (_skeletons(part) for part in (mine, theirs))
    return SAME_CONSONANTS if any(len(each) > 2 for each in mine_ & theirs_) else 0.0


def _skeletons(part: Part) -> frozenset[str]:
    return word(part.text).skeletons
