"""What the description of the API has beyond its operations: published schemas, problems, common headers."""

import json
from typing import Any

from fairnotice.api.given import Traveller
from fairnotice.api.problems import CONTENT_TYPE, KINDS
from fairnotice.api.schemas.parts import PUBLISHED
from fairnotice.formats.dossier import case_file_schema
from fairnotice.law.effect import effect_schema
from fairnotice.law.exposure_answer import exposure_schema
from fairnotice.law.published.answers import practice_schema
from fairnotice.law.review_json import review_schema

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. Each entry of `errors` says where (a JSON Pointer as a fragment), what, what is allowed.",
    "properties": {
        "type": {"type": "string", "enum": [f"/problems/{code}" for code in KINDS]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    name: {"type": "string"} for name in ("pointer", "where", "in", "parameter", "detail", "allowed")
                },
                "required": ["detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "instance"],
}
RESPONSES = {
    "Problem": {
        "description": "A problem",
        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    },
    "NotModified": {"description": "The thing is as your ETag says"},
}
MODE = {
    "description": "training or live. Whatever a training installation answers is an EXAMPLE.",
    "schema": {"type": "string", "enum": ["training", "live"]},
}


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """The same description, whole."""
    components = document["components"]
    components["schemas"] = {**_referred(components["schemas"]), **_published()}
    components["responses"] = RESPONSES
    components["headers"] = {"Mode": MODE}
    for methods in document["paths"].values():
        for method, operation in methods.items():
            _complete(method, operation)
    return document


def _complete(method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for response in responses.values():
        response["headers"] = {"Fairnotice-Mode": {"$ref": "#/components/headers/Mode"}}
    if method == "get":
        responses["304"] = {"$ref": "#/components/responses/NotModified"}
    responses["4XX"] = {"$ref": "#/components/responses/Problem"}
    responses["5XX"] = {"$ref": "#/components/responses/Problem"}
    operation["responses"] = {str(status): response for status, response in responses.items()}


def _published() -> dict[str, Any]:
    reviews = _plain(review_schema())
    review = reviews["properties"]["reviews"]["items"]
    shown = {
        **review,
        "description": "A review; what is withheld is null.",
        "properties": {name: {"anyOf": [part, {"type": "null"}]} for name, part in review["properties"].items()},
    }
    return {
        "Problem": PROBLEM,
        "Reviews": reviews,
        "ReviewAsShown": shown,
        "Effect": _plain(effect_schema()),
        "Exposure": _plain(exposure_schema()),
        "Practice": _plain(practice_schema()),
        **_hoisted("CaseFile", case_file_schema()),
        **_hoisted("Traveller", Traveller.model_json_schema()),
    }


def _referred(schema: Any) -> Any:
    """The same schema, with references where a part is published apart."""
    if isinstance(schema, list):
        return [_referred(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if PUBLISHED in schema:
        return {"$ref": f"#/components/schemas/{schema[PUBLISHED]}"}
    return {name: _referred(part) for name, part in schema.items()}


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in schema.items() if name not in {"$schema", "$id"}}


def _left_out(schema: Any) -> Any:
    """The same schema; a default of null says only that a key may be left out, and OpenAPI takes it for a value."""
    if isinstance(schema, list):
        return [_left_out(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _left_out(part) for name, part in schema.items() if (name, part) != ("default", None)}


def _hoisted(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with its definitions beside it, under names of their own, and its references changed accordingly."""
    moved = _left_out(json.loads(json.dumps(_plain(schema)).replace('"#/$defs/', f'"#/components/schemas/{name}')))
    parts = moved.pop("$defs", {})
    return {name: moved, **{f"{name}{part}": content for part, content in parts.items()}}
