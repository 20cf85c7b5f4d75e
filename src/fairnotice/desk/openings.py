"""Codes with which an officer comes in to the desk's pages, each once. Of a code a digest is kept."""

from hashlib import sha256

from fairnotice.desk.store import Store


def keep_opening(store: Store, code: str, *, at: str) -> None:
    """Let whoever brings this code come in, once."""
    with store.writing() as db:
        db.execute("INSERT INTO opening (code, made_at) VALUES (?, ?)", (_digest(code), at))


def used_opening(store: Store, code: str, *, at: str) -> bool:
    """Use a code. Answers whether it was good."""
    with store.writing() as db:
        done = db.execute("UPDATE opening SET used_at = ? WHERE code = ? AND used_at IS NULL", (at, _digest(code)))
        return bool(done.rowcount)


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()
