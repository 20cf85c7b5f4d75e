"""What runs on Spark's executors: files and rows become pieces, and pieces what was found, each as columns of bytes.

Everything here takes and gives batches of columns, for `mapInArrow`. Nobody but an executor opens travellers.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from fairnotice.bulk.cells import rows_in
from fairnotice.bulk.columns import lists_in, pyarrow
from fairnotice.bulk.pieces import Done, Piece, piece_done
from fairnotice.bulk.rowproblem import RowProblem
from fairnotice.bulk.rows import BadRow, Placed, Row, open_rows, plain_row
from fairnotice.bulk.thresholds import Thresholds
from fairnotice.domain.errors import Unusable
from fairnotice.screening.engine import digest_of

if TYPE_CHECKING:
    import pyarrow as pa

PIECE = 500
"""Rows that are screened and kept together."""
PIECES = "file string, first long, payload binary"
"""The columns of pieces, as Spark writes them: those of results are the same."""
PATH, INDEX = "fairnotice file", "fairnotice row"
"""Beside the columns of a row of Parquet: its file, and its number in it from nought."""
TOLD = "FAIRNOTICE-UNUSABLE "
"""Stands before what an executor has to say to whoever gave the command."""

Batches = Iterator["pa.RecordBatch"]


@dataclass(frozen=True, slots=True)
class Screening:
    """What an executor is to know: the lists' names, folders and digests, and how they are asked.

    `root`: what the names of all files begin with and nobody needs to be told; the whole name of a single file.
    """

    folders: tuple[tuple[str, str], ...]
    digests: tuple[str, ...]
    thresholds: Thresholds
    today: date
    root: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a piece gave, and the columns of its file that were not read."""

    done: Done
    not_read: tuple[str, ...]


def plain_path(uri: str, *, encoded: bool) -> str:
    """The name of a file as a person writes it: Spark writes some as they are, others with `%20` for a blank."""
    plain = (unquote(uri) if encoded else uri).replace(":///", ":/", 1)
    return plain.removeprefix("file:")


def pieces_of_files(batches: Batches) -> Batches:
    """The pieces of files of text, each in its order. Columns: path, and content where Spark reads it."""
    for batch in batches:
        for at in range(batch.num_rows):
            told = {name: batch.column(name)[at].as_py() for name in batch.schema.names}
            name = plain_path(told["path"], encoded=False)
            with _told(), open_rows(Path(name), told.get("content")) as rows:
                every, first = iter(rows), 1
                while some := list(islice(every, PIECE)):
                    yield _piece(name, first, some, rows.not_read)
                    first += len(some)


def pieces_of_rows(batches: Batches, several: bool) -> Batches:
    """The pieces of rows of Parquet: such as stand one after the other in one file.

    `several`: the rows are of several files, which may have other columns: those of a row are where it has something.
    """
    for batch in batches:
        some: list[Placed] = []
        begins: tuple[str, int] = ("", 0)
        for row in rows_in(batch):
            file, at = plain_path(row.pop(PATH), encoded=True), row.pop(INDEX)
            if some and ((file, at) != (begins[0], begins[1] + len(some)) or len(some) == PIECE):
                yield _piece(begins[0], begins[1] + 1, some, ())
                some = []
            if not some:
                begins = (file, at)
            told = {name: value for name, value in row.items() if value is not None} if several else row
            some.append(Placed(plain_row(told)))
        if some:
            yield _piece(begins[0], begins[1] + 1, some, ())


def results_of(batches: Batches, screening: Screening) -> Batches:
    """What each piece gave."""
    lists = None
    for batch in batches:
        if lists is None:
            check_folders(screening)
            lists = lists_in(screening.folders, screening.today)
        for told in batch.to_pylist():
            payload = json.loads(told["payload"])
            rows = [BadRow(row) if isinstance(row, str) else row for row in payload["rows"]]
            file = told["file"].removeprefix(screening.root)
            piece = Piece(told["first"], rows, screening.today, payload["lines"], file)
            done = piece_done(lists, piece, screening.thresholds)
            yield _batch(told["file"], told["first"], _of_done(done, payload["not_read"]))


def check_folders(screening: Screening) -> None:
    """Raises RuntimeError, with words for whoever gave the command, where an executor has not the same lists."""
    for (name, folder), digest in zip(screening.folders, screening.digests, strict=True):
        with _told():
            try:
                here = digest_of(Path(folder))
            except (OSError, ValueError):
                raise Unusable(
                    f"The index of '{name}' is not at {folder} on every executor: put it there, or on a file system "
                    "that all of them have at that path."
                ) from None
            if here != digest:
                raise Unusable(f"The index of '{name}' at {folder} on an executor is another one than here.")


def result_of(payload: bytes) -> Result:
    """What `results_of` wrote."""
    size = int.from_bytes(payload[:8], "big")
    told = json.loads(payload[8 : 8 + size])
    problems = tuple(RowProblem(**each) for each in told["done"].pop("problems"))
    done = Done(lines=bytes(payload[8 + size :]), problems=problems, **told["done"])
    return Result(done, tuple(told["not_read"]))


def together(some: Sequence[Done]) -> Done:
    """Several pieces, one after the other, as one."""
    numbers = [each.name for each in fields(Done) if each.name not in {"lines", "problems"}]
    return replace(
        some[0],
        lines=b"".join(each.lines for each in some),
        problems=tuple(problem for each in some for problem in each.problems),
        **{name: sum(getattr(each, name) for each in some) for name in numbers},
    )


@contextmanager
def _told() -> Iterator[None]:
    """Within it Unusable becomes an error whose words come through Spark whole."""
    try:
        yield
    except Unusable as error:
        raise RuntimeError(f"{TOLD}{json.dumps(str(error))}") from None


def _of_done(done: Done, not_read: Sequence[str]) -> bytes:
    numbers = {each.name: getattr(done, each.name) for each in fields(Done) if each.name not in {"lines", "problems"}}
    told = {"done": {**numbers, "problems": [asdict(each) for each in done.problems]}, "not_read": not_read}
    text = json.dumps(told).encode()
    return len(text).to_bytes(8, "big") + text + done.lines


def _piece(file: str, first: int, rows: Sequence[Placed], not_read: Sequence[str]) -> "pa.RecordBatch":
    said: list[Row | str] = [one.row.wrong if isinstance(one.row, BadRow) else one.row for one in rows]
    told: dict[str, Any] = {"rows": said, "lines": [one.line for one in rows], "not_read": not_read}
    return _batch(file, first, json.dumps(told).encode())


def _batch(file: str, first: int, payload: bytes) -> "pa.RecordBatch":
    pa = pyarrow()
    columns = [("file", pa.string(), file), ("first", pa.int64(), first), ("payload", pa.binary(), payload)]
    return pa.RecordBatch.from_arrays(
        [pa.array([value], kind) for _name, kind, value in columns],
        schema=pa.schema([(name, kind) for name, kind, _value in columns]),
    )
