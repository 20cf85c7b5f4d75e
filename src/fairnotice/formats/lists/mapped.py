"""Rows of CSV: which column is what is said by a mapping (TOML), or by the usual names of columns.

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

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import Problem, Unusable
from fairnotice.domain.subject import Document, Identity, NameKind
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.model import ListRead, Notes, kept, one_identity, version_of
from fairnotice.formats.lists.values import (
    births_of,
    births_of_numbers,
    countries_of,
    day_of,
    document_of,
    names_of,
    sex_of,
)
from fairnotice.formats.plain_birth import western_digits

FIELDS = (
    "id", "name", "family", "given", "born", "nationality", "sex", "document", "document_kind", "document_country",
)  # fmt: skip
_USUAL = {
    "name": ("name", "names", "alias", "aliases"),
    "born": ("born", "birth_date", "dob"),
    "nationality": ("nationality", "nationalities"),
    "document": ("document", "documents", "passport"),
}
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


USUAL = Mapped({name: _USUAL.get(name, (name,)) for name in FIELDS}, told=False)


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
    if not {"name", "family", "given", "document"} & set(told.get("columns", {})):
        problems.append(Problem("columns", "name no column for a name or a document.", ", ".join(FIELDS)))
    if problems:
        raise Unusable(f"The mapping {path.name} cannot be used.", problems)
    columns = {name: (each,) if isinstance(each, str) else tuple(each) for name, each in told["columns"].items()}
    return Mapped(
        columns={name: tuple(one.strip().lower() for one in each) for name, each in columns.items()},
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
            delimiter = mapped.delimiter or max(",;\t|", key=first.count)
            reader = csv.DictReader(file, delimiter=delimiter, strict=True)
            reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
            _check_columns(path, mapped, set(reader.fieldnames))
            for row in reader:
                yield _entry(row, reader.line_num, mapped, notes)
    except (UnicodeDecodeError, LookupError):
        raise Unusable(f"{path.name} is not {mapped.encoding}: say which encoding it has in a mapping.") from None
    except csv.Error as error:
        raise Unusable(f"{path.name} is not valid CSV: {error}.") from None


def _check_columns(path: Path, mapped: Mapped, there: set[str]) -> None:
    wanted = {one for name in ("name", "family", "given", "document") for one in mapped.columns.get(name, ())}
    missing = {one for each in mapped.columns.values() for one in each} - there if mapped.told else set()
    if missing:
        raise Unusable(f"{path.name} has no column {', '.join(sorted(missing))}. It has: {', '.join(sorted(there))}.")
    if not wanted & there:
        raise Unusable(f"{path.name} has no column for a name or a document. Known: {', '.join(FIELDS)}.")


def _entry(row: Mapping[str, Any], line: int, mapped: Mapped, notes: Notes) -> Listed:
    told = {name: list(_cells(row, mapped, name)) for name in FIELDS}
    id_ = next(iter(told["id"]), f"line {line}")
    where = f"line {line}, entry {id_}"
    whole = " ".join([*told["given"][:1], *told["family"][:1]])
    primary, *others = [*told["name"], *([whole] if whole else [])] or [""]
    identity = Identity(
        names=names_of([(primary, NameKind.PRIMARY), *((text, NameKind.ALIAS) for text in others)]),
        births=tuple(dict.fromkeys(birth for text in told["born"] for birth in _births(text, mapped, where, notes))),
        sex=sex_of(next(iter(told["sex"]), ""), where, notes),
        nationalities=countries_of(told["nationality"], where, notes),
        documents=tuple(dict.fromkeys(_documents(told, where, notes))),
    )
    return one_identity(id_, identity)


def _documents(told: Mapping[str, list[str]], where: str, notes: Notes) -> Iterator[Document]:
    kind, country = (next(iter(told[name]), "") for name in ("document_kind", "document_country"))
    for number in told["document"]:
        yield from document_of(kind, number, country, where, notes)


def _cells(row: Mapping[str, Any], mapped: Mapped, name: str) -> Iterator[str]:
    for column in mapped.columns.get(name, ()):
        value = row.get(column)
        if isinstance(value, str):
            parts = value.split(mapped.between) if mapped.between else [value]
            yield from (text for part in parts if (text := part.strip()))


def _births(text: str, mapped: Mapped, where: str, notes: Notes) -> tuple[PartialDate, ...]:
    numbers = _numbers(western_digits(text), mapped.date_form) if mapped.date_form else None
    return births_of(text, where, notes) if numbers is None else births_of_numbers(*numbers, where, notes)


def _numbers(text: str, form: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day; None where the text has not that form.

    Numbers are read as they stand: 31 February is a day of other calendars, which `strptime` does not know.
    """
    parts = re.findall(r"%.", form)
    if len(parts) > len(set(parts)):
        return None
    if set(parts) <= set(_DIRECTIVES):
        pattern = "".join(_DIRECTIVES.get(part) or re.escape(part) for part in re.split(r"(%.)", form))
        found = re.fullmatch(pattern, text.strip(), re.ASCII)
        told = found.groupdict() if found and "%Y" in form else {}
        return (int(told["year"]), _number(told, "month"), _number(told, "day")) if told else None
    try:
        day = datetime.strptime(text, form)  # noqa: DTZ007  a birth date has no zone
    except ValueError:
        return None
    month = day.month if any(part in form for part in ("%m", "%b", "%B")) else None
    return day.year, month, day.day if month and "%d" in form else None


def _number(told: Mapping[str, str], name: str) -> int | None:
    return int(told[name]) or None if name in told else None
