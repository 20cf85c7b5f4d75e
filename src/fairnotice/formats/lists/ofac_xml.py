"""The US Treasury's list of specially designated nationals as XML (`SDN.XML`), whatever its namespace."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.subject import Document, Identity, Name, NameKind
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.model import ListRead, Notes, kept, one_identity, version_of
from fairnotice.formats.lists.values import births_of, countries_of, day_of, document_of, names_of, sex_of
from fairnotice.formats.lists.xml import elements, text_of

SOURCE = "US Treasury OFAC SDN list"
PERSONS = "individual"
FOUNDED = ("Organization Established Date", "Vessel Year of Build", "Aircraft Manufacture Date")
KINDS = {"entity": BodyKind.LEGAL_ENTITY, "vessel": BodyKind.VESSEL, "aircraft": BodyKind.AIRCRAFT}
NUMBERS = re.compile(
    r".*(?:No\.?|Number(?: \(.*\))?|#|\bID|Identification(?: IMO)?|IMO|MMSI|FEIN|BIK \(RU\)|SWIFT/BIC|LEI|Code)\Z",
    re.IGNORECASE,
)
"""Kinds of number that tell one body or craft from another."""
_TELEPHONE = re.compile(r"(?:tele)?phone|fax|cell|mobile", re.IGNORECASE)


def read_ofac_xml(path: Path, today: date) -> ListRead:
    """The individuals, and apart from them bodies and craft. Raises Unusable for what is no such list."""
    made = next((text_of(one, "Publish_Date") for one in elements(path, "publshInformation")), "")
    notes = Notes(today)
    entries = kept(_entries(path, notes), notes)
    return ListRead(SOURCE, made or version_of(path), day_of(made), entries, notes)


def _entries(path: Path, notes: Notes) -> Iterator[Listed]:
    for one in elements(path, "sdnEntry"):
        kind = text_of(one, "sdnType")
        id_ = f"ofac-{text_of(one, 'uid')}"
        if kind.lower() in KINDS:
            notes.keep_body(_body(one, id_, KINDS[kind.lower()], notes))
            continue
        if kind.lower() != PERSONS:
            notes.leave_out(f"{kind.lower() or 'without a type'}: no individual")
            continue
        yield one_identity(id_, _identity(one, f"entry {id_}", notes))


def _names(one: Element) -> tuple[Name, ...]:
    names = [(_whole(one), NameKind.PRIMARY)]
    for aka in one.iterfind("akaList/aka"):
        former = text_of(aka, "type").lower().startswith("f.k.a")
        weak = text_of(aka, "category").lower() == "weak"
        names.append((_whole(aka), NameKind.FORMER if former else NameKind.LOW_QUALITY if weak else NameKind.ALIAS))
    return names_of(names)


def _body(one: Element, id_: str, kind: BodyKind, notes: Notes) -> Body:
    where = f"entry {id_}"
    papers = [
        (text_of(each, "idType"), text_of(each, "idNumber"), text_of(each, "idCountry"))
        for each in one.iterfind("idList/id")
    ]
    seats = [text_of(seat, "country") for seat in one.iterfind("addressList/address")]
    papers.append(("Call Sign", text_of(one, "vesselInfo", "callSign"), ""))
    days = [number for kind_, number, _country in papers if kind_ in FOUNDED]
    return Body(
        id_,
        kind,
        names=_names(one),
        countries=countries_of([*seats, text_of(one, "vesselInfo", "vesselFlag")], where, notes, what="country"),
        numbers=tuple(dict.fromkeys(paper for told in papers for paper in body_numbers(*told, where, notes))),
        founded=tuple(dict.fromkeys(found for day in days for found in births_of(day, where, notes))),
    )


def body_numbers(kind: str, number: str, country: str, where: str, notes: Notes) -> Iterator[Document]:
    """The number, where it is of a kind that tells one body or craft from another."""
    if number and (NUMBERS.match(kind) or kind == "Call Sign") and not _TELEPHONE.match(kind):
        yield from document_of(kind.removesuffix("#").strip(), number, country, where, notes)


def _identity(one: Element, where: str, notes: Notes) -> Identity:
    nations = [text_of(each, "country") for each in one.iterfind("nationalityList/nationality")]
    nations += [text_of(each, "country") for each in one.iterfind("citizenshipList/citizenship")]
    days = [text_of(each, "dateOfBirth") for each in one.iterfind("dateOfBirthList/dateOfBirthItem")]
    sexes = [text_of(each, "idNumber") for each in one.iterfind("idList/id") if text_of(each, "idType") == "Gender"]
    return Identity(
        names=_names(one),
        births=tuple(dict.fromkeys(found for day in days for found in births_of(day, where, notes))),
        sex=sex_of(sexes[0] if sexes else "", where, notes),
        nationalities=countries_of(nations, where, notes),
        documents=tuple(dict.fromkeys(_documents(one, where, notes))),
    )


def _documents(one: Element, where: str, notes: Notes) -> Iterator[Document]:
    for paper in one.iterfind("idList/id"):
        kind = text_of(paper, "idType")
        if kind != "Gender" and not kind.lower().startswith(("secondary sanctions", "website", "email", "phone")):
            yield from document_of(kind, text_of(paper, "idNumber"), text_of(paper, "idCountry"), where, notes)


def _whole(element: Element) -> str:
    return f"{text_of(element, 'firstName')} {text_of(element, 'lastName')}"
