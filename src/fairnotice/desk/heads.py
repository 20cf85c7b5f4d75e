"""What two desks of one bureau were shown, compared: by a file, or by the receipts that the register passes on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from fairnotice.desk.faults import note_fault
from fairnotice.desk.held import enrolled, head_at, held, key_statements
from fairnotice.desk.line import Line
from fairnotice.desk.store import Store
from fairnotice.register.checkpoint import Checkpoint, checkpoint_from, same_past
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.keys import rotated
from fairnotice.register.receipt import Receipt, receipt_from
from fairnotice.register.ring import public_key

SCHEMA = "fairnotice-heads/1"


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a comparison with another desk. `further`: it has seen more than this one, which pulls first."""

    name: str
    sequence: int
    further: bool


def head_file(store: Store) -> str:
    """What this desk was shown, as a file for another desk of the bureau."""
    who, here = enrolled(store.db), held(store.db)
    said = {
        "schema": SCHEMA,
        "desk": who.desk,
        "name": who.name,
        "checkpoint": here.statement,
        "keys": key_statements(store.db),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def compare_file(store: Store, text: str, *, now: datetime) -> Compared:
    """Compare with what another desk was shown. Raises NotGenuine: two pasts, which stop this desk; or no such file."""
    try:
        said = json.loads(text)
        if said["schema"] != SCHEMA:
            raise KeyError("schema")
        statement, name, keys = str(said["checkpoint"]), str(said["name"]), [str(one) for one in said["keys"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotGenuine(Fault.UNREADABLE, "This is no file of heads of a desk.") from error
    other = checkpoint_from(statement, rotated(held(store.db).ring, keys))
    return _compared(store, other, name, evidence=statement, now=now)


def compare_others(store: Store, line: Line, *, now: datetime) -> list[Compared]:
    """Compare with the receipts of this bureau's other desks. Raises as `compare_file`, NoLine, TurnedAway."""
    found = []
    others = line.heads().get("heads", ())
    if not isinstance(others, list | tuple) or not all(isinstance(one, dict) for one in others):
        raise NotGenuine(Fault.UNREADABLE, "What the register says of the other desks cannot be read.")
    for one in others:
        receipt = _receipt(one)
        if receipt is not None:
            found.append(_compared(store, receipt, str(one.get("name", "")), evidence=str(one["receipt"]), now=now))
    return found


def _receipt(said: Mapping[str, Any]) -> Receipt | None:
    statement = said.get("receipt")
    return receipt_from(str(statement), public_key(str(said.get("key", "")))) if statement else None


def _compared(store: Store, other: Checkpoint | Receipt, name: str, *, evidence: str, now: datetime) -> Compared:
    here = held(store.db).point
    if other.sequence > here.sequence:
        _same_view(here, other)
        return Compared(name, other.sequence, further=True)
    mine = replace(here, sequence=other.sequence, head=head_at(store.db, other.sequence))
    theirs = replace(here, register=other.register, recipient=other.recipient, sequence=other.sequence, head=other.head)
    try:
        same_past(mine, theirs)
    except NotGenuine as refused:
        stops = refused.fault is Fault.FORKED
        note_fault(store, refused.fault.value, str(refused), now=now, evidence=evidence, stops=stops)
        raise
    return Compared(name, other.sequence, further=False)


def _same_view(here: Checkpoint, other: Checkpoint | Receipt) -> None:
    if (here.register, here.recipient) != (other.register, other.recipient):
        raise NotGenuine(Fault.WRONG_RECIPIENT, "These two are of different views: nothing can be compared.")
