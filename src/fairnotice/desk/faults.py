"""What was refused, kept with its sentence and shown; and whether the desk stands still because of it."""

import sqlite3
from datetime import datetime

from fairnotice.desk.errors import DeskError
from fairnotice.desk.store import Store, set_state, state
from fairnotice.register.errors import Fault
from fairnotice.register.instants import text_of

STOPS = frozenset({Fault.FORKED, Fault.ROLLED_BACK})
"""After these an officer looks before the desk answers as current again: somebody shows it a false past."""

_RESTORED = (
    "Ask the register's administrator by telephone whether it was restored from a backup. If it was: stop this desk, "
    "and fairnotice desk enrol-anew --code CODE, with a new code; what waits to be sent and the matches go along. If "
    "it was not: fairnotice desk compare FILE with another desk, before fairnotice desk go-on."
)
_NEXT = {
    Fault.FORKED.value: _RESTORED,
    Fault.ROLLED_BACK.value: _RESTORED,
    "turned_away": (
        "Ask the register's administrator. If this desk is to go on, with a new code: stop it, and fairnotice desk "
        "enrol-anew --code CODE."
    ),
    "copy_differs": "Ask for a new code, stop this desk, and fairnotice desk enrol-anew --code CODE.",
}


def next_step(fault: str) -> str:
    """What whoever looks after the desk does about a refusal; empty where there is nothing to do but to look."""
    return _NEXT.get(fault, "")


def note_fault(store: Store, fault: str, says: str, *, now: datetime, evidence: str = "", stops: bool = False) -> None:
    """Keep a refusal. The same one again is counted. `stops`: nothing is answered as current until `look_at`; what
    stops the desk is one refusal, however often it is said again and in whichever words."""
    at = text_of(now)
    with store.writing() as db:
        same = db.execute(
            "SELECT id FROM fault WHERE fault = ? AND (says = ? OR ?) AND looked_at IS NULL ORDER BY id DESC LIMIT 1",
            (fault, says, stops),
        ).fetchone()
        if same:
            again = "UPDATE fault SET last_at = ?, times = times + 1, says = ? WHERE id = ?"
            db.execute(again, (at, says, same["id"]))
        else:
            db.execute(
                "INSERT INTO fault (at, last_at, fault, says, evidence) VALUES (?, ?, ?, ?, ?)",
                (at, at, fault, says, evidence),
            )
        set_state(db, last_fault_at=at, **({"stopped": says} if stops else {}))


def look_at(store: Store, *, by: str, now: datetime) -> int:
    """An officer has looked: what was refused so far is marked, and the desk goes on. Answers how many there were.

    What is held stays what it is: the same false past stops the desk again. Raises DeskError without a name.
    """
    if not by.strip():
        raise DeskError("Say who has looked: --by NAME.")
    with store.writing() as db:
        marked = f"{text_of(now)} {by.strip()}"
        done = db.execute("UPDATE fault SET looked_at = ? WHERE looked_at IS NULL", (marked,))
        set_state(db, stopped="")
    return done.rowcount


def open_faults(db: sqlite3.Connection, *, limit: int = 20) -> list[sqlite3.Row]:
    """What was refused and nobody has looked at yet, the latest first."""
    return db.execute(
        "SELECT * FROM fault WHERE looked_at IS NULL ORDER BY last_at DESC, id DESC LIMIT ?", (limit,)
    ).fetchall()


def stopped(db: sqlite3.Connection) -> str:
    """Why the desk stands still; empty where it does not."""
    return state(db, "stopped")
