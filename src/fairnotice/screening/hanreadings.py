"""Names in Han characters as they are read elsewhere than in Mandarin: in Japan, Hong Kong, Taiwan, South-East Asia.

`hanreadings.tsv` says for a character how it is read in Japanese family names, alone as a given name and in given names
of more, with how common each reading is; how Hong Kong spells it; how often Chinese families and given names have it; and
the readings of whole family names that no reading of their characters gives. `benchmarks/screening/learn_han.py` makes
it. It is loaded when a Han character is met, and not before.

How likely a reading is counts the language as well: a name whose characters no Japanese name has is not read in
Japanese, and a reading that one bearer in a hundred has says less than one that all have.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from math import exp, log
from typing import NamedTuple

from anyascii import anyascii

JAPAN, CANTON, WADE_GILES, OVERSEAS, PINYIN = "japan", "canton", "wade-giles", "overseas", "pinyin"


class Way(NamedTuple):
    """One way to write a word in Latin letters, in which habit, and how unlikely that is: nats, 0 for certain."""

    latin: str
    habit: str
    cost: float


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of characters; costs are nats."""

    family: dict[str, str]  # readings in Japanese family names, as they stand there
    single: dict[str, str]  # of a Japanese given name of one character
    given: dict[str, str]  # in Japanese given names of more
    japanese: dict[str, str]  # how rare: first in a family name, later in it, first in a given one, later in it
    alone: dict[str, float]  # how rare a Japanese given name of one character is
    names: dict[str, float]  # whole Japanese family names: how rare
    named: dict[str, str]  # and readings, where their characters do not give them
    called: dict[str, str]  # readings of whole Japanese given names
    canton: dict[str, str]  # spellings in Hong Kong
    chinese: dict[str, float]  # family names: how rare
    overseas: dict[str, str]  # and spellings overseas
    chosen: dict[str, float]  # how rare a character is in Chinese given names
    mandarin: dict[str, str]  # where the general romanisation has another


REPEATS = "々"
RARE_CHINESE, RARE_CHINESE_FAMILY = 9.0, 11.0
"""Nats of a character that the given names of the table lack, and of a family name that it lacks."""
_RARE_JAPANESE = 13.0
_MOST_OF_A_NAME = 9.0  # nats a character: what is less likely is a foreign name in characters
_KANA_GIVEN, _KANA_LATER = 5.0, 2.5
_OTHER_LENGTH = 4.0  # nats of a Japanese family name that the table lacks and that has one character or three
_LENGTHS_OF_GIVEN = {1: log(8), 2: log(1.35), 3: log(8)}
_TWO_CHINESE, _ONE_CHINESE = log(1.2), log(6)
_HABITS = {CANTON: 0.75, WADE_GILES: 0.75, OVERSEAS: 1.0, PINYIN: 0.0}
_MOST_FOREIGN = 1.5  # nats that a Chinese reading loses, but for a Japanese family name: few characters of given names
# are in the table
_NOT_SO_FIRST = 0.7  # nats of each further spelling of the same habit
MOST_COST = 5.5
"""Readings less likely than this are left out."""
_KEPT = {JAPAN: 10, CANTON: 5, WADE_GILES: 2, OVERSEAS: 4, PINYIN: 3}
_BEAM = 32
MOST_LATIN, LONGEST_LATIN = 20, 20
"""Readings of a word that are compared, and the first length that is too long."""
LONGEST = 5
"""Characters of a word that is read here: longer ones are foreign names."""


def is_han(text: str) -> bool:
    """Whether a word has a Han character and may be read here."""
    return len(text) <= LONGEST and not text.isascii() and any(map(_han, text))


def _han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _kana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30fa" or letter == "ー"


def repeated(text: str) -> str:
    """The mark that repeats a character as that character."""
    found = ""
    for letter in text:
        found += found[-1] if letter == REPEATS and found else letter
    return found


@lru_cache(maxsize=1 << 14)
def parted(text: str) -> tuple[str, ...]:
    """A full name without a space in two: family name and given name, as is likeliest in Chinese or in Japanese.

    A word that is no full name of either is left whole.
    """
    if not 2 <= len(text) <= 7 or not _han(text[0]) or not all(_han(one) or _kana(one) or one == REPEATS for one in text):
        return (text,)
    whole = repeated(text)
    ways = [(_japanese_name(whole, at), at) for at in range(1, min(4, len(text)))]
    ways += [(_chinese_name(whole, at), at) for at in (1, 2) if at < len(text) <= 4]
    cost, at = min(ways)
    return (text[:at], text[at:]) if cost < _MOST_OF_A_NAME * len(text) + 4.0 else (text,)


