"""The copies that were given as files: packs, indexes, and the lists that this server's workers share. Reading only.

Who sees which is decided by row-level security, as of desks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.overdue import OUTER
from fairnotice.records.board_rows import copy_rows
from fairnotice.services.acting import act_as, log_access
from fairnotice.services.board import READERS, DeskState, is_late
from fairnotice.services.copy_recipients import INDEX, KINDS

NO_WORD = "copy_gone"
"""What a recipient is late with whose copy is past its end: word that it is destroyed."""


@dataclass(frozen=True, slots=True)
class CopyState:
    """A copy: to whom it was given, up to which entry of the view, and what its holder has said of it.

    `held_at`, `gone_at`: when word came that it is held, and that it is destroyed. Of a pack its desk's receipts speak.
    """

    id: UUID
    recipient: UUID
    bureau: str
    bureau_name: str
    name: str
    kind: str
    sequence: int
    entries: int
    digest: str
    made_at: datetime
    ends_at: datetime
    held_at: datetime | None
    gone_at: datetime | None
    late: bool


def list_copies(*, by: Officer, at: datetime) -> tuple[CopyState, ...]:
    """The copies of the last week, and the older ones of which nobody has said that they are gone. Logged.

    Raises NotYourAct.
    """
    if by.role not in READERS | {Role.ADMINISTRATOR}:
        raise NotYourAct("Copies are for the offices, and for a bureau about its own.")
    with act_as(by):
        log_access("board", "list", "copies", by, at)
        return tuple(copy_of(row, at) for row in copy_rows(at - OUTER))


def copy_of(row: Mapping[str, Any], at: datetime) -> CopyState:
    """A copy from its row."""
    return CopyState(
        id=row["id"],
        recipient=row["desk"],
        bureau=row["bureau"],
        bureau_name=row["bureau_name"],
        name=row["name"],
        kind=row["kind"],
        sequence=row["sequence"],
        entries=row["entries"],
        digest=row["digest"],
        made_at=row["made_at"],
        ends_at=row["ends_at"],
        held_at=row["held_at"],
        gone_at=row["gone_at"],
        late=is_late(row, at),
    )


def late_recipients(at: datetime) -> list[DeskState]:
    """Whoever was given a copy that is past its end without word that it is gone, as desks are told that are late."""
    late: dict[UUID, list[Mapping[str, Any]]] = {}
    for row in copy_rows(at - OUTER):
        if is_late(row, at):
            late.setdefault(row["desk"], []).append(row)
    return [_state(rows) for rows in late.values()]


def may_be_written_to(recipient: DeskState) -> bool:
    """Whether a bureau can do something about it: the lists of this server's workers are the administrator's."""
    return recipient.kind not in KINDS or recipient.kind == INDEX


def _state(rows: Iterable[Mapping[str, Any]]) -> DeskState:
    first = min(rows, key=lambda row: row["ends_at"])
    heard = [row["held_at"] for row in rows if row["held_at"]]
    return DeskState(
        id=first["desk"],
        bureau=first["bureau"],
        bureau_name=first["bureau_name"],
        name=first["name"],
        kind=first["kind"],
        enrolled_at=first["enrolled_at"],
        ends_at=first["recipient_ends_at"],
        ended_at=first["ended_at"],
        seen_at=max(heard, default=None),
        agrees=None,
        applied=first["sequence"],
        latest=first["sequence"],
        late_since=first["ends_at"],
        waits_for=NO_WORD,
    )
