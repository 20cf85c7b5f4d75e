"""What a desk holds: who it is, the keys that it has pinned, and up to where its copy goes."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from fairnotice.desk.errors import DeskError
from fairnotice.desk.store import set_state, state
from fairnotice.register.canonical import FIRST
from fairnotice.register.checkpoint import Checkpoint, checkpoint_from, start
from fairnotice.register.holding import EMPTY
from fairnotice.register.instants import instant, text_of
from fairnotice.register.keys import pinned, rotated
from fairnotice.register.ring import KeyRing


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who this desk is to its register. Fixed at enrolment."""

    url: str
    register: str
    register_name: str
    mode: str
    desk: str
    name: str
    recipient: str
    bureau: str
    country: str
    telephone: str
    fingerprint: str  # of the register's first key, as the code told it
    enrolled_at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """How far the copy goes, with what it is verified by. `statement` is empty before the first answer."""

    ring: KeyRing
    point: Checkpoint
    statement: str
    copy: str
    basis: str  # line or pack
    until: datetime | None  # of the pack, when the copy rests on one
    complete_at: datetime | None  # of the last checkpoint up to which the copy was whole


def enrolled(db: sqlite3.Connection) -> Enrolled:
    """Who this desk is. Raises DeskError where it was never enrolled."""
    if not state(db, "desk"):
        raise DeskError("This desk is not enrolled yet: fairnotice desk --from URL --code CODE.")
    texts = {name: state(db, name) for name in Enrolled.__dataclass_fields__ if name != "enrolled_at"}
    return Enrolled(**texts, enrolled_at=instant(state(db, "enrolled_at")))


def keep_enrolled(db: sqlite3.Connection, one: Enrolled, first: str) -> None:
    """Keep who this desk is, with the statement of the register's first key."""
    texts = {name: str(getattr(one, name)) for name in Enrolled.__dataclass_fields__ if name != "enrolled_at"}
    set_state(db, **texts, enrolled_at=text_of(one.enrolled_at))
    db.execute("DELETE FROM register_key")
    db.execute("INSERT INTO register_key (statement) VALUES (?)", (first,))


def key_statements(db: sqlite3.Connection) -> list[str]:
    """Statements of the register's keys, the first pinned by its fingerprint."""
    return [row[0] for row in db.execute("SELECT statement FROM register_key ORDER BY place")]


def held(db: sqlite3.Connection) -> Held:
    """How far the copy goes. Raises DeskError where there is no enrolment, NotGenuine where the file was altered."""
    who = enrolled(db)
    first, *others = key_statements(db)
    ring = rotated(pinned(first, mode=who.mode, fingerprint=who.fingerprint), others)
    statement = state(db, "checkpoint")
    begun = start(who.register, who.mode, who.recipient, who.enrolled_at)
    point = checkpoint_from(statement, ring) if statement else begun
    until, complete = state(db, "until"), state(db, "complete_at")
    return Held(
        ring=ring,
        point=point,
        statement=statement,
        copy=state(db, "copy", EMPTY),
        basis=state(db, "basis", "line"),
        until=instant(until) if until else None,
        complete_at=instant(complete) if complete else None,
    )


def head_at(db: sqlite3.Connection, sequence: int) -> str:
    """The head of an entry that is held. Raises DeskError where it is not."""
    if sequence == 0:
        return FIRST
    row = db.execute("SELECT head FROM entry WHERE sequence = ?", (sequence,)).fetchone()
    if row is None:
        raise DeskError(f"Entry {sequence} is not held here.")
    return str(row[0])
