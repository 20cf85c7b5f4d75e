"""The answer of a check as one JSON object, and the schema of that object."""

from collections.abc import Sequence
from typing import Any

from fairnotice.domain.hit import Feature, Hit, HitDecision
from fairnotice.domain.unknown import is_known
from fairnotice.screening import Query

SCHEMA = "fairnotice-check/1"


def check_json(query: Query, source: str, *, entries: int, left_out: int, hits: Sequence[Hit]) -> dict[str, Any]:
    """The question as it was understood, the list, and every entry that a person must compare, the likest first."""
    return {
        "schema": SCHEMA,
        "traveller": {
            "names": list(query.names),
            "births": [str(birth) for birth in query.births],
            "nationalities": list(query.nationalities),
            "sex": str(query.sex) if is_known(query.sex) else None,
            "documents": [
                {"kind": d.kind, "number": d.number, "country": str(d.country) if is_known(d.country) else None}
                for d in query.documents
            ],
        },
        "list": {"source": source, "entries": entries, "left_out": left_out},
        "hits": [_hit(hit) for hit in hits],
        "identified": False,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    line = hit.as_json("")
    del line["traveller"]
    return {**line, "missing": list(hit.missing), "would_rule_out": list(hit.would_rule_out)}


_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}


def _closed(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def reasons_schema() -> dict[str, Any]:
    """The schema of the comparisons behind one hit."""
    reason = _closed(
        feature={"enum": [feature.value for feature in Feature]},
        traveller=_TEXT,
        entry=_TEXT,
        score={"type": "number", "minimum": -1, "maximum": 1},
        says=_TEXT,
    )
    return {"type": "array", "items": reason, "minItems": 1}


def check_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `fairnotice check --json` prints."""
    hit = _closed(
        entry=_TEXT,
        score={"type": "number", "minimum": 0, "maximum": 1},
        decision={"enum": [decision.value for decision in HitDecision]},
        reasons=reasons_schema(),
        missing=_TEXTS,
        would_rule_out=_TEXTS,
    )
    traveller = _closed(
        names=_TEXTS,
        births=_TEXTS,
        nationalities=_TEXTS,
        sex=_MAYBE,
        documents={"type": "array", "items": _closed(kind=_TEXT, number=_TEXT, country=_MAYBE)},
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A check of one traveller against a list",
        **_closed(
            schema={"const": SCHEMA},
            traveller=traveller,
            list=_closed(source=_TEXT, entries=_COUNT, left_out=_COUNT),
            hits={"type": "array", "items": hit},
            identified={"const": False, "description": "a match identifies nobody: a person verifies"},
        ),
    }
