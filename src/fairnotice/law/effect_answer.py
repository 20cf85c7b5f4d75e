"""The effect as one JSON object, and the schema of that object."""

from datetime import date
from enum import StrEnum
from typing import Any

from fairnotice.domain.effect import (
    Authority,
    Bar,
    Confidence,
    Effect,
    FileStatus,
    Instrument,
    Line,
    Modality,
    OtherMeasure,
    Presence,
    Standing,
)
from fairnotice.law.effect_bars import KINDS
from fairnotice.law.effect_names import title_name

SCHEMA = "fairnotice-effect/1"
MARK = "EXAMPLE when a training installation answered; a command on files has no mode and leaves it out"


def effect_json(effect: Effect) -> dict[str, Any]:
    """The answer as one JSON object, matching `effect_schema`."""
    return {
        "schema": SCHEMA,
        "case": effect.case,
        "subject": effect.subject,
        "country": effect.country,
        "country_name": title_name(effect.country),
        "instrument": effect.instrument.value,
        "on": effect.moment.on.isoformat(),
        "known": effect.moment.known.isoformat(),
        "zone": effect.moment.zone,
        "compelled": False,
        "established": effect.established,
        "arrest_power": effect.arrest_power,
        "arrest_needs": effect.arrest_needs,
        "headline": effect.headline,
        "spoken": list(effect.spoken),
        "lines": [line_json(line, on=effect.moment.known.date()) for line in effect.lines],
        "bars": [_bar(bar) for bar in effect.bars],
        "not_established": list(effect.not_established),
        "profile": effect.profile,
        "status": status_json(effect.status),
        "live": effect.live,
    }


def status_json(status: FileStatus) -> dict[str, Any]:
    """Who stands behind a country's file."""
    return {
        "standing": status.standing.value,
        "by": status.by,
        "office": status.office,
        "on": status.on.isoformat() if status.on else None,
        "reference": status.reference,
        "lapsed": status.lapsed,
        "says": status.says,
    }


def line_json(line: Line, *, on: date) -> dict[str, Any]:
    """One line; `on` is the day for which its source is fresh or stale."""
    return {
        "id": line.id,
        "modality": line.modality.value,
        "says": line.says,
        "short": line.brief,
        "condition": line.condition,
        "why": line.why,
        "starts": line.starts,
        "length": line.length,
        "cites": line.cites,
        "source": line.source,
        "authority": line.authority.value,
        "seen": line.seen,
        "read": line.read.isoformat() if line.read else None,
        "dated": line.dated.isoformat() if line.dated else None,
        "confidence": line.confidence.value,
        "stale": line.stale(on),
        "measure": line.measure.value if line.measure else None,
    }


def _bar(bar: Bar) -> dict[str, Any]:
    return {
        "kind": bar.kind,
        "presence": bar.presence.value,
        "says": bar.says,
        "cites": bar.cites,
        "until": bar.until.isoformat() if bar.until else None,
    }


_TEXT: dict[str, Any] = {"type": "string"}
_FLAG: dict[str, Any] = {"type": "boolean"}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one_of(words: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [word.value for word in words]}


def line_schema() -> dict[str, Any]:
    """The JSON Schema of one line."""
    return _object(
        {
            **dict.fromkeys(("id", "says", "short", "condition", "why", "starts", "cites", "source"), _TEXT),
            "modality": _one_of(Modality),
            "length": {"type": "string", "pattern": "^(P.+)?$", "description": "an ISO 8601 duration, or empty"},
            "authority": _one_of(Authority),
            "seen": {**_FLAG, "description": "whether the source itself was read"},
            "read": {**_DAY, "description": "the day by which the source had been read"},
            "dated": {**_DAY, "description": "of a statement, an article or a case: its own day"},
            "confidence": {**_one_of(Confidence), "description": "high: law or court; medium: official; low: other"},
            "stale": {**_FLAG, "description": "said or read more than three years before"},
            "measure": {
                "enum": [*(word.value for word in OtherMeasure), None],
                "description": "of a step other than arrest",
            },
        }
    )


def status_schema() -> dict[str, Any]:
    """The JSON Schema of the status of a country's file."""
    return _object(
        {
            "standing": _one_of(Standing),
            **dict.fromkeys(("by", "office", "reference", "says"), _TEXT),
            "on": _DAY,
            "lapsed": {**_TEXT, "description": "why an approval that the file names does not count; else empty"},
        }
    )


def effect_schema() -> dict[str, Any]:
    """The JSON Schema of the answer."""
    bar = _object(
        {
            "kind": {"enum": list(KINDS)},
            "presence": _one_of(Presence),
            "says": _TEXT,
            "cites": _TEXT,
            "until": {**_DAY, "description": "the last day on which the bar stands, where it is known"},
        }
    )
    properties = {
        "schema": {"const": SCHEMA},
        **dict.fromkeys(("case", "subject", "country_name", "zone", "arrest_needs", "headline", "profile"), _TEXT),
        "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "instrument": _one_of(Instrument),
        "on": {"type": "string", "format": "date"},
        "known": {"type": "string", "format": "date-time"},
        "compelled": {"const": False, "description": "a notice compels nobody"},
        "established": {**_FLAG, "description": "whether the country's own file says anything that was read"},
        "arrest_power": {**_FLAG, "description": "read it together with arrest_needs"},
        "spoken": {"type": "array", "items": _TEXT, "minItems": 3, "maxItems": 3},
        "lines": {"type": "array", "items": line_schema()},
        "bars": {"type": "array", "items": bar},
        "not_established": {"type": "array", "items": _TEXT},
        "status": {**status_schema(), "description": "of the country's file: live, only an approved one gives a power"},
        "live": {**_FLAG, "description": "false: in training a draft shows its power, marked as an example"},
    }
    answer = _object(properties)
    answer["properties"]["mark"] = {**_TEXT, "description": MARK}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What a warrant or a notice means in one country on one day",
        **answer,
    }
