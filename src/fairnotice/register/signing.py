"""Signed statements: compact JWS (RFC 7515) with Ed25519 (RFC 8037, RFC 9864) over canonical JSON (RFC 8785)."""

import base64
import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from fairnotice.register.canonical import canonical
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.ring import KeyRing, raw

ALGORITHM = "Ed25519"
_REGISTRY = jws.JWSRegistry(algorithms=[ALGORITHM])


def sign(said: Mapping[str, Any], key: Ed25519PrivateKey, *, id: str, type: str) -> str:
    """A statement, signed. `id` names the key, `type` what is said, so that no statement passes for another."""
    header = {"alg": ALGORITHM, "kid": id, "typ": type}
    return jws.serialize_compact(header, canonical(said), OKPKey.import_key(key), registry=_REGISTRY)


def signed(statement: str, ring: KeyRing, *, type: str, at: datetime) -> dict[str, Any]:
    """What a statement says, when a pinned key signed it that counted `at` that instant. Raises as `signed_text`."""
    return _object(signed_text(statement, ring, type=type, at=at))


def signed_text(statement: str, ring: KeyRing, *, type: str, at: datetime) -> bytes:
    """The text that was signed, by a key that is pinned and counted `at` that instant.

    Raises NotGenuine: not of this form, of another type, by a key that is not pinned, or not what was signed.
    """
    header = _object(_bytes(_parts(statement)[0]))
    if header.get("typ") != type or header.get("alg") != ALGORITHM:
        raise NotGenuine(Fault.UNSIGNED, f"This is no {type} signed with {ALGORITHM}.")
    key = ring.of(str(header.get("kid", "")), at=at)
    try:
        found = jws.deserialize_compact(statement, _imported(raw(key.key)), registry=_REGISTRY)
    except (JoseError, ValueError) as error:
        raise NotGenuine(
            Fault.UNSIGNED, f"The signature of the key {key.id} does not fit what it should sign."
        ) from error
    return found.payload


def read_unverified(statement: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and contents of a statement that nobody has checked yet. Raises NotGenuine where it cannot be read."""
    parts = _parts(statement)
    return _object(_bytes(parts[0])), _object(_bytes(parts[1]))


@lru_cache(maxsize=64)
def _imported(key: bytes) -> OKPKey:
    return OKPKey.import_key(Ed25519PublicKey.from_public_bytes(key))


def _parts(statement: str) -> list[str]:
    parts = statement.split(".")
    if len(parts) != 3:
        raise NotGenuine(Fault.UNREADABLE, "This is no signed statement: it is cut off, or something else.")
    return parts


def _bytes(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except ValueError as error:
        raise NotGenuine(Fault.UNREADABLE, "A signed statement is written in base64url; this is not.") from error


def _object(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotGenuine(Fault.UNREADABLE, "A signed statement holds JSON; this does not.") from error
    if not isinstance(value, dict):
        raise NotGenuine(Fault.UNREADABLE, "A signed statement holds one JSON object; this holds something else.")
    return value
