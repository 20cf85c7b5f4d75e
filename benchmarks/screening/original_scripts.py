"""UN names in their original script: is the right person first, on the list without its original-script names?"""

import argparse
from dataclasses import replace
from pathlib import Path

from benchmarks.screening import un_list
from benchmarks.screening.groups import script_of
from benchmarks.screening.halves import HALVES, half_named, half_of
from benchmarks.screening.measured import NAMES, Measured, prepared
from benchmarks.screening.records import Record
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.travellers import everybody

Ranked = list[tuple[Record, int]]
NOWHERE = 1_000_000


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("file", type=Path, help="the consolidated list, XML")
    command.add_argument("--half", type=half_named, help="only this half: all, tune or report")
    command.add_argument("--of", choices=NAMES, default="watchlist", help="what of ours is measured")


def measure(given: argparse.Namespace) -> Answer:
    """By name alone: no birth date, no nationality is asked with it."""
    listed = un_list.individuals(given.file)
    own = un_list.original_names(given.file)
    latin = [replace(one, names=[name for name in one.names if name not in own.get(one.id, [])]) for one in listed]
    ours = prepared(given.of, [one.entry() for one in latin])
    asked = [Record(id=id, names=[name], truth=id) for id, names in own.items() for name in names]
    ranked = _ranked(ours, asked)
    halves = [given.half] if given.half else list(HALVES)
    half = given.half or "all"
    rows = [_row(name, _of_half(ranked, name)) for name in halves]
    scripts = sorted({script_of(one.names[0]) for one in asked})
    rows += [_row(f"{half}: {script}", _of_script(_of_half(ranked, half), script)) for script in scripts]
    mine = _of_half(ranked, half)
    data: dict[str, object] = {"queries": len(mine), "of": given.of, "half": half, "listed": len(latin)}
    data |= {"first": share(_within(mine, 1), len(mine)), "in_ten": share(_within(mine, 10), len(mine))}
    return Answer(data, list(table((f"of {len(latin)}", "first (95 %)", "in ten (95 %)"), rows)))


def _ranked(ours: Measured, asked: list[Record]) -> Ranked:
    """The place of the right entry, from 0; those with the same score count as ahead."""
    found = everybody(ours, asked)
    ranked = []
    for one, answers in zip(asked, found, strict=True):
        score = dict(answers).get(one.truth)
        place = NOWHERE if score is None else sum(other >= score for id, other in answers if id != one.truth)
        ranked.append((one, place))
    return ranked


def _of_half(ranked: Ranked, half: str) -> Ranked:
    return [each for each in ranked if half in ("all", half_of(each[0].id))]


def _of_script(ranked: Ranked, script: str) -> Ranked:
    return [each for each in ranked if script_of(each[0].names[0]) == script]


def _within(ranked: Ranked, places: int) -> int:
    return sum(place < places for _, place in ranked)


def _row(name: str, ranked: Ranked) -> list[object]:
    n = len(ranked)
    return [name, with_interval(_within(ranked, 1), n), with_interval(_within(ranked, 10), n)]
