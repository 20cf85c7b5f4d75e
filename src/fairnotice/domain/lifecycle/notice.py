"""The life of a published notice or a circulated diffusion.

Suspend is the source's pause; block is the secretariat's interim or the Commission's provisional measure; withdraw is
the source's end; cancel the secretariat's; expire the clock's; delete follows the Commission or a finding.
"""

from enum import StrEnum

from fairnotice.domain.lifecycle.machine import Machine, Move, rows
from fairnotice.domain.officer import Actor


class NoticeState(StrEnum):
    """States of a notice."""

    PUBLISHED = "published"
    SUSPENDED = "suspended"
    BLOCKED = "blocked"
    BLOCKED_BY_COMMISSION = "blocked_by_commission"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    DELETED = "deleted"


class NoticeAct(StrEnum):
    """Acts on a notice."""

    SUSPEND = "suspend"
    RESUME = "resume"
    BLOCK = "block"
    BLOCK_PROVISIONALLY = "block_provisionally"
    UNBLOCK = "unblock"
    UNBLOCK_TO_SUSPENSION = "unblock_to_suspension"  # when the source had paused it before the block
    RENEW = "renew"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"
    EXPIRE = "expire"
    DELETE = "delete"


S, A = NoticeState, NoticeAct
LIVE = (S.PUBLISHED, S.SUSPENDED, S.BLOCKED, S.BLOCKED_BY_COMMISSION)
"""States in which a notice is not over."""

_MOVES: tuple[Move[NoticeState, NoticeAct], ...] = (
    *rows(S.PUBLISHED, A.SUSPEND, S.SUSPENDED, Actor.SOURCE, event="notice.suspended", cites="RPD art. 81(1), 100(1)"),
    *rows(S.SUSPENDED, A.RESUME, S.PUBLISHED, Actor.SOURCE, event="notice.resumed", cites="RPD art. 81(1)"),
    *rows(
        (S.PUBLISHED, S.SUSPENDED),
        A.BLOCK,
        S.BLOCKED,
        Actor.REVIEWER,
        Actor.DECIDER,
        event="notice.blocked",
        cites="RPD art. 129",
    ),
    *rows(
        (S.PUBLISHED, S.SUSPENDED, S.BLOCKED),
        A.BLOCK_PROVISIONALLY,
        S.BLOCKED_BY_COMMISSION,
        Actor.COMMISSION,
        event="notice.blocked",
        cites="CCF Statute art. 37, 41",
    ),
    *rows(S.BLOCKED, A.UNBLOCK, S.PUBLISHED, Actor.DECIDER, event="notice.unblocked", cites="RPD art. 128(4)-(5)"),
    *rows(
        S.BLOCKED_BY_COMMISSION,
        A.UNBLOCK,
        S.PUBLISHED,
        Actor.COMMISSION,
        event="notice.unblocked",
        cites="CCF Statute art. 38-39",
    ),
    *rows(
        S.BLOCKED,
        A.UNBLOCK_TO_SUSPENSION,
        S.SUSPENDED,
        Actor.DECIDER,
        event="notice.unblocked",
        cites="RPD art. 128(4)-(5)",
    ),
    *rows(
        S.BLOCKED_BY_COMMISSION,
        A.UNBLOCK_TO_SUSPENSION,
        S.SUSPENDED,
        Actor.COMMISSION,
        event="notice.unblocked",
        cites="CCF Statute art. 38-39",
    ),
    *rows(S.PUBLISHED, A.RENEW, S.PUBLISHED, Actor.SOURCE, event="notice.renewed", cites="RPD art. 50(4)"),
    *rows(LIVE, A.WITHDRAW, S.WITHDRAWN, Actor.SOURCE, event="notice.withdrawn", cites="RPD art. 81(2), 100(3)"),
    *rows(LIVE, A.CANCEL, S.CANCELLED, Actor.DECIDER, event="notice.cancelled", cites="RPD art. 81(3)"),
    *rows(LIVE, A.EXPIRE, S.EXPIRED, Actor.SYSTEM, event="notice.expired", cites="RPD art. 51(2)"),
    *rows(
        (*LIVE, S.WITHDRAWN, S.CANCELLED, S.EXPIRED),
        A.DELETE,
        S.DELETED,
        Actor.DECIDER,
        event="notice.deleted",
        cites="CCF Statute art. 41; RPD art. 51(5)-(6)",
    ),
)

NOTICE = Machine("notice", S.PUBLISHED, _MOVES)
