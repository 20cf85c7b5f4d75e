"""Check the event log against its own chain and against the signed checkpoints outside the database."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

from fairnotice.domain.officer import SYSTEM
from fairnotice.records import queries
from fairnotice.records.checkpoints import Verdict, verify_log
from fairnotice.records.log import checkpoint_lines
from fairnotice.records.session import speaking_as


def verify_event_log() -> Verdict:
    """Read the whole log and every checkpoint, and say what is wrong with them, naming each event."""
    pem = (Path(settings.FAIRNOTICE_FOLDER) / "secrets" / "signing_key").read_bytes()
    key = load_pem_private_key(pem, password=None)
    assert isinstance(key, Ed25519PrivateKey)
    # Checkpoints first: an event committed while we read is then newer than every checkpoint we hold it against.
    lines = checkpoint_lines()
    with speaking_as(SYSTEM):
        rows = queries.log_rows()
    return verify_log(rows, lines, key.public_key())
