"""Context: how far apart two states are in votes of the United Nations General Assembly. It feeds no answer.

The distance is that of two published estimates, each with its bounds; the level is the fifth of all pairs of states in
which it falls. Where the table is not installed, or lacks a state, the answer says so.
"""

import csv
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from fairnotice.domain.exposure import Answer, Confidence, ExposureLine, Kind, Moves, Question, Range
from fairnotice.law.effect_names import country_name
from fairnotice.law.exposure_rules import Rules

NO_DATA = "No context data is installed."


@dataclass(frozen=True, slots=True)
class Point:
    """One state's estimate with its 5 and 95 per cent bounds."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Relations:
    """The table, and where it comes from."""

    points: Mapping[str, Point]
    year: int
    cites: str
    source: str
    read: date


@cache
def relations() -> Relations | None:
    """The table; None where it is not installed."""
    folder = files("fairnotice.law") / "exposure_data"
    table, about = folder / "ideal_points.csv", folder / "relations.toml"
    if not (table.is_file() and about.is_file()):
        return None
    told = tomllib.loads(about.read_text(encoding="utf-8"))
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    points = {row["country"]: Point(*(float(row[key]) for key in ("ideal_point", "q5", "q95"))) for row in rows}
    return Relations(MappingProxyType(points), told["year"], told["cites"], told["source"], told["read"])


def relations_answer(requester: str | None, country: str, on: date, rules: Rules) -> Answer:
    """How far apart the two states are, as a range of fifths; no range where that cannot be said."""
    table = relations()
    if table is None:
        return _without(NO_DATA)
    if requester is None:
        return _without("The requester is no state: there is no relation between states to show.")
    if requester == country:
        return _without("It is the requesting state itself.")
    missing = [code for code in (requester, country) if code not in table.points]
    if missing:
        return _without(f"The table has no estimate for {' and '.join(country_name(code) for code in missing)}.")
    one, other = table.points[requester], table.points[country]
    apart = max(0.0, one.low - other.high, other.low - one.high)
    farthest = max(one.high - other.low, other.high - one.low)
    found = Range(bisect_right(rules.cuts, apart), bisect_right(rules.cuts, farthest))
    stale = on.year - table.year > rules.stale_years
    line = ExposureLine(
        says=f"Context of {table.year}: the two estimates are {abs(one.at - other.at):.2f} apart. It feeds no answer.",
        cites=table.cites,
        source=table.source,
        kind=Kind.DATA,
        confidence=Confidence.LOW,
        moves=Moves.NOTHING,
        read=table.read,
        stale=stale,
        would_change="A newer estimate.",
    )
    return Answer(Question.RELATIONS, found, rules.scales[Question.RELATIONS].words(found), (line,), whole=False)


def _without(says: str) -> Answer:
    line = ExposureLine(says, "", "", Kind.NOTHING, Confidence.NONE, Moves.NOTHING)
    return Answer(Question.RELATIONS, None, (), (line,), whole=False)
