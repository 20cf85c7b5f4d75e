"""The life of a change of what circulates: somebody proposes it, a person of the secretariat takes it or does not.

No source says that any change is small enough to circulate unseen (RPD art. 46(3), 80(2), 100(2) ask for a new look at
each), so every one passes a person: other particulars, an addendum, and more recipients of a diffusion alike.
"""

from enum import StrEnum

from fairnotice.domain.lifecycle.machine import Machine, Move, rows
from fairnotice.domain.officer import Actor


class ChangeState(StrEnum):
    """States of a change."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


class ChangeAct(StrEnum):
    """Acts on a change."""

    ACCEPT = "accept"
    DECLINE = "decline"
    TAKE_BACK = "take_back"


S, A = ChangeState, ChangeAct

_MOVES: tuple[Move[ChangeState, ChangeAct], ...] = (
    *rows(
        S.PROPOSED,
        A.ACCEPT,
        S.ACCEPTED,
        Actor.DECIDER,
        event="change.accepted",
        cites="RPD art. 46(3), 80(2), 100(2)",
    ),
    *rows(
        S.PROPOSED, A.DECLINE, S.DECLINED, Actor.DECIDER, event="change.declined", cites="RPD art. 46(3), 128(4)-(5)"
    ),
    *rows(
        S.PROPOSED,
        A.TAKE_BACK,
        S.TAKEN_BACK,
        Actor.SOURCE,
        Actor.REVIEWER,
        event="change.taken_back",
        cites="house rule: who proposed it may take it back",
    ),
)

CHANGE = Machine("change", S.PROPOSED, _MOVES)
