"""The rows of a batch of columns, of which one cell that Python has no value for must not end the job."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

UNREAD: list[Any] = [[{}]]
"""Stands for a cell that cannot be read: nothing is read of it as text, and JSON carries it to other processes."""
UNREAD_SAYS = "holds a value that cannot be read (a day outside the years 1 to 9999, or text that is not UTF-8)."


def rows_in(batch: "pa.RecordBatch") -> list[dict[str, Any]]:
    """Each row by its columns; UNREAD where a cell has no value that can be told."""
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except (OverflowError, ValueError):  # it does not say of which row
        names = batch.schema.names
        return [{name: _cell(batch.column(place), at) for place, name in enumerate(names)} for at in range(len(batch))]
    return rows


def _cell(column: "pa.Array", at: int) -> Any:
    try:
        return column[at].as_py()
    except (OverflowError, ValueError):
        return UNREAD
