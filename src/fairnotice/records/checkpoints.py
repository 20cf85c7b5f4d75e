"""Signed checkpoints of the event log, and what is wrong with a log that does not agree with them. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fairnotice.domain.events import FIRST, digest_of


@dataclass(frozen=True, slots=True)
class LogRow:
    """An event as the table holds it."""

    sequence: int
    body: str
    previous: str
    digest: str
    type: str
    thing: str
    bureaus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `log verify` answers: how many events and checkpoints were read, and every fault with the event it names.

    `unvouched` are the events that no checkpoint of their own names: the process was killed, or the disk was full, just
    then, or somebody wrote them past the service. It is no fault by itself; who verifies asks what happened that day.
    """

    events: int
    checkpoints: int
    head: str
    faults: tuple[str, ...]
    unvouched: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def checkpoint_line(*, count: int, head: str, at: datetime, mode: str, key: Ed25519PrivateKey) -> dict[str, object]:
    """A checkpoint: so many events, this head, signed (Ed25519) over its canonical text."""
    said = {"at": at.isoformat(), "count": count, "head": head, "mode": mode}
    return {**said, "signature": key.sign(_canonical(said)).hex()}


def verify_log(rows: Iterable[LogRow], lines: Sequence[str], key: Ed25519PublicKey) -> Verdict:
    """Check the chain row by row, then every checkpoint against it. Rows come in the order of their numbers."""
    faults: list[str] = []
    heads: dict[int, str] = {0: FIRST}
    previous, expected, events = FIRST, 1, 0
    for row in rows:
        events += 1
        faults += _row_faults(row, previous, expected)
        previous, expected = row.digest, row.sequence + 1
        heads[row.sequence] = row.digest
    vouched, wrong = _checkpoint_faults(lines, key, heads)
    return Verdict(
        events=events,
        checkpoints=len(lines),
        head=previous,
        faults=(*faults, *wrong),
        unvouched=tuple(sorted(heads.keys() - vouched - {0})),
    )


def _row_faults(row: LogRow, previous: str, expected: int) -> list[str]:
    faults = []
    if row.sequence != expected:
        gap = f"event {expected}" if row.sequence == expected + 1 else f"events {expected} to {row.sequence - 1}"
        faults.append(f"{gap} missing: the number after {expected - 1} is {row.sequence}.")
    elif row.previous != previous:
        faults.append(f"event {row.sequence} ({row.type}) does not follow the event before it: reordered or replaced.")
    if digest_of(row.previous, row.sequence, row.body) != row.digest:
        faults.append(f"event {row.sequence} ({row.type}) was changed: its text does not give its digest.")
    faults += _column_faults(row)
    return faults


def _column_faults(row: LogRow) -> list[str]:
    try:
        body = json.loads(row.body)
        same = (body["type"], body["thing"], tuple(body["bureaus"])) == (row.type, row.thing, row.bureaus)
    except (ValueError, KeyError, TypeError):
        same = False
    return [] if same else [f"event {row.sequence} ({row.type}): its columns do not say what its text says."]


def _checkpoint_faults(
    lines: Sequence[str], key: Ed25519PublicKey, heads: dict[int, str]
) -> tuple[set[int], list[str]]:
    """The events that a true checkpoint names, and what is wrong with the other checkpoints."""
    faults = []
    last, signed = max(heads), 0
    vouched: set[int] = set()
    for number, line in enumerate(lines, start=1):
        try:
            said = json.loads(line)
            signature = bytes.fromhex(said.pop("signature"))
            count, head = _whole(said["count"]), str(said["head"])
            key.verify(signature, _canonical(said))
            signed += 1
        except InvalidSignature:
            faults.append(f"checkpoint {number} has a false signature.")
            continue
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            if number < len(lines):  # the last line may be half-written by a killed process
                faults.append(f"checkpoint {number} cannot be read.")
            continue
        if count > last:
            faults.append(f"the log was cut: checkpoint {number} names event {count}, the log ends at {last}.")
        elif heads.get(count) != head:
            faults.append(f"the log was rewritten: event {count} is not the one that checkpoint {number} names.")
        else:
            vouched.add(count)
    if last and not signed:
        faults.append(f"no checkpoint vouches for events 1 to {last}: the file of checkpoints is missing or empty.")
    return vouched, faults


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a count is a whole number")
    return value


def _canonical(said: dict[str, object]) -> bytes:
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
