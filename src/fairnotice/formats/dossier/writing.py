"""Write a dossier in the form of a case file. Reading it again gives the same dossier."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.subject import Identity
from fairnotice.domain.warrant import Penalty
from fairnotice.formats.dossier.models.casefile import SCHEMA


def dossier_to(dossier: Dossier) -> dict[str, Any]:
    """The dossier as a JSON object of the schema. What is unknown says so; what is not there has no key."""
    table: dict[str, Any] = _form(dossier)
    return {"schema": SCHEMA, **table}


def identity_to(identity: Identity) -> dict[str, Any]:
    """One set of particulars as a case file or a list has it; what is unknown or empty has no key."""
    table: dict[str, Any] = _form(identity)
    table["names"] = [_said(name) for name in table["names"]]
    table["documents"] = [_said(document) for document in table["documents"]]
    return _said(table)


def _said(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value not in ("", [], "unknown", None)}


def _form(value: Any) -> Any:
    match value:
        case PartialDate():
            text = str(value).split(" ")[0]
            return text if value.calendar is Calendar.GREGORIAN else {"date": text, "calendar": value.calendar.value}
        case Penalty():
            return str(value)
        case Enum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [_form(each) for each in value]
    if is_dataclass(value):
        given = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _form(each) for name, each in given if each is not None}
    return value
