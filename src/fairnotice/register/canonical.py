"""One text for one value (RFC 8785), and digests over it."""

from hashlib import sha256
from typing import Any

import rfc8785

FIRST = "0" * 64
"""What the first entry of a chain follows."""


def canonical(value: Any) -> bytes:
    """The canonical text of a JSON value. Raises ValueError for what JSON cannot hold, as numbers past 2^53."""
    return rfc8785.dumps(value)


def digest(text: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(text).hexdigest()
