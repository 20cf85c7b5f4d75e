"""Clocks: what is due, the worklist, and what is done to a clock."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Key, Reasons
from fairnotice.api.given_clocks import LimitGiven, Longer, NewClock, Standstill, Whose
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.clocks import (
    Clock,
    ClockState,
    DueRow,
    HouseLimit,
    HouseLimitSet,
    NoticeDifferences,
    Worklist,
    clock_of,
    differences_json,
    worklist_of,
)
from fairnotice.services import clock_acts, differences, house_limits, worklist

router = Router(tags=["dues"])


@router.get("/dues", response=Page[DueRow])
def list_dues(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """What is due, by whom, and what follows when it is missed; the latest first."""
    return page("dues", request, response, paging)


@router.get("/worklist", response=Worklist)
def read_worklist(request: Asked, asked: Query[Whose]) -> dict[str, Any]:
    """What your office owes, or another whose clocks you see, the latest first, with how late it is."""
    return worklist_of(worklist.read_worklist(by=request.auth, at=now(), whose=asked.owes))


@router.get("/dues/{uuid:id}", response=Clock)
def read_clock(request: Asked, id: UUID) -> dict[str, Any]:
    """One clock, with what was done to it and why, and what you may do."""
    return clock_of(worklist.read_clock(due=id, by=request.auth, at=now()))


@router.get("/notices/{uuid:id}/differences", response=NoticeDifferences)
def differences_of(request: Asked, id: UUID) -> dict[str, Any]:
    """What later reviews of a live notice found: for the secretariat and the Commission, never for a source."""
    return differences_json(differences.differences_of(notice=id, by=request.auth, at=now()))


@router.get("/house-limits", response=list[HouseLimit])
def list_house_limits(request: Asked) -> list[dict[str, Any]]:
    """How long clocks run here of which no text gives the number, and since when and why. For the offices."""
    return [
        {**asdict(each), "at": each.at.isoformat() if each.at else None}
        for each in house_limits.house_limits(by=request.auth)
    ]


@router.post("/house-limits/{code}", response=HouseLimitSet)
def set_house_limit(request: Asked, code: str, given: LimitGiven, key: Key) -> dict[str, Any]:
    """Set how long such a clock runs that begins from now on. For administrators."""
    return house_limits.set_house_limit(
        clock=code, days=given.days, reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.post("/dues", response={201: ClockState})
def start_clock(request: Asked, given: NewClock, key: Key) -> dict[str, Any]:
    """Let a clock of the law run about a request, a notice or a measure. Whoever owes it is told."""
    return clock_acts.start_clock(**given.model_dump(), by=request.auth, at=now(), key=key)


@router.post("/dues/{uuid:id}/stop", response=ClockState)
def stop_clock(request: Asked, id: UUID, given: Standstill, key: Key) -> dict[str, Any]:
    """Let a clock stand still where a text allows it. Both sides are told."""
    since = given.since
    return clock_acts.stop_clock(due=id, reasons=given.reasons, since=since, by=request.auth, at=now(), key=key)


@router.post("/dues/{uuid:id}/resume", response=ClockState)
def resume_clock(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """Let a clock go on; the time that it stood still is added."""
    return clock_acts.resume_clock(due=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/dues/{uuid:id}/extend", response=ClockState)
def extend_clock(request: Asked, id: UUID, given: Longer, key: Key) -> dict[str, Any]:
    """Give a clock longer where a text allows it. Both sides are told why."""
    why = given.reasons
    return clock_acts.extend_clock(due=id, length=given.length, reasons=why, by=request.auth, at=now(), key=key)


@router.post("/dues/{uuid:id}/keep", response=ClockState)
def end_clock(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """Say that it is kept, and what kept it: the reasons."""
    return clock_acts.end_clock(due=id, fulfilled=given.reasons, by=request.auth, at=now(), key=key)