def _japanese_name(text: str, at: int) -> float:
    return _japanese_family(text[:at]) + _japanese_given(text[at:])


def _chinese_name(text: str, at: int) -> float:
    return _chinese_family(text[:at]) + _chinese_given(text[at:])


def _japanese_family(text: str) -> float:
    known = table().names.get(text)
    if known is not None:
        return known
    if len(text) > 3:
        return 3 * _RARE_JAPANESE
    return sum(_rare(one, min(at, 1)) for at, one in enumerate(text)) + (0.0 if len(text) == 2 else _OTHER_LENGTH)


def _japanese_given(text: str) -> float:
    if all(map(_kana, text)):
        return _KANA_GIVEN
    if len(text) == 1:
        return table().alone.get(text, _RARE_JAPANESE) + _LENGTHS_OF_GIVEN[1]
    if len(text) > 3:
        return 3 * _RARE_JAPANESE
    return sum(_rare(one, 2 + min(at, 1)) for at, one in enumerate(text)) + _LENGTHS_OF_GIVEN[len(text)]


def _chinese_family(text: str) -> float:
    known = table().chinese.get(text)
    if known is not None:
        return known
    return RARE_CHINESE_FAMILY if len(text) == 1 else 3 * _RARE_JAPANESE


def _chinese_given(text: str) -> float:
    if not all(map(_han, text)) or len(text) > 2:
        return 3 * _RARE_JAPANESE
    chosen = table().chosen
    return sum(chosen.get(one, RARE_CHINESE) for one in text) + (_ONE_CHINESE if len(text) == 1 else _TWO_CHINESE)


@lru_cache(maxsize=1 << 14)
def ways(text: str) -> tuple[Way, ...]:
    """How a word may be written in Latin letters besides Mandarin's Pinyin, the likeliest of each habit first."""
    if not is_han(text):
        return ()
    whole = repeated(text)
    as_family, as_given = _japanese_family(whole), _japanese_given(whole)
    chinese_family, chinese_given = _chinese_family(whole), _chinese_given(whole)
    japanese, chinese = _either(as_family, as_given), _either(chinese_family, chinese_given)
    both = _either(japanese, chinese)
    found = [*_best(JAPAN, _in_japan(whole, as_family - japanese, as_given - japanese), (japanese - both) / 2)]
    more = (chinese - both) / 2
    more = more if whole in table().names else min(more, _MOST_FOREIGN)
    spelt_so = ((CANTON, _canton), (WADE_GILES, _wade_giles), (OVERSEAS, _overseas), (PINYIN, _pinyin))
    for habit, spelt in ((habit, spells(whole)) for habit, spells in spelt_so):
        found += _best(habit, {one: at * _NOT_SO_FIRST for at, one in enumerate(spelt)}, _HABITS[habit] + more)
    return tuple(found)


def in_latin(text: str) -> tuple[str, ...]:
    """The likeliest readings of a word in every habit, vowels short; none too long for the kernels."""
    found: dict[str, None] = {}
    for way in sorted(ways(text), key=lambda way: way.cost):
        found[vowels_short(way.latin)] = None
    return tuple(one for one in found if len(one) < LONGEST_LATIN)[:MOST_LATIN]


@lru_cache(maxsize=1 << 14)
def vowels_short(latin: str) -> str:
    """Latin letters without what only lengthens a vowel (Satou, Ohno, Yuuki), and n before b, m and p (Homma)."""
    found = ""
    for at, letter in enumerate(latin):
        if (found[-1:] == "o" and letter in "ouh") or (found[-1:] == "u" and letter == "u"):
            continue
        found += "n" if letter == "m" and latin[at + 1 : at + 2] in {"b", "m", "p"} else letter
    return found


def _either(one: float, other: float) -> float:
    """The cost of one or the other."""
    low, high = min(one, other), max(one, other)
    return low - log(1.0 + exp(low - high))


