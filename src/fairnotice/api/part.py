"""A part of a view as it travels."""

import json
import zlib
from base64 import urlsafe_b64encode
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip

from fairnotice.services.views import ViewPart

_GZIP = 16 + zlib.MAX_WBITS


def part_json(part: ViewPart) -> dict[str, Any]:
    """Entries, documents in base64url, the checkpoint and the keys (docs/reference/register.md)."""
    return {
        "entries": [entry.to_json() for entry in part.entries],
        "documents": {cipher: urlsafe_b64encode(data).decode().rstrip("=") for cipher, data in part.documents.items()},
        "checkpoint": part.checkpoint,
        "keys": list(part.keys),
        **({"asks": list(part.asks)} if part.asks else {}),
    }


def part_text(part: ViewPart) -> bytes:
    """The same as bytes."""
    return json.dumps(part_json(part), separators=(",", ":")).encode()


def answer_with_documents(request: HttpRequest, part: ViewPart) -> HttpResponse:
    """A part with ciphertext in it, coded for whoever takes gzip as far as that can be coded.

    Nothing in ciphertext repeats. What base64 adds goes by the frequency of letters alone, without the search for what
    repeats: about the same bytes for a fifth of the time.
    """
    body = part_text(part)
    response = HttpResponse(body, content_type="application/json")
    if re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
        by_letters = zlib.compressobj(level=1, wbits=_GZIP, strategy=zlib.Z_HUFFMAN_ONLY)
        response.content = by_letters.compress(body) + by_letters.flush()
        response["Content-Encoding"] = "gzip"
    return response
