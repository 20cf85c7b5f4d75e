"""A copy that a register gave, in its folder: what it says of itself, and the key with which its holder signs.

The key is in the folder. Who signs with it has the copy; on which machine is not said by that.
"""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fairnotice.domain.errors import InvalidValue
from fairnotice.register.copy import GivenCopy
from fairnotice.register.receipt import sign_receipt
from fairnotice.screening.engine import digest_of, origin_of

KEY = "holder.key"


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """A copy as it lies there: what the register wrote, the digest of the whole, and its holder's key."""

    given: GivenCopy
    digest: str
    key: Ed25519PrivateKey

    def says_held(self, at: datetime) -> str:
        """The receipt that it is held."""
        return sign_receipt(self.given.held(self.digest, at), self.key)

    def says_gone(self, at: datetime) -> str:
        """The receipt that it is destroyed: to be sent when it is."""
        return sign_receipt(self.given.gone(self.digest, at), self.key)


def held_in(folder: Path) -> HeldCopy | None:
    """The copy in a folder; None for an index that no register gave. Raises InvalidValue."""
    told = origin_of(folder).given
    if told is None:
        return None
    try:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex((folder / KEY).read_text(encoding="ascii").strip()))
    except (OSError, ValueError) as error:
        raise InvalidValue(f"{folder / KEY} is missing or cannot be read: nobody can sign for this copy") from error
    return HeldCopy(GivenCopy.from_json(told), digest_of(folder), key)


def put_key(folder: Path, key: Ed25519PrivateKey) -> None:
    """Write the holder's key into a folder, for its owner alone."""
    path = folder / KEY
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(key.private_bytes_raw().hex() + "\n")


def destroy(folder: Path) -> None:
    """Take a copy away. Raises OSError where something of it stays."""
    shutil.rmtree(folder)
