"""A whole job: from a file of travellers to a file of hits."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from fairnotice.bulk.columns import parquet_of, schema
from fairnotice.bulk.journal import Interrupted, Job, Journal, Progress
from fairnotice.bulk.pieces import Done, Named, Piece
from fairnotice.bulk.pool import alone, shared
from fairnotice.bulk.rowproblem import RowProblem
from fairnotice.bulk.rows import Rows, open_rows
from fairnotice.bulk.thresholds import Thresholds
from fairnotice.domain.errors import Problem, Unusable, said_by_system
from fairnotice.formats.columns import said_of

PIECE = 1_000
"""Rows that are done and kept together."""
_EVERY_SECONDS = 2.0
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. `strict`: whatever cannot be read ends the job. `anew`: what an interrupted job left is thrown
    away. `today`: by which a birth date has come.
    """

    travellers: Path
    out: Path
    thresholds: Thresholds
    lists: tuple[str, ...]
    today: date
    strict: bool = False
    anew: bool = False
    temporary: Path | None = None  # a folder that must not outlive the job

    @property
    def as_columns(self) -> bool:
        """Whether hits are written as Parquet."""
        return self.out.suffix.lower() == ".parquet"


class BadRows(Exception):
    """A strict job met something that cannot be read, or no row can be used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = list(problems)


@dataclass
class Told:
    """Says how far a job is, at most every two seconds."""

    say: Callable[[str], None]
    rows: int = 0
    bad: int = 0
    _began: float = field(default_factory=time.monotonic)
    _at_first: int = 0
    _last: float = field(default_factory=time.monotonic)

    def begin(self, rows: int) -> None:
        """Where the job goes on from."""
        self.rows = self._at_first = rows
        self._began = self._last = time.monotonic()
        if rows:
            self.say(f"{rows:,} rows were done before; the job goes on from there.")

    def problems(self, problems: Sequence[RowProblem]) -> None:
        """The first problems in words; the others are in the file."""
        for problem in problems[: max(0, _MOST_TOLD - self.bad)]:
            self.say(str(problem))
        self.bad += len(problems)

    def done(self, progress: Progress, share: float) -> None:
        """Rows, rate and the time that is left."""
        self.rows = progress.rows
        now = time.monotonic()
        if now - self._last < _EVERY_SECONDS:
            return
        self._last = now
        rate = (progress.rows - self._at_first) / max(now - self._began, 1e-9)
        whole = progress.rows / share if share else 0
        left = f", about {max(0, whole - progress.rows) / rate:,.0f} s left" if rate and share else ""
        self.say(f"{progress.rows:,} rows ({share:.0%}), {rate:,.0f} a second{left}; {progress.lines:,} lines so far")


def run_job(
    wanted: Wanted, here: Sequence[Named], folders: Sequence[tuple[str, Path]], workers: int, told: Told
) -> Progress:
    """Do it, in this process or, where `folders` are given, in so many others. Answers what was done in all.

    Raises Unusable for files that cannot be read or written, BadRows, and `pool.Died`; what was kept goes on later.
    """
    try:
        job = Job.of(wanted.travellers, wanted.lists, wanted.thresholds)
    except OSError as error:
        raise Unusable(f"{wanted.travellers} cannot be read: {said_by_system(error)}.") from error
    if wanted.as_columns:
        schema()  # what is missing for it is told before anybody is screened
    with open_rows(wanted.travellers) as rows, Journal(wanted.out, job, anew=wanted.anew) as journal:
        if rows.not_read:
            told.say(f"{said_of(rows.not_read)} (in {wanted.travellers.name}).")
        told.begin(journal.progress.rows)
        pieces = _pieces(rows, journal.progress.rows, wanted.today)
        with _told_of(journal), closing(_done(wanted, here, folders, pieces, workers)) as done:
            return write(wanted, journal, done, told, lambda: rows.share)


def write(
    wanted: Wanted, journal: Journal, done: Iterable[Done], told: Told, share: Callable[[], float] = lambda: 0.0
) -> Progress:
    """Keep what pieces gave, in their order, and give the files their names. Raises BadRows."""
    for each in done:
        journal.add(each)
        if not wanted.strict:
            told.problems(each.problems)
        told.done(journal.progress, share())
        if wanted.strict and each.problems:
            break
    progress = journal.progress
    if (wanted.strict and progress.bad) or 0 < progress.unusable == progress.rows:
        problems = journal.problems()
        journal.remove()
        raise BadRows(problems)
    journal.finish(parquet_of if wanted.as_columns else None)
    return progress


@contextmanager
def _told_of(journal: Journal) -> Iterator[None]:
    """Say of a file that cannot be read to its end that what was done of it is not kept: mended, it is another file."""
    try:
        yield
    except Interrupted:
        raise
    except Unusable as error:
        rows = journal.progress.rows
        lost = f" {rows:,} rows before that were done; nothing was written." if rows else ""
        raise Unusable(f"{error.what}{lost}", error.problems) from None


def _done(
    wanted: Wanted,
    here: Sequence[Named],
    folders: Sequence[tuple[str, Path]],
    pieces: Iterator[Piece],
    workers: int,
) -> Generator[Done, None, None]:
    if folders:
        return shared(folders, pieces, wanted.thresholds, workers, wanted.temporary, today=wanted.today)
    return alone(here, pieces, wanted.thresholds)


def _pieces(rows: Rows, done: int, today: date) -> Iterator[Piece]:
    every = iter(rows)
    first = sum(1 for _row in islice(every, done)) + 1
    while batch := list(islice(every, PIECE)):
        yield Piece(first, [each.row for each in batch], today, [each.line for each in batch])
        first += len(batch)
