"""A file of travellers, row by row: CSV with a heading, one JSON object a line, or Parquet.

Columns or keys, by these names or others that are usual for them (`formats.columns`): id, name (several in JSON as
`names`; in CSV apart by `;`), or family and given; born, calendar (of the row's birth dates; in JSON of each as well:
`{"date": "1365-06-26", "calendar": "solar_hijri"}`), nationality, sex, document or passport, document_kind,
document_country. All but a name or a document may be missing. Others are not read, and told.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import BytesIO, TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from fairnotice.bulk.cells import UNREAD, UNREAD_SAYS, rows_in
from fairnotice.bulk.traveller import WHAT, Born, asked_of
from fairnotice.domain.errors import Problem, Unusable
from fairnotice.formats.columns import NAMING, Columns, beyond, columns_of, whole_names
from fairnotice.formats.csvrows import between_cells, csv_rows
from fairnotice.formats.openfile import being_read, check_is_file
from fairnotice.screening import Query

_LONGEST_ROW = 100_000
_LOOKED_AT = 100
"""Rows of JSON whose keys are looked at before the first is screened."""
_NO_TEXT = "is an object where text or a list of texts is expected: it is left out."
_NAME_PARTS = frozenset({"given", "middle", "family"})
_DOCUMENTS = frozenset({"document", "passport"})
_HOLDERS = (dict, list)  # what may be in a row instead of a text
Row = Mapping[str, Any]
Keys = Mapping[str, tuple[str, ...]]
"""The keys of a row by what they are read as."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """One row: its number in the file (from 1, without the heading), its id where it has one, and the query.

    `problems` tell what of the row was left out; `reckoned`: a birth date was read in another way than the plain one.
    `renamed`: a name was.
    """

    row: int
    id: str | None
    query: Query
    problems: tuple[Problem, ...] = ()
    reckoned: bool = False
    renamed: bool = False

    @property
    def key(self) -> str | int:
        """What an answer calls the traveller."""
        return self.row if self.id is None else self.id


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is none, and what is wrong with it."""

    wrong: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A row as it was read, and the line of the file on which it begins, where the file has lines."""

    row: Row | BadRow
    line: int | None = None


@dataclass
class Rows:
    """The rows of an open file, one after the other; `share` tells how far it is read, 0 to 1.

    `not_read`: columns, or keys of the first rows, that nothing is made of.
    """

    rows: Iterator[Placed]
    size: int
    place: Callable[[], int] | None = None
    not_read: tuple[str, ...] = ()
    read: int = 0
    total: int | None = field(default=None)  # rows, where the file says so

    def __iter__(self) -> Iterator[Placed]:
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
def open_rows(path: Path, content: bytes | None = None) -> Iterator[Rows]:
    """Open the file. Raises Unusable when it cannot be read at all, also while its rows are read.

    `content`: what is in it, where somebody else has read it; the path is then only its name.

    What goes wrong elsewhere while it is open is not the file's, and stays as it is.
    """
    if content is None:
        check_is_file(path)
    with being_read(path):
        raw: BinaryIO = path.open("rb") if content is None else BytesIO(content)
        size = path.stat().st_size if content is None else len(content)
    with raw:
        with being_read(path):
            beginning = raw.read(4)
            raw.seek(0)
            file = None if beginning == b"PAR1" else TextIOWrapper(raw, encoding="utf-8-sig", newline="")
            rows = _text(file, path, raw.tell, size) if file else _parquet(path, raw, size)
        rows.rows = _each(path, rows.rows)
        yield rows


def traveller_of(number: int, row: "Row | BadRow", *, today: date) -> Traveller:
    """The traveller of a row, without what of it cannot be read, which its problems tell.

    Raises Unusable for a row with neither a name nor a document.
    """
    if isinstance(row, BadRow):
        raise Unusable(WHAT, [Problem("", row.wrong)])
    keys = _keys_of(tuple(row))
    no_text = [Problem(field, wrong) for field, wrong in _no_texts(row, keys)]
    try:
        asked = asked_of(
            names=_names(row, keys),
            today=today,
            born=_births(row, keys),
            nationalities=_texts(row, keys, "nationality"),
            sex="".join(_texts(row, keys, "sex")[:1]) or None,
            documents=_documents(row, keys),
        )
    except Unusable as error:
        raise Unusable(error.what, [*no_text, *error.problems]) from None
    noted = {note.where for note in asked.notes} if asked.notes else ()
    problems = (*no_text, *asked.problems)
    return Traveller(number, _id(row, keys), asked.query, problems, "born" in noted, "name" in noted)


def id_of(row: "Row | BadRow") -> str | None:
    """What the file calls the traveller, where it does."""
    return None if isinstance(row, BadRow) else _id(row, _keys_of(tuple(row)))


def _id(row: Row, keys: Keys) -> str | None:
    given = row[keys["id"][0]] if "id" in keys else None
    return str(given) if given not in (None, "") and not isinstance(given, _HOLDERS) else None


def _no_texts(row: Row, keys: Keys) -> list[tuple[str, str]]:
    """Fields that hold an object, or a list within a list: nothing says which part is meant. With what is said."""
    found = []
    for field_, those in keys.items():
        for key in those:
            value = row.get(key)
            if isinstance(value, _HOLDERS) and _holds_object(field_, value):
                found.append((field_, UNREAD_SAYS if value == UNREAD else _NO_TEXT))
    return found


def _holds_object(field: str, value: dict[str, Any] | list[Any]) -> bool:
    if field == "id":
        return True
    objects = (list,) if field == "born" else _HOLDERS  # a birth date may come with its calendar
    if not isinstance(value, list):
        return isinstance(value, objects)
    for part in value:  # noqa: SIM110  a generator costs three times as much, and this is asked of every cell
        if isinstance(part, objects):
            return True
    return False


def _each(path: Path, rows: Iterator[Placed]) -> Iterator[Placed]:
    with being_read(path):
        yield from rows


def _text(file: Any, path: Path, place: Callable[[], int], size: int) -> Rows:
    first = file.readline(_LONGEST_ROW)
    file.seek(0)
    rows, not_read = _of_json(file) if first.lstrip().startswith("{") else _of_csv(file, path, first)
    return Rows(rows, size, place, not_read)


def _of_json(file: Any) -> tuple[Iterator[Placed], tuple[str, ...]]:
    rows = _json_rows(file)
    first = list(islice(rows, _LOOKED_AT))
    seen = [columns_of(tuple(one.row)) for one in first if not isinstance(one.row, BadRow)]
    return chain(first, rows), tuple(dict.fromkeys(name for columns in seen for name in columns.not_read))


def _json_rows(file: Any) -> Iterator[Placed]:
    line = 1
    while text := file.readline(_LONGEST_ROW):
        if text[-1] not in "\r\n" and len(text) == _LONGEST_ROW:
            while text[-1] not in "\r\n" and (rest := file.readline(_LONGEST_ROW)):
                text = rest
            yield Placed(BadRow(f"is longer than {_LONGEST_ROW:,} characters."), line)
        elif text.strip():
            try:
                row = json.loads(text)
            except (ValueError, RecursionError):
                row = None
            yield Placed(row if isinstance(row, dict) else BadRow("is not one JSON object on one line."), line)
        line += text[-1] in "\r\n"


def _of_csv(file: Any, path: Path, first: str) -> tuple[Iterator[Placed], tuple[str, ...]]:
    rows = csv_rows(file, between_cells(first))
    line, heading = next(rows, (1, []))
    if isinstance(heading, str):
        raise Unusable(f"{path} is not valid CSV.", [Problem(f"line {line}", f"{heading}.")])
    columns = columns_of(tuple(heading))
    check_columns(columns, path)
    places = [(name, those) for name, those in columns.places.items()]
    width = len(heading)
    return (Placed(_csv_row(cells, places, width), line) for line, cells in rows), columns.not_read


def _csv_row(cells: "list[str] | str", places: list[tuple[str, tuple[int, ...]]], width: int) -> "Row | BadRow":
    """The cells by what they are; several columns of one kind as one cell.

    A row with more cells than the heading most often has a comma that stands in no quotation marks: its cells are not
    what their columns say, and whoever is looked for by them may be another person.
    """
    if isinstance(cells, str):
        return BadRow(f"is not valid CSV: {cells}.")
    there = len(cells)
    if there > width and any(cell.strip() for cell in cells[width:]):
        return BadRow(beyond(there, width))
    return {
        name: cells[those[0]] if len(those) == 1 else ";".join(cells[at] for at in those if at < there)
        for name, those in places
        if those[0] < there
    }


def _parquet(path: Path, raw: BinaryIO, size: int) -> Rows:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise Unusable(f"{path.name} is Parquet, which needs pyarrow: pip install 'fairnotice[bulk]'.") from None
    try:
        file = parquet.ParquetFile(raw, page_checksum_verification=True)
    except (ArrowException, OSError) as error:  # it says either of a damaged file
        raise _no_parquet(path, error) from None
    heading = tuple(file.schema_arrow.names)
    columns = columns_of(heading)
    check_columns(columns, path)
    used = [heading[place] for those in columns.places.values() for place in those]
    total: int = file.metadata.num_rows
    if total < 0:
        raise _no_parquet(path, f"it says that it has {total:,} rows")

    def rows() -> Iterator[Placed]:
        given = 0
        try:
            for batch in file.iter_batches(columns=used):
                given += batch.num_rows
                for row in rows_in(batch):
                    yield Placed(plain_row(row))
        except (ArrowException, OSError) as error:
            raise _no_parquet(path, error) from None
        if given != total:  # a page that is damaged may end without a word
            raise _no_parquet(path, f"it says that it has {total:,} rows, and {given:,} can be read")

    return Rows(rows(), size, not_read=columns.not_read, total=total)


def _no_parquet(path: Path, wrong: Exception | str) -> Unusable:
    return Unusable(f"{path} is no whole Parquet file: {(str(wrong).splitlines() or ['damaged'])[0]}")


def plain_row(row: Row) -> Row:
    """A row of columns as one of JSON: what is neither text, whole number nor list becomes text."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value if isinstance(value, str | int | type(None)) else str(value)


