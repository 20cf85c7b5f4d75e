"""The database of a desk: one SQLite file, written ahead (WAL), on the disk before anything is acknowledged (FULL)."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from fairnotice.desk.errors import DeskError
from fairnotice.desk.folder import DATABASE
from fairnotice.desk.schema import TABLES, VERSION

_WAIT_SECONDS = 30.0


class Store:
    """The database of one folder. Every thread has a connection of its own; what is written is written in `writing`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = threading.local()

    @classmethod
    def make(cls, folder: Path) -> "Store":
        """Open the database, or make it. Raises DeskError."""
        found = cls(folder)
        try:
            (folder / DATABASE).touch(mode=0o600)
            (folder / DATABASE).chmod(0o600)
            with found.writing() as db:
                if not db.execute("PRAGMA user_version").fetchone()[0]:
                    _make_tables(db)
        except (OSError, sqlite3.OperationalError) as error:
            raise DeskError(f"The desk at {folder} cannot be written: {error}.") from error
        found.check_version()
        return found

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open the database of a desk that there is. Raises DeskError."""
        if not (folder / DATABASE).is_file():
            raise DeskError(f"There is no desk at {folder}. Enrol it first: fairnotice desk --from URL --code CODE.")
        found = cls(folder)
        found.check_version()
        return found

    def check_version(self) -> None:
        """Raise DeskError for a file that another version wrote, or that is damaged."""
        try:
            version = self.db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise DeskError(f"The database of the desk at {self.folder} is damaged: {error}.") from error
        if version != VERSION:
            raise DeskError(f"The desk at {self.folder} is of version {version}; this program reads {VERSION}.")

    @property
    def db(self) -> sqlite3.Connection:
        """This thread's connection, for reading."""
        found: sqlite3.Connection | None = getattr(self._own, "db", None)
        if found is None:
            found = sqlite3.connect(self.folder / DATABASE, timeout=_WAIT_SECONDS, isolation_level=None)
            found.row_factory = sqlite3.Row
            # What is erased is overwritten, not only forgotten.
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                found.execute(f"PRAGMA {pragma}")
            self._own.db = found
        return found

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing, on the disk when this is left."""
        db = self.db
        if db.in_transaction:
            raise RuntimeError("one transaction at a time")
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Several reads of one and the same state."""
        db = self.db
        if db.in_transaction:
            yield db
            return
        db.execute("BEGIN")
        try:
            yield db
        finally:
            db.execute("ROLLBACK")

    def erase_traces(self) -> None:
        """Bring the log written ahead into the file and cut it off: what was erased stands in neither."""
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Close this thread's connection."""
        found: sqlite3.Connection | None = getattr(self._own, "db", None)
        if found is not None:
            found.close()
            self._own.db = None


def state(db: sqlite3.Connection, name: str, default: str = "") -> str:
    """A value that there is one of."""
    row = db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return default if row is None else str(row[0])


def set_state(db: sqlite3.Connection, **values: str) -> None:
    """Set values that there is one of."""
    db.executemany(
        "INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        values.items(),
    )


def told_time(db: sqlite3.Connection, at: datetime) -> datetime:
    """An instant as the register's clock has it, where the one here is known to be ahead of it."""
    return at - timedelta(seconds=float(state(db, "clock_ahead", "0")))


def _make_tables(db: sqlite3.Connection) -> None:
    """Statement by statement: `executescript` would end the transaction."""
    statement = ""
    for line in TABLES.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
    db.execute(f"PRAGMA user_version = {VERSION}")
