"""In which order requests wait for somebody at the secretariat, and why: the reasons are the order.

Every request that waits is given its reasons, the weightiest first, and its place follows from them alone.
Whoever looks at the list can check it by reading the reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from fairnotice.domain.lifecycle import RequestState
from fairnotice.domain.officer import Role

S = RequestState
WORKSHEETS_NEEDED = 2
SOON = timedelta(days=3)
"""A clock that runs out within this time moves a request forward."""


class Whose(StrEnum):
    """Whose turn it is, seen by one officer."""

    MINE = "mine"
    OTHERS = "others"
    DONE = "done"


class Why(StrEnum):
    """Why a request stands where it stands, the weightiest first."""

    URGENT = "urgent"  # the source says why it cannot wait
    OVERDUE = "overdue"  # a clock has run out
    DUE_SOON = "due_soon"
    TO_DECIDE = "to_decide"  # two worksheets are signed
    TO_PUBLISH = "to_publish"  # approved
    SECOND_WORKSHEET = "second_worksheet"  # one is signed, a second is needed
    ANSWERED = "answered"  # the source has answered questions
    SOURCE_SILENT = "source_silent"  # it was asked, and its time is over
    CHANGED = "changed"  # my own worksheet is on an older file
    FIRST_WORKSHEET = "first_worksheet"
    DUE = "due"
    WAITS = "waits"  # since when
    # why it is not for me to do
    TIED = "tied"
    SIGNED = "signed"
    WITH_DECIDER = "with_decider"
    WITH_REVIEWERS = "with_reviewers"
    WITH_SOURCE = "with_source"
    ENDED = "ended"  # published, refused or taken back, since when


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the place of a request is computed from. `worksheets` counts those signed on the newest file."""

    state: RequestState
    since: datetime  # its last step
    submitted: datetime | None = None
    urgent: str = ""
    answered: bool = False
    worksheets: int = 0
    signed: bool = False  # by me, on the newest file
    signed_before: bool = False  # by me, on an older file
    tied: tuple[str, ...] = ()
    due: datetime | None = None  # the nearest clock of the request that runs, or ran out
    answer_due: datetime | None = None  # by when the source was to answer, while it has questions


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with its value: the instant, the words or the states that it speaks of."""

    why: Why
    at: datetime | None = None
    words: str = ""
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Whose turn it is, and why; places of one group compare by their reasons."""

    whose: Whose
    reasons: tuple[Reason, ...]
    since: datetime

    @property
    def rank(self) -> tuple[int, int, int, float]:
        """Lower comes first: urgent, then a clock that runs out, then the stage, then the longest wait."""
        whys = [reason.why for reason in self.reasons]
        if self.whose is Whose.DONE:
            return (0, 0, 0, -self.since.timestamp())
        clock = 0 if Why.OVERDUE in whys else 1 if Why.DUE_SOON in whys else 2
        stage = min((_STAGES.index(why) for why in whys if why in _STAGES), default=len(_STAGES))
        return (0 if Why.URGENT in whys else 1, clock, stage, self.since.timestamp())


_STAGES = (
    Why.TO_DECIDE,
    Why.TO_PUBLISH,
    Why.SECOND_WORKSHEET,
    Why.ANSWERED,
    Why.SOURCE_SILENT,
    Why.CHANGED,
    Why.FIRST_WORKSHEET,
    Why.WITH_DECIDER,
    Why.WITH_REVIEWERS,
    Why.SIGNED,
    Why.WITH_SOURCE,
    Why.TIED,
)
"""What is nearest to its end comes first."""

_ENDED = frozenset({S.PUBLISHED, S.REFUSED, S.DROPPED})


def place(waiting: Waiting, *, role: Role, at: datetime) -> Place:
    """Where a request stands for a reviewer or a decision-maker, and why."""
    if waiting.state in _ENDED:
        return Place(Whose.DONE, (Reason(Why.ENDED, waiting.since),), waiting.since)
    since = waiting.submitted or waiting.since
    stage = _decider(waiting) if role is Role.DECIDER else _reviewer(waiting, at)
    whose = Whose.OTHERS if stage.why in _NOT_MINE else Whose.MINE
    reasons = (*_pressing(waiting, at), stage, *_later(waiting, at), Reason(Why.WAITS, since))
    return Place(whose, reasons, since)


_NOT_MINE = frozenset({Why.TIED, Why.SIGNED, Why.WITH_DECIDER, Why.WITH_REVIEWERS, Why.WITH_SOURCE})


def _pressing(waiting: Waiting, at: datetime) -> Iterable[Reason]:
    if waiting.urgent:
        yield Reason(Why.URGENT, words=waiting.urgent)
    if waiting.due is not None and waiting.due <= at:
        yield Reason(Why.OVERDUE, waiting.due)
    elif waiting.due is not None and waiting.due <= at + SOON:
        yield Reason(Why.DUE_SOON, waiting.due)


def _later(waiting: Waiting, at: datetime) -> Iterable[Reason]:
    if waiting.due is not None and waiting.due > at + SOON:
        yield Reason(Why.DUE, waiting.due)


def _decider(waiting: Waiting) -> Reason:
    ready = waiting.worksheets >= WORKSHEETS_NEEDED and waiting.state in {S.IN_REVIEW, S.INFO_REQUESTED}
    if waiting.tied:
        return Reason(Why.TIED, states=waiting.tied)
    if waiting.state is S.APPROVED:
        return Reason(Why.TO_PUBLISH)
    if ready:
        return Reason(Why.TO_DECIDE)
    return Reason(Why.WITH_SOURCE if waiting.state is S.INFO_REQUESTED else Why.WITH_REVIEWERS)


def _reviewer(waiting: Waiting, at: datetime) -> Reason:
    if waiting.tied:
        return Reason(Why.TIED, states=waiting.tied)
    if waiting.state is S.APPROVED or waiting.worksheets >= WORKSHEETS_NEEDED:
        return Reason(Why.WITH_DECIDER)
    if waiting.signed:
        return Reason(Why.SIGNED)
    if waiting.state is S.INFO_REQUESTED:
        silent = waiting.answer_due is not None and waiting.answer_due <= at
        return Reason(Why.SOURCE_SILENT if silent else Why.WITH_SOURCE)
    if waiting.worksheets:
        return Reason(Why.SECOND_WORKSHEET)
    if waiting.answered:
        return Reason(Why.ANSWERED)
    return Reason(Why.CHANGED if waiting.signed_before else Why.FIRST_WORKSHEET)


T = TypeVar("T")


def in_order(placed: Iterable[tuple[Place, T]]) -> list[tuple[Place, T]]:
    """Places of one group in their order, each with what it is the place of; equal ones stay as they came."""
    return sorted(placed, key=lambda each: each[0].rank)
