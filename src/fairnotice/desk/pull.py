"""Bring the copy on: ask, judge, apply, hand in the receipt. What is refused is kept with its sentence."""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from fairnotice.desk.ahead import AT_ONCE, Ahead
from fairnotice.desk.applying import apply, mend
from fairnotice.desk.errors import TurnedAway, plain
from fairnotice.desk.faults import note_fault
from fairnotice.desk.held import Held, held
from fairnotice.desk.judging import ProvenFork, Step, judged
from fairnotice.desk.line import Feed, Line
from fairnotice.desk.opening import Opener, alone, open_document, shared
from fairnotice.desk.receipts import send_receipt
from fairnotice.desk.store import Store, set_state, state
from fairnotice.desk.times import Clock
from fairnotice.register.checkpoint import AHEAD
from fairnotice.register.entry import Entry, entry_from
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import text_of

MANY = 3 * AT_ONCE
"""Entries from which on documents are opened by several processes: below, these take longer to begin."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came of asking. `refused`: why nothing was applied; `left`: entries that there are to ask for at once."""

    entries: int = 0
    left: int = 0
    refused: str = ""


def pull(store: Store, line: Line, *, clock: Clock, ahead: Ahead, opener: Opener = alone) -> Pulled:
    """Ask for what comes next and apply it. Raises NoLine, and sqlite3.Error where the disk does not take it."""
    here, etag = held(store.db), state(store.db, "etag")
    try:
        feed = ahead.feed(after=here.point.sequence, etag=etag)
        return take(store, line, feed, here, clock=clock, opener=opener)
    except NotGenuine as refused:
        if etag:  # an answer without a body brings no new key: it is asked for whole before it is refused
            with store.writing() as db:
                set_state(db, etag="")
            return pull(store, line, clock=clock, ahead=ahead, opener=opener)
        return _refuse(store, refused, clock=clock)
    except TurnedAway as refused:
        note_fault(store, "turned_away", str(refused), now=clock())
        return Pulled(refused=str(refused))


def wait_for_more(store: Store, line: Line, live: str, *, seconds: int, clock: Clock) -> Pulled:
    """The same, waiting until there is something. Raises NoLine, also where nobody waits at that address."""
    here = held(store.db)
    try:
        feed = line.wait(live, after=here.point.sequence, seconds=seconds)
        return take(store, line, feed, here, clock=clock)
    except NotGenuine as refused:
        return _refuse(store, refused, clock=clock)


def take(store: Store, line: Line, feed: Feed, here: Held, *, clock: Clock, opener: Opener = alone) -> Pulled:
    """Judge an answer and apply it. What is older than what is held is asked for a second time before it counts as
    such: a cache on the way may have kept an old answer. Raises NotGenuine, NoLine, TurnedAway."""
    try:
        step = judged(feed, here, fetch=line.document, now=clock(), opener=opener)
    except NotGenuine as refused:
        if refused.fault is not Fault.ROLLED_BACK:
            raise
        feed = line.entries(after=here.point.sequence, limit=AT_ONCE)
        step = judged(feed, here, fetch=line.document, now=clock(), opener=opener)
    if apply(step, here, store, now=clock()):
        store.erase_traces()
    _say_clock(store, step, etag="" if feed.entries else feed.etag, now=clock())
    with store.writing() as db:
        set_state(db, asked="receipt" if "receipt" in feed.asks else "")
    return Pulled(entries=len(step.entries), left=step.point.latest - step.point.sequence)


def pull_all(store: Store, line: Line, *, clock: Clock) -> Pulled:
    """Pull until the end, and hand in the receipt. Raises NoLine, sqlite3.Error."""
    entries = 0
    opener: Opener = alone
    with Ahead(line) as ahead, ExitStack() as stack:
        while True:
            done = pull(store, line, clock=clock, ahead=ahead, opener=opener)
            entries += done.entries
            if done.refused or not done.left:
                break
            if done.left >= MANY and opener is alone:
                opener = stack.enter_context(shared())
    if not done.refused:
        mend_missing(store, line, clock=clock)
        send_receipt(store, line, now=clock())
    return Pulled(entries=entries, refused=done.refused)


def mend_missing(store: Store, line: Line, *, clock: Clock) -> None:
    """Ask again for documents that were not to be had when their entries came. Raises NoLine."""
    rows = store.db.execute(
        "SELECT h.secret, (SELECT line FROM entry e WHERE e.notice = h.notice AND e.line LIKE '%' || h.cipher || '%'"
        " ORDER BY sequence DESC LIMIT 1) AS line FROM holding h"
        " WHERE h.digest <> '' AND h.document IS NULL AND h.cipher <> '' LIMIT 100"
    ).fetchall()
    for row in rows:
        entry = entry_from({**json.loads(row["line"]), "key": row["secret"] or ""})
        try:
            entry = entry if entry.key else _with_key(entry, line)
        except NotGenuine as refused:
            _refuse(store, refused, clock=clock)
            continue
        data = line.document(entry.cipher) if entry.key else None
        if data is None:
            says = f"The register has no document for notice {entry.number}, which its entry {entry.sequence} brings."
            note_fault(store, "missing", says, now=clock())
            continue
        try:
            mend(entry, open_document(entry, data, held(store.db).ring), store, now=clock())
        except NotGenuine as refused:
            _refuse(store, refused, clock=clock)


def _with_key(entry: Entry, line: Line) -> Entry:
    """The same entry asked for again: its key is not part of what is signed, and may have been taken out on the way."""
    found = (entry_from(one) for one in line.entries(after=entry.sequence - 1, limit=1).entries)
    return next((one for one in found if one.head == entry.head), entry)


def _refuse(store: Store, refused: NotGenuine, *, clock: Clock) -> Pulled:
    proven = refused.fault is Fault.ROLLED_BACK or isinstance(refused, ProvenFork)
    evidence = refused.evidence if isinstance(refused, ProvenFork) else ""
    note_fault(store, refused.fault.value, plain(refused), now=clock(), evidence=evidence, stops=proven)
    with store.writing() as db:
        set_state(db, no_line_since="", no_line_says="")  # it answers, whatever it said
    return Pulled(refused=plain(refused))


def _say_clock(store: Store, step: Step, *, etag: str, now: datetime) -> None:
    """A fresh answer tells the time: where the clock here is ahead of it, that is said, and ages count as too high."""
    off = now - step.point.at
    says = f"The clock here is {off} ahead of the register's: set it." if off > AHEAD else ""
    with store.writing() as db:
        ahead = max(0.0, off.total_seconds())
        set_state(
            db,
            clock_off=says,
            etag=etag,
            clock_ahead=f"{ahead:.6f}",
            last_line_at=text_of(now),
            no_line_since="",
            no_line_says="",
        )
