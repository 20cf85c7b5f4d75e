"""Which messages wait on somebody, and how the telling of one goes on while nobody opens it. Pure.

A message that waits is mailed: first to those on call in the office (where nobody is, to all of it), again to those on
call when it was not opened in time, and after twice that time to the whole office and to the secretariat's reviewers.
"""

from datetime import timedelta
from enum import IntEnum, StrEnum


class Waiting(StrEnum):
    """What waits on the office that a message was sent to. By kind, so that a mail names nothing else."""

    CONFIRMATION = "confirmation"  # asked whether a notice stands
    RELEASE = "release"  # a measure rests on a notice that does not stand
    HIT = "hit"  # a hit was raised here, or its source has answered or not
    WITHDRAW = "withdraw"  # a notice rests on a warrant that has ended
    LOCATED = "located"  # somebody was found
    COPIES = "copies"  # a notice is over: national copies
    QUESTIONS = "questions"
    REQUEST = "request"  # a request was submitted, or its questions answered
    UNOPENED = "unopened"  # another office does not open what waits on it


class Told(IntEnum):
    """How far the telling of a message has come."""

    NOBODY = 0
    FIRST = 1  # those on call, or the whole office
    AGAIN = 2  # those on call once more
    EVERYBODY = 3  # the whole office, and the secretariat's reviewers; nothing follows
    OVER = 4  # opened, or nothing waits any more, or it was only to inform


_ENDED = ("notice.withdrawn", "notice.cancelled", "notice.expired", "notice.deleted")
_BY_EVENT = {
    ("hit.confirmation_asked", "confirmation"): Waiting.CONFIRMATION,
    ("hit.raised", "hit"): Waiting.HIT,
    ("hit.confirmed", "hit"): Waiting.HIT,
    ("hit.denied", "hit"): Waiting.HIT,
    ("hit.unanswered", "hit"): Waiting.HIT,
    ("hit.disclosed", "disclosure"): Waiting.LOCATED,
    ("warrant.ended", "warrant"): Waiting.WITHDRAW,
    ("request.questions_asked", "request"): Waiting.QUESTIONS,
    ("request.submitted", "request"): Waiting.REQUEST,
    ("request.answered", "request"): Waiting.REQUEST,
    ("message.escalated", "message"): Waiting.UNOPENED,
    **{(event, "measure"): Waiting.RELEASE for event in (*_ENDED, "notice.suspended", "notice.blocked", "hit.denied")},
    **{(event, "notice"): Waiting.COPIES for event in _ENDED},
}
_FOR_A_ROLE = frozenset({Waiting.REQUEST, Waiting.UNOPENED})
"""What waits on the holders of a role. Of everything else they are only informed."""

WAITING_EVENTS = tuple(sorted({event for event, _thing in _BY_EVENT}))
"""The events whose messages may wait on somebody."""


def waiting_of(*, about: str, thing: str, to_role: str) -> Waiting | None:
    """What waits on whom a message was sent to, or None: it only informs."""
    found = _BY_EVENT.get((about, thing.partition(":")[0]))
    return found if found is not None and bool(to_role) == (found in _FOR_A_ROLE) else None


def told_by_now(*, so_far: Told, age: timedelta, patience: timedelta | None, open_still: bool) -> Told:
    """How far the telling of a message should have come at this age; never less than it has.

    `patience`: how long it may stay unopened; None: it is not told again. `open_still`: nobody of the office has opened
    it and it still waits; otherwise nothing more is told.
    """
    if not open_still or (patience is None and so_far is not Told.NOBODY):
        return Told.OVER
    if so_far is Told.NOBODY or patience is None:
        return Told.FIRST
    # One step a sweep: those on call come before everybody, also when the sweep was away for a day.
    if so_far is Told.FIRST:
        return Told.AGAIN if age >= patience else so_far
    return Told.EVERYBODY if age >= 2 * patience else so_far
