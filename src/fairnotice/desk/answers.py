"""What the desk held and said at a given minute, and the same as one signed file that a court can check."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fairnotice.desk.errors import DeskError
from fairnotice.desk.folder import signing_key
from fairnotice.desk.held import enrolled, head_at, key_statements
from fairnotice.desk.kept import Said, question_digest
from fairnotice.desk.store import Store
from fairnotice.register.checkpoint import checkpoint_from
from fairnotice.register.entry import entry_from
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant, text_of
from fairnotice.register.keys import pinned, rotated
from fairnotice.register.receipt import BEGINNING, receipt_from
from fairnotice.register.ring import KeyRing, PublicKey, key_id, public_key
from fairnotice.register.signing import read_unverified, sign, signed

TYPE = "fairnotice-answers+jws"
SCHEMA = "fairnotice-answers/1"


@dataclass(frozen=True, slots=True)
class Held:
    """Up to where a copy went at an instant, by its last receipt before."""

    sequence: int
    head: str
    copy: str
    receipt: str
    applied_at: str
    sent_at: str
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Verified:
    """What a signed file of answers proves, and by which keys, which the reader compares with what they know."""

    desk: str
    bureau: str
    desk_key: str
    register_fingerprint: str
    begins: str
    ends: str
    answers: tuple[Mapping[str, Any], ...]
    notices: tuple[Mapping[str, Any], ...]


def held_at(db: sqlite3.Connection, at: datetime) -> Held | None:
    """What the desk held at an instant; None before its first receipt."""
    row = db.execute(
        "SELECT * FROM receipt WHERE applied_at <= ? ORDER BY applied_at DESC, id DESC LIMIT 1", (text_of(at),)
    ).fetchone()
    if row is None:
        return None
    said = read_unverified(row["statement"])[1]
    return Held(
        sequence=row["sequence"],
        head=said["head"],
        copy=said["copy"],
        receipt=row["statement"],
        applied_at=row["applied_at"],
        sent_at=row["sent_at"] or "",
        agrees=None if row["agrees"] is None else bool(row["agrees"]),
    )


def answers_between(db: sqlite3.Connection, begins: datetime, ends: datetime) -> list[dict[str, Any]]:
    """What was answered from one instant until before another, each with its findings."""
    rows = db.execute(
        "SELECT a.*, c.statement AS checkpoint_statement, c.copy AS checkpoint_copy FROM answer a"
        " LEFT JOIN checkpoint c ON c.id = a.checkpoint WHERE a.at >= ? AND a.at < ? ORDER BY a.id",
        (text_of(begins), text_of(ends)),
    ).fetchall()
    return [_answer(db, row) for row in rows]


def mark_asked(store: Store, found: list[dict[str, Any]], question: Said) -> list[dict[str, Any]]:
    """The answers, each with whether it was given to this question. Needs the desk's own secret."""
    digests = {one["id"]: question_digest(store.folder, one["salt"], question) for one in found}
    return [{**one, "asked": digests[one["id"]] == one["question"]} for one in found]


def notice_at(db: sqlite3.Connection, number: str, at: datetime) -> list[dict[str, Any]]:
    """What the copy said of a notice at an instant: the entries about it as far as they had been applied."""
    then = held_at(db, at)
    rows = db.execute(
        "SELECT e.line FROM entry e JOIN holding h ON h.notice = e.notice WHERE h.number = ? COLLATE NOCASE"
        " AND e.sequence <= ? ORDER BY e.sequence",
        (number.strip(), then.sequence if then else 0),
    ).fetchall()
    return [json.loads(row["line"]) for row in rows]


def signed_file(store: Store, *, at: datetime, minutes: int, now: datetime, numbers: tuple[str, ...] = ()) -> str:
    """One signed file: what was held and said in these minutes, with the register's own words that it rests on."""
    db = store.db
    who, key = enrolled(db), signing_key(store.folder)
    begins = at.replace(second=0, microsecond=0)
    ends = begins + timedelta(minutes=minutes)
    then = held_at(db, ends)
    said = {
        "schema": SCHEMA,
        "desk": who.desk,
        "name": who.name,
        "bureau": who.bureau,
        "key": key.public_key().public_bytes_raw().hex(),
        "register": who.register,
        "mode": who.mode,
        "recipient": who.recipient,
        "register_keys": key_statements(db),
        "from": text_of(begins),
        "until": text_of(ends),
        "made_at": text_of(now),
        "receipt": then.receipt if then else "",
        "answers": answers_between(db, begins, ends),
        "notices": [{"number": number, "entries": notice_at(db, number, ends)} for number in numbers],
    }
    return sign(said, key, id=key_id(key.public_key(), "desk"), type=TYPE)


