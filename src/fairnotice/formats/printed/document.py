"""A signed notice as a print reads it: the document, the entry of the register that signs it, and its photographs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, Problem, Unusable
from fairnotice.domain.request import Kind
from fairnotice.formats.dossier import dossier_from
from fairnotice.formats.papers import JPEG, PNG, media_type_of

SCHEMA = "fairnotice-notice/1"
MOST_PHOTOS = 4
"""Photographs on one print. The rest are named in the attached document."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A passage of the case in another language: who translated it, and whether that was a machine."""

    of: str
    language: str
    text: str
    translator: str
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What signs a print: the entry of the recipient's register. `signed` false: there is no signature yet."""

    recipient: str
    sequence: int
    digest: str  # of the salted document, hexadecimal
    entered_at: datetime
    key: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """The document, with what a print needs of it as values. `raw` is attached as it came."""

    raw: Mapping[str, Any]
    number: str
    kind: Kind
    version: int
    training: bool
    published_at: datetime
    expires_on: date
    source: str
    source_code: str
    case: Dossier
    statement: str
    addenda: tuple[str, ...]
    level: str
    conditions: tuple[str, ...]
    sensitive: tuple[str, ...]
    photos: tuple[str, ...]  # digests, in the order of the document
    translations: tuple[Translation, ...]

    @property
    def canonical(self) -> bytes:
        """The document as it is signed: sorted keys, no spaces, UTF-8. (RFC 8785 for a document without fractions.)"""
        return json.dumps(self.raw, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def notice_from(document: Mapping[str, Any]) -> Notice:
    """A signed document as a value. Raises Unusable with everything that is missing or wrong."""
    problems = [Problem(key, "is missing.") for key in _NEEDED if key not in document]
    if document.get("schema", SCHEMA) != SCHEMA:
        problems.append(Problem("schema", f"is {document['schema']!r}.", SCHEMA))
    if problems:
        raise Unusable("This is no document of a notice.", problems)
    try:
        return _notice(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, InvalidValue):
            raise
        raise Unusable("This is no document of a notice.", [Problem("document", _said(error))]) from error


def entry_from(block: Mapping[str, Any]) -> Entry:
    """The block that signs a document. Raises Unusable."""
    try:
        entry = block["entry"]
        digest = str(entry["digest"]).lower()
        if len(digest) != 64 or int(digest, 16) < 0:
            raise ValueError("the digest is no SHA-256")
        return Entry(
            recipient=str(entry["recipient"]),
            sequence=int(entry["sequence"]),
            digest=digest,
            entered_at=_instant(entry["entered_at"]),
            key=str(block.get("key", "")),
            signed=block.get("signed") is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unusable("This is no entry of a register.", [Problem("entry", _said(error))]) from error


def photos_of(notice: Notice, given: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The photographs that are printed, in the order of the document, found by the digests that it gives.

    Raises InvalidValue for one that is missing, that is another file, or that is neither JPEG nor PNG.
    """
    found: list[bytes] = []
    for number, digest in enumerate(notice.photos[:MOST_PHOTOS], start=1):
        if digest not in given:
            raise InvalidValue(f"Photograph {number} of notice {notice.number} is not there: {digest[:12]}….")
        content = given[digest]
        if sha256(content).hexdigest() != digest:
            raise InvalidValue(
                f"Photograph {number} of notice {notice.number} is not the file that the document names: its digest "
                f"is {sha256(content).hexdigest()[:12]}… and should be {digest[:12]}…. Nothing was printed."
            )
        if media_type_of(content) not in {JPEG, PNG}:
            raise InvalidValue(f"Photograph {number} of notice {notice.number} is no picture.")
        found.append(content)
    return tuple(found)


_NEEDED = ("notice", "number", "kind", "mode", "published_at", "expires_on", "source", "case")


def _notice(document: Mapping[str, Any]) -> Notice:
    attachments: Sequence[Mapping[str, Any]] = document.get("attachments", ())
    return Notice(
        raw=document,
        number=str(document["number"]),
        kind=Kind(document["kind"]),
        version=int(document.get("version", 1)),
        training=document["mode"] != "live" or bool(document.get("mark")),
        published_at=_instant(document["published_at"]),
        expires_on=date.fromisoformat(document["expires_on"]),
        source=str(document["source"]["name"]),
        source_code=str(document["source"]["code"]),
        case=dossier_from(document["case"]),
        statement=str(document.get("statement", "")),
        addenda=tuple(each if isinstance(each, str) else str(each["text"]) for each in document.get("addenda", ())),
        level=str(document.get("confidentiality") or ""),
        conditions=tuple(map(str, document.get("conditions", ()))),
        sensitive=tuple(map(str, document.get("sensitive", ()))),
        photos=tuple(str(each["sha256"]).lower() for each in attachments if each["role"] == "photo"),
        translations=tuple(Translation(**each) for each in document.get("translations", ())),
    )


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return found


def _said(error: Exception) -> str:
    return f"{error} is missing." if isinstance(error, KeyError) else f"cannot be read: {type(error).__name__}."
