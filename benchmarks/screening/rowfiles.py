"""Lists and travellers in files: our list file, FollowTheMoney JSON lines, UN XML, OFAC CSV, or rows under a heading.

Columns and keys are known under the names that are usual for them. Values of one cell are apart by semicolons. What
cannot be read is counted by the caller, never left out in silence.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.screening import ofac_list, un_list
from benchmarks.screening.records import Record, birth, of_entry
from fairnotice.domain.errors import Unusable
from fairnotice.formats.countries import country_of
from fairnotice.formats.listfile import is_list, list_from
from fairnotice.screening import Entry

_COLUMNS = {
    "id": ("id", "entity_id", "uid"),
    "names": ("name", "names", "caption", "full_name", "alias", "aliases", "weakalias", "previousname"),
    "births": ("born", "births", "birth_date", "birthdate", "dob", "date_of_birth"),
    "nationalities": ("nationality", "nationalities", "country", "countries", "citizenship"),
    "sex": ("sex", "gender"),
    "documents": ("document", "documents", "passport", "passportnumber", "idnumber"),
    "truth": ("entry", "truth", "expected", "expected_id", "target", "entity", "match"),
    "kind": ("kind", "treatment", "category"),
}
_GIVEN = ("given", "first_name", "firstname")
_MIDDLE = ("middle_name", "middlename", "second_name", "secondname", "fathername")
_FAMILY = ("family", "last_name", "lastname", "surname")


def read_list(path: Path) -> list[Record]:
    """Everybody on a list. Raises Unusable for a file of another shape."""
    if path.is_dir() and (path / "sdn.csv").is_file():
        return ofac_list.individuals(path)
    if path.name == "sdn.csv":
        return ofac_list.individuals(path.parent)
    if path.suffix.lower() == ".xml":
        return un_list.individuals(path)
    if path.suffix.lower() == ".json":
        data = json.loads(path.read_text(encoding="utf-8"))
        if is_list(data):
            return [of_entry(Entry(one.id, one.identities)) for one in list_from(data).entries]
        rows = data if isinstance(data, list) else next((v for v in data.values() if isinstance(v, list)), [])
        return [_record(row, at) for at, row in enumerate(rows) if isinstance(row, dict)]
    return list(rows_of(path))


def rows_of(path: Path) -> Iterator[Record]:
    """The rows of CSV, TSV or JSON lines. Raises Unusable when there is no column for a name or a document."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        if first.lstrip().startswith("{"):
            every: Iterator[Mapping[str, Any]] = (json.loads(line) for line in file if line.strip())
        else:
            every = csv.DictReader(file, delimiter="\t" if "\t" in first else ",")
        for at, row in enumerate(every):
            record = _record(row, at)
            if at == 0 and not record.names and not record.documents and not _known(row):
                raise Unusable(f"{path} has no column for a name or a document. Known: {', '.join(_COLUMNS['names'])}.")
            yield record


def _known(row: Mapping[str, Any]) -> bool:
    wanted = {*_COLUMNS["names"], *_COLUMNS["documents"], *_GIVEN, *_FAMILY}
    return any(str(key).strip().lower() in wanted for key in row)


def _record(row: Mapping[str, Any], at: int) -> Record:
    """A row, or a FollowTheMoney entity, whose properties are its columns."""
    properties = row.get("properties")
    flat = {str(key).strip().lower(): value for key, value in {**row, **(properties or {})}.items()}
    if properties and flat.get("name"):
        flat.pop("caption", None)  # only one of its names
    found = {field: _texts(flat, *keys) for field, keys in _COLUMNS.items()}
    whole = [*_texts(flat, *_GIVEN)[:1], *_texts(flat, *_MIDDLE)[:1], *_texts(flat, *_FAMILY)[:1]]
    names = found["names"] or ([" ".join(whole)] if whole else [])
    return Record(
        id=next(iter(found["id"]), str(at + 1)),
        names=list(dict.fromkeys(names)),
        births=[str(day) for text in found["births"] if (day := birth(text))],
        nationalities=list(dict.fromkeys(code for text in found["nationalities"] if (code := country_of(text)))),
        sex=next(iter(found["sex"]), "").lower(),
        documents=found["documents"],
        truth=next(iter(found["truth"]), ""),
        kind=next(iter(found["kind"]), ""),
    )


def _texts(row: Mapping[str, Any], *keys: str) -> list[str]:
    found: list[str] = []
    for key in keys:
        value = row.get(key)
        parts = value if isinstance(value, list) else str(value).split(";") if value not in (None, "") else []
        found += [text for part in parts if (text := str(part).strip())]
    return found
