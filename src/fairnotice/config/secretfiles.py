"""The secrets of a data folder: made once, each in a file only its owner can read."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from fairnotice.config.errors import DataFolderError, explain

SECRETS = (
    "django_secret_key",
    "digest_salt",
    "password_superuser",
    "password_owner",
    "password_app",
    "signing_key",
    "register_key",
)
ADDED_LATER = ("register_key",)
"""What a folder of an earlier version has not got yet: made when it is opened."""
KEYS = ("signing_key", "register_key")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key with an id that names its mode, so that a training checkpoint is never taken for a live one."""

    id: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The 32 bytes of the public key."""
        return self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def make_secrets(folder: Path) -> None:
    """Make every secret anew in `folder`, which must not exist.

    Raises OSError when the folder cannot be written.
    """
    folder.mkdir(mode=0o700)
    for name in SECRETS:
        write_private(folder / name, _signing_pem() if name in KEYS else _random_text())


def add_missing(folder: Path) -> None:
    """Make the secrets that a folder of an earlier version has not got yet. Raises OSError."""
    for name in ADDED_LATER:
        if not (folder / name).exists():
            with suppress(FileExistsError):  # another start was faster
                write_private(folder / name, _signing_pem())


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read, and see it on the disk before returning.

    Raises OSError when the file exists or cannot be written.
    """
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read_signing_key(path: Path, mode: str) -> SigningKey:
    """Read the signing key of a folder of the given mode.

    Raises DataFolderError when the file cannot be read or holds no Ed25519 key.
    """
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise DataFolderError(explain(error, path)) from error
    except ValueError as error:
        raise DataFolderError(f"{path} is damaged: restore it from a backup.") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise DataFolderError(f"{path} is not an Ed25519 key: restore it from a backup.")
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return SigningKey(id=f"{mode}-{sha256(public).hexdigest()[:16]}", private=private)


def _random_text() -> bytes:
    # Letters, digits, - and _ only: fit for a URL and for a one-line password file as they are.
    return secrets.token_urlsafe(48).encode("ascii")


def _signing_pem() -> bytes:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