def _best(habit: str, costs: dict[str, float], more: float) -> Iterator[Way]:
    kept = sorted((cost + more, latin) for latin, cost in costs.items() if latin)[: _KEPT[habit]]
    return (Way(latin, habit, cost) for cost, latin in kept if cost <= MOST_COST)


def _in_japan(text: str, family: float, given: float) -> dict[str, float]:
    """Readings with their costs; `family` and `given`: how unlikely it is that it is the one or the other."""
    found: defaultdict[str, float] = defaultdict(lambda: 1e9)
    told = table()
    known = told.named.get(text)
    readings = _readings(known) if known else joined(text, told.family)
    for latin, cost in readings.items():
        found[latin] = _either(found[latin], cost + family)
    readings = _readings(told.single.get(text, "")) if len(text) == 1 else joined(text, told.given)
    for each in (readings, _readings(told.called.get(text, ""))):
        for latin, cost in each.items():
            found[latin] = _either(found[latin], cost + given)
    return found


def joined(text: str, of: Mapping[str, str]) -> dict[str, float]:
    """The readings of its characters one after the other; none where one is not known."""
    found = {"": 0.0}
    for letter in text:
        each = {_as_ascii(letter): 0.0} if _kana(letter) else _readings(of.get(letter, ""))
        if not each:
            return {}
        longer: dict[str, float] = {}
        for begun, cost in found.items():
            for latin, more in each.items():
                longer[begun + latin] = min(longer.get(begun + latin, 1e9), cost + more)
        found = dict(sorted(longer.items(), key=lambda one: (one[1], one[0]))[:_BEAM])
    return found


def _as_ascii(text: str) -> str:
    return "".join(one for one in anyascii(text).lower() if "a" <= one <= "z")


def _canton(text: str) -> list[str]:
    spelt = [table().canton.get(one, "").split() for one in text]
    return _products(spelt) if len(text) <= 4 else []


def _products(spelt: Sequence[Sequence[str]]) -> list[str]:
    """All together, those of the first spellings first."""
    every = sorted(product(*(enumerate(each) for each in spelt)), key=lambda one: sum(at for at, _ in one))
    return list(dict.fromkeys("".join(latin for _, latin in one) for one in every)) if all(spelt) else []


def _overseas(text: str) -> list[str]:
    return table().overseas.get(text, "").split()


def syllables(text: str) -> list[str]:
    """The Pinyin of each character."""
    return [table().mandarin.get(one) or _as_ascii(one) for one in text]


def _pinyin(text: str) -> list[str]:
    """Where Pinyin has ü, which papers write yu, v or u; and where the general romanisation has another reading."""
    whole = "".join(syllables(text)) if len(text) <= 4 else ""
    if "v" in whole:
        return [whole.replace("v", "yu"), whole, whole.replace("v", "u")]
    return [whole] if any(one in table().mandarin for one in text) else []


def _wade_giles(text: str) -> list[str]:
    read = syllables(text)
    spelt = ["".join(wade_giles(one) for one in read)]
    if "yi" in read:
        spelt.append("".join("i" if one == "yi" else wade_giles(one) for one in read))
    return [one for one in spelt if one != "".join(read)] if len(text) <= 4 else []


