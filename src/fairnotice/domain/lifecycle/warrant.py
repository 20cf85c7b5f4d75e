"""The life of a national warrant in this system: it is taken in, and it ends."""

from enum import StrEnum

from fairnotice.domain.lifecycle.machine import Machine, Move, rows
from fairnotice.domain.officer import Actor


class WarrantState(StrEnum):
    """States of a warrant."""

    TAKEN_IN = "taken_in"
    ENDED = "ended"


class WarrantAct(StrEnum):
    """Acts on a warrant."""

    END = "end"


_MOVES: tuple[Move[WarrantState, WarrantAct], ...] = rows(
    WarrantState.TAKEN_IN,
    WarrantAct.END,
    WarrantState.ENDED,
    Actor.SOURCE,
    event="warrant.ended",
    cites="RPD art. 81(2)(d)",
)

WARRANT = Machine("warrant", WarrantState.TAKEN_IN, _MOVES)
