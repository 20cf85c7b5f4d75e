"""`fairnotice screen`: a file of travellers against lists."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from fairnotice.bulk.job import Told, run_job
from fairnotice.bulk.journal import Progress
from fairnotice.bulk.pieces import Named
from fairnotice.bulk.rows import open_rows
from fairnotice.bulk.target import target_of
from fairnotice.bulk.thresholds import Given
from fairnotice.cli.check import LIST
from fairnotice.cli.printing import note
from fairnotice.cli.running import DONE, FOUND
from fairnotice.cli.screen_job import Asked
from fairnotice.cli.screen_spark import screen_on_spark
from fairnotice.cli.text import counted
from fairnotice.cli.threshold_options import threshold_options
from fairnotice.domain.errors import Unusable, said_by_system
from fairnotice.domain.hit import CUT

_ALONE_BELOW = 300_000
"""Bytes of a file that one process reads faster than others start."""


@click.command()
@click.argument("file", type=click.Path(), metavar="TRAVELLERS")
@LIST
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where the hits go.")
@threshold_options
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; else one for each core, for large files.")
@click.option(
    "--engine",
    type=click.Choice(("local", "spark")),
    default="local",
    show_default=True,
    help="What does the work: processes on this machine, or Spark.",
)
@click.option(
    "--spark-master",
    metavar="URL",
    help="For Spark: which cluster, such as yarn; else as Spark is configured, or every core of this machine.",
)
@click.option("--strict", is_flag=True, help="Whatever cannot be read ends the job: nothing is written.")
@click.option("--anew", is_flag=True, help="Begin anew, whatever an interrupted job has left.")
@click.option("--fail-on-hit", is_flag=True, help="End with status 1 when there is a hit.")
def screen(
    file: str,
    lists: tuple[Path, ...],
    out: Path,
    given: Given,
    workers: int | None,
    engine: str,
    spark_master: str | None,
    strict: bool,
    anew: bool,
    fail_on_hit: bool,
) -> int:
    """Check every row of TRAVELLERS (CSV, JSON lines or Parquet) against lists; write one JSON line a hit.

    With several lists each line says which one the entry is on; LIST in an option is that name. `"cut": true` in a line
    says that others who are just as alike may be left out, `"possibly_minor": true` that the traveller may be under 18,
    as somebody of no known age may be. A FILE that ends in
    .parquet is written as Parquet. FILE is a file, never one that is read here; a link is followed.

    Columns: id, name or family and given, born, calendar, nationality, sex, document or passport, document_kind,
    document_country, or usual names of these, such as "Date of birth"; what is not read is told. What of a row cannot
    be read is told in FILE.problems.jsonl, and the rest of it is checked. The file of hits takes its name only when it
    is whole; a job that was stopped or killed goes on where it was when the same command is given again.

    With --engine spark TRAVELLERS may be a folder of files or an address that Spark knows (hdfs://, s3a://), the answer
    is the same in the same order, each list is an index at one path on every node, and a job that was stopped begins
    from the first row.
    """
    out = target_of(out, Path(file), *lists)
    asked = Asked(file, lists, out, given, strict, anew)
    if engine == "spark":
        if workers:
            raise click.UsageError("--workers is for the local engine: how many cores Spark takes is Spark's to say.")
        done = screen_on_spark(asked, spark_master)
    else:
        if spark_master:
            raise click.UsageError("--spark-master is for --engine spark.")
        done = _screen_here(asked, workers)
    note(f"{counted(done.rows, 'traveller')}, {counted(done.lines, 'line')} written to {out}.")
    for line in _beside(done, out):
        note(line)
    return FOUND if done.hits and fail_on_hit else DONE


def _screen_here(asked: Asked, workers: int | None) -> Progress:
    path = Path(asked.file)
    with open_rows(path):
        pass  # what is no file of travellers is refused before a list is read
    many = workers or _cores(path)
    with tempfile.TemporaryDirectory(prefix="fairnotice-", ignore_cleanup_errors=True) as made:
        wanted, read = asked.ready(Path(made), indexed=many > 1)
        here = [Named(one.source, one.watchlist) for one in read]
        folders = [(one.source, one.folder) for one in read if one.folder]
        told = Told(note)
        try:
            with asked.read():
                return run_job(wanted, here, folders if many > 1 else [], many, told)
        except KeyboardInterrupt:
            if told.rows:
                note(f"Stopped after row {told.rows:,}. The same command goes on from there.")
            raise


def _beside(done: Progress, out: Path) -> Iterator[str]:
    """What else is said of a job: birth dates that could be several, answers that are cut, what could not be read."""
    if done.reckoned:
        told = counted(done.reckoned, "row has", "rows have")
        yield (
            f"{told} a birth date that can be read in several ways (calendar, century, day and month): looked for in "
            "each. The column 'calendar' says which calendar, 1986-09-17 which is the day."
        )
    if done.renamed:
        told = counted(done.renamed, "row has", "rows have")
        yield (
            f"{told} a name that is looked for otherwise than it stands: without numbers, without characters that turn "
            "the direction of writing (U+202E and its kin), or as a machine readable zone."
        )
    if done.cut:
        yield f"{counted(done.cut, 'row')} with answers that are cut, marked so in {out.name}. {CUT}"
    if done.bad:
        unchecked, partly = counted(done.unusable, "row"), counted(done.partly, "row")
        yield (
            f"{unchecked} not checked, {partly} checked without what could not be read "
            f"({counted(done.bad, 'problem')}): {out}.problems.jsonl"
        )


def _cores(file: Path) -> int:
    if not file.is_file() or file.stat().st_size < _ALONE_BELOW:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Write a file that takes its name only when it is whole. Raises Unusable when it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {said_by_system(error)}.") from error
    making = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yield file
        making.replace(path)
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {said_by_system(error)}.") from error
    finally:
        making.unlink(missing_ok=True)
