"""A list written as another format, and what that format cannot carry."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from fairnotice.domain.body import CRAFT, Body, BodyKind
from fairnotice.domain.dates import Calendar
from fairnotice.domain.subject import Identity, NameKind
from fairnotice.domain.unknown import is_known
from fairnotice.formats.dossier.writing import identity_to
from fairnotice.formats.listfile import SCHEMA, Listed
from fairnotice.formats.lists.ftm import BODIES, BODY_NUMBERS

FTM_NAMES: Mapping[str, str] = {
    NameKind.PRIMARY: "name",
    NameKind.ALIAS: "alias",
    NameKind.MAIDEN: "previousName",
    NameKind.FORMER: "previousName",
    NameKind.LOW_QUALITY: "weakAlias",
}
FTM_KINDS: Mapping[BodyKind, str] = {kind: schema for schema, kind in BODIES.items()}
"""The schema of each kind of body or craft."""
FTM_NUMBERS: Mapping[str, str] = {kind: key for key, kind in BODY_NUMBERS.items()}
"""The property of each kind of number that FollowTheMoney has a name for."""
_COLUMNS = ("id", "name", "born", "nationality", "sex", "document", "document_kind", "document_country")
LOST = {
    "fairnotice": "",
    "ftm": "Several sets of particulars become one person; birth dates of other calendars are left out.",
    "csv": "Several sets of particulars become one row; kinds of names are lost, and of several documents the kinds "
    "and countries; birth dates of other calendars are left out.",
}
"""What each format cannot carry."""


def fairnotice_lines(source: str, entries: Iterable[Listed], bodies: Iterable[Body] = ()) -> Iterator[str]:
    """A list file of ours (`fairnotice-list/1`)."""
    yield f'{{"schema": {json.dumps(SCHEMA)}, "source": {json.dumps(source, ensure_ascii=False)}, "entries": [\n'
    between = ""
    for listed in entries:
        line = {"id": listed.id, "identities": [identity_to(one) for one in listed.identities]}
        yield f"{between}{json.dumps(line, ensure_ascii=False)}"
        between = ",\n"
    yield "\n]}\n"


def ftm_lines(source: str, entries: Iterable[Listed], bodies: Iterable[Body] = ()) -> Iterator[str]:
    """FollowTheMoney entities: each person, and each document after its holder; then bodies and craft."""
    for listed in entries:
        told: dict[str, list[str]] = {}
        for key, value in (pair for one in listed.identities for pair in _properties(one)):
            told.setdefault(key, [])
            if value not in told[key]:
                told[key].append(value)
        yield ftm_line({"id": listed.id, "schema": "Person", "properties": told})
        papers = dict.fromkeys(paper for one in listed.identities for paper in one.documents)
        for number, paper in enumerate(papers, start=1):
            schema = "Passport" if paper.kind == "passport" else "Identification"
            properties = {"holder": [listed.id], "number": [paper.number], "type": [paper.kind]}
            country = {"country": [paper.country.lower()]} if is_known(paper.country) else {}
            yield ftm_line({"id": f"{listed.id}-p{number}", "schema": schema, "properties": {**properties, **country}})
    for body in bodies:
        yield ftm_line({"id": body.id, "schema": FTM_KINDS[body.kind], "properties": body_properties(body)})


def body_properties(body: Body) -> dict[str, list[str]]:
    """Every particular of a body or craft, each once, under FollowTheMoney's names."""
    craft = body.kind in CRAFT
    pairs = [(FTM_NAMES[name.kind], name.text) for name in body.names]
    pairs += [(key := number_key(number.kind, body.kind), number_text(number.number, key)) for number in body.numbers]
    pairs += [("flag" if body.kind is BodyKind.VESSEL else "country", code.lower()) for code in body.countries]
    days = (str(day) for day in body.founded if day.calendar is Calendar.GREGORIAN)
    pairs += [("buildDate" if craft else "incorporationDate", day) for day in days]
    told: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        told.setdefault(key, {})[value] = None
    return {key: list(values) for key, values in told.items()}


def number_key(kind: str, of: BodyKind) -> str:
    """Where a number goes, also one whose kind is in the words of its list."""
    if kind in FTM_NUMBERS:
        return FTM_NUMBERS[kind]
    if of is BodyKind.VESSEL and kind == "vessel registration identification":
        return "imoNumber"
    if of is BodyKind.AIRCRAFT and "serial" in kind:
        return "serialNumber"
    return "taxNumber" if kind.startswith("tax") and of not in CRAFT else "registrationNumber"


def number_text(number: str, key: str, *, before: bool = True) -> str:
    """A number as FollowTheMoney writes it where its list has the name of the register apart: IMO9112345 of
    "IMO 9112345", 215000111 of "MMSI 215000111". Another one is as its list has it.

    `before`: whether the letters that FollowTheMoney writes before an IMO number stay.
    """
    found = _REGISTER.match(number)
    if not found or found["name"].upper() != _NAMED.get(key):
        return number
    if key == "imoNumber" and before:
        return f"IMO{found['number']}"
    return found["number"]


_REGISTER = re.compile(
    r"\s*(?P<name>imo|mmsi|lei)[\s.:#-]*(?P<number>[0-9A-Z]*[0-9][0-9A-Z]*)\s*\Z", re.ASCII | re.IGNORECASE
)
_NAMED = {"imoNumber": "IMO", "mmsi": "MMSI", "leiCode": "LEI"}


def csv_lines(source: str, entries: Iterable[Listed], bodies: Iterable[Body] = ()) -> Iterator[str]:
    """Rows under a heading; several values of a cell are apart by semicolons."""
    yield _row(_COLUMNS)
    for listed in entries:
        told: dict[str, dict[str, None]] = {column: {} for column in _COLUMNS}
        for one in listed.identities:
            told["name"].update(dict.fromkeys(name.text for name in one.names))
            told["born"].update(dict.fromkeys(_births(one)))
            told["nationality"].update(dict.fromkeys(one.nationalities))
            told["sex"].update({one.sex.value: None} if is_known(one.sex) else {})
            told["document"].update(dict.fromkeys(paper.number for paper in one.documents))
        papers = [paper for one in listed.identities for paper in one.documents]
        if len(papers) == 1:
            told["document_kind"] = {papers[0].kind: None}
            told["document_country"] = {papers[0].country: None} if is_known(papers[0].country) else {}
        told["id"] = {listed.id: None}
        yield _row([";".join(each.replace(";", ",") for each in told[column]) for column in _COLUMNS])


CARRY_BODIES = frozenset({"ftm"})
"""Formats that have a place for bodies and craft."""
WRITERS: dict[str, Callable[[str, Iterable[Listed], Iterable[Body]], Iterator[str]]] = {
    "fairnotice": fairnotice_lines,
    "ftm": ftm_lines,
    "csv": csv_lines,
}


def _properties(one: Identity) -> Iterator[tuple[str, str]]:
    yield from ((FTM_NAMES[name.kind], name.text) for name in one.names)
    yield from (("birthDate", birth) for birth in _births(one))
    yield from (("nationality", code.lower()) for code in one.nationalities)
    if is_known(one.sex):
        yield "gender", one.sex.value


def _births(one: Identity) -> Iterator[str]:
    return (str(birth) for birth in one.births if birth.calendar is Calendar.GREGORIAN)


def ftm_line(entity: Mapping[str, Any]) -> str:
    """One JSON object on a line, names in their own letters."""
    return json.dumps(entity, ensure_ascii=False) + "\n"


def _row(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()
