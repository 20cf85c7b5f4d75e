"""Files of travellers and lists of others: whatever their bytes, rows and problems, or one error that says why."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from fairnotice.bulk.rows import open_rows, traveller_of
from fairnotice.domain.errors import Unusable
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists import FORMATS, ListRead, open_list
from fairnotice.formats.lists.mapped import Mapped
from tests.formats.lists.test_readers import FTM, OFAC_XML, RED, SDN, UN, jsonl
from tests.fuzz.shapes import reshaped
from tests.fuzz.target import Target, file_of

TODAY = date(2026, 3, 2)
ROWS = "id,name,born,nationality,sex,document,document_kind\n1,Orin Tavesk;O,1986-09-17,UY,f,XQ77,passport\n2,,,,,,\n"
PEOPLE = "name;born;nationality;sex;document\nOrin Tavesk;17.09.1986;UY;male;XQ77\nLena Marov;1986-02-31;QQ;blue;\n"
TRAVELLER = {"name": "Orin Tavesk", "born": ["1986-09-17"], "nationality": "UY", "sex": "f", "documents": ["XQ77"]}
MAPPED = Mapped({"name": ("name",), "born": ("born",)}, delimiter=";", between="|", date_form="%d.%m.%Y")
DETAIL = {
    "entity_id": "2026/3", "forename": "ORIN", "name": "TAVESK", "date_of_birth": "1986/09/17", "sex_id": "F",
    "nationalities": ["UY"], "name_at_birth": "MAROV", "aliases": ["A B", {"name": "C"}],
    "identity_documents": [{"type": "passport", "number": "XQ77", "issuing_country": "UY"}, "X1"],
}  # fmt: skip
TOLD: dict[str, list[Any]] = {"interpol": [RED, DETAIL, [RED, DETAIL]], "ftm": [FTM], "rows": [[TRAVELLER, TRAVELLER]]}
RESHAPED = b"\x00"
"""The first byte of what stands for one of those, with odd values in it: which one, then the places and values."""
SEEDS = {
    "un": [UN, UN.replace("1983", "0000"), UN.replace("1984", "9" * 3000), UN.replace("UTF-8", "UTF-4")],
    "ofac-xml": [OFAC_XML, OFAC_XML.replace("1986", "0000")],
    "ofac-csv": [SDN, SDN.replace("1988", "0000"), SDN.replace("Sep 1987", "9" * 2000)],
    "interpol": [json.dumps(RED), json.dumps([RED]), jsonl([RED, DETAIL]), json.dumps(DETAIL)],
    "ftm": [jsonl(list(FTM))],
    "csv": [PEOPLE, PEOPLE.replace(";", "\t"), ROWS],
}
XML_WORDS = (
    "<INDIVIDUAL>",
    "</INDIVIDUAL>",
    "BETWEEN",
    'encoding="UTF-16"',
    'encoding="x"',
    "<!DOCTYPE",
    "&#1;",
    "<![CDATA[",
)
JSON_WORDS = ("null", "[[[[", '{"a":', "\\ud800", "1e999", "NaN", "-1", '"properties":', '"_embedded":', '"aliases":')
CSV_WORDS = ('"', "\r", "\x00", "\x1a", "-0-", "DOB 1986 to 9999", "0000", "1986-02-31")
WORDS = {"un": XML_WORDS, "ofac-xml": XML_WORDS, "interpol": JSON_WORDS, "ftm": JSON_WORDS}


def read_rows(data: bytes) -> None:
    """Travellers row by row, each to be checked or refused with its reason."""
    try:
        with open_rows(file_of(_told("rows", data), "rows")) as rows:
            for number, row in enumerate(rows, start=1):
                try:
                    traveller_of(number, row.row, today=TODAY)
                except Unusable as error:
                    assert error.problems
            assert 0.0 <= rows.share <= 1.0
    except Unusable as error:
        assert str(error)


def read_list(form: str, data: bytes) -> None:
    """A list by its content, as the format that is said, and CSV by a mapping as well."""
    path = file_of(_told(form, data), "list")
    _read(lambda: open_list(path, today=TODAY))
    _read(lambda: open_list(path, today=TODAY, form=form))
    if form == "csv":
        _read(lambda: open_list(path, today=TODAY, mapped=MAPPED))


def _read(opened: Callable[[], ListRead]) -> None:
    try:
        found = opened()
        entries = list(found.entries)
    except Unusable as error:
        assert str(error)
        return
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(isinstance(entry, Listed) and entry.identities for entry in entries)


def _told(form: str, data: bytes) -> bytes:
    if form not in TOLD or data[:1] != RESHAPED or len(data) < 2:
        return data
    shown = reshaped(TOLD[form][data[1] % len(TOLD[form])], data[2:])
    lines = shown if isinstance(shown, list) else [shown]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def _rows() -> list[bytes]:
    texts = [ROWS, "\ufeff" + ROWS, jsonl([TRAVELLER, TRAVELLER | {"born": 1986, "id": 7}]), "name\n" + "x" * 400]
    return [*(text.encode() for text in texts), *_parquet(), *(RESHAPED + bytes([0, at, at]) for at in range(18))]


def _parquet() -> list[bytes]:
    try:
        from pyarrow import Table, parquet
    except ImportError:
        return []
    made = BytesIO()
    parquet.write_table(Table.from_pylist([TRAVELLER, TRAVELLER]), made)
    return [made.getvalue()]


def _seeds(form: str) -> list[bytes]:
    shapes = [RESHAPED + bytes([which, at, 3 * at]) for which in range(len(TOLD.get(form, ()))) for at in range(24)]
    return [*(text.encode() for text in SEEDS[form]), *shapes]


TARGETS = (
    Target("rows", read_rows, _rows, (*CSV_WORDS, *JSON_WORDS, "PAR1")),
    *(Target(form, partial(read_list, form), partial(_seeds, form), WORDS.get(form, CSV_WORDS)) for form in FORMATS),
)
