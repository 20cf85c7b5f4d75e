"""What comes in to a bureau, and the order in which its duty officer meets it. Pure: values in, an order out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SOON = timedelta(days=7)
"""How far ahead a due date is shown as due soon: a week lets it pass through every weekday's turn."""


class Came(StrEnum):
    """Kinds of what comes in."""

    RELEASE = "release"  # a measure of ours rests on a notice that does not stand
    CONFIRMATION = "confirmation"  # a member asks whether a notice of ours stands
    HIT = "hit"  # a hit in our country
    ENDED = "ended"  # a notice in our view was withdrawn, suspended, blocked …
    LOCATED = "located"  # we were told where somebody is
    QUESTIONS = "questions"  # the secretariat asks about a request of ours
    DUE = "due"  # a date that we owe
    NEW = "new"  # a notice or diffusion new in our view, or in force again


class Urgency(StrEnum):
    """Why a thing stands where it stands, the most urgent first. The order of this list is the order of the inbox."""

    RELEASE = "release"
    ANSWER_OVERDUE = "answer_overdue"
    ANSWER = "answer"
    HIT = "hit"
    COPIES = "copies"
    LOCATED = "located"
    OVERDUE = "overdue"
    SOON = "soon"
    NEW = "new"
    ELSEWHERE = "elsewhere"  # the next step is another office's
    LATER = "later"


@dataclass(frozen=True, slots=True)
class CameIn:
    """One thing that came in. `waits`: the next step is this bureau's. `what` is said of a due date alone."""

    kind: Came
    id: str
    since: datetime
    due: datetime | None = None
    waits: bool = True
    state: str = ""
    notice: str = ""
    number: str = ""
    notice_kind: str = ""
    notice_state: str = ""
    source: str = ""
    what: str = ""


def urgency(thing: CameIn, at: datetime) -> Urgency:
    """Why this thing is where it is in the order."""
    match thing.kind:
        case Came.RELEASE:
            return Urgency.RELEASE
        case Came.CONFIRMATION:
            return Urgency.ANSWER_OVERDUE if _is_over(thing, at) else Urgency.ANSWER
        case Came.HIT:
            return Urgency.HIT if thing.waits else Urgency.ELSEWHERE
        case Came.ENDED:
            return Urgency.COPIES
        case Came.NEW:
            return Urgency.NEW
        case Came.LOCATED if not _is_over(thing, at):
            return Urgency.LOCATED
    if _is_over(thing, at):
        return Urgency.OVERDUE
    return Urgency.SOON if thing.due is not None and thing.due <= at + SOON else Urgency.LATER


def in_order(things: Iterable[CameIn], at: datetime) -> list[tuple[Urgency, CameIn]]:
    """The most urgent first: by why, then what is due first or has waited longest. Of new notices the newest first."""
    return sorted(((urgency(thing, at), thing) for thing in things), key=lambda pair: _place(*pair))


def _place(why: Urgency, thing: CameIn) -> tuple[int, float, str]:
    when = (thing.due or thing.since).timestamp()
    return (_ORDER[why], -when if why is Urgency.NEW else when, thing.id)


def _is_over(thing: CameIn, at: datetime) -> bool:
    return thing.due is not None and thing.due <= at


_ORDER = {why: place for place, why in enumerate(Urgency)}
