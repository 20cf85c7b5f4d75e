"""Which words of one name stand for which words of another, in any order, joined or split.

Words left over on one side only are omissions (a middle name not given): they cost little. Words left over on both
sides contradict each other: they cost as much as a word is worth and a little more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from fairnotice.screening.initials import readings_of
from fairnotice.screening.korean import is_hangul
from fairnotice.screening.koreannames import Shared, agreement
from fairnotice.screening.normalise import words
from fairnotice.screening.short_forms import same_by_short_form
from fairnotice.screening.similarity import ACROSS, SOUNDS_ALIKE, likeness
from fairnotice.screening.transliterate import LEAST_STRONG, WEIGHT_BY_LENGTH, Read, Word, Writing, word
from fairnotice.screening.wordlists import DESCENT

MOST_JOINED = 4
"""So many neighbouring words may have been written as one."""

LEAST_LIKENESS = 0.6
"""Below this two words have nothing to do with each other."""

OWN_SPELLING = 0.9
"""From here on a title or a particle and another word may be one: Le is Lê, and Ле. Below, it is never another person's
name misspelt."""

SAME_PERSON = 0.8
"""From here on a child or a father is taken to be the one whom the other name has."""

LEAST_JOINED = 0.85  # a join must fit well: otherwise everything fits something
LEAST_JOINED_INITIAL = 0.96  # O Brien is O'Brien, A. Brien is not
SETTLED = 0.9  # words as alike as this need no join
CONFLICT = 1.3
CONFLICTING_INITIAL = 0.75  # an initial weighs little when it agrees, and more when it contradicts
OMISSION = 0.15  # when as much is left out as is found
MOST_OMITTED = 2.0
FOREFATHER = 0.4
"""How much of a word a forefather is whom the other name leaves out: a chain of them is given at any length."""
INITIALS_ONLY = 0.3
SWAPPED = 0.6
"""The most that names can show of which one says that the other's father is the child: they are two people's."""
SHORT_FORM = 0.8
"""A short form and its name. By judgement: a paper or a list gives the one for the other of some three people in a
hundred, and a stranger bears it about a third as often as the name, which makes it three bits weaker than the name."""
KOREAN_NAT = 0.02
"""What each nat that a Korean name's spelling is unusual takes from the likeness of its words."""
THIN = 0.6  # one word of a longer name: the most that it can show
SINGLE = 0.9  # a whole name of one word
CURVE = ((LEAST_LIKENESS, 0.0), (0.75, 0.62), (0.85, 0.88), (1.0, 1.0))


class Part(NamedTuple):
    """A word of a name, or some neighbours joined: which places it takes, and what it weighs."""

    text: str
    places: frozenset[int]
    weight: float
    weak: bool
    initial: bool
    size: int = 0  # consonants; like the next one it only serves to find pairs
    starts: frozenset[str] = frozenset()  # the first one, roughly, as each reading has it; empty: cannot be told
    edge: bool = False  # the first or the last word of its name
    descent: bool = False  # the name of a father or forefather
    asian: bool = False  # in characters or syllables of East Asia, each of which is a syllable at least


