"""What waits to be sent: findings with their measures, and searches made. In order, exactly once in effect.

Each has a key under which the register does it once: sent again after a lost answer it changes nothing. What the
register refuses for good is kept aside and shown; what comes after it goes on.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from fairnotice.desk.errors import NoLine, TurnedAway
from fairnotice.desk.faults import note_fault
from fairnotice.desk.line import Line
from fairnotice.desk.store import Store
from fairnotice.register.instants import text_of

_FAULT = 500
MOST_SEARCHES = 500
"""Searches in one message."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits, and how much was refused for good and nobody has looked at."""

    findings: int
    searches: int
    refused: int


def queue(db: sqlite3.Connection, kind: str, key: str, body: Mapping[str, Any], *, at: datetime) -> None:
    """Let something wait. Within the transaction of what it is about. The same key waits once."""
    db.execute(
        "INSERT OR IGNORE INTO outbox (kind, key, body, made_at) VALUES (?, ?, ?, ?)",
        (kind, key, json.dumps(body, ensure_ascii=False), text_of(at)),
    )


def waiting(db: sqlite3.Connection) -> Waiting:
    """How much waits."""
    open_ = "sent_at IS NULL AND refused IS NULL"
    findings = _count(db, f"outbox WHERE {open_} AND kind = 'findings'")
    batched = db.execute(
        f"SELECT coalesce(sum(json_array_length(body, '$.searches')), 0) FROM outbox WHERE {open_}"  # noqa: S608  ours
        " AND kind = 'searches'"
    ).fetchone()[0]
    return Waiting(findings, int(batched) + _count(db, "search"), _count(db, "outbox WHERE refused IS NOT NULL"))


def send_waiting(store: Store, line: Line, *, now: datetime) -> int:
    """Send what waits, in its order. Answers how much has arrived. Raises NoLine: it goes on from there next time."""
    sent, after, failing = 0, 0, set[str]()
    _gather_searches(store, now)
    while row := _next(store.db, after):
        after = row["id"]
        if _matter(row["key"]) in failing:
            continue
        _trying(store, row["id"], now)
        try:
            answer = line.send(row["kind"], json.loads(row["body"]), key=row["key"])
        except TurnedAway as refused:
            if refused.status in {401, 403}:
                raise  # it is the desk that is refused, not this: it waits
            _refused(store, row, str(refused), now)
        except NoLine as error:
            if error.status != _FAULT:
                raise
            # The register fails at this one: the others go on, and it is tried again with what follows on it.
            failing.add(_matter(row["key"]))
            note_fault(store, "outbox_failing", f"{row['kind']} {row['key']}: {error}", now=now)
        else:
            _arrived(store, row, answer, now)
            sent += 1
    return sent


def _next(db: sqlite3.Connection, after: int) -> sqlite3.Row | None:
    """The first that waits after that one."""
    found: sqlite3.Row | None = db.execute(
        "SELECT * FROM outbox WHERE sent_at IS NULL AND refused IS NULL AND id > ? ORDER BY id LIMIT 1", (after,)
    ).fetchone()
    return found


def _matter(key: str) -> str:
    """What a message is about: those of one match go in their order."""
    return ":".join(key.split(":")[:2])


def refused_rows(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """What the register refused for good."""
    return db.execute("SELECT * FROM outbox WHERE refused IS NOT NULL ORDER BY id").fetchall()


def _gather_searches(store: Store, now: datetime) -> None:
    """Searches made are put into messages: each once, with the key that it keeps however often it is sent."""
    while True:
        with store.writing() as db:
            rows = db.execute("SELECT * FROM search ORDER BY id LIMIT ?", (MOST_SEARCHES,)).fetchall()
            if not rows:
                return
            said = [{"at": row["at"], "purpose": row["purpose"]} for row in rows]
            queue(db, "searches", f"searches:{uuid4()}", {"searches": said}, at=now)
            db.execute("DELETE FROM search WHERE id <= ?", (rows[-1]["id"],))


def take_back(db: sqlite3.Connection, key: str) -> bool:
    """Send it not: where nobody has tried to yet. Answers whether it stays here. Within a transaction."""
    done = db.execute("DELETE FROM outbox WHERE key = ? AND tried_at IS NULL", (key,))
    return bool(done.rowcount)


def _trying(store: Store, id: int, now: datetime) -> None:
    """From now on it may have arrived, whatever is heard of it."""
    with store.writing() as db:
        db.execute("UPDATE outbox SET tried_at = coalesce(tried_at, ?) WHERE id = ?", (text_of(now), id))


def _arrived(store: Store, row: sqlite3.Row, answer: Mapping[str, Any], now: datetime) -> None:
    """What has arrived is the register's to keep: here its contents are erased, its key and the answer stay."""
    with store.writing() as db:
        if row["kind"] == "searches":
            db.execute("DELETE FROM outbox WHERE id = ?", (row["id"],))
        else:
            values = (text_of(now), json.dumps(answer, ensure_ascii=False), row["id"])
            db.execute("UPDATE outbox SET sent_at = ?, answer = ?, body = '{}' WHERE id = ?", values)


def _refused(store: Store, row: sqlite3.Row, says: str, now: datetime) -> None:
    with store.writing() as db:
        db.execute("UPDATE outbox SET refused = ? WHERE id = ?", (says, row["id"]))
    note_fault(store, "outbox_refused", f"{row['kind']} {row['key']}: {says}", now=now)


def _count(db: sqlite3.Connection, what: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {what}").fetchone()[0])  # noqa: S608  ours
