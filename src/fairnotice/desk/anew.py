"""Enrol anew in place of a desk that its register no longer follows: what waits, matches and settings go along.

The new desk is made beside the old one and takes its place when it is whole. The old folder stays, for what was held
and answered: its documents and what is still open of travellers are erased, and it is served no more.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fairnotice.desk.enrol import Code, enrol
from fairnotice.desk.errors import DeskError, NoLine, TurnedAway
from fairnotice.desk.folder import alone, keep_secret, secret
from fairnotice.desk.held import Enrolled, enrolled
from fairnotice.desk.hits import ANEW, DISMISSED, RAISED, finding
from fairnotice.desk.kept import keep_answer
from fairnotice.desk.line import Line
from fairnotice.desk.outbox import queue, waiting
from fairnotice.desk.pull import pull_all
from fairnotice.desk.standing import limit_kept, standing
from fairnotice.desk.store import Store, set_state, state
from fairnotice.desk.times import Clock
from fairnotice.domain.mode import Mode

_BESIDE = ".new"
_KEPT_SECRETS = ("local", "secret")
_KEPT_STATE = ("telephone", "limit_seconds")


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry that the old copy has and the register has no more, or another one in its place."""

    sequence: int
    kind: str
    number: str
    entered_at: str


@dataclass(frozen=True, slots=True)
class Anew:
    """What came of it. `pulled` is empty where the first copy came, else it says why not; then `lost` is not known."""

    who: Enrolled
    old: Path
    findings: int
    searches: int
    lost: tuple[Lost, ...]
    pulled: str


def enrol_anew(folder: Path, *, code: str, url: str = "", clock: Clock) -> Anew:
    """Enrol a new desk in place of the one in this folder. After a kill it goes on where it was.

    Raises DeskError for another register or another bureau, which get nothing of this one, and where the desk still
    runs; TurnedAway, NoLine and NotGenuine as `enrol`.
    """
    beside = folder.with_name(folder.name + _BESIDE)
    with alone(folder):
        old = Store.open(folder)
        was = enrolled(old.db)
        if Code.of(code).fingerprint != was.fingerprint:
            raise DeskError("This code is of another register: enrol with it in a new folder, without this desk.")
        new = _enrolled_beside(beside, url or was.url, code, was)
        who = enrolled(new.db)
        if who.recipient != was.recipient:
            raise DeskError(f"This code is of another bureau: it made the desk in {beside}, which got nothing of this.")
        _carry(old, new, at=clock())
        left = waiting(new.db)
        lost, pulled = _pulled(old, new, clock=clock)
        _lay_down(old, who.desk)
        old.close()
        new.close()
    kept = _free(folder, clock())
    folder.rename(kept)
    beside.rename(folder)
    return Anew(who, kept, left.findings, left.searches, lost, pulled)


def _enrolled_beside(beside: Path, url: str, code: str, was: Enrolled) -> Store:
    """The new desk, enrolled now, or before a kill."""
    beside.mkdir(mode=0o700, exist_ok=True)
    with Line(url) as line:
        new = Store.make(beside)
        if not state(new.db, "desk"):
            enrol(beside, line, code=code, live=was.mode == Mode.LIVE)
    return new


def _carry(old: Store, new: Store, *, at: datetime) -> None:
    """Once, in one transaction: matches with all that became of them, what waits, settings, the token of the API."""
    if state(new.db, "carried"):
        return
    for name in _KEPT_SECRETS:
        keep_secret(new.folder, name, secret(old.folder, name))
    stands = standing(new, limit=limit_kept(old.db), now=at)
    with new.writing() as db:
        set_state(db, carried="yes", **{name: kept for name in _KEPT_STATE if (kept := state(old.db, name))})
        _put(db, "search", old.db.execute("SELECT at, purpose FROM search ORDER BY id"))
        _put(
            db,
            "outbox",
            old.db.execute(
                "SELECT kind, key, body, made_at FROM outbox WHERE kind = 'searches' AND sent_at IS NULL"
                " AND refused IS NULL ORDER BY id"
            ),
        )
        hits = old.db.execute("SELECT * FROM hit ORDER BY found_at, id").fetchall()
        if not hits:
            return
        answer = keep_answer(
            db,
            new.folder,
            stands,
            kind="carried",
            purpose="matches of the desk before",
            question={},
            said={"notices": []},
            at=at,
        )
        _put(db, "hit", [{**dict(hit), "answer": answer} for hit in hits])
        for hit in hits:
            _tell_again(old.db, db, hit, at=at)


def _tell_again(old: sqlite3.Connection, new: sqlite3.Connection, hit: sqlite3.Row, *, at: datetime) -> None:
    """A match is told once more with all that became of it: the register may have lost what had arrived, and takes it
    once. Of somebody else of whom nothing had left, nothing leaves."""
    keys = tuple(f"hit:{hit['id']}{part}" for part in ("", ANEW, ":verified", ":measure"))
    rows = old.execute("SELECT tried_at FROM outbox WHERE key IN (?, ?, ?, ?)", keys).fetchall()
    if hit["state"] == DISMISSED and not rows:
        return
    tried = any(row["tried_at"] for row in rows)
    queue(new, "findings", f"hit:{hit['id']}{ANEW if tried else ''}", finding(hit), at=at)


def _pulled(old: Store, new: Store, *, clock: Clock) -> tuple[tuple[Lost, ...], str]:
    """The first copy, and what the old one has that it has not. Without a line it comes when the desk is started."""
    try:
        with Line(enrolled(new.db).url, token=secret(new.folder, "register")) as line:
            done = pull_all(new, line, clock=clock)
    except (NoLine, TurnedAway, sqlite3.Error) as error:
        return (), str(error)
    if done.refused:
        return (), done.refused
    there = dict(new.db.execute("SELECT sequence, head FROM entry").fetchall())
    rows = old.db.execute("SELECT sequence, head, line FROM entry ORDER BY sequence").fetchall()
    return tuple(_lost(row) for row in rows if there.get(row["sequence"]) != row["head"]), ""


def _lost(row: sqlite3.Row) -> Lost:
    said = json.loads(row["line"])
    return Lost(row["sequence"], said["kind"], said["number"], said["entered_at"])


def _lay_down(old: Store, desk: str) -> None:
    """The old folder keeps the chain, the receipts and the answers: no document, and nobody whom a person still has to
    compare, since that goes on in the new one."""
    with old.writing() as db:
        set_state(db, anew=desk)
        db.execute("UPDATE holding SET document = NULL, secret = NULL, listed = NULL")
        db.execute("DELETE FROM photo")
        db.execute("UPDATE hit SET traveller = '{}', reasons = '[]' WHERE state = ?", (RAISED,))
        db.execute("DELETE FROM search")
        db.execute("DELETE FROM outbox WHERE sent_at IS NULL AND refused IS NULL")
    old.erase_traces()


def _put(db: sqlite3.Connection, table: str, rows: Iterable[sqlite3.Row | dict[str, object]]) -> None:
    for row in map(dict, rows):
        names, places = ", ".join(row), ", ".join("?" * len(row))
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))  # noqa: S608  ours


def _free(folder: Path, at: datetime) -> Path:
    """What the old folder is called from now on."""
    name = f"{folder.name}-until-{at:%Y-%m-%d}"
    place, number = folder.with_name(name), 2
    while place.exists():
        place, number = folder.with_name(f"{name}-{number}"), number + 1
    return place
