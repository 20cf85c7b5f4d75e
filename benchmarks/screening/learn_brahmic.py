"""Learn how Thai, Devanagari and Bengali words are written in Latin letters: rules, and the tuning half of pairs."""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from math import log
from pathlib import Path

from benchmarks.screening.brahmic_ways import by_rule
from benchmarks.screening.halves import half_of
from benchmarks.screening.learn import Pair, Ways, count
from benchmarks.screening.tables import Answer, table
from fairnotice.screening.learnt import LONGEST, rows_of, units
from fairnotice.screening.normalise import words

FILES = ("names_thai", "names_devanagari", "names_bengali")
ROUNDS = 8
_BY_RULE = 4.0
"""So many uses of each unit are taken to have been as the rules say."""
_LEAST = 4e-3  # ways that are rarer than this are dropped
_MISFIT = -3.6  # nats a letter below which a pair teaches nothing


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("folder", type=Path, help="the folder with names_*.tsv")
    command.add_argument("--out", type=Path, help="where the table goes; else it is only measured")


def measure(given: argparse.Namespace) -> Answer:
    """Learn each file apart; write one table of all."""
    ways = by_rule()
    rows = []
    for name in FILES:
        path = given.folder / f"{name}.tsv"
        pairs = pairs_of(path) if path.exists() else []
        ways |= learn(pairs, ways)
        rows.append([name, len(pairs) or "not there"])
    lines = rows_of({unit: {text: log(part) for text, part in each.items()} for unit, each in ways.items()})
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Answer({"units": len(ways)}, list(table(("file", "pairs"), rows)))


def pairs_of(path: Path) -> list[Pair]:
    """The pairs whose native word is of the tuning half: every spelling of it stays on one side."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, native = line.split("\t")[:2]
        if half_of(native) == "tune":
            parts = units("".join(words(native.replace(" ", ""))))
            if len(latin) <= LONGEST * len(parts):
                found.append((latin, parts))
    return found


def learn(pairs: Sequence[Pair], rules: Ways) -> Ways:
    """Expectation maximisation that begins from the rules and never leaves them quite; only units of these pairs."""
    ways = {unit: rules.get(unit, {}) for _, parts in pairs for unit in parts}
    for number in range(ROUNDS):
        seen: Ways = defaultdict(lambda: defaultdict(float))
        for latin, parts in pairs:
            count(latin, parts, ways, seen, misfit=_MISFIT if number > 2 else None)
        for unit in ways:
            for text, part in rules.get(unit, {}).items():
                seen[unit][text] += _BY_RULE * part
        ways = {
            unit: {text: used / sum(each.values()) for text, used in each.items() if used > 1e-3}
            for unit, each in seen.items()
        }
    return {unit: {text: part for text, part in each.items() if part > _LEAST} for unit, each in ways.items()}
