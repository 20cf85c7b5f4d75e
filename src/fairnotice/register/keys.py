"""How keys of a register follow each other: the first is pinned by its fingerprint, the next by the one before it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant, text_of
from fairnotice.register.ring import KeyRing, PublicKey, key_id, public_key, raw
from fairnotice.register.signing import read_unverified, sign, signed

STATEMENT = "fairnotice-key+jws"


def first_statement(key: Ed25519PrivateKey, *, mode: str, at: datetime) -> str:
    """A register's first key says that it is one. It is believed by its fingerprint alone, told by another way."""
    said = {"key": raw(key.public_key()).hex(), "mode": mode, "begins": text_of(at), "replaces": "", "until": ""}
    return sign(said, key, id=key_id(key.public_key(), mode), type=STATEMENT)


def next_statement(old: Ed25519PrivateKey, new: Ed25519PublicKey, *, mode: str, at: datetime, until: datetime) -> str:
    """The old key says that a new one follows it, and until when it still counts itself."""
    said = {
        "key": raw(new).hex(),
        "mode": mode,
        "begins": text_of(at),
        "replaces": key_id(old.public_key(), mode),
        "until": text_of(until),
    }
    return sign(said, old, id=key_id(old.public_key(), mode), type=STATEMENT)


def pinned(statement: str, *, mode: str, fingerprint: str) -> KeyRing:
    """Pin the first key of a register. `fingerprint`: its SHA-256, or the beginning of it, of at least 16 digits.

    Raises NotGenuine for another key, another mode, or what is no statement.
    """
    said = read_unverified(statement)[1]
    key = public_key(str(said.get("key", "")))
    ring = KeyRing(mode, (PublicKey(key_id(key, mode), key, instant(said.get("begins"))),))
    signed(statement, ring, type=STATEMENT, at=instant(said.get("begins")))
    if said.get("mode") != mode:
        raise NotGenuine(Fault.TRAINING_KEY, f"This register is {said.get('mode')}, and this copy is {mode}.")
    if len(fingerprint) < 16 or not ring.keys[0].fingerprint.startswith(fingerprint.lower()):
        raise NotGenuine(
            Fault.WRONG_KEY,
            f"The key of this register has the fingerprint {ring.keys[0].fingerprint[:16]}, not {fingerprint[:16]}: "
            "somebody may stand between. Ask for the fingerprint by telephone.",
        )
    return ring


def rotated(ring: KeyRing, statements: Iterable[str]) -> KeyRing:
    """The ring with every further key that a pinned one vouches for. What is known already changes nothing.

    Raises NotGenuine for a statement by a key that is not pinned or whose time was over.
    """
    for statement in statements:
        said = read_unverified(statement)[1]
        key = public_key(str(said.get("key", "")))
        id = key_id(key, ring.mode)
        if any(known.id == id for known in ring.keys):
            continue
        begins = instant(said.get("begins"))
        signed(statement, ring, type=STATEMENT, at=begins)
        if said.get("mode") != ring.mode:
            raise NotGenuine(
                Fault.TRAINING_KEY, f"The new key is for {said.get('mode')}, and this copy is {ring.mode}."
            )
        ring = KeyRing(ring.mode, _ended(ring.keys, str(said["replaces"]), instant(said["until"])))
        ring = KeyRing(ring.mode, (*ring.keys, PublicKey(id, key, begins)))
    return ring


def _ended(keys: Sequence[PublicKey], id: str, until: datetime) -> tuple[PublicKey, ...]:
    return tuple(PublicKey(key.id, key.key, key.begins, until) if key.id == id else key for key in keys)
