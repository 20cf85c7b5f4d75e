"""Receipts of copies that a register gave, written beside their folder: that it is held, and that it is gone."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

HELD, GONE = "held", "gone"


def tell_held(folder: Path) -> Path | None:
    """Write the receipt that a copy is held, when it is opened for the first time; None where there is nothing to say.

    A copy whose key was taken out of its folder, and a folder beside which nothing can be written, are opened all the
    same: the register then has no word, and says so.
    """
    from fairnotice.bulk.held import held_in  # of copies that a register gave, and of no other list
    from fairnotice.domain.errors import InvalidValue

    with suppress(InvalidValue):
        held = held_in(folder)
        if held and not receipt_of(folder, held.given.id, HELD).exists():
            return keep_receipt(receipt_of(folder, held.given.id, HELD), held.says_held(now()))
    return None


def keep_receipt(path: Path, said: str) -> Path | None:
    """Write a receipt. None where that cannot be done."""
    try:
        path.write_text(said + "\n", encoding="ascii")
    except OSError:
        return None
    return path


def now() -> datetime:
    """When a receipt is signed."""
    return datetime.now(UTC)


def receipt_of(folder: Path, copy: str, what: str) -> Path:
    """Where the receipt of a copy lies: beside its folder, named for the copy, as the next one has the same place."""
    whole = folder.resolve()
    return whole.with_name(f"{whole.name}.{copy[:8]}.{what}.jws")
