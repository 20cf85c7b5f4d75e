"""Which format a file has, by its content, and its reader."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from fairnotice.domain.errors import Unusable
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.ftm import is_ftm, read_ftm
from fairnotice.formats.lists.interpol import is_interpol, read_interpol
from fairnotice.formats.lists.mapped import USUAL, Mapped, read_rows
from fairnotice.formats.lists.model import ListRead
from fairnotice.formats.lists.ofac_csv import read_ofac_csv
from fairnotice.formats.lists.ofac_xml import read_ofac_xml
from fairnotice.formats.lists.un import read_un
from fairnotice.formats.lists.xml import root_of
from fairnotice.formats.openfile import being_read

_READERS: dict[str, Callable[[Path, date], ListRead]] = {
    "un": read_un,
    "ofac-xml": read_ofac_xml,
    "ofac-csv": read_ofac_csv,
    "interpol": read_interpol,
    "ftm": read_ftm,
}
_ROOTS = {"CONSOLIDATED_LIST": "un", "sdnList": "ofac-xml"}
_OURS = b'"fairnotice-'
"""What our own files say of themselves at their beginning: they have readers of their own, and may be long."""
_LOOKED_AT, _LONGEST = 100, 5_000_000
"""Lines of JSON, and bytes of one, by which a format is known."""
FORMATS = (*_READERS, "csv")
"""The formats by the names that the command line knows them under."""


def open_list(path: Path, *, today: date, form: str = "", mapped: Mapped | None = None) -> ListRead:
    """A list of others, its entries still to be read. `form`: one of FORMATS; else its content tells. `today`: by which
    a birth date has come.

    Raises Unusable for a file that cannot be read, is cut short, or has another format than said; also while the
    entries are read.
    """
    with being_read(path):
        looks = form_of(path, mapped=mapped is not None)
        if form and looks and looks != form:
            raise Unusable(f"{path.name} looks like '{looks}', not '{form}'.")
        found = form or looks
        if not found:
            raise Unusable(f"{path.name} has no format that is known.")
        read = _READERS[found](path, today) if found in _READERS else read_rows(path, today, mapped or USUAL)
    return replace(read, entries=_entries(path, read.entries))


def form_of(path: Path, *, mapped: bool = False) -> str:
    """The format that the content shows, or ""."""
    if path.is_dir():
        return "ofac-csv" if (path / "sdn.csv").is_file() else ""
    if mapped:
        return "csv"
    with path.open("rb") as file:
        beginning = file.read(1 << 16).lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<"):
        return _ROOTS.get(root_of(path).tag, "")
    if _OURS in beginning:
        return ""
    if beginning.startswith((b"{", b"[")):
        return _json_form(path, beginning)
    first = beginning.split(b"\n", 1)[0].decode("utf-8", "replace")
    return "ofac-csv" if _is_ofac_row(first) else "csv"


def _entries(path: Path, found: Iterator[Listed]) -> Iterator[Listed]:
    """The entries; what goes wrong only while they are read is said as well."""
    with being_read(path):
        yield from found


def _json_form(path: Path, beginning: bytes) -> str:
    first, *_more = beginning.split(b"\n")
    try:
        data = json.loads(first)
    except (ValueError, RecursionError):
        try:
            data = json.loads(path.read_bytes())
        except (ValueError, RecursionError):
            data = None
    found = _form_of_json(data)
    # a first line that is broken or long: whoever follows is not lost for it
    lines = _first_lines(path) if first.strip() not in {b"{", b"["} else ()
    return found or next(filter(None, map(_form_of_line, lines)), "")


def _first_lines(path: Path) -> Iterator[bytes]:
    """The first lines of a file, but those that are too long for any reader."""
    with path.open("rb") as file:
        for _each in range(_LOOKED_AT):
            line = file.readline(_LONGEST)
            if line.endswith(b"\n") or len(line) < _LONGEST:
                yield line
            while line and not line.endswith(b"\n"):
                line = file.readline(_LONGEST)


def _form_of_line(line: bytes) -> str:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return _form_of_json(data) if isinstance(data, dict) else ""


def _form_of_json(data: object) -> str:
    if is_ftm(data):
        return "ftm"
    return "interpol" if is_interpol(data) else ""


def _is_ofac_row(line: str) -> bool:
    return line.split(",", 1)[0].strip().isdecimal() and line.count("-0-") > 3
