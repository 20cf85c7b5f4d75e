"""A receipt: a desk signs how far it has applied its view, with the head, its copy's digest, and what it destroyed.

By naming the head it co-signs the past that it was shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant, text_of
from fairnotice.register.ring import KeyRing, PublicKey, key_id
from fairnotice.register.signing import sign, signed

TYPE = "fairnotice-receipt+jws"
BEGINNING = instant("0001-01-01T00:00:00.000000Z")
_DIGEST, _COPY = re.compile(r"[0-9a-f]{64}"), re.compile(r"([0-9a-f]{64}){1,2}")  # an index is told by a shorter one


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a desk says that it holds. `destroyed` are the digests of the ciphertexts whose keys it has destroyed since
    the receipt before."""

    desk: str
    register: str
    recipient: str
    sequence: int
    head: str
    copy: str
    applied_at: datetime
    destroyed: tuple[str, ...] = ()


def sign_receipt(receipt: Receipt, key: Ed25519PrivateKey) -> str:
    """The receipt, signed by the desk."""
    said = {
        "desk": receipt.desk,
        "register": receipt.register,
        "recipient": receipt.recipient,
        "sequence": receipt.sequence,
        "head": receipt.head,
        "copy": receipt.copy,
        "applied_at": text_of(receipt.applied_at),
        "destroyed": list(receipt.destroyed),
    }
    return sign(said, key, id=key_id(key.public_key(), "desk"), type=TYPE)


def receipt_from(statement: str, key: Ed25519PublicKey) -> Receipt:
    """A receipt that the desk of this key signed. Raises NotGenuine."""
    ring = KeyRing("desk", (PublicKey(key_id(key, "desk"), key, BEGINNING),))
    said = signed(statement, ring, type=TYPE, at=BEGINNING)
    try:
        return Receipt(
            desk=_text(said["desk"]),
            register=_text(said["register"]),
            recipient=_text(said["recipient"]),
            sequence=_number(said["sequence"]),
            head=_hex(said["head"], _DIGEST),
            copy=_hex(said["copy"], _COPY),
            applied_at=instant(said["applied_at"]),
            destroyed=_digests(said["destroyed"]),
        )
    except (KeyError, TypeError) as error:
        raise NotGenuine(Fault.UNREADABLE, f"This is no receipt: {error}.") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is wanted")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise TypeError("a whole number is wanted")
    return value


def _hex(value: Any, form: re.Pattern[str]) -> str:
    if not form.fullmatch(_text(value)):
        raise TypeError("a digest is wanted")
    return str(value)


def _digests(value: Any) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError("a list is wanted")
    return tuple(_hex(one, _DIGEST) for one in value)
