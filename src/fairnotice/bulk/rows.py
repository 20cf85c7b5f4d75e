"""A file of travellers, row by row: CSV with a heading, one JSON object a line, or Parquet.

Columns or keys: id, name (several in JSON as `names`; in CSV apart by `;`), or family and given; born, calendar (of the
row's birth dates; in JSON one of each as well: `{"date": "1365-06-26", "calendar": "solar_hijri"}`), nationality, sex,
document, document_kind, document_country. All but a name or a document may be missing. Others are passed over.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from fairnotice.bulk.traveller import Born, asked_of
from fairnotice.domain.errors import Problem, Unusable
from fairnotice.screening import Query

COLUMNS = (
    "id", "name", "names", "family", "given", "born", "births", "calendar", "nationality", "nationalities", "sex",
    "document", "documents", "document_kind", "document_country",
)  # fmt: skip
_NAMED = ("name", "names", "family", "given", "document", "documents")
_LONGEST_ROW = 100_000
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Traveller:
    """One row: its number in the file (from 1, without the heading), its id where it has one, and the query.

    `problems` tell what of the row was left out; `reckoned`: a birth date was read in another way than the plain one.
    """

    row: int
    id: str | None
    query: Query
    problems: tuple[Problem, ...] = ()
    reckoned: bool = False

    @property
    def key(self) -> str | int:
        """What an answer calls the traveller."""
        return self.row if self.id is None else self.id


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is none: where, and what is wrong with it."""

    where: str
    wrong: str


@dataclass
class Rows:
    """The rows of an open file, one after the other; `share` tells how far it is read, 0 to 1."""

    rows: Iterator["Row | BadRow"]
    size: int
    place: Callable[[], int] | None = None
    read: int = 0
    total: int | None = field(default=None)  # rows, where the file says so

    def __iter__(self) -> Iterator["Row | BadRow"]:
        """Each row, counted."""
        for row in self.rows:
            self.read += 1
            yield row

    @property
    def share(self) -> float:
        """How much of the file is read."""
        if self.total:
            return min(1.0, self.read / self.total)
        return min(1.0, self.place() / self.size) if self.place and self.size else 0.0


@contextmanager
def open_rows(path: Path) -> Iterator[Rows]:
    """Open the file. Raises Unusable when it cannot be read at all, also while its rows are read."""
    try:
        with path.open("rb") as raw:
            beginning = raw.read(4)
            raw.seek(0)
            if beginning == b"PAR1":
                yield _parquet(path)
                return
            with TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file:
                yield Rows(_text_rows(file, path), path.stat().st_size, raw.tell)
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {(error.strerror or 'no access').lower()}.") from error
    except UnicodeDecodeError:
        raise Unusable(f"{path} is not UTF-8: save it as UTF-8.") from None


def traveller_of(number: int, row: "Row | BadRow", *, today: date) -> Traveller:
    """The traveller of a row, without what of it cannot be read, which its problems tell, each with the row's number.

    Raises Unusable for a row with neither a name nor a document.
    """
    if isinstance(row, BadRow):
        raise Unusable("The traveller cannot be checked.", [Problem(row.where, row.wrong)])
    try:
        asked = asked_of(
            names=_names(row),
            today=today,
            born=_births(row),
            nationalities=_texts(row, "nationality", "nationalities"),
            sex="".join(_texts(row, "sex")[:1]) or None,
            documents=_documents(row),
        )
    except Unusable as error:
        raise Unusable(error.what, _of_row(number, error.problems)) from None
    given = row.get("id")
    key = str(given) if given not in (None, "") else None
    return Traveller(number, key, asked.query, _of_row(number, asked.problems), bool(asked.notes))


def _of_row(number: int, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(Problem(f"row {number}, {each.where}", each.wrong, each.allowed) for each in problems)


def _text_rows(file: Any, path: Path) -> "Iterator[Row | BadRow]":
    first = file.readline(_LONGEST_ROW)
    file.seek(0)
    yield from _json_rows(file) if first.lstrip().startswith("{") else _csv_rows(file, path)


def _json_rows(file: Any) -> "Iterator[Row | BadRow]":
    number = 0
    while line := file.readline(_LONGEST_ROW):
        if not line.strip():
            continue
        number += 1
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield row if isinstance(row, dict) else BadRow(f"row {number}", "is not one JSON object on one line.")


def _csv_rows(file: Any, path: Path) -> Iterator[Row]:
    reader = csv.reader(file, strict=True)
    try:
        heading = [name.strip().lower() for name in next(reader, [])]
        _check(heading, path)
        used = [(place, name) for place, name in enumerate(heading) if name in COLUMNS]
        for cells in reader:
            if cells:
                yield {name: cells[place] for place, name in used if place < len(cells)}
    except csv.Error as error:
        raise Unusable(f"{path} is not valid CSV.", [Problem(f"line {reader.line_num}", f"{error}.")]) from None


def _parquet(path: Path) -> Rows:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise Unusable(f"{path.name} is Parquet, which needs pyarrow: pip install 'fairnotice[bulk]'.") from None
    try:
        file = parquet.ParquetFile(path)
    except (ArrowException, OSError) as error:  # it says either of a damaged file
        raise _no_parquet(path, error) from None
    heading = {name.lower(): name for name in file.schema_arrow.names}
    _check(list(heading), path)
    used = [heading[name] for name in COLUMNS if name in heading]

    def rows() -> Iterator[Row]:
        try:
            for batch in file.iter_batches(columns=used):
                for row in batch.to_pylist():
                    yield {name.lower(): _plain(value) for name, value in row.items()}
        except (ArrowException, OSError) as error:
            raise _no_parquet(path, error) from None

    return Rows(rows(), path.stat().st_size, total=file.metadata.num_rows)


def _no_parquet(path: Path, error: Exception) -> Unusable:
    return Unusable(f"{path} is no whole Parquet file: {(str(error).splitlines() or ['damaged'])[0]}")


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value if isinstance(value, str | int | type(None)) else str(value)


def _check(heading: list[str], path: Path) -> None:
    if not set(heading) & set(_NAMED):
        raise Unusable(f"{path} has no column for a name or a document. Known: {', '.join(_NAMED)}.")


def _names(row: Row) -> tuple[str, ...]:
    parts = [*_texts(row, "given"), *_texts(row, "family")]
    return (*_texts(row, "name", "names"), *((" ".join(parts),) if parts else ()))


def _births(row: Row) -> tuple[Born, ...]:
    """The birth dates, each with the calendar that is stated for it, or else for the row."""
    of_row = "".join(_texts(row, "calendar")[:1])
    found: list[Born] = []
    for key in ("born", "births"):
        value = row.get(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found.append(Born(str(each.get("date") or ""), str(each.get("calendar") or of_row)))
            else:
                found += [Born(text, of_row) for text in _texts({key: each}, key)]
    return tuple(found)


def _documents(row: Row) -> tuple[str, ...]:
    numbers = _texts(row, "document", "documents")
    kind, country = ("".join(_texts(row, key)[:1]) for key in ("document_kind", "document_country"))
    if not kind and not country:
        return numbers
    return tuple(":".join([kind, number, *([country] if country else [])]) for number in numbers)


def _texts(row: Row, *keys: str) -> tuple[str, ...]:
    """The texts under these keys; a cell of a CSV may hold several, apart by semicolons."""
    found: list[str] = []
    for key in keys:
        value = row.get(key)
        if isinstance(value, str):
            found += value.split(";") if ";" in value else [value]
        elif isinstance(value, list):
            found += [str(each) for each in value]
        elif value is not None:
            found.append(str(value))
    return tuple(text.strip() for text in found if text.strip())
