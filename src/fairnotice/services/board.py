"""The board: what was sent to whom, how far each desk has applied it, and since when one is late. Reading only.

Who sees which desks and receipts is decided by row-level security: offices all of them, a bureau its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.overdue import OUTER, late_from
from fairnotice.records.board_rows import act_rows, copy_rows, desk_rows
from fairnotice.services.acting import act_as, log_access
from fairnotice.services.copy_recipients import KINDS

READERS = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.SYSTEM})
"""Who reads the board: the offices all of it, a bureau what concerns its own desks."""
OFFICES = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class DeskState:
    """How far one desk has come. `seen_at`: when its newest receipt arrived; `agrees`: whether that was the register's.

    `applied`: the entry up to which its newest receipt that agrees goes; `late_since` is None for who is not late.
    """

    id: UUID
    bureau: str
    bureau_name: str
    name: str
    kind: str
    enrolled_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    seen_at: datetime | None
    agrees: bool | None
    applied: int
    latest: int
    late_since: datetime | None
    waits_for: str  # the kind of the entry for which it is late, or empty

    @property
    def behind(self) -> int:
        """How many entries of its view it has not applied."""
        return max(0, self.latest - self.applied)

    def in_use(self, at: datetime) -> bool:
        """Whether it may still be used."""
        return self.ended_at is None and at < self.ends_at


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a notice that went into views: how many desks have applied it, and how many recipients read here.

    `sequence`: the lowest number that the entry has in a view; each recipient counts for itself.
    """

    notice: UUID
    number: str
    kind: str
    version: int
    sequence: int
    entered_at: datetime
    recipients: int
    reading_here: int
    desks: int
    applied: int
    late: int


@dataclass(frozen=True, slots=True)
class Board:
    """The newest acts and every desk. `before`: where an older page begins, or None. `late_copies`: recipients of
    copies that are past their end without word that they are gone."""

    acts: tuple[Act, ...]
    desks: tuple[DeskState, ...]
    before: datetime | None
    late_copies: int = 0


def read_board(*, by: Officer, at: datetime, before: datetime | None = None, limit: int = 50) -> Board:
    """The newest acts with how many desks have applied each, and the state of every desk. Logged.

    Raises NotYourAct.
    """
    may_read(by)
    with act_as(by):
        log_access("board", "list", "board", by, at)
        rows = desk_rows()
        used = in_use_rows(rows, at)
        acts, older = act_rows(used, before=before, limit=limit, at=at)
        late = {row["desk"] for row in copy_rows(at - OUTER) if is_late(row, at)}
    return Board(tuple(act_of(row) for row in acts), tuple(state_of(row, at) for row in rows), older, len(late))


def desk_states(*, by: Officer, at: datetime) -> tuple[DeskState, ...]:
    """Every desk that the officer may see, those in use first. Logged. Raises NotYourAct."""
    may_read(by)
    with act_as(by):
        log_access("board", "list", "desks", by, at)
        found = [state_of(row, at) for row in desk_rows()]
    return tuple(sorted(found, key=lambda desk: not desk.in_use(at)))


def may_read(by: Officer) -> None:
    """Raises NotYourAct for who has no part in circulation."""
    if by.role not in READERS:
        raise NotYourAct("The board is for the offices, and for a bureau about its own desks.")


def in_use_rows(rows: Sequence[Mapping[str, Any]], at: datetime) -> list[Mapping[str, Any]]:
    """The desks among these rows that may still be used."""
    return [row for row in rows if row["ended_at"] is None and at < row["ends_at"]]


def is_late(copy: Mapping[str, Any], at: datetime) -> bool:
    """Whether an index, or a list of workers, is past its end without word that it is gone, by its row."""
    open_one = copy["gone_at"] is None and copy["ended_at"] is None
    return copy["kind"] in KINDS and open_one and bool(copy["ends_at"] <= at)


def act_of(row: Mapping[str, Any]) -> Act:
    """An act from its row."""
    return Act(
        notice=row["notice_id"],
        number=row["number"],
        kind=row["kind"],
        version=row["version"],
        sequence=row["sequence"],
        entered_at=row["entered_at"],
        recipients=row["recipients"],
        reading_here=row["reading_here"],
        desks=row["desks"],
        applied=row["applied"],
        late=row["late"],
    )


def state_of(row: Mapping[str, Any], at: datetime) -> DeskState:
    """The state of a desk from its row, at that instant."""
    since, kind = _late(row, at) if in_use_rows([row], at) else (None, "")
    return DeskState(
        id=row["id"],
        bureau=row["bureau"],
        bureau_name=row["bureau_name"],
        name=row["name"],
        kind=row["kind"],
        enrolled_at=row["enrolled_at"],
        ends_at=row["ends_at"],
        ended_at=row["ended_at"],
        seen_at=row["seen_at"],
        agrees=row["agrees"],
        applied=row["applied"],
        latest=row["latest"],
        late_since=since,
        waits_for=kind,
    )


def _late(row: Mapping[str, Any], at: datetime) -> tuple[datetime | None, str]:
    """Since when it is late, and for which kind: the first entry that it has not applied, or the first urgent one."""
    waiting = ((row["next_kind"], row["next_entered_at"]), (row["urgent_kind"], row["urgent_entered_at"]))
    late = [(late_from(kind, entered, row["enrolled_at"]), kind) for kind, entered in waiting if kind]
    over = sorted(one for one in late if one[0] <= at)
    return over[0] if over else (None, "")
