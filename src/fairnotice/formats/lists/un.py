"""The consolidated list of the UN Security Council, as its XML has it (`sc-sanctions.xsd`)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document, Identity, NameKind
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.model import ListRead, Notes, kept, one_identity, version_of
from fairnotice.formats.lists.values import (
    births_of,
    countries_of,
    day_of,
    document_of,
    names_of,
    sex_of,
    span_of,
)
from fairnotice.formats.lists.xml import elements, root_of, text_of

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITY = {"low": NameKind.LOW_QUALITY, "f.k.a.": NameKind.FORMER}


def read_un(path: Path, today: date) -> ListRead:
    """The individuals, and apart from them the entities. Raises Unusable for what is no such list."""
    made = root_of(path).get("dateGenerated", "")
    notes = Notes(today)
    return ListRead(
        source="UN Security Council consolidated list",
        version=made or version_of(path),
        dated=day_of(made),
        entries=kept(_entries(path, notes), notes),
        notes=notes,
    )


def _entries(path: Path, notes: Notes) -> Iterator[Listed]:
    for one in elements(path, "INDIVIDUAL", "ENTITY"):
        id_ = text_of(one, "REFERENCE_NUMBER") or text_of(one, "DATAID")
        if one.tag == "ENTITY":
            notes.keep_body(_body(one, id_, notes))
            continue
        yield one_identity(id_, _identity(one, f"entry {id_}", notes))


def _identity(one: Element, where: str, notes: Notes) -> Identity:
    whole = " ".join(part for tag in _NAMES if (part := text_of(one, tag)))
    aliases = [
        (text_of(alias, "ALIAS_NAME"), _QUALITY.get(text_of(alias, "QUALITY").lower(), NameKind.ALIAS))
        for alias in one.findall("INDIVIDUAL_ALIAS")
    ]
    original = [(text_of(name), NameKind.PRIMARY) for name in one.findall("NAME_ORIGINAL_SCRIPT")]
    nations = [text_of(value) for nation in one.findall("NATIONALITY") for value in nation.findall("VALUE")]
    return Identity(
        names=names_of([(whole, NameKind.PRIMARY), *original, *aliases]),
        births=tuple(dict.fromkeys(_births(one, where, notes))),
        sex=sex_of(text_of(one, "GENDER"), where, notes),
        nationalities=countries_of(nations, where, notes),
        documents=tuple(dict.fromkeys(_documents(one, where, notes))),
    )


def _body(one: Element, id_: str, notes: Notes) -> Body:
    """The list does not say which entities are companies, nor their numbers; ships stand in comments only."""
    aliases = [
        (text_of(alias, "ALIAS_NAME"), _QUALITY.get(text_of(alias, "QUALITY").lower(), NameKind.ALIAS))
        for alias in one.findall("ENTITY_ALIAS")
    ]
    original = [(text_of(name), NameKind.PRIMARY) for name in one.findall("NAME_ORIGINAL_SCRIPT")]
    seats = [text_of(seat, "COUNTRY") for seat in one.findall("ENTITY_ADDRESS")]
    return Body(
        id_,
        BodyKind.LEGAL_ENTITY,
        names=names_of([(text_of(one, "FIRST_NAME"), NameKind.PRIMARY), *original, *aliases]),
        countries=countries_of(seats, f"entry {id_}", notes, what="country"),
    )


def _births(one: Element, where: str, notes: Notes) -> Iterator[PartialDate]:
    for birth in one.findall("INDIVIDUAL_DATE_OF_BIRTH"):
        day, year = text_of(birth, "DATE"), text_of(birth, "YEAR")
        if text_of(birth, "TYPE_OF_DATE").upper() == "BETWEEN" and not (day or year):
            yield from span_of(text_of(birth, "FROM_YEAR"), text_of(birth, "TO_YEAR"), where, notes)
        elif day or year:
            yield from births_of(day or year, where, notes)


def _documents(one: Element, where: str, notes: Notes) -> Iterator[Document]:
    for paper in one.findall("INDIVIDUAL_DOCUMENT"):
        number = text_of(paper, "NUMBER")
        country = text_of(paper, "ISSUING_COUNTRY") or text_of(paper, "COUNTRY_OF_ISSUE")
        if number or text_of(paper, "TYPE_OF_DOCUMENT"):
            yield from document_of(text_of(paper, "TYPE_OF_DOCUMENT"), number, country, where, notes)
