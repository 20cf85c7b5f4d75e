"""Rows of CSV: which column is what is said by a mapping (TOML), or by the usual names of columns (`formats.columns`).

[list]
source = "Register of an invented court"
version = "3"
dated = "2026-11-01"
[file]
delimiter = ";"
encoding = "utf-8"
between = "|"
date = "%d.%m.%Y"
[columns]
id = "No"
name = ["Name", "Also known as"]
born = "Birth"
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.domain.subject import Document, Identity, NameKind
from fairnotice.formats import columns
from fairnotice.formats.csvrows import between_cells, csv_rows
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.model import ListRead, Notes, kept, one_identity, version_of
from fairnotice.formats.lists.values import births_of, countries_of, day_of, document_of, names_of, sex_of
from fairnotice.formats.plain_birth import calendar_of, western_digits

FIELDS = tuple(columns.USUAL)
Told = dict[str, list[str]]
"""The values of a row by what they are."""
_DIRECTIVES = {"%Y": r"(?P<year>\d{4})", "%m": r"(?P<month>\d{1,2})", "%d": r"(?P<day>\d{1,2})"}
_PARTS = {
    "list": ("source", "version", "dated"),
    "file": ("delimiter", "encoding", "between", "date"),
    "columns": FIELDS,
}


@dataclass(frozen=True)
class Mapped:
    """A mapping, checked: columns in small letters by the field that they are."""

    columns: Mapping[str, tuple[str, ...]]
    source: str = ""
    version: str = ""
    dated: date | None = None
    delimiter: str = ""
    encoding: str = "utf-8-sig"
    between: str = ";"
    date_form: str = ""
    told: bool = field(default=True, repr=False)


USUAL = Mapped({}, told=False)


def read_mapping(path: Path) -> Mapped:
    """The mapping in a file. Raises Unusable with everything that is wrong with it."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unusable(f"The mapping {path.name} cannot be read: {error}.") from None
    problems = [*_unknown(told)]
    lists, file = told.get("list", {}), told.get("file", {})
    dated = day_of(str(lists["dated"])) if "dated" in lists else None
    if "dated" in lists and dated is None:
        problems.append(Problem("list.dated", "is no day.", "2026-11-01"))
    if columns.NAMES_SOMEBODY.isdisjoint(told.get("columns", {})):
        problems.append(Problem("columns", "name no column for a name or a document.", ", ".join(FIELDS)))
    if problems:
        raise Unusable(f"The mapping {path.name} cannot be used.", problems)
    given = {name: (each,) if isinstance(each, str) else tuple(each) for name, each in told["columns"].items()}
    return Mapped(
        columns={name: tuple(one.strip().lower() for one in each) for name, each in given.items()},
        source=str(lists.get("source", "")),
        version=str(lists.get("version", "")),
        dated=dated,
        delimiter=str(file.get("delimiter", "")),
        encoding=str(file.get("encoding", "utf-8-sig")),
        between=str(file.get("between", ";")),
        date_form=str(file.get("date", "")),
    )


def read_rows(path: Path, today: date, mapped: Mapped = USUAL) -> ListRead:
    """Everybody in the rows. Raises Unusable where the columns are not there or the file is no CSV of that encoding."""
    notes = Notes(today)
    entries = kept(_entries(path, mapped, notes), notes)
    return ListRead(mapped.source or path.stem, mapped.version or version_of(path), mapped.dated, entries, notes)


def _unknown(told: Mapping[str, Any]) -> Iterator[Problem]:
    for part, keys in told.items():
        if part not in _PARTS or not isinstance(keys, dict):
            yield Problem(part, "is no part of a mapping.", ", ".join(_PARTS))
            continue
        for key in set(keys) - set(_PARTS[part]):
            yield Problem(f"{part}.{key}", "is not known.", ", ".join(_PARTS[part]))


def _entries(path: Path, mapped: Mapped, notes: Notes) -> Iterator[Listed]:
    try:
        with path.open(encoding=mapped.encoding, newline="") as file:
            first = file.readline(100_000)
            file.seek(0)
            delimiter = mapped.delimiter or between_cells(first)
            rows = csv_rows(file, delimiter)
            _line, heading = next(rows, (1, []))
            if isinstance(heading, str):
                raise Unusable(f"{path.name} is not valid CSV: line 1, {heading}.")
            places = _places(path, mapped, heading)
            notes.not_read = columns.unread(heading, {place for those in places.values() for place in those})
            wrong, good = "", 0
            for line, row in rows:
                if isinstance(row, str):
                    notes.problem(f"line {line}", f"is not valid CSV and left out: {row}.")
                    wrong = wrong or f"line {line}, {row}"
                    continue
                good += 1
                if any(cell.strip() for cell in row[len(heading) :]):  # kept all the same: nobody is lost for a comma
                    notes.problem(f"line {line}", columns.beyond(len(row), len(heading)))
                yield _entry(_told(row, places, mapped), line, mapped, notes)
            if wrong and not good:
                raise Unusable(f"{path.name} is not valid CSV: {wrong}.")
    except (UnicodeDecodeError, LookupError):
        raise Unusable(f"{path.name} is not {mapped.encoding}: say which encoding it has in a mapping.") from None


