"""Travellers on a list and travellers who are not: who is found, who is stopped for nothing, how fast."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.screening.alerts import Scores, by_group, scores
from benchmarks.screening.halves import half_named, half_of
from benchmarks.screening.measured import NAMES, Measured, Scored, prepared
from benchmarks.screening.records import Record
from benchmarks.screening.rowfiles import read_list, rows_of
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import last_core, pin, say, timed
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening import Entry, Query

TIMED = 5_000


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--list", type=Path, required=True, dest="list_")
    command.add_argument("--positives", type=Path, required=True, help="with a column `entry`: whom the traveller is")
    command.add_argument("--negatives", type=Path, required=True)
    command.add_argument("--half", type=half_named, default="all", help="of the travellers, by their id")
    command.add_argument("--of", choices=NAMES, default="watchlist", help="what of ours is measured")


def measure(given: argparse.Namespace) -> Answer:
    """At the shipped thresholds, and at 0.3 % false alerts wherever that threshold lies."""
    pin(last_core())
    ours = prepared(given.of, entries(read_list(given.list_)))
    positives, negatives = (_half(rows_of(path), given.half) for path in (given.positives, given.negatives))
    say(f"{len(positives):,} listed and {len(negatives):,} other travellers against {given.list_.name}")
    found, alerted = everybody(ours, positives), everybody(ours, negatives)
    told = scores(positives, negatives, found, alerted)
    return _answer(ours, positives, negatives, told)


def entries(records: Sequence[Record]) -> list[Entry]:
    """Everybody who can be compared; who cannot is said on standard error."""
    made, left = [], 0
    for record in records:
        try:
            made.append(record.entry())
        except InvalidValue:
            left += 1
    if left:
        say(f"{left:,} of the list have neither a name nor a document and are left out")
    return made


def everybody(ours: Measured, travellers: Sequence[Record]) -> list[Scored]:
    """What is found for each, also far below the threshold. A name that cannot be read finds nobody."""
    return [_asked(ours, query) if (query := _query(one)) else [] for one in travellers]


def _asked(ours: Measured, query: Query) -> Scored:
    try:
        return ours.ask_low(query)
    except InvalidValue:
        return []


def _query(record: Record) -> Query | None:
    try:
        return record.query()
    except InvalidValue:
        return None


def _half(records: Iterable[Record], half: str) -> list[Record]:
    return [one for one in records if half in ("all", half_of(one.id))]


def _answer(ours: Measured, positives: list[Record], negatives: list[Record], told: Scores) -> Answer:
    found = [score >= ours.shipped for score in told.right]
    stopped = [score >= ours.shipped for score in told.highest]
    asked = [query for one in [*positives[: TIMED // 2], *negatives[: TIMED // 2]] if (query := _readable(ours, one))]
    times = timed(ours.ask, asked)
    data = {
        "recall": share(sum(found), len(found)),
        "false_alerts_per_100000": round(100_000 * share_of(stopped), 1),
        "recall_at_0.3_percent": share(told.found(300), len(positives)),
        **times.data(),
        "positives": len(positives),
        "negatives": len(negatives),
        "of": ours.name,
        "threshold": round(ours.shipped, 4),
    }
    lines = [
        f"{len(positives):,} listed and {len(negatives):,} other travellers, {ours.name}, threshold {ours.shipped:.3g}",
        f"found at it      {with_interval(sum(found), len(found))}",
        f"stopped at it    {with_interval(sum(stopped), len(stopped))}",
        f"found at 0.3 %   {with_interval(told.found(300), len(positives))}",
        f"{times.per_second:,.0f} queries/s, p50 {times.at(50):.3f} ms, p99 {times.at(99):.3f} ms (one core)",
        "",
        *table(("of the listed", "group", "found (95 %)"), by_group(positives, found)),
        "",
        *table(("of the others", "group", "stopped (95 %)"), by_group(negatives, stopped)),
    ]
    return Answer(data, lines)


def _readable(ours: Measured, record: Record) -> Query | None:
    query = _query(record)
    try:
        if query is not None:
            ours.ask(query)
    except InvalidValue:
        return None
    return query


def share_of(told: Sequence[bool]) -> float:
    """The share, unrounded."""
    return sum(told) / len(told) if told else 0.0
