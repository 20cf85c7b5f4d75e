"""One piece of a job: some rows in, the lines of their hits and what was wrong with the rest out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from fairnotice.bulk.rowproblem import RowProblem
from fairnotice.bulk.rows import BadRow, Row, Traveller, id_of, traveller_of
from fairnotice.bulk.thresholds import NOTHING_GIVEN, Given, Thresholds
from fairnotice.bulk.traveller import WHAT
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.domain.hit import Hit, HitDecision
from fairnotice.screening import Query, Watchlist
from fairnotice.screening.age import possibly_minor
from fairnotice.screening.readable import why_not
from fairnotice.screening.stated import Level

_LINES = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a file, the first of which has that number, and the line on which each begins, where there are lines.

    `today`: by which a birth date has come. `file`: its name where there are several, with which a row is called.
    """

    first: int
    rows: Sequence[Row | BadRow]
    today: date
    lines: Sequence[int | None] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a piece gave: lines of JSON (as bytes), how many lines and hits, and what could not be read.

    `unusable` rows were not checked; `partly` were, without what of them cannot be read; in `reckoned` a birth date
    without a calendar was looked for in others than the Gregorian one, or in two centuries; in `renamed` a name was
    read in another way than it stands; of `cut` somebody just as
    alike may be left out.
    """

    rows: int
    lines: bytes
    count: int
    hits: int
    unusable: int
    problems: tuple[RowProblem, ...]
    partly: int = 0
    reckoned: int = 0
    cut: int = 0
    renamed: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A list under the name that hits give it."""

    name: str
    watchlist: Watchlist


@dataclass(frozen=True, slots=True)
class Screened:
    """Whom a traveller may be on any list, each with the list's name; and the lists of which others may be left out."""

    hits: Sequence[tuple[str, Hit]]
    cut: tuple[str, ...]


def levels_of(lists: Sequence[Named], thresholds: Thresholds) -> tuple[Level, ...]:
    """What holds for each list, in their order.

    Raises InvalidValue for thresholds of a list that is not there, and for two lists of one name.
    """
    listed_on = {listed.name: len(listed.watchlist) for listed in lists}
    if len(listed_on) < len(lists):
        raise InvalidValue("two lists have one name: nothing would tell their hits apart")
    levels = thresholds.levels(listed_on)
    return tuple(levels[listed.name] for listed in lists)


def over_built(lists: Sequence[Named], given: Given = NOTHING_GIVEN) -> Thresholds:
    """The thresholds for these lists: what each was built with, where nothing else is given. Raises InvalidValue."""
    return given.over({listed.name: listed.watchlist.stated for listed in lists})


def screened(lists: Sequence[Named], queries: Sequence[Query], levels: Sequence[Level]) -> list[Screened]:
    """Whom each traveller may be on any of the lists: hits first, the likest first.

    Raises InvalidValue for a name that cannot be one, of whichever traveller.
    """
    found: list[list[tuple[str, Hit]]] = [[] for _ in queries]
    cut: list[tuple[str, ...]] = [()] * len(queries)
    for listed, level in zip(lists, levels, strict=True):
        for at, hits in enumerate(level.hits(listed.watchlist, queries)):
            found[at] += [(listed.name, hit) for hit in hits]
            if hits.cut:
                cut[at] = (*cut[at], listed.name)
    return [Screened(sorted(mine, key=_best_first), cut[at]) for at, mine in enumerate(found)]


def _best_first(found: tuple[str, Hit]) -> tuple[bool, float, str, str]:
    name, hit = found
    return (hit.decision is not HitDecision.HIT, -hit.bits, name, hit.entry)


def piece_done(lists: Sequence[Named], piece: Piece, thresholds: Thresholds | None = None) -> Done:
    """Screen every row. What cannot be read is a problem, and the rest of the row and the others go on.

    `thresholds`: else those that the lists were built with.

    Raises InvalidValue as `levels_of`.
    """
    levels = levels_of(lists, thresholds or over_built(lists))
    travellers, problems = _travellers_of(piece)
    lines: list[str] = []
    hits = 0
    found = screened(lists, [traveller.query for traveller in travellers], levels)
    for traveller, mine in zip(travellers, found, strict=True):
        minor = bool(mine.hits) and possibly_minor(traveller.query.births, piece.today)
        for name, hit in mine.hits:
            key = f"{piece.file}:{traveller.row}" if piece.file and traveller.id is None else traveller.key
            line = hit.as_json(key) | ({"list": name} if len(lists) > 1 else {})
            if name in mine.cut:
                line["cut"] = True
            if minor:
                line["possibly_minor"] = True
            lines.append(_LINES.encode(line))
            hits += hit.decision is HitDecision.HIT
    text = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    unusable = len(piece.rows) - len(travellers)
    partly = sum(bool(traveller.problems) for traveller in travellers)
    reckoned = sum(traveller.reckoned for traveller in travellers)
    cut = sum(bool(mine.cut) for mine in found)
    renamed = sum(traveller.renamed for traveller in travellers)
    return Done(len(piece.rows), text, len(lines), hits, unusable, tuple(problems), partly, reckoned, cut, renamed)


def _travellers_of(piece: Piece) -> tuple[list[Traveller], list[RowProblem]]:
    travellers: list[Traveller] = []
    problems: list[RowProblem] = []
    for at, row in enumerate(piece.rows):
        number = piece.first + at
        try:
            traveller = _readable(number, row, piece.today)
            travellers.append(traveller)
            wrong = traveller.problems
        except Unusable as error:
            wrong = error.problems
        line = piece.lines[at] if piece.lines else None
        problems += [RowProblem.of(number, line, id_of(row), each, piece.file) for each in wrong]
    return travellers, problems


def _readable(number: int, row: Row | BadRow, today: date) -> Traveller:
    """The traveller of a row, with those names that can be one. Raises Unusable where nothing is left."""
    traveller = traveller_of(number, row, today=today)
    kept: list[str] = []
    problems: list[Problem] = []
    for name in traveller.query.names:
        if why := why_not(name):
            problems.append(Problem("name", f"{why}."))
        else:
            kept.append(name)
    if not problems:
        return traveller
    problems = [*traveller.problems, *problems]
    if not kept and not traveller.query.documents:
        raise Unusable(WHAT, problems)
    return replace(traveller, query=replace(traveller.query, names=tuple(kept)), problems=tuple(problems))


def opened(folders: Sequence[tuple[str, Path]], today: date | None = None, *, verify: bool = True) -> tuple[Named, ...]:
    """Lists out of their folders, mapped: as many processes as there are share them.

    `today`: the day by which a copy may have expired. `verify`: as of `Watchlist.open`, and raises as that.
    """
    return tuple(Named(name, Watchlist.open(folder, today=today, verify=verify)) for name, folder in folders)
