"""The answer of a check as one JSON object, and the schema of that object."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from fairnotice.bulk.pieces import Screened
from fairnotice.cli.lists import ReadList
from fairnotice.domain.errors import Problem
from fairnotice.domain.hit import CUT, Feature, Hit, HitDecision
from fairnotice.domain.unknown import is_known
from fairnotice.screening import Query
from fairnotice.screening.age import possibly_minor
from fairnotice.screening.evidence import ONE_IN, SHORTEST, likelihood
from fairnotice.screening.stated import Level

SCHEMA = "fairnotice-check/1"


def check_json(
    query: Query,
    lists: Sequence[tuple[ReadList, Level]],
    found: Screened,
    *,
    on: date,
    notes: Sequence[Problem] = (),
    one_in: int = ONE_IN,
) -> dict[str, Any]:
    """The question as it was understood, the lists with the thresholds that held for each, and every entry that a
    person must compare, the likest first.

    `on`: the day of the check, by which a traveller may be a minor.
    Each hit comes with the list that it is on. `notes`: how the question was read, where that is not plain.
    `one_in`: among how many travellers one is taken to be listed.
    """
    entries = sum(listed.entries for listed, _level in lists)
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
            "possibly_minor": possibly_minor(query.births, on),
        },
        "notes": [note.wrong for note in notes],
        "list": {
            "source": "; ".join(listed.source for listed, _level in lists),
            "entries": entries,
            "left_out": sum(listed.left_out for listed, _level in lists),
        },
        "lists": [{**listed.as_json(), "thresholds": level.as_json()} for listed, level in lists],
        "one_listed_in": one_in,
        "hits": [
            {"list": source, **_hit(hit), "likelihood": round(likelihood(hit.bits, listed=entries, one_in=one_in), 6)}
            for source, hit in found.hits
        ],
        "cut": [{"list": name, "says": CUT} for name in found.cut],
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
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}


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
        bits={"type": "number"},
        says=_TEXT,
    )
    return {"type": "array", "items": reason, "minItems": 1}


def check_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `fairnotice check --json` prints."""
    hit = _closed(
        list=_TEXT,
        entry=_TEXT,
        score=_SHARE,
        bits={"type": "number"},
        decision={"enum": [decision.value for decision in HitDecision]},
        reasons=reasons_schema(),
        missing=_TEXTS,
        would_rule_out=_TEXTS,
        likelihood={
            **_SHARE,
            "description": "how often such an answer is the listed person, where one traveller in `one_listed_in` is "
            f"on the lists; lists of fewer than {SHORTEST:,} are taken to be that long",
        },
    )
    traveller = _closed(
        names=_TEXTS,
        births=_TEXTS,
        nationalities=_TEXTS,
        sex=_MAYBE,
        documents={"type": "array", "items": _closed(kind=_TEXT, number=_TEXT, country=_MAYBE)},
        possibly_minor={"type": "boolean", "description": "whether the age may be under 18: so is an uncertain one"},
    )
    listed = _closed(
        source=_TEXT,
        version=_TEXT,
        dated=_MAYBE,
        expires=_MAYBE,
        entries=_COUNT,
        left_out=_COUNT,
        problems=_COUNT,
        not_read=_TEXTS,
        thresholds=_closed(hit=_SHARE, review=_SHARE, least_bits={"type": ["number", "null"], "minimum": 0}),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A check of one traveller against lists",
        **_closed(
            schema={"const": SCHEMA},
            traveller=traveller,
            notes={**_TEXTS, "description": "how the question was read, where that is not plain"},
            list={**_closed(source=_TEXT, entries=_COUNT, left_out=_COUNT), "description": "all lists together"},
            lists={"type": "array", "items": listed, "minItems": 1},
            one_listed_in={
                "type": "integer",
                "minimum": 2,
                "description": "an assumption, which `--one-listed-in` sets",
            },
            hits={"type": "array", "items": hit},
            cut={
                "type": "array",
                "items": _closed(list=_TEXT, says=_TEXT),
                "description": "lists of which others who are just as alike may be left out",
            },
            identified={"const": False, "description": "a match identifies nobody: a person verifies"},
        ),
    }
