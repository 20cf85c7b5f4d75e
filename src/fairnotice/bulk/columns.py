"""Travellers and hits as columns: one function from batch to batch, for whatever runs it, and Parquet.

`screen_batch` is what a cluster runs (see `bulk.spark`): it needs nothing but the folders of the lists, which every
process maps once. pyarrow is asked for here and nowhere else.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fairnotice.bulk.cells import rows_in
from fairnotice.bulk.pieces import Named, Piece, opened, piece_done
from fairnotice.bulk.thresholds import Thresholds
from fairnotice.domain.errors import Unusable

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 10_000


def schema() -> "pa.Schema":
    """The columns of a hit. `problem` is filled in a line for what cannot be read, and nothing else is then.

    `cut`: others on the list who are just as alike may be left out. `possibly_minor`: the traveller may be under 18.
    """
    pa = pyarrow()
    reason = pa.struct(
        [
            ("feature", pa.string()),
            ("traveller", pa.string()),
            ("entry", pa.string()),
            ("score", pa.float64()),
            ("bits", pa.float64()),
            ("says", pa.string()),
        ]
    )
    return pa.schema(
        [
            ("traveller", pa.string()),
            ("list", pa.string()),
            ("entry", pa.string()),
            ("score", pa.float64()),
            ("bits", pa.float64()),
            ("decision", pa.string()),
            ("cut", pa.bool_()),
            ("possibly_minor", pa.bool_()),
            ("reasons", pa.list_(reason)),
            ("problem", pa.string()),
        ]
    )


def screen_batch(
    batch: "pa.RecordBatch",
    folders: Sequence[tuple[str, str]],
    *,
    today: date,
    thresholds: Thresholds | None = None,
    first: int = 1,
) -> "pa.RecordBatch":
    """The hits of a batch of travellers, and a line for whatever of a row cannot be read.

    `folders`: each list's name and the folder of its index. `today`: by which a birth date has come
    and a copy of a list has expired. `first`: the
    number of the batch's first row, which a traveller without an id is called by. `thresholds`: else those that
    the lists were built with.
    """
    done = piece_done(lists_in(tuple(folders), today), Piece(first, rows_in(batch), today), thresholds)
    lines = [_columns(json.loads(line)) for line in done.lines.splitlines()]
    lines += [{"problem": str(problem)} for problem in done.problems]
    return pyarrow().RecordBatch.from_pylist(lines, schema=schema())


def parquet_of(lines: Path, out: Path) -> None:
    """Write lines of hits as a Parquet file. Raises Unusable without pyarrow."""
    from pyarrow import parquet

    columns = schema()
    with parquet.ParquetWriter(out, columns) as writer:
        for some in _some_of(lines):
            writer.write_batch(pyarrow().RecordBatch.from_pylist([_columns(each) for each in some], schema=columns))


def pyarrow() -> Any:
    """The library. Raises Unusable without it."""
    try:
        import pyarrow
    except ImportError:
        raise Unusable("Parquet and batches need pyarrow: pip install 'fairnotice[bulk]'.") from None
    return pyarrow


def _columns(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "traveller": str(line["traveller"])}


def _some_of(path: Path) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            some.append(json.loads(line))
            if len(some) == _AT_ONCE:
                yield some
                some = []
    yield some


@lru_cache(maxsize=4)
def lists_in(folders: tuple[tuple[str, str], ...], today: date) -> tuple[Named, ...]:
    """The lists, opened and compared with their digests once a day in each process: nobody else on a node does."""
    return opened([(name, Path(folder)) for name, folder in folders], today)
