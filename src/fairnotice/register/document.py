"""The document of a notice as it circulates: canonical, salted, signed, packed small, encrypted with a key of its own.

The key comes in the recipient's entry. Whoever holds the ciphertext alone, as a cache or a backup, holds nothing; to
delete a notice is to destroy its keys. The salt makes that a digest cannot be guessed back from a person's particulars.
"""

import secrets
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fairnotice.register.canonical import canonical, digest
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant
from fairnotice.register.ring import KeyRing, key_id
from fairnotice.register.signing import read_unverified, sign, signed_text

SCHEMA = "fairnotice-notice/1"
TYPE = "fairnotice-notice+jws"
MOST_BYTES = 4_000_000
"""Of a document unpacked, photographs not counted: they travel beside it, by their digests."""
_ABOUT = b"fairnotice-document/1"
_FIELDS = ("notice", "number", "kind", "version", "mode", "issued_at", "expires_on", "case", "salt")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A document ready to circulate. `digest`: of the signed text with its salt; `cipher`: of the bytes that travel."""

    data: bytes
    cipher: str
    key: str  # base64url; the secret, for recipients alone
    digest: str


def seal(document: Mapping[str, Any], key: Ed25519PrivateKey, *, mode: str) -> Sealed:
    """Sign and encrypt a document, with a new salt and a new key."""
    said = {**document, "schema": SCHEMA, "mode": mode, "salt": secrets.token_hex(16)}
    statement = sign(said, key, id=key_id(key.public_key(), mode), type=TYPE)
    data, secret = encrypt(zlib.compress(statement.encode(), 6))
    return Sealed(data, digest(data), secret, digest(canonical(said)))


def unseal(data: bytes, secret: str, *, expected: str, ring: KeyRing) -> dict[str, Any]:
    """The document out of what travelled. `expected` is the digest that the entry of the register names.

    Raises NotGenuine: other bytes, another key, a false signature, another document than the entry speaks of.
    """
    return signed_document(statement_in(data, secret), expected=expected, ring=ring)


def statement_in(data: bytes, secret: str) -> str:
    """The signed text that travelled encrypted. Its signature is not checked here. Raises NotGenuine."""
    packed = decrypt(data, secret)
    unpack = zlib.decompressobj()
    try:
        statement = unpack.decompress(packed, MOST_BYTES * 2)
    except zlib.error as error:
        raise NotGenuine(Fault.UNREADABLE, "The document is damaged: it cannot be unpacked.") from error
    if not unpack.eof:
        raise NotGenuine(Fault.UNREADABLE, "The document is cut off, or larger than any may be.")
    return statement.decode("ascii", errors="replace")


def signed_document(statement: str, *, expected: str, ring: KeyRing) -> dict[str, Any]:
    """The document of a signed text, when a pinned key signed it and it is the one expected. Raises NotGenuine."""
    said = read_unverified(statement)[1]
    text = signed_text(statement, ring, type=TYPE, at=instant(said.get("issued_at")))
    if said.get("schema") != SCHEMA or not all(field in said for field in _FIELDS):
        raise NotGenuine(
            Fault.UNREADABLE, f"This document is {said.get('schema', 'of no schema')}; this program reads {SCHEMA}."
        )
    if said["mode"] != ring.mode:
        raise NotGenuine(Fault.TRAINING_KEY, f"This document is for {said['mode']}, and this copy is {ring.mode}.")
    if digest(text) != expected:
        raise NotGenuine(Fault.ALTERED, "This is another document than the one that the register's entry speaks of.")
    return said


def encrypt(plain: bytes) -> tuple[bytes, str]:
    """Encrypt with a new key: what travels, and the key in base64url (AES-256-GCM)."""
    secret, nonce = secrets.token_bytes(32), secrets.token_bytes(12)
    return nonce + AESGCM(secret).encrypt(nonce, plain, _ABOUT), urlsafe_b64encode(secret).decode().rstrip("=")


def decrypt(data: bytes, secret: str) -> bytes:
    """Back from `encrypt`. Raises NotGenuine for another key or other bytes."""
    try:
        key = urlsafe_b64decode(secret + "=" * (-len(secret) % 4))
        return AESGCM(key).decrypt(data[:12], data[12:], _ABOUT)
    except (ValueError, InvalidTag) as error:
        raise NotGenuine(Fault.ALTERED, "This key does not open the document: one of the two was altered.") from error


def age_of(document: Mapping[str, Any]) -> datetime:
    """When this version was issued."""
    return instant(document["issued_at"])
