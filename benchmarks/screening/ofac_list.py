"""The US Treasury's SDN list (CSV without a heading): its individuals as records; particulars are in the remarks."""

import csv
import re
from collections import defaultdict
from pathlib import Path

from benchmarks.screening.records import Record
from benchmarks.screening.un_list import country

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(?:(?P<day>\d{1,2}) )?(?:(?P<month>[A-Z][a-z]{2}) )?(?P<year>(?:18|19|20)\d\d)\Z")
_PASSPORT = re.compile(r"(?:alt\. )?Passport ([A-Z0-9/-]{4,20})\b")
_ALSO = re.compile(r"a\.k\.a\. '([^']+)'")


def individuals(folder: Path) -> list[Record]:
    """Everybody on `sdn.csv`, with the names of `alt.csv`."""
    also: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder / "alt.csv"):
        if len(row) > 3:
            also[row[0]].append(_turned(row[3]))
    return [_record(row, also[row[0]]) for row in _rows(folder / "sdn.csv") if len(row) > 11 and row[2] == "individual"]


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return [["" if cell.strip() == "-0-" else cell.strip() for cell in row] for row in csv.reader(file)]


def _turned(name: str) -> str:
    """Given names first, as travellers' papers have them."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


def _record(row: list[str], also: list[str]) -> Record:
    parts = [part.strip().rstrip(".") for part in row[11].split(";")]
    births = [day for part in parts if "DOB " in part and (day := _day(part.partition("DOB ")[2]))]
    nations = [part.split(" ", 1)[1] for part in parts if part.startswith(("nationality ", "citizen "))]
    sexes = [part.removeprefix("Gender ").lower() for part in parts if part.startswith("Gender ")]
    return Record(
        id=f"ofac-{row[0]}",
        names=list(dict.fromkeys(name for name in (_turned(row[1]), *also, *_ALSO.findall(row[11])) if name)),
        births=list(dict.fromkeys(births)),
        nationalities=list(dict.fromkeys(code for nation in nations if (code := country(nation)))),
        sex=sexes[0] if len(set(sexes)) == 1 and sexes[0] in {"male", "female"} else "",
        documents=list(dict.fromkeys(number for part in parts for number in _PASSPORT.findall(part))),
    )


def _day(text: str) -> str:
    """`10 Dec 1948`, `Dec 1948` or `1948` (also after `circa`); spans and what else is written are left out."""
    found = _DAY.match(text.removeprefix("circa ").strip())
    if not found:
        return ""
    if not found["month"] or found["month"].lower() not in _MONTHS:
        return found["year"]
    month = f"{found['year']}-{_MONTHS.index(found['month'].lower()) + 1:02d}"
    return f"{month}-{int(found['day']):02d}" if found["day"] else month
