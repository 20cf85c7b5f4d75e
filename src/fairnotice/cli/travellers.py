"""A file of travellers, row by row: CSV with a heading, or one JSON object a line.

Columns or keys: id, name (several in JSON as `names`; in CSV apart by `;`), or family and given; born, nationality,
sex, document, document_kind, document_country. All but a name or a document may be missing. Others are passed over.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from fairnotice.cli.traveller import query_of
from fairnotice.domain.errors import Problem, Unusable
from fairnotice.screening import Query

_LONGEST_ROW = 100_000
_COLUMNS = ("name", "names", "family", "given", "document", "documents")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Traveller:
    """One row: its number in the file (from 1, without the heading), its id where it has one, and the query."""

    row: int
    id: str | None
    query: Query

    @property
    def key(self) -> str | int:
        """What an answer calls the traveller."""
        return self.row if self.id is None else self.id


@contextmanager
def travellers(path: Path) -> Iterator[Iterator["Traveller | Unusable"]]:
    """Open the file and read its rows one after the other; a row that cannot be used comes as an Unusable.

    Raises Unusable when the file cannot be read at all.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield _travellers(file, path)
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {(error.strerror or 'no access').lower()}.") from error
    except UnicodeDecodeError:
        raise Unusable(f"{path} is not UTF-8: save it as UTF-8.") from None


def _travellers(file: TextIO, path: Path) -> "Iterator[Traveller | Unusable]":
    first = file.readline(_LONGEST_ROW)
    file.seek(0)
    rows = _json_rows(file) if first.lstrip().startswith("{") else _csv_rows(file, path)
    for number, row in enumerate(rows, start=1):
        yield row if isinstance(row, Unusable) else _traveller(number, row)


def _json_rows(file: TextIO) -> "Iterator[Row | Unusable]":
    number = 0
    while line := file.readline(_LONGEST_ROW):
        if not line.strip():
            continue
        number += 1
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield row if isinstance(row, dict) else _wrong(number, "is not one JSON object on one line")


def _csv_rows(file: TextIO, path: Path) -> "Iterator[Row | Unusable]":
    reader = csv.DictReader(file, strict=True)
    try:
        heading = [name.strip().lower() for name in reader.fieldnames or ()]
        if not set(heading) & set(_COLUMNS):
            raise Unusable(f"{path} has no column for a name or a document. Known: {', '.join(_COLUMNS)}.")
        reader.fieldnames = heading
        yield from reader
    except csv.Error as error:
        raise Unusable(f"{path} is not valid CSV.", [Problem(f"line {reader.line_num}", f"{error}.")]) from None


def _traveller(number: int, row: Row) -> "Traveller | Unusable":
    try:
        query = query_of(
            names=_names(row),
            born=_texts(row, "born", "births"),
            nationalities=_texts(row, "nationality", "nationalities"),
            sex="".join(_texts(row, "sex")[:1]) or None,
            documents=_documents(row),
        )
    except Unusable as error:
        where = [Problem(f"row {number}, {each.where}", each.wrong, each.allowed) for each in error.problems]
        return Unusable(error.what, where)
    given = row.get("id")
    return Traveller(number, str(given) if given not in (None, "") else None, query)


def _names(row: Row) -> tuple[str, ...]:
    parts = [*_texts(row, "given"), *_texts(row, "family")]
    return (*_texts(row, "name", "names"), *((" ".join(parts),) if parts else ()))


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
            found += value.split(";")
        elif isinstance(value, list):
            found += [str(each) for each in value]
        elif value is not None:
            found.append(str(value))
    return tuple(text.strip() for text in found if text.strip())


def _wrong(number: int, what: str) -> Unusable:
    return Unusable("The traveller cannot be checked.", [Problem(f"row {number}", f"{what}.")])
