"""What a country did on a confirmed hit, under its own law."""

from enum import StrEnum

from fairnotice.domain.lifecycle.machine import Machine, Move, rows
from fairnotice.domain.officer import Actor


class MeasureState(StrEnum):
    """States of a measure."""

    IN_FORCE = "in_force"
    ENDED = "ended"


class MeasureAct(StrEnum):
    """Acts on a measure."""

    END = "end"


_MOVES: tuple[Move[MeasureState, MeasureAct], ...] = rows(
    MeasureState.IN_FORCE,
    MeasureAct.END,
    MeasureState.ENDED,
    Actor.LOCATING,
    event="measure.ended",
    cites="RPD art. 87(a)(ii)",
)

MEASURE = Machine("measure", MeasureState.IN_FORCE, _MOVES)
