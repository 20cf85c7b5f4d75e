"""A pack: a view of the register as one file, for a post without a line. Signed, for named desks, over after a week.

A ZIP of three parts: `manifest.jws` (what it is, for whom, until when, the digests of the others), `entries.bin` and
`documents.bin`. What opens them is encrypted for each desk with the key it enrolled (JWE, ECDH-ES with X25519), so that
a lost stick tells nothing.
"""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from fairnotice.register.canonical import canonical, digest
from fairnotice.register.checkpoint import Checkpoint, checkpoint_from
from fairnotice.register.document import decrypt, encrypt
from fairnotice.register.entry import Entry, entry_from
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant, text_of
from fairnotice.register.ring import KeyRing, key_id
from fairnotice.register.signing import read_unverified, sign, signed

TYPE = "fairnotice-pack+jws"
LONGEST = timedelta(days=7)
"""How old a pack may be when it is used (RPD art. 56: extracted data are brought up to date within a week)."""
MOST_BYTES = 2_000_000_000
_REGISTRY = jwe.JWERegistry(algorithms=["ECDH-ES+A256KW", "A256GCM"])


@dataclass(frozen=True, slots=True)
class Pack:
    """An opened pack: a whole view up to its checkpoint. `documents` by the digest of their ciphertext."""

    checkpoint: Checkpoint
    statement: str  # the checkpoint, signed
    keys: tuple[str, ...]
    made_at: datetime
    until: datetime
    entries: tuple[Entry, ...]
    documents: Mapping[str, bytes]


def make_pack(
    *,
    checkpoint: str,
    keys: Sequence[str],
    entries: Sequence[Entry],
    documents: Mapping[str, bytes],
    desks: Mapping[str, X25519PublicKey],
    key: Ed25519PrivateKey,
    mode: str,
    at: datetime,
    until: datetime,
) -> bytes:
    """A pack as a file. `desks`: who can open it, by their ids.

    Raises ValueError for an end later than a week from now, or for nobody who could open it.
    """
    if not at < until <= at + LONGEST:
        raise ValueError("A pack is used within seven days of its making.")
    if not desks:
        raise ValueError("A pack is made for one desk at least.")
    listed = b"".join(canonical(entry.to_json()) + b"\n" for entry in entries)
    hidden, secret = encrypt(listed)
    blob = b"".join(documents.values())
    manifest = {
        "at": text_of(at),
        "until": text_of(until),
        "mode": mode,
        "checkpoint": checkpoint,
        "keys": list(keys),
        "entries": digest(hidden),
        "documents": [[cipher, len(data)] for cipher, data in documents.items()],
        "opens": {desk: _wrap(secret, wrap) for desk, wrap in desks.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        file.writestr("manifest.jws", sign(manifest, key, id=key_id(key.public_key(), mode), type=TYPE))
        file.writestr("entries.bin", hidden)
        file.writestr("documents.bin", blob)
    return out.getvalue()


def open_pack(file: bytes, *, desk: str, wrap: X25519PrivateKey, ring: KeyRing, now: datetime) -> Pack:
    """A pack that is genuine, for this desk, and not over. Keys of the register may follow in it: see `keys.rotated`.

    Raises NotGenuine: cut off, altered, by another key, of another mode, for other desks, past its end.
    """
    manifest, hidden, blob = _parts(file)
    at = instant(read_unverified(manifest)[1].get("at"))
    said = signed(manifest, ring, type=TYPE, at=at)
    until = instant(said.get("until"))
    if said.get("mode") != ring.mode:
        raise NotGenuine(Fault.TRAINING_KEY, f"This pack is for {said.get('mode')}, and this copy is {ring.mode}.")
    if now >= min(until, at + LONGEST):
        raise NotGenuine(Fault.OVER, f"This pack was over on {text_of(until)}: ask for a new one. It is not used.")
    if digest(hidden) != said.get("entries"):
        raise NotGenuine(Fault.ALTERED, "The entries of this pack are not those that were signed.")
    secret = _unwrap(said.get("opens", {}).get(desk), wrap)
    entries = tuple(entry_from(json.loads(line)) for line in decrypt(hidden, secret).splitlines())
    point = checkpoint_from(str(said.get("checkpoint", "")), ring)
    return Pack(
        checkpoint=point,
        statement=str(said["checkpoint"]),
        keys=tuple(str(one) for one in said.get("keys", ())),
        made_at=at,
        until=until,
        entries=entries,
        documents=_documents(said.get("documents", ()), blob),
    )


def _parts(file: bytes) -> tuple[str, bytes, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
                raise NotGenuine(Fault.UNREADABLE, "This pack is larger than any may be.")
            manifest = parts.read("manifest.jws").decode("ascii")
            return manifest, parts.read("entries.bin"), parts.read("documents.bin")
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise NotGenuine(Fault.UNREADABLE, "This is no pack, or it is cut off or damaged.") from error


def _documents(listed: Any, blob: bytes) -> dict[str, bytes]:
    found, begins = {}, 0
    for cipher, size in listed:
        data = blob[begins : begins + size]
        if digest(data) != cipher:
            raise NotGenuine(Fault.ALTERED, "A document of this pack is not the one that was signed.")
        found[cipher] = data
        begins += size
    return found


def _wrap(secret: str, wrap: X25519PublicKey) -> str:
    header = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM"}
    return jwe.encrypt_compact(header, secret.encode(), OKPKey.import_key(wrap), registry=_REGISTRY)


def _unwrap(given: Any, wrap: X25519PrivateKey) -> str:
    if not isinstance(given, str):
        raise NotGenuine(Fault.WRONG_RECIPIENT, "This pack was not made for this desk: it cannot be opened here.")
    try:
        found = jwe.decrypt_compact(given, OKPKey.import_key(wrap), registry=_REGISTRY)
    except (JoseError, ValueError) as error:
        raise NotGenuine(Fault.WRONG_RECIPIENT, "This pack was made for another key than this desk's.") from error
    return (found.plaintext or b"").decode()
