"""The event log: append, and the signed checkpoints that stay outside the database.

A checkpoint says how many events there were and what the last one's digest was. It is written after the commit, so it
never names an event that was rolled back. Together with the chain it shows a changed, missing, reordered or rewritten
event, and a tail that was cut off.
"""

import json
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings
from django.db import connection, transaction

from fairnotice.domain.events import Appended, Event, body_of
from fairnotice.domain.officer import Officer
from fairnotice.records.checkpoints import checkpoint_line


def append(event: Event, *, by: Officer, at: datetime) -> Appended:
    """Append one event in the transaction of the row it is about; the checkpoint follows the commit."""
    body = body_of(event, role=by.role.value, bureau=by.bureau, officer=digest_of_officer(by), at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_sequence, event_digest FROM fn_append(%s)", [body])
        sequence, digest = cursor.fetchone()
    transaction.on_commit(lambda: _keep_checkpoint(sequence, digest, at))
    return Appended(sequence=sequence, digest=digest, event=event)


def digest_of_officer(by: Officer) -> str:
    """The account as the log names it: salted, so that the log alone names nobody."""
    return sha256(f"{_folder_file('digest_salt').read_text(encoding='ascii')}:{by.id}".encode()).hexdigest()[:32]


def checkpoint_file() -> Path:
    """Where the checkpoints are: in the data folder, not in the database."""
    return Path(settings.FAIRNOTICE_FOLDER) / "checkpoints.jsonl"


def _keep_checkpoint(count: int, head: str, at: datetime) -> None:
    pem = _folder_file("signing_key").read_bytes()
    key = load_pem_private_key(pem, password=None)
    assert isinstance(key, Ed25519PrivateKey)
    line = checkpoint_line(count=count, head=head, at=at, mode=settings.FAIRNOTICE_MODE, key=key)
    # One write of one line to a file opened for appending: several processes do not tear each other's lines.
    handle = os.open(checkpoint_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, (json.dumps(line, sort_keys=True) + "\n").encode())
    finally:
        os.close(handle)


def _folder_file(name: str) -> Path:
    return Path(settings.FAIRNOTICE_FOLDER) / "secrets" / name
