"""Rows of a desk as its templates read them."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fairnotice.desk.hits import ANEW
from fairnotice.desk.store import Store
from fairnotice.register.instants import instant


@dataclass(frozen=True, slots=True)
class Match:
    """A possible match, with what was done about it and whether the bureau has it."""

    id: str
    number: str
    state: str
    decision: str
    names: tuple[str, ...]
    found_at: datetime
    purpose: str
    officer: str
    compared: Mapping[str, str]
    verified_at: datetime | None
    measure: Mapping[str, Any] | None
    measured_at: datetime | None
    sent: str  # "", "waits", "sent", "refused"
    refused: str
    in_force: bool  # the notice, in the copy as it is now
    incident: bool  # the register says that a measure rests on a notice that had ended


def match_of(row: sqlite3.Row, store: Store, *, today: date) -> Match:
    """A row of the hits."""
    sent, refused, incident = _sent(store, row["id"])
    return Match(
        id=row["id"],
        number=row["number"],
        state=row["state"],
        decision=row["decision"],
        names=tuple(json.loads(row["traveller"]).get("names", ())),
        found_at=instant(row["found_at"]),
        purpose=row["purpose"],
        officer=row["officer"],
        compared=json.loads(row["compared"]),
        verified_at=instant(row["verified_at"]) if row["verified_at"] else None,
        measure=json.loads(row["measure"]) if row["measure"] else None,
        measured_at=instant(row["measured_at"]) if row["measured_at"] else None,
        sent=sent,
        refused=refused,
        in_force=_in_force(store, row["notice"], today),
        incident=incident,
    )


def _in_force(store: Store, notice: str, today: date) -> bool:
    row = store.db.execute(
        "SELECT 1 FROM holding WHERE notice = ? AND state = 'published' AND document IS NOT NULL AND expires_on >= ?",
        (notice, today.isoformat()),
    ).fetchone()
    return row is not None


def _sent(store: Store, hit: str) -> tuple[str, str, bool]:
    rows = store.db.execute(
        "SELECT sent_at, refused, answer FROM outbox WHERE key IN (?, ?, ?, ?)",
        (f"hit:{hit}", f"hit:{hit}{ANEW}", f"hit:{hit}:verified", f"hit:{hit}:measure"),
    ).fetchall()
    if not rows:
        return "", "", False
    refused = next((row["refused"] for row in rows if row["refused"]), "")
    incident = any(json.loads(row["answer"] or "{}").get("incident") for row in rows)
    if refused:
        return "refused", refused, incident
    return ("sent" if all(row["sent_at"] for row in rows) else "waits"), "", incident
