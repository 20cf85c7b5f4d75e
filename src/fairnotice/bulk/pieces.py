"""One piece of a job: some rows in, the lines of their hits and what was wrong with the rest out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fairnotice.bulk.rows import BadRow, Row, traveller_of
from fairnotice.bulk.thresholds import SHIPPED, Level, Thresholds
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.domain.hit import Hit, HitDecision
from fairnotice.screening import Query, Watchlist


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a file, the first of which has that number."""

    first: int
    rows: Sequence[Row | BadRow]


@dataclass(frozen=True, slots=True)
class Done:
    """What a piece gave: lines of JSON (as bytes), how many lines and hits, and rows that cannot be used."""

    rows: int
    lines: bytes
    count: int
    hits: int
    unusable: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A list under the name that hits give it."""

    name: str
    watchlist: Watchlist


def levels_of(lists: Sequence[Named], thresholds: Thresholds) -> tuple[Level, ...]:
    """What holds for each list, in their order.

    Raises InvalidValue for thresholds of a list that is not there, and for two lists of one name.
    """
    listed_on = {listed.name: len(listed.watchlist) for listed in lists}
    if len(listed_on) < len(lists):
        raise InvalidValue("two lists have one name: nothing would tell their hits apart")
    levels = thresholds.levels(listed_on)
    return tuple(levels[listed.name] for listed in lists)


def screened(lists: Sequence[Named], query: Query, levels: Sequence[Level]) -> list[tuple[str, Hit]]:
    """Whom the traveller may be on any of the lists, each with the list's name: hits first, the likest first."""
    found = [
        (listed.name, hit)
        for listed, level in zip(lists, levels, strict=True)
        for hit in level.hits(listed.watchlist, query)
    ]
    return sorted(found, key=lambda one: (one[1].decision is not HitDecision.HIT, -one[1].bits, one[0], one[1].entry))


def piece_done(lists: Sequence[Named], piece: Piece, thresholds: Thresholds = SHIPPED) -> Done:
    """Screen every row. A row that cannot be used is a problem, and the others go on.

    Raises InvalidValue as `levels_of`.
    """
    levels = levels_of(lists, thresholds)
    lines: list[str] = []
    problems: list[Problem] = []
    hits = unusable = 0
    for number, row in enumerate(piece.rows, start=piece.first):
        try:
            traveller = traveller_of(number, row)
            found = screened(lists, traveller.query, levels)
        except Unusable as error:
            problems += error.problems
            unusable += 1
            continue
        except InvalidValue as error:
            problems.append(Problem(f"row {number}, name", f"{error}."))
            unusable += 1
            continue
        for name, hit in found:
            line = hit.as_json(traveller.key) | ({"list": name} if len(lists) > 1 else {})
            lines.append(json.dumps(line, ensure_ascii=False))
            hits += hit.decision is HitDecision.HIT
    text = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    return Done(len(piece.rows), text, len(lines), hits, unusable, tuple(problems))


def opened(folders: Sequence[tuple[str, Path]]) -> tuple[Named, ...]:
    """Lists out of their folders, mapped: as many processes as there are share them."""
    return tuple(Named(name, Watchlist.open(folder)) for name, folder in folders)
