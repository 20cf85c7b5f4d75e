"""The key that signs what circulates. Its private half is a file of the data folder, its public half a row.

A rotation writes the new half beside the old one, commits the row, and lets the file follow; whoever reads in between
finds the one that belongs to the newest row.
"""

from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

from fairnotice.records.models import RegisterKeyRecord
from fairnotice.register.keys import first_statement
from fairnotice.register.ring import key_id, raw

FILE, NEXT = "register_key", "register_key.next"


def register_key(at: datetime) -> Ed25519PrivateKey:
    """The key of this register. The first call of an installation makes the row that tells its public half.

    Speak as the system. Raises ValueError when the file does not belong to what was told to desks.
    """
    newest = RegisterKeyRecord.objects.order_by("-number").first()
    key = _read(_file(FILE))
    if newest is None:
        statement = first_statement(key, mode=settings.FAIRNOTICE_MODE, at=at)
        RegisterKeyRecord.objects.get_or_create(
            number=1, defaults={"id": _id(key), "statement": statement, "begins": at}
        )
        return key
    if newest.id == _id(key):
        return key
    if _file(NEXT).exists() and _id(_read(_file(NEXT))) == newest.id:
        _file(NEXT).replace(_file(FILE))
        return _read(_file(FILE))
    raise ValueError(f"The file {FILE} is not the key that members were told of ({newest.id}): restore a backup.")


def key_statements() -> list[str]:
    """The statements of every key so far, the oldest first."""
    return list(RegisterKeyRecord.objects.order_by("number").values_list("statement", flat=True))


def register_id() -> str:
    """How the register is known: a part of the digest of its first key. Empty before anything was signed."""
    first = RegisterKeyRecord.objects.order_by("number").values_list("id", flat=True).first()
    return first.rpartition("-")[2] if first else ""


def fingerprint() -> str:
    """SHA-256 of the current key's public half, as it is told by telephone."""
    return sha256(raw(_read(_file(FILE)).public_key())).hexdigest()


def _id(key: Ed25519PrivateKey) -> str:
    return key_id(key.public_key(), settings.FAIRNOTICE_MODE)


def _file(name: str) -> Path:
    return Path(settings.FAIRNOTICE_FOLDER) / "secrets" / name


def _read(path: Path) -> Ed25519PrivateKey:
    return _parsed(path.read_bytes())


@lru_cache(maxsize=4)
def _parsed(pem: bytes) -> Ed25519PrivateKey:
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("The key of the register is no Ed25519 key.")
    return key