_ZERO = {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "yan": "yen"}
_ZERO |= {"you": "yu", "ye": "yeh", "yue": "yueh", "yong": "yung", "er": "erh", "ge": "ko", "ke": "ko", "he": "ho"}
_ZERO |= {"gui": "kuei", "kui": "kuei", "juan": "chuan", "quan": "chuan", "xuan": "hsuan", "lv": "lu", "nv": "nu"}
_BEGINS = (("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"))
_BEGINS += (("k", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"))
_ENDS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh"}
_O_AFTER = ("d", "t", "n", "l", "z", "c", "s", "r", "zh", "ch")


def wade_giles(syllable: str) -> str:
    """A Pinyin syllable as Wade and Giles spell it, without its marks: how people of Taiwan are written."""
    if syllable in _ZERO:
        return _ZERO[syllable]
    begin, spelt = next((one for one in _BEGINS if syllable.startswith(one[0])), ("", ""))
    end = syllable[len(begin) :]
    if not begin and syllable[:1] in {"l", "n", "m", "f", "h", "s"}:
        begin = spelt = syllable[0]
        end = syllable[1:]
    if end == "uo" and begin in _O_AFTER:
        end = "o"
    return spelt + _ENDS.get(end, end)


@lru_cache(maxsize=1 << 14)
def names_in_latin(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name with Han words as names in Latin letters, each in one habit throughout: what it is searched as as well.

    Chinese names overseas have the family name so and the given name in Pinyin or as in Hong Kong.
    """
    han = [at for at, text in enumerate(name) if is_han(text)]
    if not han or len(han) > 3:
        return ()
    found: dict[tuple[str, ...], float] = {}
    spelt = {habit: {at: [way for way in ways(name[at]) if way.habit == habit] for at in han} for habit in _HABITS}
    pinyin = {at: spelt[PINYIN][at] or [Way("".join(syllables(name[at])), PINYIN, 0.0)] for at in han}
    spelt[WADE_GILES] = {at: spelt[WADE_GILES][at] or pinyin[at] for at in han}
    _add(found, name, {at: [way for way in ways(name[at]) if way.habit == JAPAN] for at in han})
    _add(found, name, pinyin)
    _add(found, name, spelt[CANTON])
    _add(found, name, spelt[WADE_GILES])
    for first in han:
        if overseas := spelt[OVERSEAS][first]:
            for rest in (spelt[CANTON], pinyin):
                _add(found, name, {**rest, first: overseas})
        if len(han) == 2 and len(name[first]) == 2 and name[first] in table().chinese:
            found[tuple(one for at in han for one in syllables(name[at]))] = 0.0
    return tuple(sorted(found, key=lambda one: (found[one], one))[:MOST_NAMES])


MOST_NAMES = 24
"""Names in Latin letters as which one in Han characters is searched."""


def _add(found: dict[tuple[str, ...], float], name: Sequence[str], spelt: Mapping[int, Sequence[Way]]) -> None:
    """Every way to write the words at these places."""
    for chosen in product(*spelt.values()):
        read = dict(zip(spelt, chosen, strict=True))
        whole = tuple(read[at].latin if at in read else text for at, text in enumerate(name))
        cost = sum(way.cost for way in chosen)
        found[whole] = min(found.get(whole, 1e9), cost)


@lru_cache(maxsize=1 << 14)
def doubt(native: str, latin: str) -> float:
    """Bits that a word in Latin letters loses which is how a Han word may be read: how unlikely that reading is."""
    costs = [way.cost for way in ways(native) if vowels_short(way.latin) == vowels_short(latin)]
    return min(costs) / log(2) if costs and latin != "".join(syllables(native)) else 0.0


@cache
def table() -> Table:
    """The table, read once."""
    return read(files("fairnotice.screening").joinpath("hanreadings.tsv").read_text(encoding="utf-8"))


def read(text: str) -> Table:
    """A table as `learn_han` writes it: the sort of each line, what it is of, and pairs of letters and tenths of nats.

    What a line says of a character is taken apart when that is met: few of them are.
    """
    made = Table(*({} for _ in Table.__slots__))
    each = {"family": made.family, "given": made.given, "called": made.called, "japanese": made.japanese}
    for line in text.splitlines():
        sort, of, rest = line.split("\t", 2)
        if sort in each:
            each[sort][of] = rest
        elif sort == "canton":
            made.canton.update(dict.fromkeys(of, rest))
        elif sort == "chosen":
            made.chosen.update(dict.fromkeys(of, float(rest) / 10))
        elif sort == "known":
            made.names.update(dict.fromkeys(of.split(), float(rest) / 10))
        elif sort == "mandarin":
            made.mandarin[of] = rest
        else:
            cost, _, more = rest.partition("\t")
            rare, told = {
                "alone": (made.alone, made.single),
                "name": (made.names, made.named),
                "chinese": (made.chinese, made.overseas),
            }[sort]
            rare[of] = float(cost) / 10
            if more:
                told[of] = more
    return made


@lru_cache(maxsize=1 << 12)
def _readings(told: str) -> dict[str, float]:
    each = told.split("\t") if told else []
    return {latin: float(cost) / 10 for latin, cost in zip(each[::2], each[1::2], strict=True)}


def _rare(letter: str, place: int) -> float:
    """How rare a character is at one of the four places of Japanese names."""
    if _kana(letter):
        return _KANA_LATER
    told = table().japanese.get(letter)
    cost = told.split("\t")[place] if told else ""
    return float(cost) / 10 if cost else _RARE_JAPANESE
