"""The check of a traveller at a desk: against the notices in force in its copy, which is current or says nothing."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from fairnotice.bulk.thresholds import SHIPPED
from fairnotice.desk.errors import NotCurrent
from fairnotice.desk.hits import finding
from fairnotice.desk.kept import Said, keep_answer, told_of
from fairnotice.desk.listing import Listing
from fairnotice.desk.outbox import queue
from fairnotice.desk.standing import Standing, standing
from fairnotice.desk.store import Store, told_time
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Answers, Hit
from fairnotice.register.instants import text_of
from fairnotice.screening import Query
from fairnotice.screening.purpose import check_purpose

LONGEST_PURPOSE = 120


@dataclass(frozen=True, slots=True)
class Raised:
    """A possible match, as it stands in the desk's own list of hits."""

    id: str
    notice: str
    number: str
    state: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: the number of the answer that is kept, the matches, and how the copy stood."""

    answer: int
    raised: Answers[Raised]
    standing: Standing


def check(store: Store, listing: Listing, query: Query, *, purpose: str, limit: timedelta, at: datetime) -> Checked:
    """Check one traveller. Each possible match is kept for a person to verify; of everybody else a digest stays.

    Raises NotCurrent where the copy may not be answered from (that is kept as well), InvalidValue without a purpose or
    for a name that cannot be one.
    """
    (done,) = check_many(store, listing, [query], purpose=purpose, limit=limit, at=at, kind="check")
    return done


def check_many(
    store: Store,
    listing: Listing,
    queries: Sequence[Query],
    *,
    purpose: str,
    limit: timedelta,
    at: datetime,
    kind: str,
) -> list[Checked]:
    """Check several travellers, in their order, in one transaction. Raises as `check`."""
    if not purpose.strip():
        raise InvalidValue("Say what the check is for, such as 'border check, entry'.")
    if len(purpose) > LONGEST_PURPOSE or not purpose.strip().isprintable():
        raise InvalidValue(f"What a check is for is one line of at most {LONGEST_PURPOSE} letters.")
    check_purpose(purpose, queries)
    stands = standing(store, limit=limit, now=at)
    if not stands.current:
        _refuse(store, stands, queries, purpose=purpose, at=at, kind=kind)
    watchlist = listing.watchlist()
    found = SHIPPED.level(len(watchlist)).hits(watchlist, queries)
    with store.writing() as db:
        return [
            _answered(db, store, stands, query, hits, purpose=purpose.strip(), at=at, kind=kind)
            for query, hits in zip(queries, found, strict=True)
        ]


def _refuse(store: Store, stands: Standing, queries: Sequence[Query], *, purpose: str, at: datetime, kind: str) -> None:
    with store.writing() as db:
        for query in queries:
            said = {"refused": stands.why_not}
            question = told_of(query)
            keep_answer(
                db, store.folder, stands, kind=kind, purpose=purpose.strip(), question=question, said=said, at=at
            )
    raise NotCurrent(stands.why_not)


def _answered(
    db: sqlite3.Connection,
    store: Store,
    stands: Standing,
    query: Query,
    hits: Answers[Hit],
    *,
    purpose: str,
    at: datetime,
    kind: str,
) -> Checked:
    question = told_of(query)
    rows = [(hit, row) for hit in hits if (row := _in_force(db, hit.entry, at))]
    said: Said = {"matches": [[row["number"], row["version"], hit.decision.value] for hit, row in rows]}
    answer = keep_answer(db, store.folder, stands, kind=kind, purpose=purpose, question=question, said=said, at=at)
    db.execute("INSERT INTO search (at, purpose) VALUES (?, ?)", (text_of(told_time(db, at)), purpose))
    raised = Answers.of(
        (
            _standing(db, hit, row, question) or _raise(db, answer, stands, hit, row, question, purpose, at)
            for hit, row in rows
        ),
        cut=hits.cut,
    )
    return Checked(answer, raised, stands)


def _in_force(db: sqlite3.Connection, notice: str, at: datetime) -> sqlite3.Row | None:
    """The notice as the copy has it now, where it is in force today: the list may be a moment old."""
    row: sqlite3.Row | None = db.execute(
        "SELECT notice, number, version FROM holding WHERE notice = ? AND state = 'published' AND document IS NOT NULL"
        " AND expires_on >= ?",
        (notice, at.date().isoformat()),
    ).fetchone()
    return row


def _standing(db: sqlite3.Connection, hit: Hit, row: sqlite3.Row, question: Said) -> Raised | None:
    """The match of the same traveller with the same comparisons that nobody has looked at yet."""
    same = db.execute(
        "SELECT id FROM hit WHERE notice = ? AND state = 'raised' AND traveller = ? AND reasons = ?",
        (hit.entry, _text(question), _text(hit.as_json("")["reasons"])),
    ).fetchone()
    return Raised(same["id"], hit.entry, row["number"], "raised", hit) if same else None


def _raise(
    db: sqlite3.Connection,
    answer: int,
    stands: Standing,
    hit: Hit,
    row: sqlite3.Row,
    question: Said,
    purpose: str,
    at: datetime,
) -> Raised:
    id = str(uuid4())
    db.execute(
        "INSERT INTO hit (id, answer, notice, number, found_at, told_at, purpose, sequence, decision, score, reasons,"
        " traveller) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            id,
            answer,
            hit.entry,
            row["number"],
            text_of(at),
            text_of(told_time(db, at)),
            purpose,
            stands.here.point.sequence,
            hit.decision.value,
            round(hit.score, 4),
            _text(hit.as_json("")["reasons"]),
            _text(question),
        ),
    )
    raised = db.execute("SELECT * FROM hit WHERE id = ?", (id,)).fetchone()
    queue(db, "findings", f"hit:{id}", finding(raised), at=at)
    return Raised(id, hit.entry, row["number"], "raised", hit)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
