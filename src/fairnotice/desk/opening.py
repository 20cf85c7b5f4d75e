"""Documents out of what travelled: opened, verified, and read as far as a desk keeps of them ready.

A first copy of many thousands is opened by several processes; what comes later, by the one that pulls.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairnotice.domain.errors import FairnoticeError
from fairnotice.formats.dossier.people import subjects_from
from fairnotice.register.canonical import digest
from fairnotice.register.document import unseal
from fairnotice.register.entry import Entry
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.ring import KeyRing, PublicKey, public_key
from fairnotice.screening import Entry as Listed
from fairnotice.screening.engine.codec import packed

PICTURES = frozenset({"image/jpeg", "image/png"})
MOST_PROCESSES = 4
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph that a document names: what travels, what opens it, and what the file is."""

    cipher: str
    secret: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that was verified: as it travelled, its secret, its last day, what travellers are compared with
    (nothing where nobody in it can be), and the photographs that it names."""

    data: bytes
    secret: str
    expires_on: str
    listed: bytes | None
    photos: tuple[Photo, ...] = ()


Wanted = Sequence[tuple[Entry, bytes]]
Opener = Callable[[Wanted, KeyRing], list[Opened]]


def open_document(entry: Entry, data: bytes, ring: KeyRing) -> Opened:
    """The document of an entry out of what travelled. Raises NotGenuine."""
    if digest(data) != entry.cipher:
        raise NotGenuine(Fault.ALTERED, f"The document of entry {entry.sequence} is not the one that was entered.")
    said = unseal(data, entry.key, expected=entry.digest, ring=ring)
    if (said["notice"], said["number"]) != (entry.notice, entry.number):
        raise NotGenuine(Fault.ALTERED, f"The document of entry {entry.sequence} is about another notice.")
    return Opened(data, entry.key, str(said["expires_on"]), _listed(said), _photos(said))


def alone(wanted: Wanted, ring: KeyRing) -> list[Opened]:
    """Open them here, in their order. Raises NotGenuine."""
    return [open_document(entry, data, ring) for entry, data in wanted]


@contextmanager
def shared() -> Iterator[Opener]:
    """Several processes that open documents, while this is entered. Each begins when there is something for it."""
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, MOST_PROCESSES), spawned, initializer=_begin) as pool:

        def opener(wanted: Wanted, ring: KeyRing) -> list[Opened]:
            keys = [(key.id, key.hex, key.begins, key.ends) for key in ring.keys]
            parts = [wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE)]
            futures = [pool.submit(_opened, part, ring.mode, keys) for part in parts]
            found: list[Opened] = []
            for future in futures:
                told, refused = future.result()
                if refused:
                    raise NotGenuine(Fault(refused[0]), refused[1])
                found += told
            return found

        yield opener


def _opened(
    wanted: Wanted, mode: str, keys: Sequence[tuple[str, str, datetime, datetime | None]]
) -> tuple[list[Opened], tuple[str, str] | None]:
    ring = KeyRing(mode, tuple(PublicKey(id, public_key(hex), begins, ends) for id, hex, begins, ends in keys))
    try:
        return alone(wanted, ring), None
    except NotGenuine as refused:
        return [], (refused.fault.value, str(refused))


def _begin() -> None:
    """Ctrl-C is the desk's to answer; a desk that was killed takes this process with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _photos(said: Mapping[str, Any]) -> tuple[Photo, ...]:
    """The photographs of a document, of the kinds that a browser shows. What is named in another way is left out."""
    found = []
    for one in said.get("attachments") or ():
        values = [one.get(name) for name in ("cipher", "key", "sha256", "media_type")] if isinstance(one, dict) else []
        if len(values) == 4 and all(isinstance(value, str) and value for value in values) and values[3] in PICTURES:
            found.append(Photo(*map(str, values)))
    return tuple(found)


def _listed(said: Mapping[str, Any]) -> bytes | None:
    """What of a document is compared with travellers. None where it cannot be read: the number answers then.

    The document is genuine all the same, and a bad line in one must not keep the others from a border.
    """
    try:
        (subject,) = subjects_from(said["case"])
        one = Listed.of(str(said["notice"]), subject)
    except (FairnoticeError, ValueError, KeyError, TypeError):
        return None
    return packed(one) if one else None
