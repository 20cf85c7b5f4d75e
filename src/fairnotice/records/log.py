"""The event log: append, and the signed checkpoints that stay outside the database.

A checkpoint says how many events there were and what the last one's digest was. It is written after the commit, so it
never names an event that was rolled back. Together with the chain it shows a changed, missing, reordered or rewritten
event, and a tail that was cut off. By then the act is done: a checkpoint that cannot be kept is reported on standard
error and the next one vouches for its event too.
"""

import errno
import json
import logging
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings
from django.core.files import locks
from django.db import connection, transaction

from fairnotice.domain.events import Appended, Event, body_of
from fairnotice.domain.officer import Officer
from fairnotice.records.checkpoints import checkpoint_line

log = logging.getLogger(__name__)
LONGEST_LINE = 4096


def append(event: Event, *, by: Officer, at: datetime) -> Appended:
    """Append one event in the transaction of the row it is about; the checkpoint follows the commit."""
    body = body_of(event, role=by.role.value, bureau=by.bureau, officer=digest_of_officer(by), at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_sequence, event_digest FROM fn_append(%s)", [body])
        sequence, digest = cursor.fetchone()
    transaction.on_commit(lambda: _keep_checkpoint(sequence, digest, at))
    return Appended(sequence=sequence, digest=digest, event=event)


def hold_log() -> None:
    """Be the next to append, before touching what acts touch only after appending. Let go with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7260001)")


def digest_of_officer(by: Officer) -> str:
    """The account as the log names it: salted, so that the log alone names nobody."""
    return sha256(f"{_folder_file('digest_salt').read_text(encoding='ascii')}:{by.id}".encode()).hexdigest()[:32]


def checkpoint_file() -> Path:
    """Where the checkpoints are: in the data folder, not in the database."""
    return Path(settings.FAIRNOTICE_FOLDER) / "checkpoints.jsonl"


def checkpoint_lines() -> list[str]:
    """The checkpoints as they stand in the file, the oldest first; none when there is no file."""
    file = checkpoint_file()
    kept = file.read_bytes().splitlines() if file.exists() else []
    return [line.decode("utf-8", errors="replace") for line in kept]


def last_checkpoint() -> tuple[int, datetime] | None:
    """How many events the newest readable checkpoint vouches for, and when it was written. No signature is read."""
    file = checkpoint_file()
    if not file.exists():
        return None
    with file.open("rb") as opened:
        size = opened.seek(0, os.SEEK_END)
        opened.seek(max(0, size - 2 * LONGEST_LINE))
        lines = opened.read().splitlines()
    for line in reversed(lines):  # a killed process may have torn the last one
        try:
            said = json.loads(line)
            return int(said["count"]), datetime.fromisoformat(said["at"])
        except (ValueError, KeyError, TypeError):
            continue
    return None


def _keep_checkpoint(count: int, head: str, at: datetime) -> None:
    try:
        key = load_pem_private_key(_folder_file("signing_key").read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError("the signing key is not an Ed25519 key")
        line = checkpoint_line(count=count, head=head, at=at, mode=settings.FAIRNOTICE_MODE, key=key)
        _write_line((json.dumps(line, sort_keys=True) + "\n").encode())
    except (OSError, ValueError) as error:
        log.error("The checkpoint of event %d cannot be kept: %s", count, error)


def _write_line(line: bytes) -> None:
    handle = os.open(checkpoint_file(), os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        locks.lock(handle, locks.LOCK_EX)  # closing lets it go
        _drop_torn_end(handle)
        if os.write(handle, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    finally:
        os.close(handle)


def _drop_torn_end(handle: int) -> None:
    """Cut off what a killed process, or a full disk, left of its last line."""
    size = os.lseek(handle, 0, os.SEEK_END)
    begins = os.lseek(handle, max(0, size - LONGEST_LINE), os.SEEK_SET)
    end = os.read(handle, LONGEST_LINE)
    if end and not end.endswith(b"\n"):
        os.ftruncate(handle, begins + end.rfind(b"\n") + 1)


def _folder_file(name: str) -> Path:
    return Path(settings.FAIRNOTICE_FOLDER) / "secrets" / name
