"""A whole job on Spark: the rows, numbers, problems and hits that one machine gives, in the same order.

Spark reads and screens; this process writes what comes back, piece by piece. Parquet is read by parts of a file, CSV
and JSON lines by whole files, for only who reads one from its beginning knows its lines. Where there are fewer files
than cores the rows are dealt out anew before they are screened.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

from fairnotice.bulk.columns import schema
from fairnotice.bulk.job import Told, Wanted, write
from fairnotice.bulk.journal import Job, Journal, Progress
from fairnotice.bulk.pieces import Done
from fairnotice.bulk.rows import check_columns
from fairnotice.bulk.sparkpieces import (
    INDEX,
    PATH,
    PIECE,
    PIECES,
    TOLD,
    Batches,
    Screening,
    pieces_of_files,
    pieces_of_rows,
    plain_path,
    result_of,
    results_of,
    together,
)
from fairnotice.domain.errors import Unusable
from fairnotice.formats.columns import columns_of, said_of
from fairnotice.screening.engine import digest_of

_OURS = {
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.files.ignoreCorruptFiles": "false",  # nobody is left out in silence
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(PIECE),
}
_LARGEST_TEXT = 1_000_000_000
_AT_ONCE = 100
"""Pieces that are written together."""
_SAID = re.compile(re.escape(TOLD) + r'("(?:[^"\\]|\\.)*")')
_CAUSED = re.compile(r"^(?:Caused by|): (.+)$", re.MULTILINE)
_RAISED = re.compile(r"^(\w[\w.]*(?:Error|Exception|Interrupt))\b", re.MULTILINE)


@contextmanager
def session(master: str | None = None) -> Iterator[Any]:
    """Spark, as it is configured, or with this master; stopped in the end where it was not there before.

    Raises Unusable without pyspark, pandas, pyarrow or Java.
    """
    schema()
    try:
        from pyspark.sql import SparkSession

        import_module("pandas")  # Spark asks for it only when it runs
    except ImportError as error:
        missing = (error.name or "pyspark").partition(".")[0]
        raise Unusable(f"Spark needs {missing}, which is not installed: pip install 'fairnotice[spark]'.") from None
    java = os.environ.get("JAVA_HOME")
    if not shutil.which(str(Path(java, "bin", "java")) if java else "java"):
        where = f"JAVA_HOME says {java}, where none is" if java else "it is not installed"
        raise Unusable(f"Spark needs Java (17 or later), and {where}.")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    there = SparkSession.getActiveSession()
    builder = SparkSession.builder.appName("fairnotice screen")
    with _said("Spark does not start"):
        spark = there or (builder.master(master) if master else builder).getOrCreate()
    try:
        yield spark
    finally:
        if there is None:
            spark.stop()


def run_on_spark(wanted: Wanted, source: str, spark: Any, folders: Sequence[tuple[str, Path]], told: Told) -> Progress:
    """Do it. `source`: a file, folder or pattern as Spark finds it. `folders`: each list's name and its index, at the
    same path on every executor.

    Raises Unusable for what cannot be read or written and where Spark gives up, and BadRows; nothing of it stays then.
    """
    job = Job(source, -1, -1, wanted.lists, wanted.thresholds)  # no job of this kind is gone on with
    with Journal(wanted.out, job, anew=wanted.anew, goes_on=False) as journal, _said(f"{source} was not screened"):
        for name, value in _OURS.items():
            spark.conf.set(name, value)
        files = _files(spark, source)
        lists = tuple((name, str(folder.resolve())) for name, folder in folders)
        digests = tuple(digest_of(Path(folder)) for _name, folder in lists)
        screening = Screening(lists, digests, wanted.thresholds, wanted.today, files.root)
        results = _results(spark, files, screening)
        total = results.count()  # here it is done; what follows reads what was kept
        told.say(f"Spark has screened {source}: the hits are written.")
        taken = _Taken(results.orderBy("file", "first").toLocalIterator(prefetchPartitions=True))
        done = write(wanted, journal, taken.together(), told, lambda: taken.pieces / total)
        if not_read := (*files.not_read, *taken.not_read):
            told.say(f"{said_of(not_read)} (in {source.rstrip('/').rpartition('/')[2]}).")
    return done


@dataclass(frozen=True, slots=True)
class _Files:
    """What is read: `found` as Spark lists it, one row a file, or a row a traveller where all are Parquet.

    `root`: with what all names begin, a single file's whole name.
    """

    found: Any
    many: int
    root: str
    parquet: bool
    not_read: tuple[str, ...] = ()


def _files(spark: Any, source: str) -> _Files:
    listed = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(source)
    names = sorted({plain_path(name, encoded=True) for name in listed.inputFiles()})
    if not names:
        raise Unusable(f"{source} has no file in it.")
    alone = len(names) == 1 and Path(names[0]).name == Path(source).name
    first, last = names[0].split("/")[:-1], names[-1].split("/")[:-1]  # sorted: what these two share all do
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    root = names[0] if alone else "".join(f"{part}/" for part, _same in shared)
    kinds = {name.lower().endswith((".parquet", ".parq")) for name in names}
    if len(kinds) == 2:
        raise Unusable(f"{source} holds Parquet and other files: name them apart.")
    if kinds == {True}:
        return _rows(spark, source, names, root, alone)
    if not listed.select("path").take(1):  # files without a letter are listed and not read
        check_columns(columns_of(()), source)
    if names[0].startswith("/"):
        return _Files(listed.select("path"), len(names), root, False)
    if large := listed.where(f"length > {_LARGEST_TEXT}").select("path").take(1):
        raise Unusable(
            f"{large[0].path} is larger than {_LARGEST_TEXT // 10**6:,} MB: CSV and JSON lines that are no file of the "
            "executor's own system are read whole. Give several files, or Parquet."
        )
    return _Files(listed.select("path", "content"), len(names), root, False)


def _rows(spark: Any, source: str, names: Sequence[str], root: str, alone: bool) -> _Files:
    read = spark.read.option("mergeSchema", "true")
    if not any("=" in name.removeprefix(root) for name in names):  # else folders tell columns: day=2026-03-02
        read = read.option("recursiveFileLookup", "true")
    frame = read.parquet(source)
    if len(set(frame.inputFiles())) != len(names):
        raise Unusable(f"{source} has files that Spark does not read as one table: name its folders apart.")
    columns = columns_of(tuple(frame.columns))
    check_columns(columns, source)
    every = [frame.columns[at] for at in sorted(at for those in columns.places.values() for at in those)]
    taken = [frame[f"`{name.replace('`', '``')}`"] for name in every]
    place = (frame["_metadata.file_path"].alias(PATH), frame["_metadata.row_index"].alias(INDEX))
    return _Files(frame.select(*taken, *place), len(names), root, True, tuple(columns.not_read))


def _results(spark: Any, files: _Files, screening: Screening) -> Any:
    from pyspark import StorageLevel

    several = files.many > 1

    def read(batches: Batches) -> Batches:
        return pieces_of_rows(batches, several) if files_are_parquet else pieces_of_files(batches)

    def screen(batches: Batches) -> Batches:
        return results_of(batches, screening)

    files_are_parquet = files.parquet
    cores = spark.sparkContext.defaultParallelism
    if files.many < 2 * cores:
        pieces = files.found.mapInArrow(read, PIECES).repartition(4 * cores)
        results = pieces.mapInArrow(screen, PIECES)
    else:
        results = files.found.mapInArrow(lambda batches: screen(read(batches)), PIECES)
    return results.persist(StorageLevel.DISK_ONLY)


class _Taken:
    """The results as they come, several pieces at once, and what they say of columns."""

    def __init__(self, results: Iterator[Any]) -> None:
        self.pieces = 0
        self.not_read: Mapping[str, None] = {}
        self._results = results

    def together(self) -> Iterator[Done]:
        """What was done, in its order."""
        while some := [result_of(row.payload) for row in islice(self._results, _AT_ONCE)]:
            self.pieces += len(some)
            self.not_read = dict.fromkeys((*self.not_read, *(name for one in some for name in one.not_read)))
            yield together([one.done for one in some])


@contextmanager
def _said(what: str) -> Iterator[None]:
    """Within it an error of Spark is Unusable: what an executor has to say, or why Java could not."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        text = str(error)
        if found := _SAID.search(text):
            raise Unusable(json.loads(found[1])) from None
        raise Unusable(f"{what}: {_why(text)}") from error


def _why(text: str) -> str:
    if "No module named 'fairnotice" in text:
        return (
            "fairnotice is not installed in the Python of an executor. PYSPARK_PYTHON names the one that is used, the "
            "same on every node."
        )
    if "Traceback (most recent call last)" in text:  # its message may hold what was in a row
        return f"{(_RAISED.findall(text) or ['an error'])[-1]} on an executor; Spark's log says where."
    caused = _CAUSED.findall(text)
    return " ".join((caused[-1] if caused else text.splitlines()[0]).split())
