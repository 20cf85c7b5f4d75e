"""How far a job has come, kept beside its output: stopped or killed, it goes on where it was, without losing or
repeating a row.

`.OUT.part` holds the lines so far, `.OUT.bad` what could not be read, `.OUT.job` how much of the two is whole. The last
is replaced at one stroke after both are on the disk; what a kill left behind it is cut off when the job goes on.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from fairnotice.bulk.pieces import Done
from fairnotice.bulk.rowproblem import RowProblem
from fairnotice.bulk.thresholds import Thresholds
from fairnotice.domain.errors import Problem, Unusable, said_by_system

_MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Job:
    """What a job is: the same travellers, lists and thresholds, or another job."""

    travellers: str
    size: int
    changed: int
    lists: tuple[str, ...]
    thresholds: Thresholds

    @classmethod
    def of(cls, travellers: Path, lists: tuple[str, ...], thresholds: Thresholds) -> "Job":
        """The job on a file as it is now. `lists`: what says which version of which list it is."""
        at = travellers.stat()
        return cls(str(travellers.resolve()), at.st_size, at.st_mtime_ns, lists, thresholds)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many rows are done, and what of the two files is whole.

    Rows that are `unusable` were not checked, those read `partly` were; `bad` counts the problems of both. Of
    `cut` rows somebody just as alike may be left out.
    """

    rows: int = 0
    lines: int = 0
    hits: int = 0
    unusable: int = 0
    partly: int = 0
    reckoned: int = 0
    renamed: int = 0
    cut: int = 0
    bytes: int = 0
    bad: int = 0  # problems, of which a row may have several
    bad_bytes: int = 0


class Journal:
    """The files of a job that is not whole yet. Raises Unusable where they cannot be written.

    `goes_on`: whether a job that stops is kept, to go on later; else nothing of it stays.
    """

    def __init__(self, out: Path, job: Job, *, anew: bool = False, goes_on: bool = True) -> None:
        if out.is_dir() or not out.name:
            raise Unusable(f"{out} is a folder: name a file.")
        self.out = out
        self.part, self.bad, self.state = (out.with_name(f".{out.name}.{end}") for end in ("part", "bad", "job"))
        self.job, self.goes_on = job, goes_on
        self.progress = Progress() if anew else self._found()

    def __enter__(self) -> Self:
        """Open the files and cut off what is not whole."""
        try:
            for path, size in ((self.part, self.progress.bytes), (self.bad, self.progress.bad_bytes)):
                path.touch()
                os.truncate(path, size)
            self._lines, self._bad = self.part.open("ab"), self.bad.open("ab")
        except OSError as error:
            raise self._unwritable(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close them. A job that gave nothing yet leaves nothing."""
        self._close()
        gone = not self.progress.rows or (error is not None and not self.goes_on)
        if gone or (isinstance(error, Unusable) and not isinstance(error, Interrupted)):
            with suppress(Unusable):  # what ends the job is told, and not what stays of it
                self.remove()

    def add(self, done: Done) -> None:
        """Keep what a piece gave. Raises Unusable where the disk is full; what was kept before stays."""
        bad = b"".join(_line(each.as_json()) for each in done.problems)
        try:
            for file, more in ((self._lines, done.lines), (self._bad, bad)):
                file.write(more)
                if self.goes_on:
                    file.flush()
                    os.fsync(file.fileno())
            self.progress = replace(
                self.progress,
                rows=self.progress.rows + done.rows,
                lines=self.progress.lines + done.count,
                hits=self.progress.hits + done.hits,
                unusable=self.progress.unusable + done.unusable,
                partly=self.progress.partly + done.partly,
                reckoned=self.progress.reckoned + done.reckoned,
                renamed=self.progress.renamed + done.renamed,
                cut=self.progress.cut + done.cut,
                bytes=self.progress.bytes + len(done.lines),
                bad=self.progress.bad + len(done.problems),
                bad_bytes=self.progress.bad_bytes + len(bad),
            )
            if self.goes_on:
                self._write_state()
        except OSError as error:
            raise self._stopped(error) from error

    def problems(self) -> list[Problem]:
        """The problems kept so far, the first hundred."""
        self._bad.flush()
        with self.bad.open(encoding="utf-8") as file:
            return [RowProblem.from_json(json.loads(line)).plain() for line in islice(file, _MOST_PROBLEMS)]

    def finish(self, write: Callable[[Path, Path], None] | None = None) -> None:
        """Give the files their names. `write`: makes another file of the lines, from a path to a path."""
        try:
            if not self.goes_on:
                for file in (self._lines, self._bad):
                    file.flush()
                    os.fsync(file.fileno())
            self._close()
            made = self._made if write else self.part
            if write:
                write(self.part, made)
            self.state.unlink(missing_ok=True)  # first: a job that is killed from here on is done anew, never half
            problems = self.out.with_name(f"{self.out.name}.problems.jsonl")
            if self.progress.bad:
                self.bad.replace(problems)
            else:
                problems.unlink(missing_ok=True)
            made.replace(self.out)
            self.remove()
        except OSError as error:
            raise self._stopped(error) from error

    def remove(self) -> None:
        """Take the files away. Raises Unusable where that cannot be done."""
        self._close()
        try:
            for path in (self.part, self.bad, self.state, self._new_state, self._made):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def _close(self) -> None:
        for file in (self._lines, self._bad):
            with suppress(OSError):  # of a full disk, which was told when it was written to
                file.close()

    @property
    def _made(self) -> Path:
        return self.part.with_name(f"{self.part.name}.made")

    @property
    def _new_state(self) -> Path:
        return self.state.with_name(f"{self.state.name}.new")

    def _write_state(self) -> None:
        making = self._new_state
        making.write_text(json.dumps({"job": asdict(self.job), "progress": asdict(self.progress)}), encoding="utf-8")
        making.replace(self.state)

    def _found(self) -> Progress:
        try:
            told = json.loads(self.state.read_text(encoding="utf-8"))
            job = told["job"] | {
                "lists": tuple(told["job"]["lists"]),
                "thresholds": Thresholds.from_json(told["job"]["thresholds"]),
            }
            other, progress = Job(**job), Progress(**told["progress"])
        except FileNotFoundError:
            return Progress()
        except (OSError, ValueError, KeyError, TypeError):
            raise Unusable(f"{self.state} cannot be read: begin anew with --anew.") from None
        if other != self.job:
            raise Unusable(
                f"{self.out} has another job half done (other travellers, lists or thresholds): finish that one, or "
                "begin anew with --anew."
            )
        sizes = [path.stat().st_size if path.is_file() else -1 for path in (self.part, self.bad)]
        if sizes[0] < progress.bytes or sizes[1] < progress.bad_bytes:
            raise Unusable(f"{self.part} is shorter than it was: begin anew with --anew.")
        return progress

    def _stopped(self, error: OSError) -> Unusable:
        if not self.goes_on:
            return self._unwritable(error)
        return Interrupted(f"{self._unwritable(error)} {self.progress.rows:,} rows are kept.")

    def _unwritable(self, error: OSError) -> Unusable:
        return Unusable(f"{self.out} cannot be written: {said_by_system(error)}.")


class Interrupted(Unusable):
    """A job stopped half-way, whose rows so far are kept."""


def _line(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace")
