"""Labelled pairs of names: does a list of the one answer when asked for the other, at the shipped threshold?"""

import argparse
import csv
from dataclasses import dataclass
from pathlib import Path

from benchmarks.screening.halves import HALVES, half_named, half_of
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.score import REVIEW

Row = dict[str, str]


@dataclass(frozen=True)
class Judged:
    """How many pairs were told right."""

    right: int
    said: int
    true: int
    pairs: int

    def data(self, half: str) -> dict[str, object]:
        """As `--json` says it."""
        precision, recall = share(self.right, self.said), share(self.right, self.true)
        return {
            "pairs": self.pairs,
            "precision": precision,
            "recall": recall,
            "f1": share(2 * precision * recall, precision + recall),
            "threshold": round(REVIEW, 4),
            "half": half,
        }


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("file", type=Path)
    command.add_argument("--half", type=half_named, help="only this half: all, tune or report")


def measure(given: argparse.Namespace) -> Answer:
    """One half as an object, or a table of all halves and of the groups of pairs."""
    half = given.half or "all"
    if given.json:
        return Answer(judged(given.file, half).data(half))
    halves = [given.half] if given.half else list(HALVES)
    rows = [_row(half, judged(given.file, half)) for half in halves]
    rows += [_row(f"{halves[-1]}: {group}", found) for group, found in _by_group(given.file, halves[-1])]
    return Answer({}, list(table(("half", "pairs", "F1", "precision (95 %)", "recall (95 %)"), rows)))


def judged(path: Path, half: str) -> Judged:
    """The labelled pairs of persons in that half."""
    return _judge(_rows(path, half))


def _rows(path: Path, half: str) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    return [row for row in rows if half in ("all", _half_of_pair(row))]


def _judge(rows: list[Row]) -> Judged:
    found = [(_answers(row["name1"], row["name2"]), row["is_match"].strip().lower() == "true") for row in rows]
    return Judged(
        right=sum(said and true for said, true in found),
        said=sum(said for said, _ in found),
        true=sum(true for _, true in found),
        pairs=len(found),
    )


def _by_group(path: Path, half: str) -> list[tuple[str, Judged]]:
    rows = _rows(path, half)
    groups = sorted({row["case_group"] for row in rows})
    return [(group, _judge([row for row in rows if row["case_group"] == group])) for group in groups]


def _row(name: str, found: Judged) -> list[object]:
    precision, recall = with_interval(found.right, found.said), with_interval(found.right, found.true)
    return [name, found.pairs, found.data("")["f1"], precision, recall]


def _half_of_pair(row: Row) -> str:
    return half_of("|".join(row.get(column, "") for column in ("case_group", "schema", "name1", "name2")))


def _answers(one: str, other: str) -> bool:
    """Whether a list with the one name answers when asked for the other. A name that cannot be read does not match."""
    try:
        watchlist = Watchlist([Entry("1", (Identity(names=(Name(other),)),))])
        return bool(watchlist.screen(Query((one,))))
    except InvalidValue:
        return False
