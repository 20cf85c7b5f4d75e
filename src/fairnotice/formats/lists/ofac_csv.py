"""The US Treasury's list as CSV without a heading: `sdn.csv` with `alt.csv` and `sdn_comments.csv` beside it.

A birth date, nationality, sex and papers stand in the remarks, apart by semicolons, in a few fixed forms.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import Problem, Unusable
from fairnotice.domain.subject import Document, Identity, NameKind
from fairnotice.formats.csvrows import csv_rows
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.model import ListRead, Notes, kept, one_identity, version_of
from fairnotice.formats.lists.ofac_xml import FOUNDED, KINDS, PERSONS, SOURCE, body_numbers
from fairnotice.formats.lists.values import births_of, countries_of, document_of, names_of, sex_of, span_of

_ALSO = re.compile(r"(?:a|f)\.k\.a\. '([^']+)'")
_BORN = re.compile(r"(?:alt\. )?DOB (.+)")
_SPAN = re.compile(r"(\d{4}) to (\d{4})\Z")
_DAYS = re.compile(r"(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4} to ")
_NATION = re.compile(r"(?:alt\. )?(?:nationality|citizen) (.+)")
_PAPER = re.compile(
    r"(?:alt\. )?(?P<kind>Passport|Cedula No\.|National ID No\.|Identification Number|C\.U\.R\.P\.|R\.F\.C\.|D\.N\.I\.|"
    r"Tax ID No\.|SSN|Driver's License No\.|Travel Document Number|Identity Card|Residency Number|Personal ID Card|"
    r"Numero de Identidad|N\.I\.E\.|Matricula Mercantil No|Birth Certificate Number|Stateless Person ID Card|NIT #) "
    r"#?(?P<number>[^(;]+?)(?: \((?P<country>[^)]+)\))?(?: (?:issued|expires) .*)?\Z"
)

_NUMBER = re.compile(
    r"(?:alt\. )?(?P<kind>(?=[A-Z])[^:;]*?"
    r"(?:No\.|Number(?: \(.*?\))?|#|\bID(?! No\.)|Identification|MMSI|FEIN|BIK \(RU\)|SWIFT/BIC|Code)) "
    r"#?(?P<number>[^(;]*\d[^(;]*)(?: \((?P<country>[^)]+)\))?(?: (?:issued|expires) .*)?\Z"
)


def read_ofac_csv(path: Path, today: date) -> ListRead:
    """The individuals of `sdn.csv`, which may be given itself or by its folder, and apart from them bodies and craft.

    Raises Unusable for another shape.
    """
    main = path / "sdn.csv" if path.is_dir() else path
    beside = ("alt.csv", "sdn_comments.csv", "add.csv")
    files = [main, *(file for name in beside if (file := main.with_name(name)).is_file())]
    told, notes = _Beside(), Notes(today)
    for file in files[1:]:
        for row in _rows(file, 2, notes):
            if file.name == "alt.csv" and len(row) > 3:
                told.also[row[0]].append((row[3], row[2].lower()))
            elif file.name == "sdn_comments.csv":
                told.more[row[0]] += row[1]
            elif file.name == "add.csv" and len(row) > 4:
                told.seats[row[0]].append(row[4])
    return ListRead(SOURCE, version_of(*files), None, kept(_entries(main, told, notes), notes), notes)


@dataclass
class _Beside:
    """What the other files say, by the number of the entry."""

    also: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    more: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    seats: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def _rows(path: Path, least: int, notes: Notes) -> Iterator[list[str]]:
    """The cells of each row. Rows that have too few, or are none, are told; raises Unusable where all are."""
    wrong: list[Problem] = []
    kept = 0
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for number, row in csv_rows(file):
            cells = [] if isinstance(row, str) else ["" if cell.strip() == "-0-" else cell.strip() for cell in row]
            if cells == ["\x1a"] or (not any(cells) and not isinstance(row, str)):
                continue  # what old systems end a file with
            if len(cells) >= least:
                kept += 1
                yield cells
                continue
            why = (
                f"is not valid CSV: {row}" if isinstance(row, str) else f"has {len(cells)} columns, not {least} or more"
            )
            notes.problem(f"{path.name}, line {number}", f"{why}: left out.")
            wrong.append(Problem(f"line {number}", f"{why}."))
    if wrong and not kept:
        raise Unusable(f"{path.name} is no list of the US Treasury.", wrong[:1])


def _entries(main: Path, told: _Beside, notes: Notes) -> Iterator[Listed]:
    for row in _rows(main, 12, notes):
        id_ = f"ofac-{row[0]}"
        remarks = row[11] + told.more[row[0]]
        kind = KINDS.get(row[2] or "entity")
        if kind is not None:
            notes.keep_body(_body(row, id_, kind, remarks, told, notes))
        elif row[2] != PERSONS:
            notes.leave_out(f"{row[2]}: no individual")
        else:
            also = [text for text, _kind in told.also[row[0]]]
            yield one_identity(id_, _identity(row[1], also, remarks, f"entry {id_}", notes))


def _body(row: list[str], id_: str, kind: BodyKind, remarks: str, told: _Beside, notes: Notes) -> Body:
    """The remarks have numbers, days and weak names; a ship's call sign and flag stand in columns."""
    where, parts = f"entry {id_}", [part.strip().rstrip(".") for part in remarks.split(";")]
    names = [(row[1], NameKind.PRIMARY)]
    names += [(text, NameKind.FORMER if how == "fka" else NameKind.ALIAS) for text, how in told.also[row[0]]]
    names += [(text, NameKind.LOW_QUALITY) for text in _ALSO.findall(remarks)]
    papers = [("Call Sign", row[5], ""), *(paper for part in parts for paper in _numbers(part))]
    days = [part.removeprefix(name).strip() for part in parts for name in FOUNDED if part.startswith(name)]
    return Body(
        id_,
        kind,
        names=names_of(names),
        countries=countries_of([*told.seats[row[0]], row[9]], where, notes, what="country"),
        numbers=tuple(dict.fromkeys(each for paper in papers for each in body_numbers(*paper, where, notes))),
        founded=tuple(dict.fromkeys(birth for day in days for birth in births_of(day, where, notes))),
    )


