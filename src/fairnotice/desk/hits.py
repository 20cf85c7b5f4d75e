"""From a match to a measure at a desk: a person compares, says whether it is the person, and what was done.

Each match is a finding for the bureau, which is told of it, of what a person said, and of a measure, in this order. Of
somebody else what was known of the traveller is erased here, and there; what had not left yet never leaves.
"""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fairnotice.desk.errors import DeskError
from fairnotice.desk.outbox import queue, take_back
from fairnotice.desk.store import Store, told_time
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow
from fairnotice.domain.hit import LEAST_COMPARED, LEAST_FOR_NO, NONE_DIFFERS, Comparison, Hit, HitDecision
from fairnotice.domain.measure import LEAST_BASIS, MEASURE_KINDS
from fairnotice.formats.compared import nothing_differs
from fairnotice.register.instants import text_of
from fairnotice.screening.hit import told_again

ERASED = {"names": ["erased"]}
"""What is told of a traveller of whom nothing is known any more."""
NOT_KEPT = "compared, what was seen is not kept"
"""What stands beside each thing that was compared with somebody else: that it was stays, what it showed does not."""
ANEW = ":anew"
"""At the end of the key of a match that may have been told before, and is told again by a desk enrolled anew."""
RAISED, DISMISSED, VERIFIED, MEASURED = "raised", "dismissed", "verified", "measured"


def hit_row(store: Store, id: str) -> sqlite3.Row:
    """A match of this desk. Raises NotFound."""
    row: sqlite3.Row | None = store.db.execute("SELECT * FROM hit WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NotFound("There is no such match at this desk.")
    return row


def hit_rows(store: Store, *, limit: int = 200) -> list[sqlite3.Row]:
    """The matches of this desk, those that wait for somebody first, then the latest."""
    order = "CASE state WHEN 'raised' THEN 0 WHEN 'verified' THEN 1 ELSE 2 END, found_at DESC"
    return store.db.execute(f"SELECT * FROM hit ORDER BY {order} LIMIT ?", (limit,)).fetchall()  # noqa: S608  ours


def hit_of(row: sqlite3.Row) -> Hit:
    """A match as it was answered, with what would decide it."""
    reasons = [Comparison.from_json(one) for one in json.loads(row["reasons"])]
    return told_again(row["notice"], row["score"], reasons, HitDecision(row["decision"]))


def verify(store: Store, id: str, *, same: bool, compared: Mapping[str, str], officer: str, at: datetime) -> None:
    """Say, having compared, whether it is the person. A yes needs two things compared besides the name, a no one.

    Raises NotFound, NotPossibleNow where somebody said so before, InvalidValue.
    """
    seen = {name: text.strip() for name, text in compared.items() if text.strip()}
    _named(officer)
    if same and len(seen) < LEAST_COMPARED:
        raise InvalidValue("Compare at least two things and write what you saw: a name is not enough for a yes.")
    if len(seen) < LEAST_FOR_NO:
        raise InvalidValue("Compare at least one thing and write what you saw that differs, before you say no.")
    found = hit_of(hit_row(store, id))
    if not same and nothing_differs(seen, found.reasons, today=at.date()):
        raise InvalidValue(NONE_DIFFERS)
    with store.writing() as db:
        kept = json.dumps(seen if same else dict.fromkeys(seen, NOT_KEPT), ensure_ascii=False)
        values = (VERIFIED if same else DISMISSED, kept, officer, text_of(at), id)
        done = db.execute(
            "UPDATE hit SET state = ?, compared = ?, officer = ?, verified_at = ? WHERE id = ? AND state = 'raised'",
            values,
        )
        if not done.rowcount:
            raise NotPossibleNow("Somebody has said already whether it is the person.")
        if not same:
            _erase_traveller(db, id)
        if same or not take_back(db, f"hit:{id}"):
            queue(db, "findings", f"hit:{id}:verified", finding(_row(db, id)), at=at)
    if not same:
        store.erase_traces()


def take_measure(store: Store, id: str, *, kind: str, legal_basis: str, officer: str, at: datetime) -> None:
    """Record what was done, and under which law of this country. Raises NotFound, NotPossibleNow, InvalidValue."""
    if kind not in MEASURE_KINDS:
        raise InvalidValue(f"A measure is one of: {', '.join(MEASURE_KINDS)}.")
    if len(legal_basis.strip()) < LEAST_BASIS:
        raise InvalidValue("Name the act, the section and who decided: at least 20 letters.")
    _named(officer)
    hit_row(store, id)
    with store.writing() as db:
        taken_at = text_of(told_time(db, at))
        measure = {"kind": kind, "legal_basis": legal_basis.strip(), "taken_at": taken_at}
        done = db.execute(
            "UPDATE hit SET state = ?, measure = ?, measured_at = ?, officer = ? WHERE id = ? AND state = 'verified'",
            (MEASURED, json.dumps(measure, ensure_ascii=False), text_of(at), officer, id),
        )
        if not done.rowcount:
            raise NotPossibleNow("A measure rests on a match that a person has verified, and is recorded once.")
        queue(db, "findings", f"hit:{id}:measure", finding(_row(db, id)), at=at)


def finding(row: sqlite3.Row) -> dict[str, Any]:
    """A match as it is told to the register, with all that has become of it. Its id is the desk's own name for it."""
    verified = row["state"] != RAISED
    same = row["state"] in {VERIFIED, MEASURED}
    seen = json.loads(row["compared"])
    return {
        "finding": row["id"],
        "notice": row["notice"],
        "traveller": json.loads(row["traveller"]) or ERASED,
        "decision": row["decision"],
        "score": row["score"],
        "reasons": json.loads(row["reasons"]),
        "found_at": row["told_at"],
        "purpose": row["purpose"],
        "sequence": row["sequence"],
        "officer": row["officer"],
        "verification": {"same": same, "compared": seen} if verified else None,
        "measure": json.loads(row["measure"]) if row["measure"] else None,
    }


def _row(db: sqlite3.Connection, id: str) -> sqlite3.Row:
    row: sqlite3.Row = db.execute("SELECT * FROM hit WHERE id = ?", (id,)).fetchone()
    return row


def _erase_traveller(db: sqlite3.Connection, id: str) -> None:
    """Also of what waits to be sent: its register needs to learn no name that is of no use to it."""
    db.execute("UPDATE hit SET traveller = '{}', reasons = '[]' WHERE id = ?", (id,))
    keys = (f"hit:{id}", f"hit:{id}{ANEW}")
    rows = db.execute("SELECT id, body FROM outbox WHERE key IN (?, ?) AND sent_at IS NULL", keys).fetchall()
    for row in rows:
        body = {**json.loads(row["body"]), "traveller": ERASED, "reasons": []}
        db.execute("UPDATE outbox SET body = ? WHERE id = ?", (json.dumps(body), row["id"]))


def _named(officer: str) -> None:
    if not officer.strip():
        raise DeskError("Say who you are: your name or your number.")
