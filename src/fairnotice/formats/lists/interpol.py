"""Notices in the shape of INTERPOL's public service: pages of a list, or details; one JSON document, or one a line."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.errors import Unusable
from fairnotice.domain.subject import Document, Identity, NameKind
from fairnotice.formats.listfile import Listed
from fairnotice.formats.lists.model import ListRead, Notes, kept, one_identity, version_of
from fairnotice.formats.lists.values import births_of, countries_of, document_of, json_of, line_of, names_of, sex_of

_TEXTS = (
    "forename", "name", "forename_in_original_script", "name_in_original_script", "name_at_birth", "birth_name",
    "date_of_birth", "sex_id",
)  # fmt: skip
_KEYS = ("entity_id", "forename", "date_of_birth")


def is_interpol(data: object) -> bool:
    """Whether parsed JSON has that shape."""
    first = data[0] if isinstance(data, list) and data else data
    return isinstance(first, dict) and ("notices" in _embedded(first) or all(key in first for key in _KEYS))


def read_interpol(path: Path, today: date) -> ListRead:
    """Everybody in the file, and apart from them entities of UN notices. Raises Unusable for what is no such JSON."""
    notes = Notes(today)
    found = [notice for page in _documents_of(path, notes) for notice in _notices(page, notes)]
    entries = kept(_entries(found, notes), notes)
    return ListRead("INTERPOL notices", version_of(path), None, entries, notes)


def _entries(found: list[dict[str, Any]], notes: Notes) -> Iterator[Listed]:
    for number, notice in enumerate(found, start=1):
        if _is_body(notice):
            notes.keep_body(_body(notice, number, notes))
        else:
            yield _entry(notice, number, notes)


def _is_body(notice: dict[str, Any]) -> bool:
    """Whether its address says that it is about an entity, as the INTERPOL-UN notices have both."""
    links = notice.get("_links")
    own = links.get("self") if isinstance(links, dict) else None
    return isinstance(own, dict) and "/un/entities/" in _text(own, "href")


def _body(notice: dict[str, Any], number: int, notes: Notes) -> Body:
    id_ = _text(notice, "entity_id") or f"notice {number}"
    names = [(_text(notice, "name"), NameKind.PRIMARY), (_text(notice, "name_in_original_script"), NameKind.PRIMARY)]
    names += [(_whole(each), NameKind.ALIAS) for each in _many(notice, "aliases", f"entry {id_}", notes)]
    return Body(id_, BodyKind.LEGAL_ENTITY, names_of(names))


def _documents_of(path: Path, notes: Notes) -> list[Any]:
    """The document, or those of the lines; of the lines those that are none are told."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return [json_of(text)]
    except UnicodeDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        wrong = error
    found: list[Any] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        page = line_of(line)
        if isinstance(page, dict):
            found.append(page)
        else:
            notes.problem(f"line {number}", f"is no notice and left out: {page}.")
    if not any(map(is_interpol, found)):  # one document that is broken, over several lines, or none
        raise Unusable(f"{path.name} is not valid JSON: {wrong}.")
    return found


def _notices(page: Any, notes: Notes) -> Iterator[dict[str, Any]]:
    inside = _embedded(page).get("notices") if isinstance(page, dict) else page
    if isinstance(inside, list):
        for number, each in enumerate(inside, start=1):
            if isinstance(each, dict) and (isinstance(page, dict) or "entity_id" in each):
                yield each
            elif isinstance(page, list) and isinstance(each, dict | list):
                yield from _notices(each, notes)
            else:
                notes.problem(f"notice {number}", "is no object: left out.")
    elif isinstance(page, dict) and "entity_id" in page:
        yield page
    else:
        notes.problem("a notice", "is no object with an 'entity_id', and no page of notices: left out.")


def _embedded(page: dict[str, Any]) -> dict[str, Any]:
    inside = page.get("_embedded")
    return inside if isinstance(inside, dict) else {}


def _entry(notice: dict[str, Any], number: int, notes: Notes) -> Listed:
    id_ = _text(notice, "entity_id") or f"notice {number}"
    where = f"entry {id_}"
    for key in _TEXTS:
        if isinstance(notice.get(key), dict | list):
            notes.problem(where, f"{key} is an object where text is expected: it is left out.")
    original = f"{_text(notice, 'forename_in_original_script')} {_text(notice, 'name_in_original_script')}"
    names = [(_whole(notice), NameKind.PRIMARY), (original, NameKind.PRIMARY)]
    names += [(_text(notice, key), NameKind.MAIDEN) for key in ("name_at_birth", "birth_name")]
    names += [(_whole(each), NameKind.ALIAS) for each in _many(notice, "aliases", where, notes)]
    day = _text(notice, "date_of_birth")
    identity = Identity(
        names=names_of(names),
        births=births_of(day, where, notes) if day else (),
        sex=sex_of(_text(notice, "sex_id"), where, notes),
        nationalities=countries_of(map(str, _many(notice, "nationalities", where, notes)), where, notes),
        documents=tuple(_papers(notice, where, notes)),
    )
    return one_identity(id_, identity)


def _papers(notice: dict[str, Any], where: str, notes: Notes) -> Iterator[Document]:
    for paper in _many(notice, "identity_documents", where, notes):
        if isinstance(paper, dict):
            kind = _text(paper, "type_document") or _text(paper, "type")
            country = _text(paper, "issuing_country") or _text(paper, "country_id")
            yield from document_of(kind, _text(paper, "number"), country, where, notes)
        else:
            yield from document_of("document", str(paper), "", where, notes)


def _many(notice: dict[str, Any], key: str, where: str, notes: Notes) -> list[Any]:
    value = notice.get(key) or []
    if isinstance(value, list | str):
        return value if isinstance(value, list) else [value]
    notes.problem(where, f"{key} cannot be used: left out.", "a list")
    return []


def _whole(told: Any) -> str:
    if not isinstance(told, dict):
        return told if isinstance(told, str) else ""
    return f"{_text(told, 'forename')} {_text(told, 'name')}"


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    return value.strip() if isinstance(value, str) else ""
