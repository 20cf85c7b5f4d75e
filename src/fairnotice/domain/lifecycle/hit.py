"""What stands between a hit and a measure.

A hit is a presumed match. A person verifies the identity; the source is asked to confirm under a clock, without being
told where the person is, and silence is not a confirmation; the locating bureau checks protection and then decides what
the requester learns; only then is a measure recorded.
"""

from enum import StrEnum

from fairnotice.domain.lifecycle.machine import Machine, Move, rows
from fairnotice.domain.officer import Actor


class HitState(StrEnum):
    """States of a hit."""

    RAISED = "raised"
    DISMISSED = "dismissed"
    VERIFIED = "verified"
    ASKED = "asked"
    UNANSWERED = "unanswered"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    CHECKED = "checked"  # protection checked, none found
    PROTECTED = "protected"
    DISCLOSED = "disclosed"  # decided what the requester learns
    WITHHELD = "withheld"  # decided that the requester learns nothing
    MEASURED = "measured"


class HitAct(StrEnum):
    """Acts on a hit."""

    VERIFY = "verify"
    DISMISS = "dismiss"
    ASK_SOURCE = "ask_source"
    CONFIRM = "confirm"
    DENY = "deny"
    LAPSE = "lapse"
    CLEAR = "clear"
    PROTECT = "protect"
    DISCLOSE = "disclose"
    WITHHOLD = "withhold"
    MEASURE = "measure"


S, A = HitState, HitAct
_HERE = (Actor.BORDER, Actor.LOCATING)

_MOVES: tuple[Move[HitState, HitAct], ...] = (
    *rows(S.RAISED, A.VERIFY, S.VERIFIED, *_HERE, event="hit.verified", cites="RPD art. 1(25), 104"),
    *rows(S.RAISED, A.DISMISS, S.DISMISSED, *_HERE, event="hit.dismissed", cites="RPD art. 1(25), 104"),
    *rows(
        (S.VERIFIED, S.UNANSWERED),
        A.ASK_SOURCE,
        S.ASKED,
        Actor.LOCATING,
        event="hit.confirmation_asked",
        cites="RPD art. 63(1), 105",
    ),
    *rows(
        (S.ASKED, S.UNANSWERED), A.CONFIRM, S.CONFIRMED, Actor.SOURCE, event="hit.confirmed", cites="RPD art. 105(2)"
    ),
    *rows((S.ASKED, S.UNANSWERED), A.DENY, S.DENIED, Actor.SOURCE, event="hit.denied", cites="RPD art. 105(2)"),
    *rows(S.ASKED, A.LAPSE, S.UNANSWERED, Actor.SYSTEM, event="hit.unanswered", cites="RPD art. 62-63, 105"),
    *rows(S.CONFIRMED, A.CLEAR, S.CHECKED, Actor.LOCATING, event="hit.protection_checked", cites="GA-2017-86-RES-09"),
    *rows(
        S.CONFIRMED, A.PROTECT, S.PROTECTED, Actor.LOCATING, event="hit.protection_checked", cites="GA-2017-86-RES-09"
    ),
    *rows(S.CHECKED, A.DISCLOSE, S.DISCLOSED, Actor.LOCATING, event="hit.disclosed", cites="RPD art. 87(a)(i)"),
    *rows(
        (S.CHECKED, S.PROTECTED),
        A.WITHHOLD,
        S.WITHHELD,
        Actor.LOCATING,
        event="hit.withheld",
        cites="RPD art. 87(a)(i): within national law and treaties",
    ),
    *rows(S.DISCLOSED, A.MEASURE, S.MEASURED, Actor.LOCATING, event="hit.measured", cites="RPD art. 87(a)(ii)"),
)

HIT = Machine("hit", S.RAISED, _MOVES)
