"""One word in two scripts: at which place does the right Latin word stand for a native one, among all?"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.screening.halves import HALVES, half_named, half_of
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.compare.names import ALIKE
from fairnotice.screening.normalise import words
from fairnotice.screening.similarity import likeness


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("file", type=Path)
    command.add_argument("--queries", type=int, default=2000)
    command.add_argument("--half", type=half_named, help="only this half: all, tune or report")
    command.add_argument(
        "--spellings", action="store_true", help="rows are spellings of words: a word is of one half, and asked once"
    )


def measure(given: argparse.Namespace) -> Answer:
    """One half as an object, or a table of all halves."""
    half = given.half or "all"
    if given.json:
        ranks = ranked(given.file, half, given.queries, spellings=given.spellings)
        first, in_ten = _within(ranks.of, 1), _within(ranks.of, 10)
        share_of = {"first": share(first, len(ranks.of)), "in_ten": share(in_ten, len(ranks.of))}
        alike = {"alike": share(ranks.alike, len(ranks.of)), "others_alike": share(ranks.others_alike, ranks.others)}
        return Answer({"queries": len(ranks.of), **share_of, **alike, "half": half})
    rows = []
    for half in [given.half] if given.half else HALVES:
        ranks = ranked(given.file, half, given.queries, spellings=given.spellings)
        n = len(ranks.of)
        first_ten = [with_interval(_within(ranks.of, places), n) for places in (1, 10)]
        shares = [f"{share(ranks.alike, n):.3f}", f"{share(ranks.others_alike * 1000, ranks.others):.2f}"]
        rows.append([half, n, *first_ten, *shares])
    heads = ("half", "queries", "first (95 %)", "in ten (95 %)", "alike", "others alike, of 1,000")
    return Answer({}, list(table(heads, rows)))


@dataclass(frozen=True, slots=True)
class Ranks:
    """The place of the right word, from 0, for each native one; how many of the right words are alike enough to be
    shown for review, and of the others."""

    of: list[int]
    alike: int
    others_alike: int

    @property
    def others(self) -> int:
        """How many pairs of different words were compared."""
        return len(self.of) * (len(self.of) - 1)


def ranked(path: Path, half: str, queries: int, *, spellings: bool = False) -> Ranks:
    """Each native word among all the Latin ones. Of words as likely, those before the right one are ahead."""
    chosen = _chosen(path.read_text(encoding="utf-8").splitlines(), half, queries, spellings=spellings)
    candidates = [_as_one(latin) for latin, _ in chosen]
    of, alike, others_alike = [], 0, 0
    for place, (_, native) in enumerate(chosen):
        query = _as_one(native)
        scores = [likeness(query, candidate) for candidate in candidates]
        of.append(_rank(scores, place))
        alike += scores[place] >= ALIKE
        others_alike += sum(score >= ALIKE for at, score in enumerate(scores) if at != place)
    return Ranks(of, alike, others_alike)


def _within(ranks: Sequence[int], places: int) -> int:
    return sum(rank < places for rank in ranks)


def _chosen(lines: Sequence[str], half: str, queries: int, *, spellings: bool) -> list[tuple[str, str]]:
    """As many rows as asked for, chosen by digest so that every run takes the same; each Latin word once."""
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for line in sorted(lines, key=lambda line: sha256(line.encode()).digest()):
        latin, _, rest = line.partition("\t")
        native = rest.split("\t")[0]
        mine = half_of(native if spellings else line)
        if native and latin not in chosen and half in ("all", mine) and not (spellings and native in taken):
            chosen[latin] = native.replace(" ", "")
            taken.add(native)
            if len(chosen) == queries:
                break
    return list(chosen.items())


def _as_one(text: str) -> str:
    """The word folded as the matcher folds it; one that cannot be read stays as it is and will not be found."""
    try:
        return "".join(words(text))
    except InvalidValue:
        return text


def _rank(scores: Sequence[float], right: int) -> int:
    ahead = sum(score > scores[right] for score in scores)
    return ahead + sum(score == scores[right] for score in scores[:right])
