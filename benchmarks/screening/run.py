"""Measure the matcher on data of your own.

    python benchmarks/screening/run.py pairs FILE.csv [--half all|tune|report] [--json]
    python benchmarks/screening/run.py words FILE.tsv [--queries 2000] [--half all|tune|report] [--json]

`pairs` takes labelled pairs of names (columns schema, name1, name2, is_match; persons only) and asks whether a list of
one person answers at all, at the shipped threshold, which is never fitted to the file. `words` takes one word a line in
two scripts (Latin, native, separated by tabs) and asks at which place the right Latin word stands among all.

Rows are parted into two halves by a digest of the row, so that what was tuned on and what is reported stay apart.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.normalise import words
from fairnotice.screening.score import REVIEW
from fairnotice.screening.similarity import likeness

HALVES = ("all", "tune", "report")


def half_of(row: str) -> str:
    """`tune` or `report`, by a digest of the row."""
    return "tune" if sha256(row.encode()).digest()[-1] % 2 == 0 else "report"


def pairs(path: Path, half: str) -> dict[str, object]:
    """Precision, recall and F1 of the shipped threshold on labelled pairs of persons' names."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    kept = [row for row in rows if half in ("all", _half_of_pair(row))]
    judged = [(_answers(row["name1"], row["name2"]), row["is_match"].strip().lower() == "true") for row in kept]
    right = sum(said and true for said, true in judged)
    said = sum(said for said, _ in judged)
    true = sum(true for _, true in judged)
    precision, recall = _share(right, said), _share(right, true)
    f1 = _share(2 * precision * recall, precision + recall)
    return {
        "pairs": len(judged),
        "precision": precision,
        "recall": recall,
        "f1": round(f1, 4),
        "threshold": round(REVIEW, 4),
        "half": half,
    }


def _half_of_pair(row: dict[str, str]) -> str:
    return half_of("|".join(row.get(column, "") for column in ("case_group", "schema", "name1", "name2")))


def _answers(one: str, other: str) -> bool:
    """Whether a list with the one name answers when asked for the other. A name that cannot be read does not match."""
    try:
        watchlist = Watchlist([Entry("1", (Identity(names=(Name(other),)),))])
        return bool(watchlist.screen(Query((one,))))
    except InvalidValue:
        return False


def found_words(path: Path, half: str, queries: int) -> dict[str, object]:
    """How often the right Latin word comes first, and among the first ten, for a native one."""
    chosen = _chosen(path.read_text(encoding="utf-8").splitlines(), half, queries)
    candidates = [_as_one(latin) for latin, _ in chosen]
    ranks = [_rank(_as_one(native), candidates, place) for place, (_, native) in enumerate(chosen)]
    return {
        "queries": len(ranks),
        "first": _share(sum(rank == 0 for rank in ranks), len(ranks)),
        "in_ten": _share(sum(rank < 10 for rank in ranks), len(ranks)),
        "half": half,
    }


def _chosen(lines: Sequence[str], half: str, queries: int) -> list[tuple[str, str]]:
    """As many rows as asked for, chosen by digest so that every run takes the same; each Latin word once."""
    chosen: dict[str, str] = {}
    for line in sorted(lines, key=lambda line: sha256(line.encode()).digest()):
        latin, _, native = line.partition("\t")
        if native and latin not in chosen and half in ("all", half_of(line)):
            chosen[latin] = native.split("\t")[0].replace(" ", "")
            if len(chosen) == queries:
                break
    return list(chosen.items())


def _as_one(text: str) -> str:
    """The word folded as the matcher folds it; one that cannot be read stays as it is and will not be found."""
    try:
        return "".join(words(text))
    except InvalidValue:
        return text


def _rank(query: str, candidates: Sequence[str], right: int) -> int:
    scores = [likeness(query, candidate) for candidate in candidates]
    ahead = sum(score > scores[right] for score in scores)
    return ahead + sum(score == scores[right] for score in scores[:right])


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def _table(results: Iterable[dict[str, object]]) -> Iterator[str]:
    rows = list(results)
    yield "  ".join(f"{column:>10}" for column in rows[0])
    for row in rows:
        yield "  ".join(f"{value:>10}" for value in row.values())


def main(arguments: Sequence[str]) -> int:
    """Print one JSON object, or a table of all halves."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("pairs", "words"):
        command = commands.add_parser(name)
        command.add_argument("file", type=Path)
        command.add_argument("--half", choices=HALVES, help="only this half (default: all with --json, else each)")
        command.add_argument("--json", action="store_true")
        if name == "words":
            command.add_argument("--queries", type=int, default=2000)
    given = parser.parse_args(arguments)
    if not given.file.is_file():
        print(f"{given.file} is not a file", file=sys.stderr)
        return 2
    halves = [given.half] if given.half else ["all"] if given.json else list(HALVES)
    if given.command == "pairs":
        results = [pairs(given.file, half) for half in halves]
    else:
        results = [found_words(given.file, half, given.queries) for half in halves]
    print(json.dumps(results[0]) if given.json else "\n".join(_table(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
