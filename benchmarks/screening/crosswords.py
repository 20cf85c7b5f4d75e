"""One word in two scripts: at which place does the right Latin word stand for a native one, among all?"""

import argparse
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.screening.halves import HALVES, half_named, half_of
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.normalise import words
from fairnotice.screening.similarity import likeness


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("file", type=Path)
    command.add_argument("--queries", type=int, default=2000)
    command.add_argument("--half", type=half_named, help="only this half: all, tune or report")


def measure(given: argparse.Namespace) -> Answer:
    """One half as an object, or a table of all halves."""
    half = given.half or "all"
    if given.json:
        ranks = ranked(given.file, half, given.queries)
        first, in_ten = _within(ranks, 1), _within(ranks, 10)
        share_of = {"first": share(first, len(ranks)), "in_ten": share(in_ten, len(ranks))}
        return Answer({"queries": len(ranks), **share_of, "half": half})
    rows = []
    for half in [given.half] if given.half else HALVES:
        ranks = ranked(given.file, half, given.queries)
        n = len(ranks)
        rows.append([half, n, with_interval(_within(ranks, 1), n), with_interval(_within(ranks, 10), n)])
    return Answer({}, list(table(("half", "queries", "first (95 %)", "in ten (95 %)"), rows)))


def ranked(path: Path, half: str, queries: int) -> list[int]:
    """The place of the right word, from 0, for each native one. Of words as likely, those before it are ahead."""
    chosen = _chosen(path.read_text(encoding="utf-8").splitlines(), half, queries)
    candidates = [_as_one(latin) for latin, _ in chosen]
    return [_rank(_as_one(native), candidates, place) for place, (_, native) in enumerate(chosen)]


def _within(ranks: Sequence[int], places: int) -> int:
    return sum(rank < places for rank in ranks)


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
