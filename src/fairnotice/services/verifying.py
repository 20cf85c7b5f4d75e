"""Check the event log against its own chain and against the signed checkpoints outside the database."""

from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

from fairnotice.domain.errors import NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records import queries
from fairnotice.records.checkpoints import Verdict, verify_log
from fairnotice.records.log import checkpoint_lines
from fairnotice.records.session import speaking_as
from fairnotice.services.notes import write_note

MOST_NOTED = 20
"""Faults that the note of the last verification names."""


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


def verify_at_a_page(*, by: Officer, at: datetime, most: int) -> Verdict:
    """The same, for the administrator at a page that waits for it, and noted.

    Raises NotYourAct, and NotPossibleNow for a log of more than `most` events: that takes a terminal.
    """
    if by.role is not Role.ADMINISTRATOR:
        raise NotYourAct("Verifying the event log is the administrator's.")
    with speaking_as(by):
        events, _head = queries.log_end()
    if events > most:
        raise NotPossibleNow(f"The log has {events} events: verify it in a terminal, with: fairnotice log verify")
    verdict = verify_event_log()
    note_verdict(verdict, at=at)
    return verdict


def note_verdict(verdict: Verdict, *, at: datetime) -> None:
    """Note in the data folder what a verification found, for the page of health."""
    facts = {
        "events": verdict.events,
        "checkpoints": verdict.checkpoints,
        "head": verdict.head,
        "faults": list(verdict.faults[:MOST_NOTED]),
        "more_faults": max(0, len(verdict.faults) - MOST_NOTED),
        "unvouched": len(verdict.unvouched),
    }
    write_note(Path(settings.FAIRNOTICE_FOLDER), "verify", at=at, facts=facts)
