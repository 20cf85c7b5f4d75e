"""The published JSON Schema of a notice's document as it circulates."""

from typing import Any

from fairnotice.domain.mode import Mode
from fairnotice.register.document import SCHEMA

_TEXT: dict[str, Any] = {"type": "string"}
_DIGEST: dict[str, Any] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_INSTANT: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"}


def notice_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what is signed. `case` is a case file about one subject: `fairnotice schema case`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A notice as it circulates",
        "description": f"Version {SCHEMA.rpartition('/')[2]}. Signed and encrypted as docs/reference/register.md says.",
        "type": "object",
        "required": [
            "schema",
            "notice",
            "number",
            "kind",
            "version",
            "mode",
            "issued_at",
            "expires_on",
            "case",
            "salt",
        ],
        "properties": {
            "schema": {"const": SCHEMA},
            "notice": {"type": "string", "format": "uuid"},
            "number": _TEXT,
            "kind": _TEXT,
            "version": {"type": "integer", "minimum": 1},
            "mode": {"enum": [mode.value for mode in Mode]},
            "mark": {**_TEXT, "description": "A word that stands on every output; EXAMPLE in training."},
            "salt": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "issued_at": _INSTANT,
            "published_at": _INSTANT,
            "expires_on": {"type": "string", "format": "date"},
            "source": {
                "type": "object",
                "required": ["code", "name", "country", "telephone"],
                "properties": dict.fromkeys(("code", "name", "country", "telephone"), _TEXT),
            },
            "confidentiality": _TEXT,
            "conditions": {"type": "array", "items": _TEXT, "description": "Of use, in the source's words."},
            "sensitive": {"type": "array", "items": _TEXT, "description": "What in it is sensitive."},
            "case": {"type": "object", "description": "A case file about this subject alone."},
            "warrants": {"type": "array", "items": _TEXT, "description": "The ids of those that name the subject."},
            "statement": {**_TEXT, "description": "Of charges that were left out."},
            "addenda": {"type": "array"},
            "attachments": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["role", "media_type", "bytes", "sha256", "cipher", "key"],
                    "properties": {
                        "name": _TEXT,
                        "role": {"enum": ["photo", "document"]},
                        "media_type": _TEXT,
                        "bytes": {"type": "integer", "minimum": 0},
                        "sha256": _DIGEST,
                        "cipher": _DIGEST,
                        "key": {**_TEXT, "description": "What opens the ciphertext (base64url)."},
                    },
                },
            },
        },
    }
