"""A part of a view as it travels."""

from base64 import urlsafe_b64encode
from typing import Any

from fairnotice.services.views import ViewPart


def part_json(part: ViewPart) -> dict[str, Any]:
    """Entries, documents in base64url, the checkpoint and the keys (docs/reference/register.md)."""
    return {
        "entries": [entry.to_json() for entry in part.entries],
        "documents": {cipher: urlsafe_b64encode(data).decode().rstrip("=") for cipher, data in part.documents.items()},
        "checkpoint": part.checkpoint,
        "keys": list(part.keys),
    }
