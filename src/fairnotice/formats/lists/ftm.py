"""FollowTheMoney entities, one JSON object a line: persons, with the papers that stand as entities of their own, and
bodies and craft."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.errors import Unusable
from fairnotice.domain.subject import Document, Identity, NameKind
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.model import ListRead, Notes, kept, one_identity, version_of
from fairnotice.formats.lists.values import births_of, countries_of, document_of, line_of, names_of, sex_of

_NAMES = (
    ("name", NameKind.PRIMARY),
    ("alias", NameKind.ALIAS),
    ("previousName", NameKind.FORMER),
    ("weakAlias", NameKind.LOW_QUALITY),
)
_NUMBERS = (("passportNumber", "passport"), ("idNumber", "document"), ("taxNumber", "tax number"))
_PARTS = ("firstName", "middleName", "lastName")
_READ = (
    *(key for key, _kind in (*_NAMES, *_NUMBERS)), *_PARTS, "birthDate", "gender", "nationality", "citizenship"
)  # fmt: skip
BODIES = {
    "Company": BodyKind.COMPANY,
    "Organization": BodyKind.ORGANISATION,
    "PublicBody": BodyKind.PUBLIC_BODY,
    "LegalEntity": BodyKind.LEGAL_ENTITY,
    "Vessel": BodyKind.VESSEL,
    "Airplane": BodyKind.AIRCRAFT,
}
"""Schemas that are no persons, and are compared."""
BODY_NUMBERS = {
    "registrationNumber": "registration number",
    "imoNumber": "imo number",
    "leiCode": "lei",
    "taxNumber": "tax number",
    "vatCode": "vat number",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "dunsCode": "duns number",
    "swiftBic": "swift/bic",
    "uscCode": "unified social credit code",
    "idNumber": "number",
    "mmsi": "mmsi",
    "callSign": "call sign",
    "serialNumber": "serial number",
}
COUNTRIES = ("country", "mainCountry", "jurisdiction", "flag")
FOUNDED = ("incorporationDate", "buildDate")
_PAPERS = ("Passport", "Identification")
_LONGEST = 5_000_000

Papers = dict[str, list[tuple[str, str, str]]]


def is_ftm(data: object) -> bool:
    """Whether a parsed line is such an entity."""
    return isinstance(data, dict) and isinstance(data.get("schema"), str) and isinstance(data.get("properties"), dict)


def read_ftm(path: Path, today: date) -> ListRead:
    """The persons, and apart from them bodies and craft; the file is read twice, for a paper may stand before or after
    its holder."""
    notes = Notes(today)
    if not any(isinstance(entity, dict) for _number, entity in _lines(path)):
        raise Unusable(f"{path.name} has no FollowTheMoney entity in it.")
    return ListRead(path.stem, version_of(path), None, kept(_entries(path, notes), notes), notes)


def _entries(path: Path, notes: Notes) -> Iterator[Listed]:
    papers: Papers = defaultdict(list)
    for _number, entity in _lines(path):
        if isinstance(entity, dict) and entity["schema"] in _PAPERS:
            told = entity["properties"]
            for holder in _texts(told, "holder"):
                for number in _texts(told, "number"):
                    papers[holder].append((entity["schema"].lower(), number, next(iter(_texts(told, "country")), "")))
    for line, entity in _lines(path):
        if isinstance(entity, str):
            notes.problem(f"line {line}", f"is no FollowTheMoney entity and left out: {entity}.")
        elif entity["schema"] == "Person":
            yield _entry(entity, line, papers, notes)
        elif entity["schema"] in BODIES:
            notes.keep_body(body_of(entity, line, notes))
        elif entity["schema"] not in _PAPERS:
            notes.leave_out(f"{entity['schema']}: neither a person nor a body or craft")


def _entry(entity: dict[str, Any], line: int, papers: Papers, notes: Notes) -> Listed:
    told, id_ = entity["properties"], str(entity.get("id") or f"line {line}")
    where = f"line {line}, entry {id_}"
    for key in _READ:
        if any(isinstance(each, dict | list) for each in _values(told, key)):
            notes.problem(where, f"{key} is an object where text is expected: it is left out.")
    names = [(text, kind) for key, kind in _NAMES for text in _texts(told, key)]
    if not names:
        parts = [text for key in _PARTS for text in _texts(told, key)[:1]]
        names = [(" ".join(parts) or str(entity.get("caption") or ""), NameKind.PRIMARY)]
    numbers = [(kind, number, "") for key, kind in _NUMBERS for number in _texts(told, key)]
    nations = _texts(told, "nationality") + _texts(told, "citizenship")
    identity = Identity(
        names=names_of(names),
        births=tuple(
            dict.fromkeys(birth for text in _texts(told, "birthDate") for birth in births_of(text, where, notes))
        ),
        sex=sex_of(next(iter(_texts(told, "gender")), ""), where, notes),
        nationalities=countries_of(nations, where, notes),
        documents=tuple(dict.fromkeys(_documents([*papers.get(id_, ()), *numbers], where, notes))),
    )
    return one_identity(id_, identity)


def body_of(entity: dict[str, Any], line: int, notes: Notes) -> Body:
    """The body or craft that an entity of one of BODIES is."""
    told, id_ = entity["properties"], str(entity.get("id") or f"line {line}")
    where = f"line {line}, entry {id_}"
    names = [(text, kind) for key, kind in _NAMES for text in _texts(told, key)]
    numbers = [(kind, number) for key, kind in BODY_NUMBERS.items() for number in _texts(told, key)]
    days = [text for key in FOUNDED for text in _texts(told, key)]
    return Body(
        id_,
        BODIES[entity["schema"]],
        names=names_of(names or [(str(entity.get("caption") or ""), NameKind.PRIMARY)]),
        countries=countries_of([text for key in COUNTRIES for text in _texts(told, key)], where, notes, what="country"),
        numbers=tuple(
            dict.fromkeys(paper for kind, number in numbers for paper in document_of(kind, number, "", where, notes))
        ),
        founded=tuple(dict.fromkeys(birth for text in days for birth in births_of(text, where, notes))),
    )


def _documents(papers: list[tuple[str, str, str]], where: str, notes: Notes) -> Iterator[Document]:
    known: set[str] = set()
    for kind, number, country in papers:
        if number not in known:
            known.add(number)
            yield from document_of(kind, number, country, where, notes)


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Each entity with its line, or in words why the line is none."""
    with path.open(encoding="utf-8-sig") as file:
        number = 0
        while line := file.readline(_LONGEST):
            number += 1
            if len(line) == _LONGEST and not line.endswith("\n"):
                while (rest := file.readline(_LONGEST)) and not rest.endswith("\n"):
                    pass
                yield number, f"it is longer than {_LONGEST:,} characters"
            elif line.strip():
                entity = line_of(line)
                yield number, entity if isinstance(entity, str) or is_ftm(entity) else _lacks(entity)


def _lacks(entity: dict[str, Any]) -> str:
    if not isinstance(entity.get("schema"), str):
        return "it has no 'schema' that is text"
    return "it has no 'properties' that are an object"


def _texts(told: dict[str, Any], key: str) -> list[str]:
    texts = (str(each) for each in _values(told, key) if not isinstance(each, dict | list))
    return [text for text in texts if text.strip()]


def _values(told: dict[str, Any], key: str) -> list[Any]:
    value = told.get(key) or []
    return value if isinstance(value, list) else [value]
