"""Photographs: kept as they travel, each with its own key, fetched after the documents, gone with them."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from fairnotice.desk.faults import note_fault
from fairnotice.desk.line import Line
from fairnotice.desk.opening import PICTURES, Photo
from fairnotice.desk.store import Store
from fairnotice.domain.errors import NotFound
from fairnotice.register.canonical import digest
from fairnotice.register.document import decrypt
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import text_of

AT_ONCE = 100


def keep_photos(db: sqlite3.Connection, notice: str, photos: Sequence[Photo], now: datetime) -> bool:
    """Name the photographs of a notice's document, and erase others that it had. Answers whether one went.

    Within the transaction in which the document comes or goes.
    """
    wanted = {one.cipher for one in photos}
    rows = db.execute("SELECT cipher FROM photo WHERE notice = ?", (notice,)).fetchall()
    gone = [row["cipher"] for row in rows if row["cipher"] not in wanted]
    for cipher in gone:
        db.execute("DELETE FROM photo WHERE cipher = ?", (cipher,))
        db.execute("INSERT OR IGNORE INTO destroyed (cipher, at) VALUES (?, ?)", (cipher, text_of(now)))
    db.executemany(
        "INSERT OR IGNORE INTO photo (cipher, notice, secret, sha256, media_type) VALUES (?, ?, ?, ?, ?)",
        [(one.cipher, notice, one.secret, one.sha256, one.media_type) for one in photos],
    )
    return bool(gone)


def fetch_photos(store: Store, line: Line, *, now: datetime) -> int:
    """Fetch some of those that are not here yet. Answers how many came. Raises NoLine."""
    rows = store.db.execute("SELECT * FROM photo WHERE data IS NULL LIMIT ?", (AT_ONCE,)).fetchall()
    came = 0
    for row in rows:
        data = line.document(row["cipher"])
        if data is not None:
            came += put_photo(store, row, data, now=now)
    return came


def put_photos(store: Store, documents: Mapping[str, bytes], *, now: datetime) -> int:
    """Those that came in a pack. Answers how many."""
    rows = store.db.execute("SELECT * FROM photo WHERE data IS NULL").fetchall()
    here = [row for row in rows if row["cipher"] in documents]
    return sum(put_photo(store, row, documents[row["cipher"]], now=now) for row in here)


def put_photo(store: Store, row: sqlite3.Row, data: bytes, *, now: datetime) -> int:
    """Keep a photograph that is the one that was named. Answers 1; 0 where it is another, which is noted."""
    try:
        _opened(row, data)
    except NotGenuine as refused:
        note_fault(store, refused.fault.value, str(refused), now=now)
        return 0
    with store.writing() as db:
        db.execute("UPDATE photo SET data = ? WHERE cipher = ?", (data, row["cipher"]))
    return 1


def photos_here(db: sqlite3.Connection, notice: str) -> tuple[str, ...]:
    """The photographs of a notice that can be shown, by what they travelled as."""
    rows = db.execute("SELECT cipher FROM photo WHERE notice = ? AND data IS NOT NULL ORDER BY rowid", (notice,))
    return tuple(row["cipher"] for row in rows)


def photo(store: Store, cipher: str) -> tuple[str, bytes]:
    """A photograph for the eye: its kind and the file, verified once more. Raises NotFound, NotGenuine."""
    row = store.db.execute("SELECT * FROM photo WHERE cipher = ? AND data IS NOT NULL", (cipher,)).fetchone()
    if row is None or row["media_type"] not in PICTURES:
        raise NotFound("There is no such photograph here.")
    return row["media_type"], _opened(row, row["data"])


def _opened(row: sqlite3.Row, data: bytes) -> bytes:
    if digest(data) != row["cipher"]:
        raise NotGenuine(Fault.ALTERED, "A photograph is not the one that its document names.")
    plain = decrypt(data, row["secret"])
    if sha256(plain).hexdigest() != row["sha256"]:
        raise NotGenuine(Fault.ALTERED, "A photograph is another file than its document names.")
    return plain
