"""What one form adds to the reviewers' part of a file: a dossier with one thing more in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from fairnotice.domain.dates import Period
from fairnotice.domain.dossier import Dossier, Position, PositionKind
from fairnotice.domain.facts import FACTS
from fairnotice.domain.statement import Firmness, Source, SourceKind, Statement
from fairnotice.domain.subject import Protection, ProtectionKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.dossier import dossier_from, dossier_to

NEW_SOURCE = "new"
Given = Mapping[str, Any]


def with_protection(dossier: Dossier, subject: str, given: Given, *, key: str, at: datetime) -> Dossier:
    """The file with a protective status of that person. Added already (sent twice), it stays as it is."""
    dossier, source = _with_source(dossier, given, key)
    added = Protection(
        kind=ProtectionKind(given["kind"]),
        against=given["against"] or UNKNOWN,
        granted_by=given["granted_by"] or UNKNOWN,
        confirmed=UNKNOWN if given["confirmed"] is None else given["confirmed"],
        holds=Period(given["begins"], given["ends"]),
        sources=(source,),
        learnt=at,
    )
    people = tuple(
        replace(each, protections=_one_more(each.protections, added)) if each.id == subject else each
        for each in dossier.subjects
    )
    return replace(dossier, subjects=people)


def with_position(dossier: Dossier, subject: str, given: Given, *, key: str, at: datetime) -> Dossier:
    """The file with the position of another state or body."""
    dossier, source = _with_source(dossier, given, key)
    added = Position(
        by=given["state"] or given["body"],
        kind=PositionKind(given["kind"]),
        words=given["words"],
        ground=given["ground"],
        subject=subject if given["whom"] == "person" else None,
        taken=given["taken"],
        sources=(source,),
        learnt=at,
    )
    return replace(dossier, positions=_one_more(dossier.positions, added))


def with_statement(dossier: Dossier, subject: str, given: Given, *, key: str, at: datetime) -> Dossier:
    """The file with an account of a fact that the source is never asked about."""
    dossier, source = _with_source(dossier, given, key)
    added = Statement(
        id=f"r-{key[:13]}",
        about=given["about"],
        by=given["by"],
        words=given["words"],
        source=source,
        value=_coded(given["about"], given["value"]),
        firmness=Firmness(given["firmness"]),
        subject=subject if given["whom"] == "person" else None,
        said=given["said"],
        learnt=at,
    )
    known = {statement.id for statement in dossier.statements}
    return dossier if added.id in known else replace(dossier, statements=(*dossier.statements, added))


def with_waiver(dossier: Dossier, _subject: str, given: Given, *, key: str, at: datetime) -> Dossier:
    """The file with what the secretariat says of a waiver (RPD 83(1)(b))."""
    asked = replace(dossier.request, waiver_consulted=given["consulted"], waiver_reasons=given["reasons"])
    return replace(dossier, request=asked)


ADDS: Mapping[str, Callable[..., Dossier]] = {
    "protection": with_protection,
    "position": with_position,
    "statement": with_statement,
    "waiver": with_waiver,
}
"""By the name that the address gives."""


def checked(dossier: Dossier) -> Dossier:
    """The same file, read again as a case file. Raises Unusable with everything that is wrong."""
    return dossier_from(dossier_to(dossier))


def _with_source(dossier: Dossier, given: Given, key: str) -> tuple[Dossier, str]:
    if given["source"] != NEW_SOURCE:
        return dossier, given["source"]
    source = Source(
        id=f"rs-{key[:13]}",
        kind=SourceKind(given["source_kind"]),
        title=given["source_title"],
        published=given["source_published"],
    )
    known = {each.id for each in dossier.sources}
    return (dossier if source.id in known else replace(dossier, sources=(*dossier.sources, source))), source.id


def _one_more(there: tuple[Any, ...], added: Any) -> tuple[Any, ...]:
    """With the new one at the end, unless it stands there already but for when it was learnt."""
    same = replace(added, learnt=None)
    return there if any(replace(each, learnt=None) == same for each in there) else (*there, added)


def _coded(about: str, value: str) -> bool | str | None:
    if value in {"yes", "no"}:
        return value == "yes"
    return value if value in FACTS[about].values else None
