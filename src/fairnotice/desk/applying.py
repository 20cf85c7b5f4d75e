"""One answer is applied in one transaction: entries, documents, holdings, the copy's digest, the checkpoint."""

import json
import sqlite3
from datetime import datetime

from fairnotice.desk.errors import DeskError
from fairnotice.desk.held import Held
from fairnotice.desk.judging import Step
from fairnotice.desk.opening import Opened
from fairnotice.desk.photos import keep_photos
from fairnotice.desk.store import Store, set_state, state
from fairnotice.register.entry import TAKES, Entry, EntryKind
from fairnotice.register.holding import EMPTY, Holding, copy_after, held_after
from fairnotice.register.instants import text_of


def apply(step: Step, held: Held, store: Store, *, now: datetime, until: datetime | None = None) -> bool:
    """Apply a step that was judged. `until`: the end of the pack that it came in. Answers whether a document went.

    Raises DeskError where the copy has moved on meanwhile, sqlite3.Error (a full disk): then nothing was applied.
    """
    with store.writing() as db:
        if state(db, "checkpoint") != held.statement:
            raise DeskError("The copy has moved on meanwhile: this answer is asked for again.")
        copy, erased = state(db, "copy", EMPTY), False
        # Each entry names the head of the one before, which was checked: none is computed a second time.
        heads = [*(entry.previous for entry in step.entries[1:]), step.point.head]
        for entry, head in zip(step.entries, heads, strict=False):
            copy, gone = _enter(db, entry, head, step.documents.get(entry.sequence), copy, now)
            erased = erased or gone
        db.executemany("INSERT INTO register_key (statement) VALUES (?)", [(one,) for one in _new(db, step)])
        kept = {"checkpoint": step.statement, "copy": copy, "basis": "pack" if until else "line"}
        kept["until"] = text_of(until) if until else ""
        if step.point.sequence == step.point.latest:
            kept["complete_at"] = text_of(step.point.at)
        set_state(db, **kept, clock_seen=text_of(now))
    return erased


def mend(entry: Entry, one: Opened, store: Store, *, now: datetime) -> None:
    """Put a document in place that was not to be had, or not to be opened, when its entry came."""
    values = (one.data, one.secret, one.listed, one.expires_on, entry.notice, entry.cipher)
    with store.writing() as db:
        db.execute(
            "UPDATE holding SET document = ?, secret = ?, listed = ?, expires_on = ? WHERE notice = ? AND cipher = ?",
            values,
        )
        set_state(db, mended=str(int(state(db, "mended", "0")) + 1))  # what is screened against is made anew
        keep_photos(db, entry.notice, one.photos, now)


def _new(db: sqlite3.Connection, step: Step) -> list[str]:
    known = {row[0] for row in db.execute("SELECT statement FROM register_key")}
    return [one for one in dict.fromkeys(step.new_keys) if one not in known]


def _enter(
    db: sqlite3.Connection,
    entry: Entry,
    head: str,
    one: Opened | None,
    copy: str,
    now: datetime,
) -> tuple[str, bool]:
    row = db.execute("SELECT * FROM holding WHERE notice = ?", (entry.notice,)).fetchone()
    before = Holding(row["notice"], row["number"], row["state"], row["version"], row["digest"]) if row else None
    after = held_after(before, entry)
    db.execute(
        "INSERT INTO entry (sequence, notice, head, line) VALUES (?, ?, ?, ?)",
        (entry.sequence, entry.notice, head, json.dumps(entry.without_key.to_json(), sort_keys=True)),
    )
    replaced = entry.kind in TAKES or (entry.cipher and row and entry.cipher != row["cipher"])
    erased = bool(row and row["secret"] and replaced)
    if erased:
        db.execute("INSERT OR IGNORE INTO destroyed (cipher, at) VALUES (?, ?)", (row["cipher"], text_of(now)))
    _hold(db, after, entry, one)
    if entry.kind in TAKES or one is not None:
        erased = keep_photos(db, entry.notice, one.photos if one else (), now) or erased
    if entry.kind is EntryKind.DELETE:
        _erase_from_hits(db, entry.notice)
    return copy_after(copy, before, after), erased


def _hold(db: sqlite3.Connection, after: Holding, entry: Entry, one: Opened | None) -> None:
    db.execute(
        "INSERT INTO holding (notice, number, state, version, digest, kind, entered_at, cipher)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (notice) DO UPDATE SET number = excluded.number,"
        " state = excluded.state, version = excluded.version, digest = excluded.digest, kind = excluded.kind,"
        " entered_at = excluded.entered_at",
        (
            after.notice,
            after.number,
            after.state,
            after.version,
            after.digest,
            entry.kind.value,
            entry.entered_at,
        ),
    )
    if entry.kind not in TAKES and not entry.cipher:
        return  # what is held of it stays as it is
    kept: tuple[object, ...] = (None, None, None, None, "")
    if entry.kind not in TAKES:
        # Of a document that could not be had yet the secret is kept, so that it can be opened when it is had (`mend`).
        data, listed, expires_on = (one.data, one.listed, one.expires_on) if one else (None, None, None)
        kept = (data, entry.key or None, listed, expires_on, entry.cipher)
    db.execute(
        "UPDATE holding SET document = ?, secret = ?, listed = ?, expires_on = ?, cipher = ? WHERE notice = ?",
        (*kept, after.notice),
    )


def _erase_from_hits(db: sqlite3.Connection, notice: str) -> None:
    """What a deleted notice said of its person goes from the matches as well: which things agreed stays, not what."""
    for row in db.execute("SELECT id, reasons FROM hit WHERE notice = ?", (notice,)).fetchall():
        reasons = [{**one, "entry": "", "says": ""} for one in json.loads(row["reasons"])]
        db.execute("UPDATE hit SET reasons = ? WHERE id = ?", (json.dumps(reasons), row["id"]))
