"""The keys that a reader of a register has pinned. A live copy takes no key of training, a training copy no live one.

A key's id is what it is for and the first sixteen digits of the SHA-256 of its public half: `training-0f3a…`, `live-…`,
`desk-…`.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from fairnotice.domain.mode import Mode
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import text_of


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A pinned key: whose signatures are taken, from when until when."""

    id: str
    key: Ed25519PublicKey
    begins: datetime
    ends: datetime | None = None

    @property
    def hex(self) -> str:
        """The key itself, 64 hexadecimal digits."""
        return raw(self.key).hex()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key."""
        return sha256(raw(self.key)).hexdigest()


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys that a reader has pinned, for one mode."""

    mode: str  # training or live
    keys: tuple[PublicKey, ...]

    def of(self, id: str, *, at: datetime) -> PublicKey:
        """The pinned key of that id, for something signed at that instant.

        Raises NotGenuine: a key of the other mode, one that is not pinned, one whose time was over.
        """
        other = Mode.TRAINING if self.mode == Mode.LIVE else Mode.LIVE
        if id.startswith(f"{other}-"):
            raise NotGenuine(Fault.TRAINING_KEY, f"This is signed by a key for {other}, and this copy is {self.mode}.")
        found = next((key for key in self.keys if key.id == id), None)
        if found is None:
            known = ", ".join(key.id for key in self.keys) or "none"
            raise NotGenuine(
                Fault.WRONG_KEY, f"This is signed by the key {id}, which is not pinned here. Pinned: {known}."
            )
        if at < found.begins or (found.ends is not None and at >= found.ends):
            raise NotGenuine(Fault.OLD_KEY, f"This is signed by the key {id} at {text_of(at)}, when it did not count.")
        return found


def raw(key: Ed25519PublicKey) -> bytes:
    """The 32 bytes of a public key."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def key_id(key: Ed25519PublicKey, prefix: str) -> str:
    """The id of a key: what it is for and a part of its digest."""
    return f"{prefix}-{sha256(raw(key)).hexdigest()[:16]}"


def public_key(hex: str) -> Ed25519PublicKey:
    """A key from its 64 digits. Raises NotGenuine where they are no key."""
    try:
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(hex))
    except ValueError as error:
        raise NotGenuine(Fault.UNREADABLE, "These digits are no Ed25519 key.") from error
