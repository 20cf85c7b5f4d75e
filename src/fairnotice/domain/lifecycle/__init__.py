"""The small machines of state: one table of moves for each thing, and one table of consequences between them."""

from fairnotice.domain.lifecycle.change import CHANGE, ChangeAct, ChangeState
from fairnotice.domain.lifecycle.clock import CLOCK, ClockAct, ClockState
from fairnotice.domain.lifecycle.consequences import CONSEQUENCES, Consequence
from fairnotice.domain.lifecycle.hit import HIT, HitAct, HitState
from fairnotice.domain.lifecycle.machine import Machine, Move
from fairnotice.domain.lifecycle.measure import MEASURE, MeasureAct, MeasureState
from fairnotice.domain.lifecycle.notice import NOTICE, NoticeAct, NoticeState
from fairnotice.domain.lifecycle.request import REQUEST, RequestAct, RequestState
from fairnotice.domain.lifecycle.warrant import WARRANT, WarrantAct, WarrantState

MACHINES = (WARRANT, REQUEST, NOTICE, CHANGE, HIT, MEASURE, CLOCK)
"""Every machine, in the order of the story; the clock of all of them last."""

__all__ = [
    "CHANGE",
    "CLOCK",
    "CONSEQUENCES",
    "HIT",
    "MACHINES",
    "MEASURE",
    "NOTICE",
    "REQUEST",
    "WARRANT",
    "ChangeAct",
    "ChangeState",
    "ClockAct",
    "ClockState",
    "Consequence",
    "HitAct",
    "HitState",
    "Machine",
    "MeasureAct",
    "MeasureState",
    "Move",
    "NoticeAct",
    "NoticeState",
    "RequestAct",
    "RequestState",
    "WarrantAct",
    "WarrantState",
]