def _places(path: Path, mapped: Mapped, heading: list[str]) -> Mapping[str, tuple[int, ...]]:
    """Where each column of the row is, by what it is."""
    if not mapped.told:
        found = columns.columns_of(tuple(heading))
        if not found.names_somebody:
            raise Unusable(f"{path.name} has no column for a name or a document. Known: {', '.join(FIELDS)}.")
        return found.places
    there = [name.strip().lower() for name in heading]
    if missing := {one for each in mapped.columns.values() for one in each} - set(there):
        has = ", ".join(sorted(set(there)))
        raise Unusable(f"{path.name} has no column {', '.join(sorted(missing))}. It has: {has}.")
    return {
        name: tuple(at for one in each for at, column in enumerate(there) if column == one)
        for name, each in mapped.columns.items()
    }


def _told(row: list[str], places: Mapping[str, tuple[int, ...]], mapped: Mapped) -> Told:
    return {name: list(_cells(row, those, mapped)) for name, those in places.items()}


def _entry(told: Told, line: int, mapped: Mapped, notes: Notes) -> Listed:
    id_ = next(iter(told.get("id", ())), f"line {line}")
    where = f"line {line}, entry {id_}"
    given, middle, family = (" ".join(told.get(part, ())[:1]) for part in ("given", "middle", "family"))
    primary, *others = columns.whole_names(told.get("name", ()), given, middle, family) or ("",)
    born = _births(told, mapped, where, notes)
    identity = Identity(
        names=names_of([(primary, NameKind.PRIMARY), *((text, NameKind.ALIAS) for text in others)]),
        births=tuple(dict.fromkeys(born)),
        sex=sex_of(next(iter(told.get("sex", ())), ""), where, notes),
        nationalities=countries_of(told.get("nationality", ()), where, notes),
        documents=tuple(dict.fromkeys(_documents(told, where, notes))),
    )
    return one_identity(id_, identity)


def _documents(told: Told, where: str, notes: Notes) -> Iterator[Document]:
    kind, country = (next(iter(told.get(name, ())), "") for name in ("document_kind", "document_country"))
    for what, usual in (("document", ""), ("passport", "passport")):
        for number in told.get(what, ()):
            yield from document_of(kind or usual, number, country, where, notes)


def _cells(row: list[str], places: tuple[int, ...], mapped: Mapped) -> Iterator[str]:
    for value in (row[place] for place in places if place < len(row)):
        parts = value.split(mapped.between) if mapped.between else [value]
        yield from (text for part in parts if (text := part.strip()))


def _births(told: Told, mapped: Mapped, where: str, notes: Notes) -> Iterator[PartialDate]:
    """The birth dates, in the calendar that the row states, or else in whichever they can be."""
    try:
        calendar = calendar_of(next(iter(told.get("calendar", ())), ""))
    except InvalidValue as error:
        notes.problem(where, f"the calendar cannot be used, and so no birth date: {error}.")
        return
    for text in told.get("born", ()):
        numbers = _in_numbers(western_digits(text), mapped.date_form) if mapped.date_form else ""
        yield from births_of(numbers or text, where, notes, calendar)


def _in_numbers(text: str, form: str) -> str:
    """The date as 1972-05-03, with zeros for what is not in it; "" where the text has not that form.

    Numbers are taken as they stand: 31 February is a day of other calendars, which `strptime` does not know.
    """
    parts = re.findall(r"%.", form)
    if len(parts) > len(set(parts)):
        return ""
    if set(parts) <= set(_DIRECTIVES):
        pattern = "".join(_DIRECTIVES.get(part) or re.escape(part) for part in re.split(r"(%.)", form))
        found = re.fullmatch(pattern, text.strip(), re.ASCII)
        told = found.groupdict() if found and "%Y" in form else None
        return f"{told['year']}-{int(told.get('month', 0)):02d}-{int(told.get('day', 0)):02d}" if told else ""
    try:
        day = datetime.strptime(text, form)  # noqa: DTZ007  a birth date has no zone
    except ValueError:
        return ""
    month = day.month if any(part in form for part in ("%m", "%b", "%B")) else 0
    return f"{day.year:04d}-{month:02d}-{day.day if month and '%d' in form else 0:02d}"
