"""Signatures of Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA-256 over id, time and body."""

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from fairnotice.register.errors import Fault, NotGenuine

TOLERANCE = timedelta(minutes=5)
_PREFIX = "whsec_"


def new_secret() -> str:
    """A secret of 32 bytes as the standard writes them."""
    return _PREFIX + b64encode(secrets.token_bytes(32)).decode()


def headers_of(body: bytes, *, id: str, secret: str, at: datetime) -> dict[str, str]:
    """What travels beside the body."""
    stamp = str(int(at.timestamp()))
    return {
        "webhook-id": id,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{_signature(body, id, stamp, secret)}",
    }


def verify(body: bytes, headers: Mapping[str, str], *, secret: str, now: datetime) -> None:
    """Return when this body was signed with the secret a moment ago. Raises NotGenuine."""
    given = {name.lower(): value for name, value in headers.items()}
    try:
        id, stamp, signatures = (given[f"webhook-{name}"] for name in ("id", "timestamp", "signature"))
        off = abs(int(stamp) - now.timestamp())
    except (KeyError, ValueError) as error:
        raise NotGenuine(Fault.UNSIGNED, "This carries no signature of Standard Webhooks.") from error
    if off > TOLERANCE.total_seconds():
        raise NotGenuine(Fault.CLOCK, "This was signed more than five minutes from now: repeated, or a wrong clock.")
    wanted = _signature(body, id, stamp, secret)
    found = [one.removeprefix("v1,") for one in signatures.split() if one.startswith("v1,")]
    if not any(hmac.compare_digest(one, wanted) for one in found):
        raise NotGenuine(Fault.UNSIGNED, "The signature does not fit the body.")


def _signature(body: bytes, id: str, stamp: str, secret: str) -> str:
    key = b64decode(secret.removeprefix(_PREFIX))
    return b64encode(hmac.new(key, f"{id}.{stamp}.".encode() + body, sha256).digest()).decode()
