"""The folder of a desk: its database, and its keys in files that only its owner can read.

desk.sqlite     the copy, the outbox, the answers (`store`)
desk.lock       held by the one process that works on it
keys/           sign (Ed25519), wrap (X25519), register (the token of the register), local (the token of the API),
                secret (for digests and cookies)
"""

import os
import secrets
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fairnotice.desk.errors import DeskError, FolderInUse
from fairnotice.domain.errors import said_by_system

DATABASE, LOCK, KEYS = "desk.sqlite", "desk.lock", "keys"


def default_folder() -> Path:
    """Where a desk is when nobody says: FAIRNOTICE_DESK, or the user's data folder."""
    if chosen := os.environ.get("FAIRNOTICE_DESK"):
        return Path(chosen).absolute()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "fairnotice-desk"


def make_folder(path: Path) -> None:
    """Make the folder and its keys where they are not there yet. Raises DeskError where that cannot be."""
    try:
        for folder in (path, path / KEYS):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        made = {
            "sign": Ed25519PrivateKey.generate().private_bytes_raw().hex(),
            "wrap": X25519PrivateKey.generate().private_bytes_raw().hex(),
            "local": secrets.token_urlsafe(32),
            "secret": secrets.token_hex(32),
        }
        for name, text in made.items():
            if not (path / KEYS / name).exists():
                keep_secret(path, name, text)
    except OSError as error:
        raise DeskError(f"{path} cannot be written: {said_by_system(error)}.") from error


def keep_secret(path: Path, name: str, text: str) -> None:
    """Write a secret as a file of its own, whole or not at all. Raises OSError."""
    place = path / KEYS / name
    beside = place.with_name(f".{name}-{secrets.token_hex(4)}")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)


def secret(path: Path, name: str) -> str:
    """A secret of the folder. Raises DeskError where it is not there."""
    try:
        return (path / KEYS / name).read_text(encoding="ascii")
    except OSError as error:
        raise DeskError(
            f"The key '{name}' of the desk at {path} cannot be read: restore the folder, or enrol anew in another one."
        ) from error


def signing_key(path: Path) -> Ed25519PrivateKey:
    """The key with which the desk signs. Raises DeskError."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret(path, "sign")))


def wrapping_key(path: Path) -> X25519PrivateKey:
    """The key for which packs are encrypted. Raises DeskError."""
    return X25519PrivateKey.from_private_bytes(bytes.fromhex(secret(path, "wrap")))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Work on the folder as its only process: the lock ends with this process, however that ends.

    Raises FolderInUse. The lock is SQLite's own on a file of its own, which every system has.
    """
    if not path.is_dir():
        raise DeskError(f"There is no folder {path}. Enrol a desk there first: fairnotice desk --from URL --code CODE.")
    try:
        lock = sqlite3.connect(path / LOCK, timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise DeskError(f"{path} cannot be written: {error}.") from error
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise FolderInUse(
                f"Another process works on the desk at {path}. End it first; one folder is one desk."
            ) from error
        (path / LOCK).chmod(0o600)
        yield
    finally:
        lock.close()
