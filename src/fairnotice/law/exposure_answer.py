"""The exposure as one JSON object, and the schema of that object. It holds what is needed to give the answer again."""

from enum import StrEnum
from typing import Any

from fairnotice.domain.effect import Instrument, Presence
from fairnotice.domain.exposure import (
    Answer,
    Confidence,
    CountryExposure,
    Exposure,
    ExposureLine,
    Kind,
    Moves,
    Question,
)
from fairnotice.law.effect_answer import MARK
from fairnotice.law.effect_bars import KINDS
from fairnotice.law.effect_names import title_name
from fairnotice.law.exposure_rules import rules

SCHEMA = "fairnotice-exposure/1"


def exposure_json(exposure: Exposure) -> dict[str, Any]:
    """The answer as one JSON object, matching `exposure_schema`."""
    return {
        "schema": SCHEMA,
        "case": exposure.case,
        "subject": exposure.subject,
        "requesting": exposure.requesting,
        "instrument": exposure.instrument.value,
        "on": exposure.moment.on.isoformat(),
        "known": exposure.moment.known.isoformat(),
        "zone": exposure.moment.zone,
        "rules": exposure.rules,
        "inputs": dict(exposure.inputs),
        "inputs_digest": exposure.inputs_digest,
        "advice": rules().notice,
        "questions": [
            {"question": question.value, "asks": scale.asks, "levels": list(scale.levels)}
            for question, scale in rules().scales.items()
        ],
        "countries": [_country(each) for each in exposure.countries],
    }


def _country(found: CountryExposure) -> dict[str, Any]:
    return {
        "country": found.country,
        "country_name": title_name(found.country),
        "answers": [_answer(each) for each in found.answers],
        "relations": _answer(found.relations),
        "bars": [
            {"kind": bar.kind, "presence": bar.presence.value, "until": bar.until.isoformat() if bar.until else None}
            for bar in found.bars
        ],
        "not_established": list(found.not_established),
    }


def _answer(found: Answer) -> dict[str, Any]:
    return {
        "question": found.question.value,
        "applies": found.applies,
        "low": found.range.low if found.range else None,
        "high": found.range.high if found.range else None,
        "words": list(found.words),
        "whole": found.whole,
        "lines": [_line(line) for line in found.lines],
    }


def _line(line: ExposureLine) -> dict[str, Any]:
    return {
        "says": line.says,
        "cites": line.cites,
        "source": line.source,
        "kind": line.kind.value,
        "confidence": line.confidence.value,
        "moves": line.moves.value,
        "read": line.read.isoformat() if line.read else None,
        "stale": line.stale,
        "would_change": line.would_change,
    }


_TEXT: dict[str, Any] = {"type": "string"}
_FLAG: dict[str, Any] = {"type": "boolean"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_LEVEL: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0, "maximum": 4}
_DIGEST: dict[str, Any] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        **more,
    }


def _one_of(words: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [word.value for word in words]}


def _answer_schema() -> dict[str, Any]:
    line = _object(
        {
            **dict.fromkeys(("says", "cites", "source", "would_change"), _TEXT),
            "kind": _one_of(Kind),
            "confidence": _one_of(Confidence),
            "moves": {**_one_of(Moves), "description": "what the line does to the range"},
            "read": {**_DAY, "description": "the day by which the source had been read"},
            "stale": {**_FLAG, "description": "whether that was longer ago than the rules allow without a mark"},
        }
    )
    return _object(
        {
            "question": _one_of(Question),
            "applies": {**_FLAG, "description": "false where the question does not arise; then there is no range"},
            "low": {**_LEVEL, "description": "the level that is established"},
            "high": {**_LEVEL, "description": "the highest level that is possible"},
            "words": {**_TEXTS, "maxItems": 2, "description": "what the ends of the range mean"},
            "whole": {**_FLAG, "description": "the range is the whole scale: nothing is established"},
            "lines": {"type": "array", "items": line},
        }
    )


def exposure_schema() -> dict[str, Any]:
    """The JSON Schema of the answer."""
    answer = _answer_schema()
    bar = _object({"kind": {"enum": list(KINDS)}, "presence": _one_of(Presence), "until": _DAY})
    country = _object(
        {
            "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
            "country_name": _TEXT,
            "answers": {"type": "array", "items": answer, "minItems": 4, "maxItems": 4},
            "relations": {**answer, "description": "context, apart from law: it feeds no answer"},
            "bars": {"type": "array", "items": bar},
            "not_established": _TEXTS,
        }
    )
    scale = _object({"question": _one_of(Question), "asks": _TEXT, "levels": _TEXTS})
    properties = {
        "schema": {"const": SCHEMA},
        **dict.fromkeys(("case", "subject", "zone", "rules", "advice"), _TEXT),
        "requesting": {"type": ["string", "null"], "pattern": "^[A-Z]{2}$"},
        "instrument": _one_of(Instrument),
        "on": {"type": "string", "format": "date"},
        "known": {"type": "string", "format": "date-time"},
        "inputs": {"type": "object", "additionalProperties": _DIGEST, "description": "each input with its digest"},
        "inputs_digest": {**_DIGEST, "description": "the digest of them all: equal inputs give an equal answer"},
        "questions": {"type": "array", "items": scale},
        "countries": {"type": "array", "items": country, "description": "in the order of their names, never ranked"},
    }
    whole = _object(properties)
    whole["properties"]["mark"] = {**_TEXT, "description": MARK}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What a warrant or a notice means in law, country by country, each answer a range",
        **whole,
    }
