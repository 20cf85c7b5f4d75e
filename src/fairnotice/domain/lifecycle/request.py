"""The life of a request, from the bureau's draft to the decision.

A diffusion that seeks an arrest goes the same way: it is looked at before it is sent, so that a refused notice does
not come back through another door. Two people assess, a third decides (see services.decisions).
"""

from enum import StrEnum

from fairnotice.domain.lifecycle.machine import Machine, Move, rows
from fairnotice.domain.officer import Actor


class RequestState(StrEnum):
    """States of a request."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    INFO_REQUESTED = "info_requested"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    REFUSED = "refused"
    DROPPED = "dropped"


class RequestAct(StrEnum):
    """Acts on a request."""

    SUBMIT = "submit"
    ASK = "ask"
    ANSWER = "answer"
    ASSESS = "assess"
    APPROVE = "approve"
    REFUSE = "refuse"
    REOPEN = "reopen"
    PUBLISH = "publish"
    DROP = "drop"


S, A = RequestState, RequestAct
OPEN = (S.SUBMITTED, S.IN_REVIEW)

_MOVES: tuple[Move[RequestState, RequestAct], ...] = (
    *rows(S.DRAFT, A.SUBMIT, S.SUBMITTED, Actor.SOURCE, event="request.submitted", cites="RPD art. 76"),
    *rows(OPEN, A.ASK, S.INFO_REQUESTED, Actor.REVIEWER, event="request.questions_asked", cites="RPD art. 78(1)"),
    *rows(S.INFO_REQUESTED, A.ANSWER, S.SUBMITTED, Actor.SOURCE, event="request.answered", cites="RPD art. 78(1)"),
    *rows(OPEN, A.ASSESS, S.IN_REVIEW, Actor.REVIEWER, event="request.assessed", cites="RPD art. 77(1), 86"),
    # A source that stays silent does not keep its request from being judged on what is there.
    *rows(S.INFO_REQUESTED, A.ASSESS, None, Actor.REVIEWER, event="request.assessed", cites="RPD art. 77(1), 86"),
    *rows(S.IN_REVIEW, A.APPROVE, S.APPROVED, Actor.DECIDER, event="request.approved", cites="RPD art. 77, 86"),
    *rows(
        (S.IN_REVIEW, S.INFO_REQUESTED),
        A.REFUSE,
        S.REFUSED,
        Actor.DECIDER,
        event="request.refused",
        cites="RPD art. 77(2)",
    ),
    # The file or its warrant changed after the approval: what is published is what was assessed and decided.
    *rows(S.APPROVED, A.REOPEN, S.IN_REVIEW, Actor.SYSTEM, event="request.reopened", cites="RPD art. 77(1), 86"),
    *rows(S.APPROVED, A.PUBLISH, S.PUBLISHED, Actor.DECIDER, event="request.published", cites="RPD art. 74(2)(a)"),
    *rows(
        (S.DRAFT, S.SUBMITTED, S.INFO_REQUESTED, S.IN_REVIEW, S.APPROVED),
        A.DROP,
        S.DROPPED,
        Actor.SOURCE,
        event="request.dropped",
        cites="RPD art. 81(2)",
    ),
)

REQUEST = Machine("request", S.DRAFT, _MOVES)
