"""An entry as one line of JSON and back: what was read from a list stays, in the original, to the last character."""

import json
from datetime import datetime
from typing import Any

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name, NameKind, Photo, Sex
from fairnotice.domain.unknown import UNKNOWN, is_known
from fairnotice.screening.entry import Entry

_READ = json.JSONDecoder().raw_decode  # what `json.loads` does around it takes as long again


def packed(entry: Entry) -> bytes:
    """The entry in as few bytes as JSON allows."""
    line = [entry.id, [_identity(each) for each in entry.identities]]
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(line: bytes) -> Entry:
    """The entry that `packed` wrote. Raises InvalidValue for anything else."""
    try:
        text = line.decode("utf-8", "surrogatepass")
        (id_, identities), end = _READ(text)
        if end != len(text):
            raise ValueError("more than one value")
        return Entry(id_, tuple([_identity_from(each) for each in identities]))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise InvalidValue("an entry of the index cannot be read: build the index again") from error


def _identity(one: Identity) -> dict[str, Any]:
    told = {
        "n": [_name(name) for name in one.names],
        "b": [_birth(birth) for birth in one.births],
        "p": one.birth_place if is_known(one.birth_place) else None,
        "s": one.sex.value if is_known(one.sex) else None,
        "c": list(one.nationalities),
        "d": [_document(document) for document in one.documents],
        "f": one.photo.value if is_known(one.photo) else None,
        "t": one.description,
        "m": one.biometrics if is_known(one.biometrics) else None,
        "o": list(one.sources),
        "l": one.learnt.isoformat() if one.learnt else None,
    }
    return {key: value for key, value in told.items() if value not in (None, "", [])}


def _identity_from(told: dict[str, Any]) -> Identity:
    return Identity(
        names=tuple([Name(each) if isinstance(each, str) else _name_from(each) for each in told.get("n", ())]),
        births=tuple([_birth_from(each) for each in told.get("b", ())]),
        birth_place=told.get("p", UNKNOWN),
        sex=Sex(told["s"]) if "s" in told else UNKNOWN,
        nationalities=tuple(told.get("c", ())),
        documents=tuple([Document(kind, number, *country) for kind, number, *country in told.get("d", ())]),
        photo=Photo(told["f"]) if "f" in told else UNKNOWN,
        description=told.get("t", ""),
        biometrics=told.get("m", UNKNOWN),
        sources=tuple(told.get("o", ())),
        learnt=datetime.fromisoformat(told["l"]) if "l" in told else None,
    )


def _name(name: Name) -> str | list[str | None]:
    if name == Name(name.text):
        return name.text
    script, language = (value if is_known(value) else None for value in (name.script, name.language))
    return [name.text, name.kind.value, script, language, name.family, name.given]


def _name_from(told: list[Any]) -> Name:
    text, kind, script, language, family, given = told
    return Name(
        text,
        NameKind(kind),
        UNKNOWN if script is None else script,
        UNKNOWN if language is None else language,
        family,
        given,
    )


def _birth(birth: PartialDate) -> list[int | str]:
    parts: list[int | str] = [part for part in (birth.year, birth.month, birth.day) if part is not None]
    return parts if birth.calendar is Calendar.GREGORIAN else [*parts, birth.calendar.value]


def _birth_from(told: list[Any]) -> PartialDate:
    calendar = Calendar(told.pop()) if isinstance(told[-1], str) else Calendar.GREGORIAN
    year, month, day = [*told, None, None][:3]
    return PartialDate(year, month, day, calendar)


def _document(document: Document) -> list[str]:
    country = [document.country] if is_known(document.country) else []
    return [document.kind, document.number, *country]