class Pair(NamedTuple):
    """Two parts that stand for each other."""

    one: Part
    other: Part
    likeness: float
    short: bool = False  # one is a short form of the other, or both of one name
    usual: str = ""  # the most usual spelling of what both are, where that says how rare they are
    doubt: float = 0.0  # nats: how unusual their own spellings are

    @property
    def weight(self) -> float:
        """The lighter of the two: an initial cannot carry a whole name. A short form is a name, also where it could be
        a particle: Ben."""
        lighter, heavier = sorted((self.one.weight, self.other.weight))
        return heavier if self.short else lighter


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs, the words left over on each side, and the score, 0 to 1."""

    pairs: tuple[Pair, ...]
    left_one: tuple[str, ...]
    left_other: tuple[str, ...]
    score: float
    forefathers: tuple[int, int] = (0, 0)  # how many of those that are left over on each side
    swapped: tuple[str, ...] = ()  # a child and a father who have changed places, as each name has them

    def turned(self) -> "Alignment":
        """The same seen from the other name."""
        pairs = tuple(pair._replace(one=pair.other, other=pair.one) for pair in self.pairs)
        return Alignment(pairs, self.left_other, self.left_one, self.score, self.forefathers[::-1], self.swapped[::-1])


def align(one: str, other: str) -> Alignment:
    """Align two names as written. The score does not depend on which comes first. Raises InvalidValue: see `words`."""
    return align_read(words(one), words(other))


def align_read(one: tuple[str, ...], other: tuple[str, ...]) -> Alignment:
    """The same of their words: the best of how they may be read, as written where that is as good."""
    found = (_align_ordered(mine, theirs) for mine in readings_of(one) for theirs in readings_of(other))
    best = max(found, key=lambda alignment: alignment.score)
    return better_as_korean(one, other, best.score) or best


def better_as_korean(one: tuple[str, ...], other: tuple[str, ...], score: float) -> Alignment | None:
    """The alignment of two names as Korean ones, which some Hangul may both be; None where it is no better.

    Where one is in Hangul it is always better, though the score may stay: the sounds alone say little of how rare such
    a name is. So it is of the same name with a word that could be a particle or an initial (Do, O), for it is a name.
    """
    if score == 1.0 and not any(part.weak or part.initial for part in single_parts(one)):
        return None
    if (agreed := agreement(one, other)) is None:
        return None
    mine, theirs = single_parts(one), single_parts(other)
    pairs = tuple(_as_korean(shared, mine, theirs) for shared in (agreed.family, agreed.given))
    found = _score(pairs, (), ())
    if found <= score and not (score == 1.0 or is_hangul(one[0]) or is_hangul(other[0])):
        return None
    return Alignment(pairs, (), (), max(found, score))


def _as_korean(shared: Shared, mine: Sequence[Part], theirs: Sequence[Part]) -> Pair:
    one, other = (_run(singles, at) for singles, at in zip((mine, theirs), shared.places, strict=True))
    if one.text == other.text:
        weak = any(mine[at].weak or mine[at].initial for at in shared.places[0])
        return Pair(one, other, 1.0, usual=shared.usual if weak else "")
    most = SOUNDS_ALIKE if mine[0].asian == theirs[0].asian else ACROSS
    return Pair(one, other, most - KOREAN_NAT * shared.cost, usual=shared.usual, doubt=shared.cost)


def _run(singles: Sequence[Part], places: Sequence[int]) -> Part:
    """The words at these places as one part: a name, also where a word of it could be a particle (Do, Um)."""
    run = [singles[at] for at in places]
    weight = max(sum(part.weight for part in run), WEIGHT_BY_LENGTH[2])
    return Part("".join(part.text for part in run), frozenset(places), weight, weak=False, initial=False)


def _align_ordered(one: tuple[str, ...], other: tuple[str, ...]) -> Alignment:
    if one <= other:
        return align_words(one, other)
    return align_words(other, one).turned()


@lru_cache(maxsize=1 << 15)
def all_weak(name: tuple[str, ...]) -> bool:
    """Whether a name has weak words only."""
    return all(word(text).weak for text in name)


def single_parts(name: tuple[str, ...], *, full: bool = False) -> tuple[Part, ...]:
    """The single words of a name. Of a name of weak words only they count in full, and so do those of a name that it is
    compared with (`full`)."""
    return _single_parts(name, full or all_weak(name))


@lru_cache(maxsize=1 << 15)
def _single_parts(name: tuple[str, ...], full: bool) -> tuple[Part, ...]:
    found = [word(text) for text in name]
    descended = forefathers_in(found)
    return tuple(
        Part(
            text=item.text,
            places=frozenset({place}),
            weight=1.0 if full and item.weak else item.weight,
            weak=item.weak and not full,
            initial=item.initial,
            size=len(item.consonants[0]),
            starts=_starts(item),
            edge=place in {0, len(name) - 1},
            descent=place in descended,
            asian=item.writing is Writing.EAST_ASIAN,
        )
        for place, item in enumerate(found)
    )


def forefathers_in(found: Sequence[Word | Read]) -> set[int]:
    """The places of forefathers: each the next name behind a word of descent."""
    places: set[int] = set()
    awaited = False
    for place, item in enumerate(found):
        if item.text in DESCENT:
            awaited = True
        elif awaited and item.weight >= LEAST_STRONG:
            places.add(place)
            awaited = False
    return places


@lru_cache(maxsize=1 << 15)
def swapped_in(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The words of each name that say the opposite of the other's: Salim bin Karim and Karim bin Salim. Else none."""
    for child, father in fathers_in(one):
        for other_child, other_father in fathers_in(other):
            names = (one[child], one[father], other[other_child], other[other_father])
            if _crosswise(*names):
                return " ".join(one[child : father + 1]), " ".join(other[other_child : other_father + 1])
    return ()