def check_columns(columns: Columns, path: Path | str) -> None:
    """Raises Unusable where no column names anybody."""
    if not columns.names_somebody:
        raise Unusable(f"{path} has no column for a name or a document. Known: {', '.join(NAMING)}.")


def _names(row: Row, keys: Keys) -> tuple[str, ...]:
    if _NAME_PARTS.isdisjoint(keys):
        return _texts(row, keys, "name")
    given, middle, family = (" ".join(_texts(row, keys, part)) for part in ("given", "middle", "family"))
    return whole_names(_texts(row, keys, "name"), given, middle, family)


def _births(row: Row, keys: Keys) -> tuple[Born, ...]:
    """The birth dates, each with the calendar that is stated for it, or else for the row."""
    of_row = "".join(_texts(row, keys, "calendar")[:1]) if "calendar" in keys else ""
    found: list[Born] = []
    for key in keys.get("born", ()):
        value = row.get(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found.append(Born(str(each.get("date") or ""), str(each.get("calendar") or of_row)))
            else:
                found += [Born(stripped, of_row) for text in _texts_of(each) if (stripped := text.strip())]
    return tuple(found)


def _documents(row: Row, keys: Keys) -> tuple[str, ...]:
    if _DOCUMENTS.isdisjoint(keys):
        return ()
    kind, country = ("".join(_texts(row, keys, key)[:1]) for key in ("document_kind", "document_country"))
    numbers = _texts(row, keys, "document")
    if kind or country:
        numbers = tuple(_with(kind, number, country) for number in numbers)
    passports = (_with(kind or "passport", number, country) for number in _texts(row, keys, "passport"))
    return (*numbers, *passports)


def _with(kind: str, number: str, country: str) -> str:
    """`passport:XQ1234567:UY`; what is written so already stays as it is."""
    return number if ":" in number else ":".join([kind, number, *([country] if country else [])])


def _texts(row: Row, keys: Keys, field: str) -> tuple[str, ...]:
    """The texts of what the keys are read as; a cell of a CSV may hold several, apart by semicolons."""
    found: list[str] = []
    for key in keys.get(field, ()):
        found += _texts_of(row.get(key))
    return tuple([stripped for text in found if (stripped := text.strip())]) if found else ()


def _texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split(";") if ";" in value else [value]
    if isinstance(value, list):
        return [each if isinstance(each, str) else str(each) for each in value if not isinstance(each, _HOLDERS)]
    return [] if value is None or isinstance(value, dict) else [str(value)]


@lru_cache(maxsize=512)
def _keys_of(keys: tuple[str, ...]) -> Keys:
    return {field: tuple(keys[place] for place in places) for field, places in columns_of(keys).places.items()}
