"""The life of a clock: it runs, may stand still, may be given longer, and is kept or missed.

The examination of a request stands still by itself while its source has questions to answer.
What is missed stays so in the record; kept late, it is kept, with the day. A clock whose matter is over is called off.
The bureau that owes a date stands in this table as source, whatever it is towards the matter.
"""

from enum import StrEnum

from fairnotice.domain.lifecycle.machine import Machine, Move, rows
from fairnotice.domain.officer import Actor


class ClockState(StrEnum):
    """States of a clock."""

    OPEN = "open"
    PAUSED = "paused"  # it stands still, and goes on later
    KEPT = "kept"
    MISSED = "missed"
    STOPPED = "stopped"  # called off: its matter is over


class ClockAct(StrEnum):
    """Acts on a clock."""

    STOP = "stop"
    GO_ON = "go_on"
    EXTEND = "extend"
    KEEP = "keep"
    MISS = "miss"
    CALL_OFF = "call_off"


S, A = ClockState, ClockAct
_STAFF = (Actor.REVIEWER, Actor.DECIDER, Actor.COMMISSION)
_HOUSE = "house rule: the act is recorded"

_MOVES: tuple[Move[ClockState, ClockAct], ...] = (
    *rows(S.OPEN, A.STOP, S.PAUSED, *_STAFF, Actor.SYSTEM, event="due.paused", cites="IRSD art. 11(3)"),
    *rows(S.PAUSED, A.GO_ON, S.OPEN, *_STAFF, Actor.SYSTEM, event="due.resumed", cites="IRSD art. 11(3)"),
    *rows(S.OPEN, A.EXTEND, None, *_STAFF, event="due.extended", cites="CCF Statute art. 40(3); IRSD art. 9(2)"),
    *rows(
        (S.OPEN, S.PAUSED, S.MISSED),
        A.KEEP,
        S.KEPT,
        Actor.SOURCE,
        *_STAFF,
        Actor.SYSTEM,
        event="due.kept",
        cites=_HOUSE,
    ),
    *rows(S.OPEN, A.MISS, S.MISSED, Actor.SYSTEM, event="due.missed", cites=_HOUSE),
    *rows((S.OPEN, S.PAUSED), A.CALL_OFF, S.STOPPED, Actor.SYSTEM, event="due.called_off", cites=_HOUSE),
)

CLOCK = Machine("due", ClockState.OPEN, _MOVES)
