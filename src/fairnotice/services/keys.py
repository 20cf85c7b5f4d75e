"""The secrets of this installation as a list: where each is and whether only its owner can read it."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from django.conf import settings

NAMES = (
    "signing_key",
    "register_key",
    "digest_salt",
    "django_secret_key",
    "password_superuser",
    "password_owner",
    "password_app",
)
"""The secrets that an installation has; a test holds the list against the one by which they are made."""


@dataclass(frozen=True, slots=True)
class Key:
    """A secret: its name, where it is below the data folder, and whether others are kept from it.

    `private` is None where the system has no such permissions, or the file is not there.
    """

    name: str
    path: str
    there: bool
    private: bool | None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is public of the key that signs checkpoints: its id with the mode, and the SHA-256 of its public half."""

    id: str
    digest: str


def list_keys() -> tuple[Key, ...]:
    """Every secret of the data folder, and any other file that stands among them."""
    folder = Path(settings.FAIRNOTICE_FOLDER)
    secrets = folder / "secrets"
    found = sorted(path.name for path in secrets.iterdir()) if secrets.is_dir() else []
    others = tuple(name for name in found if name not in NAMES)
    return tuple(_key(folder, name) for name in (*NAMES, *others))


def signing_fingerprint() -> Fingerprint | None:
    """The fingerprint of the signing key, or None when it cannot be read."""
    try:
        private = load_pem_private_key(
            (Path(settings.FAIRNOTICE_FOLDER) / "secrets" / "signing_key").read_bytes(), password=None
        )
    except (OSError, ValueError):
        return None
    if not isinstance(private, Ed25519PrivateKey):
        return None
    digest = sha256(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()
    return Fingerprint(id=f"{settings.FAIRNOTICE_MODE}-{digest[:16]}", digest=digest)


def _key(folder: Path, name: str) -> Key:
    path = folder / "secrets" / name
    try:
        reads, replaces = path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o022
    except OSError:
        return Key(name, f"secrets/{name}", there=False, private=None)
    return Key(name, f"secrets/{name}", there=True, private=None if os.name == "nt" else not (reads or replaces))
