"""The list that a desk screens against, in memory, brought on with what its copy says."""

import sqlite3
import threading

from fairnotice.desk.store import Store, state
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine.codec import unpacked
from fairnotice.screening.settle import keep_pauses_short, settle
from fairnotice.screening.watchlist import ENGINE_FROM

MOST_BESIDE = 1000
"""Changes that stand beside the list before it is made again: more than these slow a check down."""
_IN_FORCE = "state = 'published' AND listed IS NOT NULL"


class Listing:
    """The published notices of the copy. Threads may share it: one brings it on, the others wait or use what there is.

    A notice past its last day is still on it: whoever asks leaves it out by the day (`checking`).
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._sequence, self._mended = -1, ""
        self._watchlist = Watchlist(())

    def watchlist(self) -> Watchlist:
        """The list as it is at the end of the copy."""
        with self._lock, self._store.reading() as db:
            end = int(db.execute("SELECT coalesce(max(sequence), 0) FROM entry").fetchone()[0])
            mended = state(db, "mended")
            if mended != self._mended:  # a document came for an entry that was there before
                self._sequence, self._mended = -1, mended
            if end != self._sequence:
                self._bring_on(db, end)
            return self._watchlist

    def _bring_on(self, db: sqlite3.Connection, end: int) -> None:
        asked = "SELECT DISTINCT notice FROM entry WHERE sequence > ? LIMIT ?"
        about = [row[0] for row in db.execute(asked, (self._sequence, MOST_BESIDE + 1))]
        if self._sequence < 0 or self._watchlist.beside + len(about) > MOST_BESIDE:
            self._watchlist = _made(db)
        else:
            self._watchlist = self._watchlist.changed(_come(db, about), about)
        self._sequence = end


def _made(db: sqlite3.Connection) -> Watchlist:
    rows = db.execute(f"SELECT listed FROM holding WHERE {_IN_FORCE} ORDER BY notice")  # noqa: S608  ours
    entries = [unpacked(row[0]) for row in rows]
    made = Watchlist(entries, engine=len(entries) >= ENGINE_FROM)
    keep_pauses_short()
    if len(entries) >= ENGINE_FROM:
        del entries
        settle()
    return made


def _come(db: sqlite3.Connection, about: list[str]) -> list[Entry]:
    asked = f"SELECT listed FROM holding WHERE notice = ? AND {_IN_FORCE}"  # noqa: S608  ours
    rows = [db.execute(asked, (notice,)).fetchone() for notice in about]
    return [unpacked(row[0]) for row in rows if row]
