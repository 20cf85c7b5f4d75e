"""Learn how words of other scripts are written in Latin letters, from the tuning half of pairs of both."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path

from anyascii import anyascii

from benchmarks.screening.halves import half_of
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import say
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.learnt import LONGEST, lines_of, units
from fairnotice.screening.normalise import words
from fairnotice.screening.transliterate import word

Ways = dict[str, dict[str, float]]
Pair = tuple[str, tuple[str, ...]]

FILES = ("wd_arabic_80", "wd_hebrew_20", "wd_russian_80", "wd_chinese_20", "wd_katakana_20", "wd_korean_20")
MOST_PAIRS = 20_000
"""Pairs of one file that are read: more teach nothing new."""
ROUNDS = 12
_LEAST = 1e-3  # ways that are rarer than this are dropped
_UNSEEN = 0.7  # so many uses of a unit are kept back for ways that were not seen
_FEWEST = 3.0  # units that were seen less often are left to the rules
_MISFIT = -3.2  # nats a letter below which a pair is two different names, as one in ten of the pairs is
_NEW, _NOTHING = 1e-7, 1e-5


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("folder", type=Path, help="the folder with wd_*.tsv")
    command.add_argument("--out", type=Path, help="where the table goes; else it is only measured")


def measure(given: argparse.Namespace) -> Answer:
    """Learn each file apart; write one table of all."""
    ways: Ways = {}
    latin: list[str] = []
    rows = []
    for name in FILES:
        pairs = [*pairs_of(given.folder / f"{name}.tsv")][:MOST_PAIRS]
        learnt = learn(pairs)
        say(f"{name}: {len(pairs):,} pairs, {len(learnt):,} units")
        rows.append([name, len(pairs), len(learnt), sum(map(len, learnt.values()))])
        ways |= learnt
        latin += [text for text, _ in pairs]
    lines = lines_of(ways, beside(latin))
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data: dict[str, object] = {"units": len(ways), "bytes": sum(len(line.encode()) + 1 for line in lines)}
    return Answer(data, list(table(("file", "pairs", "units", "ways"), rows)))


def pairs_of(path: Path) -> Iterator[Pair]:
    """The pairs of the tuning half: Latin letters, and the units of the native word as the matcher folds it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, _, rest = line.partition("\t")
        native = rest.split("\t")[0].replace(" ", "")
        letters = "".join(letter for letter in anyascii(latin).lower() if "a" <= letter <= "z")
        if not native or not letters or half_of(line) != "tune":
            continue
        try:
            parts = units(word("".join(words(native))).text)
        except InvalidValue:
            continue
        if len(letters) <= LONGEST * len(parts):
            yield letters, parts


def learn(pairs: Sequence[Pair]) -> Ways:
    """Expectation maximisation over every way to part the Latin letters among the units."""
    ways: Ways | None = None
    seen: Ways = {}
    for number in range(ROUNDS):
        seen = defaultdict(lambda: defaultdict(float))
        for latin, parts in pairs:
            count(latin, parts, ways, seen, misfit=_MISFIT if number > 3 else None)
        ways = {
            unit: {text: used / (sum(each.values()) + _UNSEEN) for text, used in each.items() if used > _LEAST}
            for unit, each in seen.items()
        }
    kept = {unit for unit, each in seen.items() if sum(each.values()) >= _FEWEST}
    return {
        unit: {text: log(chance) for text, chance in each.items() if chance > _LEAST}
        for unit, each in (ways or {}).items()
        if unit in kept
    }


def count(latin: str, parts: tuple[str, ...], ways: Ways | None, seen: Ways, misfit: float | None) -> None:
    """Add what one pair tells: forward and backward over its parts."""
    size, many = len(latin), len(parts)
    forward = [[0.0] * (size + 1) for _ in range(many + 1)]
    forward[0][0] = 1.0
    for i, part in enumerate(parts):
        for at in range(size + 1):
            if forward[i][at]:
                for long in range(min(LONGEST, size - at) + 1):
                    forward[i + 1][at + long] += forward[i][at] * _chance(ways, part, latin[at : at + long])
    whole = forward[many][size]
    if whole <= 0.0 or (misfit is not None and log(whole) / (size + 1) < misfit):
        return
    backward = [[0.0] * (size + 1) for _ in range(many + 1)]
    backward[many][size] = 1.0
    for i in range(many - 1, -1, -1):
        for at in range(size + 1):
            for long in range(min(LONGEST, size - at) + 1):
                after = backward[i + 1][at + long]
                if not after:
                    continue
                text = latin[at : at + long]
                way = _chance(ways, parts[i], text) * after
                backward[i][at] += way
                if forward[i][at]:
                    seen[parts[i]][text] += forward[i][at] * way / whole


def _chance(ways: Ways | None, unit: str, text: str) -> float:
    """In the first round a guess: about as many letters as the usual romanisation has, the same ones rather."""
    if ways is not None:
        found = ways.get(unit, {}).get(text, 0.0)
        return found or (_NEW * 0.03 ** len(text) if text else _NOTHING)
    roman = _roman(unit)
    shared = sum((Counter(roman) & Counter(text)).values()) / max(len(roman), len(text), 1)
    return 0.05 ** abs(len(text) - (len(roman) or 1)) * (0.02 + shared if roman else 1.0)


def _roman(unit: str) -> str:
    if unit[0] in "ovk" and unit[1:].isdigit():
        return ""
    return "".join(letter for letter in anyascii(unit.removeprefix("p")).lower() if "a" <= letter <= "z")


def beside(latin: Sequence[str]) -> dict[str, float]:
    """The logarithm of how often each letter follows another, the edges of a word included."""
    pairs: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for text in latin:
        whole = f"^{text}^"
        for at in range(len(whole) - 1):
            pairs[whole[at : at + 2]] += 1
            first[whole[at]] += 1
    letters = "^abcdefghijklmnopqrstuvwxyz"
    return {
        one + other: log((pairs[one + other] + 0.5) / (first[one] + 0.5 * len(letters)))
        for one in letters
        for other in letters
    }
