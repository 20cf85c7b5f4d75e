"""People of Korea, listed in one way to write their names and asked for in another: is the right one first?"""

import argparse
import random
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from benchmarks.screening import han_sources as sources
from benchmarks.screening.halves import half_named
from benchmarks.screening.korean_systems import SYSTEMS, full_name
from benchmarks.screening.measured import NAMES, Measured, prepared
from benchmarks.screening.own_names import SEED, invented, regions
from benchmarks.screening.records import Record
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from fairnotice.domain.errors import Unusable

WRITTEN = ("Hangul", *SYSTEMS)


@dataclass(frozen=True)
class Korean:
    """Somebody invented, in each way."""

    names: dict[str, str]

    def record(self, way: str) -> Record:
        """With the name in this way alone."""
        return Record(self.names["Hangul"], [self.names[way]])


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("folder", type=Path, help="the folder with the packages, see han_sources.py")
    command.add_argument("--people", type=int, default=400, help="listed, and as many strangers")
    command.add_argument("--half", type=half_named, default="report", help="all, tune or report")
    command.add_argument("--of", choices=NAMES, default="watchlist", help="what of ours is measured")


def measure(given: argparse.Namespace) -> Answer:
    """By name alone, every way to write a name against every other, and Hangul against itself for the strangers."""
    lacking = sources.missing(given.folder)
    if lacking:
        raise Unusable(f"names of Korea are not measured: {', '.join(lacking)} not in {given.folder}")
    people = koreans(given.folder, 2 * given.people, given.half)
    listed, strangers = people[: given.people], people[given.people :]
    rows, data = [], {"listed": len(listed), "half": given.half, "of": given.of}
    for way, asked in product(WRITTEN, WRITTEN):
        ours = prepared(given.of, [one.record(way).entry() for one in listed])
        first = [_first(ours, one, asked, listed) for one in listed]
        found = [one.names["Hangul"] in dict(ours.ask(one.record(asked).query())) for one in listed]
        shown = [len(ours.ask(one.record(asked).query())) for one in strangers]
        data[f"{way}, asked {asked}"] = {
            "first": share(sum(first), len(first)),
            "found": share(sum(found), len(found)),
            "strangers_alike": share(sum(map(bool, shown)), len(shown)),
            "pairs_alike_of_10000": round(1e4 * sum(shown) / (len(shown) * len(listed)), 2),
        }
        told = data[f"{way}, asked {asked}"]
        rows.append(
            [way, asked, *(with_interval(sum(each), len(each)) for each in (first, found)), *list(told.values())[2:]]
        )
    heading = ("listed in", "asked in", "first (95 %)", "found", "strangers alike", "pairs of 10,000")
    return Answer(data, list(table(heading, rows)))


def koreans(folder: Path, many: int, half: str) -> list[Korean]:
    """Invented people, each with another name."""
    region = next(one for one in regions(folder) if one.name == "Korea")
    family_of = {family for family, _latin in region.family}
    found = []
    for one in invented(region, random.Random(SEED), many, half):
        family = next(one.native[:size] for size in (2, 1) if one.native[:size] in family_of)
        names = {system: full_name(family, one.native[len(family) :], system) for system in SYSTEMS[1:]}
        found.append(Korean({"Hangul": one.native, "usual": one.latin, **names}))
    return found


def _first(ours: Measured, one: Korean, asked: str, listed: list[Korean]) -> bool:
    """Whether nobody else is ahead; whoever is written the same in the way that is asked is no other."""
    found = dict(ours.ask_low(one.record(asked).query()))
    own = found.get(one.names["Hangul"])
    same = {each.names["Hangul"] for each in listed if _plain(each.names[asked]) == _plain(one.names[asked])}
    return own is not None and not any(score > own for id, score in found.items() if id not in same)


def _plain(name: str) -> list[str]:
    return sorted(name.lower().replace("-", " ").split())
