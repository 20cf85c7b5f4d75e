"""Receipts: the desk signs how far it has applied, and what it has destroyed. They are sent until they have arrived."""

import sqlite3
from datetime import datetime, timedelta

from fairnotice.desk.errors import TurnedAway, plain
from fairnotice.desk.faults import note_fault
from fairnotice.desk.folder import signing_key
from fairnotice.desk.held import Held, enrolled, held
from fairnotice.desk.line import Line
from fairnotice.desk.store import Store, set_state, state
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant, text_of
from fairnotice.register.receipt import Receipt, sign_receipt

MOST_DESTROYED = 10_000
"""Ciphertexts that one receipt names; the others follow in the next."""
AGAIN = timedelta(minutes=5)
"""After which a receipt that was refused is signed anew: it may have been something on the way that refused it."""


def send_receipt(store: Store, line: Line, *, now: datetime) -> bool:
    """Sign a receipt where the last that arrived says something else, or one is asked for, and send it.

    Answers whether one was sent.

    What was destroyed is named in every receipt until one has arrived. Raises NoLine: it is sent again later.
    """
    if not _owed(store.db, now):
        return False
    id, statement, named = _written(store, now)
    try:
        answer = line.receipt(statement)
    except TurnedAway as refused:
        note_fault(store, "receipt_refused", str(refused), now=now)
        _sent(store, id, now, agrees=None, says=str(refused), named=[], refused=True)
        return False
    agrees = answer.get("agrees")
    if not isinstance(agrees, bool | None):
        raise NotGenuine(Fault.UNREADABLE, "The register's answer to a receipt cannot be read.")
    _sent(store, id, now, agrees=agrees, says=plain(answer.get("says", "")), named=named)
    if agrees is False:
        says = plain(answer.get("says") or "The register says that this copy is not what it should be.")
        note_fault(store, "copy_differs", says, now=now)
    return True


def _owed(db: sqlite3.Connection, now: datetime) -> bool:
    if state(db, "asked"):  # a recall drill: signed anew, though nothing is new
        return True
    here = held(db)
    if here.point.sequence == 0:
        return False
    refused_at = state(db, "receipt_refused_at")
    if refused_at and not timedelta(0) <= now - instant(refused_at) < AGAIN:
        return True
    last = db.execute("SELECT sequence, sent_at FROM receipt ORDER BY id DESC LIMIT 1").fetchone()
    behind = last is None or last["sent_at"] is None or last["sequence"] != here.point.sequence
    return behind or db.execute("SELECT 1 FROM destroyed LIMIT 1").fetchone() is not None


def _written(store: Store, now: datetime) -> tuple[int, str, list[str]]:
    """Before it is sent it is kept, so that a receipt that got lost can be shown all the same."""
    key = signing_key(store.folder)
    with store.writing() as db:
        here, who = held(db), enrolled(db)
        rows = db.execute("SELECT cipher FROM destroyed ORDER BY at, cipher LIMIT ?", (MOST_DESTROYED,))
        named = [row[0] for row in rows]
        statement = sign_receipt(_receipt(here, who.desk, named, now), key)
        done = db.execute(
            "INSERT INTO receipt (sequence, statement, applied_at) VALUES (?, ?, ?)",
            (here.point.sequence, statement, text_of(now)),
        )
        return int(done.lastrowid or 0), statement, named


def _receipt(here: Held, desk: str, destroyed: list[str], now: datetime) -> Receipt:
    return Receipt(
        desk=desk,
        register=here.point.register,
        recipient=here.point.recipient,
        sequence=here.point.sequence,
        head=here.point.head,
        copy=here.copy,
        applied_at=now,
        destroyed=tuple(destroyed),
    )


def _sent(
    store: Store, id: int, now: datetime, *, agrees: bool | None, says: str, named: list[str], refused: bool = False
) -> None:
    with store.writing() as db:
        db.execute(
            "UPDATE receipt SET sent_at = ?, agrees = ?, says = ? WHERE id = ?",
            (text_of(now), None if agrees is None else int(agrees), says, id),
        )
        set_state(db, asked="", receipt_refused_at=text_of(now) if refused else "")
        db.executemany("DELETE FROM destroyed WHERE cipher = ?", [(cipher,) for cipher in named])
        # Receipts that never arrived say nothing that this one does not say.
        db.execute("DELETE FROM receipt WHERE sent_at IS NULL AND id < ?", (id,))