def verified(text: str, *, desk_key: str = "", register: str = "") -> Verified:
    """A signed file of answers, when everything in it holds together.

    `desk_key`, `register`: what the reader knows by another way of the desk's key and of the fingerprint of the
    register's first key, or a beginning of them. Raises NotGenuine.
    """
    statement = text.strip()
    said = read_unverified(statement)[1]
    key = public_key(str(said.get("key", "")))
    if desk_key and not str(said["key"]).startswith(desk_key.lower()):
        raise NotGenuine(Fault.WRONG_KEY, f"This file is signed with the key {said['key']}, not with {desk_key}.")
    said = signed(
        statement, KeyRing("desk", (PublicKey(key_id(key, "desk"), key, BEGINNING),)), type=TYPE, at=BEGINNING
    )
    try:
        if said["schema"] != SCHEMA:
            raise NotGenuine(Fault.UNREADABLE, f"This is {said['schema']}; this program reads {SCHEMA}.")
        ring = _ring(said, register)
        for one in said["answers"]:
            _holds(one, ring, said)
        if said["receipt"]:
            receipt = receipt_from(said["receipt"], key)
            _same(receipt.recipient, said["recipient"], "The receipt is of another view.")
        for notice in said["notices"]:
            for line in notice["entries"]:
                _same(
                    entry_from({**line, "key": ""}).number.upper(), notice["number"].upper(), "An entry is of another."
                )
        return Verified(
            desk=said["name"],
            bureau=said["bureau"],
            desk_key=said["key"],
            register_fingerprint=ring.keys[0].fingerprint,
            begins=said["from"],
            ends=said["until"],
            answers=tuple(said["answers"]),
            notices=tuple(said["notices"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NotGenuine(Fault.UNREADABLE, "This is no file of answers.") from error


def minute(text: str) -> datetime:
    """A time as it is typed: 2026-11-27T10:03Z, or without Z, which is UTC too. Raises DeskError."""
    try:
        found = datetime.fromisoformat(text.strip().replace(" ", "T"))
    except ValueError as error:
        raise DeskError("Write the time as 2026-11-27T10:03Z (UTC).") from error
    return found if found.tzinfo else instant(f"{found.isoformat(timespec='microseconds')}Z")


def _answer(db: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    head_at(db, row["sequence"])  # the entry is still in the chain that is held
    hits = db.execute("SELECT * FROM hit WHERE answer = ? ORDER BY found_at, id", (row["id"],)).fetchall()
    names = ("id", "at", "kind", "purpose", "salt", "question", "sequence", "head", "copy", "age_seconds")
    return {
        **{name: row[name] for name in names},
        "current": bool(row["current"]),
        "said": json.loads(row["said"]),
        "checkpoint": row["checkpoint_statement"] or "",
        "findings": [_finding(hit) for hit in hits],
    }


def _finding(row: sqlite3.Row) -> dict[str, Any]:
    texts = ("id", "number", "decision", "score", "state", "officer", "verified_at", "measured_at")
    return {
        **{name: row[name] for name in texts},
        **{name: json.loads(row[name]) for name in ("reasons", "traveller", "compared")},
        "measure": json.loads(row["measure"]) if row["measure"] else None,
    }


def _ring(said: Mapping[str, Any], register: str) -> KeyRing:
    first, *others = said["register_keys"]
    own = public_key(str(read_unverified(first)[1].get("key", "")))
    fingerprint = PublicKey("", own, BEGINNING).fingerprint
    return rotated(pinned(first, mode=said["mode"], fingerprint=register or fingerprint), others)


def _holds(one: Mapping[str, Any], ring: KeyRing, said: Mapping[str, Any]) -> None:
    if not one["checkpoint"]:
        return
    point = checkpoint_from(one["checkpoint"], ring)
    _same((point.register, point.recipient), (said["register"], said["recipient"]), "A checkpoint is of another view.")
    _same(
        (point.sequence, point.head),
        (one["sequence"], one["head"]),
        "An answer names another copy than its checkpoint.",
    )


def _same(one: object, other: object, says: str) -> None:
    if one != other:
        raise NotGenuine(Fault.ALTERED, says)