def _crosswise(child: str, father: str, other_child: str, other_father: str) -> bool:
    if likeness(child, other_father) < SAME_PERSON or likeness(father, other_child) < SAME_PERSON:
        return False
    return likeness(child, other_child) < SAME_PERSON or likeness(father, other_father) < SAME_PERSON


@lru_cache(maxsize=1 << 15)
def fathers_in(name: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The places of each name that a word of descent stands behind, and of the name behind that word."""
    if DESCENT.isdisjoint(name[1:-1]):
        return ()
    places = sorted(forefathers_in([word(text) for text in name]))
    named = [place for place, text in enumerate(name) if not word(text).weak]
    before = {place: beside for beside, place in pairwise(named)}
    return tuple((before[place], place) for place in places if place in before)


@lru_cache(maxsize=1 << 15)
def joined_parts(name: tuple[str, ...], *, full: bool = False) -> tuple[Part, ...]:
    """The neighbours of a name joined."""
    return tuple(_joined([word(text) for text in name], single_parts(name, full=full)))


def _starts(item: Word) -> frozenset[str]:
    if item.writing is Writing.EAST_ASIAN:
        return frozenset()
    return frozenset(bones.lstrip("*")[:1] for bones in item.skeletons)


def _joined(found: Sequence[Word], singles: Sequence[Part]) -> Iterator[Part]:
    for begin in range(len(found)):
        for end in range(begin + 2, min(begin + MOST_JOINED, len(found)) + 1):
            run = found[begin:end]
            if len({item.writing for item in run}) == 1:
                weight = sum(single.weight for single in singles[begin:end])
                yield Part(
                    text="".join(item.text for item in run),
                    places=frozenset(range(begin, end)),
                    weight=weight,
                    weak=weight < 0.5,
                    initial=any(item.initial for item in run),
                    size=sum(single.size for single in singles[begin:end]),
                    starts=singles[begin].starts,
                )


@lru_cache(maxsize=1 << 15)
def align_words(one: tuple[str, ...], other: tuple[str, ...]) -> Alignment:
    """The same of the words of two names, of which the one that sorts first is given first."""
    full = all_weak(one) or all_weak(other)
    singles, other_singles = single_parts(one, full=full), single_parts(other, full=full)
    taken: set[int] = set()
    other_taken: set[int] = set()
    pairs: list[Pair] = []
    for pair in sorted(_possible(one, other, singles, other_singles, full=full), key=_worth):
        if pair.one.places.isdisjoint(taken) and pair.other.places.isdisjoint(other_taken):
            taken |= pair.one.places
            other_taken |= pair.other.places
            pairs.append(pair)
    left = [part for part in singles if not part.places <= taken]
    other_left = [part for part in other_singles if not part.places <= other_taken]
    swapped = swapped_in(one, other)
    score = _score(pairs, left, other_left)
    return Alignment(
        pairs=tuple(pairs),
        left_one=tuple(part.text for part in left),
        left_other=tuple(part.text for part in other_left),
        score=min(score, SWAPPED) if swapped else score,
        forefathers=(sum(part.descent for part in left), sum(part.descent for part in other_left)),
        swapped=swapped,
    )


def _worth(pair: Pair) -> tuple[float, str, str]:
    strong = -credit(pair.likeness) * (max(pair.one.weight, pair.other.weight) if not _by_initial(pair) else 0.3)
    return (strong, pair.one.text, pair.other.text)


def _by_initial(pair: Pair) -> bool:
    return any(part.initial and len(part.places) == 1 for part in (pair.one, pair.other))


def _possible(
    name: tuple[str, ...],
    other_name: tuple[str, ...],
    singles: Sequence[Part],
    other_singles: Sequence[Part],
    *,
    full: bool,
) -> list[Pair]:
    """Every pair worth considering: single words first, then joins of what the single words leave unsettled."""
    pairs = [pair for one in singles for other in other_singles if (pair := _single(one, other))]
    sure = [pair for pair in pairs if pair.likeness >= SETTLED and not _by_initial(pair)]
    settled = {place for pair in sure for place in pair.one.places}
    other_settled = {place for pair in sure for place in pair.other.places}
    open_singles = [part for part in singles if not part.places <= settled]
    other_open_singles = [part for part in other_singles if not part.places <= other_settled]
    joins = joined_parts(name, full=full) if other_open_singles else ()
    other_joins = joined_parts(other_name, full=full) if open_singles else ()
    open_joins = [part for part in joins if not part.places <= settled]
    other_open_joins = [part for part in other_joins if not part.places <= other_settled]
    pairs += [pair for one in open_joins for other in other_open_singles if (pair := _join(one, other))]
    turned = (pair for other in other_open_joins for one in open_singles if (pair := _join(other, one)))
    return pairs + [Pair(pair.other, pair.one, pair.likeness) for pair in turned]


def _single(one: Part, other: Part) -> Pair | None:
    short = same_by_short_form(one.text, other.text) and (one.edge or not one.weak) and (other.edge or not other.weak)
    unlike = one.weak != other.weak and not (one.initial or other.initial)
    apart = unlike and one.starts and other.starts and one.starts.isdisjoint(other.starts)  # spares the comparison
    alike = 0.0 if apart else likeness(one.text, other.text)
    if unlike and alike < OWN_SPELLING:
        return Pair(one, other, SHORT_FORM, short) if short else None
    if short and alike < SHORT_FORM:
        return Pair(one, other, SHORT_FORM, short)
    return Pair(one, other, alike) if alike >= LEAST_LIKENESS else None


def _join(one: Part, other: Part) -> Pair | None:
    """A run of joined words with a single word of the other name, when they fit."""
    if one.weak or other.weak or not _can_be_one(one, other):
        return None
    alike = likeness(one.text, other.text)
    return Pair(one, other, alike) if alike >= (LEAST_JOINED_INITIAL if one.initial else LEAST_JOINED) else None


def _can_be_one(one: Part, other: Part) -> bool:
    """Whether the first and the number of consonants allow it. Spares a costly comparison."""
    if one.starts and other.starts and one.starts.isdisjoint(other.starts):
        return False
    if other.asian:  # the consonants of one reading tell nothing of the others
        return len(one.places) <= len(other.text)
    return abs(one.size - other.size) <= 1 + max(one.size, other.size) // 4


def credit(alike: float) -> float:
    """What a likeness of two words is worth, 0 to 1: small slips nearly in full, vague likeness nothing."""
    for (low, worth), (high, more) in pairwise(CURVE):
        if alike <= high:
            return max(0.0, worth + (more - worth) * (alike - low) / (high - low))
    return 1.0


def _score(pairs: Sequence[Pair], left: Sequence[Part], other_left: Sequence[Part]) -> float:
    matched = sum(pair.weight for pair in pairs)
    names = sum(_names_in(pair) for pair in pairs)
    if names == 0.0:
        return 0.0
    mine, theirs = _weight_left(left), _weight_left(other_left)
    forefathers = sum(part.weight for part in (left if mine > theirs else other_left) if part.descent)
    conflict, omitted = min(mine, theirs), abs(mine - theirs)
    omitted -= (1.0 - FOREFATHER) * min(forefathers, omitted)
    found = sum(pair.weight * credit(pair.likeness) for pair in pairs) / (matched + CONFLICT * conflict)
    whole = found * (1.0 - OMISSION * min(omitted / matched, MOST_OMITTED))
    if all(_by_initial(pair) for pair in pairs):
        return min(whole, INITIALS_ONLY)
    if names < 2:
        return min(whole, THIN if mine or theirs else SINGLE)
    return whole


def _weight_left(left: Sequence[Part]) -> float:
    return sum(CONFLICTING_INITIAL if part.initial else part.weight for part in left)


def _names_in(pair: Pair) -> float:
    """How many names a pair stands for: a join of two is two, an initial half."""
    if _by_initial(pair):
        return 0.5
    if pair.one.weak and pair.other.weak:
        return 0.0
    return float(max(len(pair.one.places), len(pair.other.places)))