def _numbers(part: str) -> Iterator[tuple[str, str, str]]:
    if found := _NUMBER.match(part):
        yield found["kind"], found["number"].strip(), found["country"] or ""


def _identity(name: str, also: list[str], remarks: str, where: str, notes: Notes) -> Identity:
    parts = [part.strip().rstrip(".") for part in remarks.split(";")]
    nations = [found[1] for part in parts if (found := _NATION.match(part))]
    sexes = [part.removeprefix("Gender ") for part in parts if part.startswith("Gender ")]
    names = [(_turned(name), NameKind.PRIMARY), *((_turned(text), NameKind.ALIAS) for text in also)]
    names += [(_turned(text), NameKind.LOW_QUALITY) for text in _ALSO.findall(remarks)]
    return Identity(
        names=names_of(names),
        births=tuple(dict.fromkeys(birth for part in parts for birth in _births(part, where, notes))),
        sex=sex_of(sexes[0] if len(set(sexes)) == 1 else "", where, notes),
        nationalities=countries_of(nations, where, notes),
        documents=tuple(dict.fromkeys(paper for part in parts for paper in _papers(part, where, notes))),
    )


def _births(part: str, where: str, notes: Notes) -> Iterator[PartialDate]:
    found = _BORN.match(part)
    if not found:
        return
    text = found[1].strip()
    if span := _SPAN.match(text):
        yield from span_of(span[1], span[2], where, notes)
    elif _DAYS.match(text):
        years = re.findall(r"\d{4}", text)
        yield from span_of(years[0], years[-1], where, notes)
    else:
        yield from births_of(text, where, notes)


def _papers(part: str, where: str, notes: Notes) -> Iterator[Document]:
    if found := _PAPER.match(part):
        kind = found["kind"].lower().removesuffix(" no.").removesuffix(" number")
        yield from document_of(kind, found["number"], found["country"] or "", where, notes)


def _turned(name: str) -> str:
    """Given names first, as travellers' papers have them."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name
