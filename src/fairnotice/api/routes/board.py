"""The board: who holds what, desks and which are late, drills, incidents, and what became of a number."""

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Given, Key, Line, Reasons, Words
from fairnotice.api.schemas.board import (
    Board,
    Copies,
    DeskCode,
    Desks,
    DeskTold,
    DrillBegun,
    DrillClosed,
    Drills,
    GivenCopies,
    IncidentClosed,
    Incidents,
    OverdueList,
    Status,
)
from fairnotice.services import board, copies, copies_list, desks, drill, incidents, overdue, status

router = Router(tags=["board"])


class Newest(BaseModel):
    """Which page of the acts."""

    model_config = ConfigDict(extra="forbid")

    before: AwareDatetime | None = None
    limit: int = Field(default=50, ge=1, le=200)


class CodeGiven(Given):
    """For which bureau, and what the desk is called."""

    bureau: Line
    name: Annotated[Line, Field(max_length=80)]


class LetterGiven(Given):
    """The letter, as a person has edited it. Empty: nothing is sent."""

    letter: Words


class PrintedCode(BaseModel):
    """The code that is printed on a notice."""

    model_config = ConfigDict(extra="forbid")

    digest: str = Field(default="", max_length=100)


@router.get("/board", response=Board)
def read_board(request: Asked, page: Query[Newest]) -> dict[str, Any]:
    """The newest acts with how many desks have applied each, and every desk: yours, or all for the offices."""
    found = board.read_board(by=request.auth, at=now(), before=page.before, limit=page.limit)
    acts = [asdict(act) for act in found.acts]
    desks = [_standing(desk) for desk in found.desks]
    return {"acts": acts, "desks": desks, "before": found.before, "late_copies": found.late_copies}


@router.get("/board/overdue", response=OverdueList)
def list_overdue(request: Asked) -> dict[str, Any]:
    """Desks that are late, the longest first."""
    rows = overdue.list_overdue(by=request.auth, at=now())
    return {"items": [{"desk": _standing(row.desk), "written_at": row.written_at} for row in rows]}


@router.get("/board/copies", response=GivenCopies)
def list_copies(request: Asked) -> dict[str, Any]:
    """The copies that were given as files in the last week, and older ones of which no word came that they are gone."""
    return {"items": [asdict(copy) for copy in copies_list.list_copies(by=request.auth, at=now())]}


@router.get("/notices/{uuid:id}/copies", response=Copies)
def copies_of(request: Asked, id: UUID) -> dict[str, Any]:
    """Who has applied the latest entry about a notice; of a deleted one, which copies nobody can reach."""
    return asdict(copies.copies_of(notice=id, by=request.auth, at=now()))


@router.get("/desks", response=Desks)
def list_desks(request: Asked) -> dict[str, Any]:
    """Your bureau's desks; all of them, for the offices and the administrator."""
    return {"items": [asdict(desk) for desk in desks.list_desks(by=request.auth)]}


@router.post("/desks/codes", response={201: DeskCode})
def make_desk_code(request: Asked, response: HttpResponse, given: CodeGiven, key: Key) -> dict[str, Any]:
    """A code with which one desk enrols within a week. It is shown this once."""
    response["Cache-Control"] = "no-store"
    code = desks.make_desk_code(bureau=given.bureau, name=given.name, by=request.auth, at=now(), key=key)
    return {"code": code}


@router.post("/desks/{uuid:id}/end", response=DeskTold)
def end_desk(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """End a desk: its token opens nothing from now on."""
    return desks.end_desk(desk=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/desks/{uuid:id}/remind", response=DeskTold)
def send_reminder(request: Asked, id: UUID, given: LetterGiven, key: Key) -> dict[str, Any]:
    """Write to the bureau of a desk that is late; once for a desk and day."""
    return overdue.send_reminder(desk=id, letter=given.letter, by=request.auth, at=now(), key=key)


@router.get("/drills", response=Drills)
def list_drills(request: Asked) -> dict[str, Any]:
    """Recall drills with who answered after how long, as far as you may see."""
    return {"items": [_drill(one) for one in drill.list_drills(by=request.auth, at=now())]}


@router.post("/drills", response={201: DrillBegun})
def begin_drill(request: Asked, key: Key) -> dict[str, Any]:
    """Ask every desk for a receipt now."""
    return drill.begin_drill(by=request.auth, at=now(), key=key)


@router.post("/drills/close", response=DrillClosed)
def close_drill(request: Asked, key: Key) -> dict[str, Any]:
    """Close the drill that is open, and keep its figures."""
    return drill.close_drill(by=request.auth, at=now(), key=key)


@router.get("/incidents", response=Incidents)
def list_incidents(request: Asked) -> dict[str, Any]:
    """The incidents that you may see, the open ones first."""
    return {"items": [asdict(one) for one in incidents.list_incidents(by=request.auth)]}


@router.post("/incidents/{uuid:id}/close", response=IncidentClosed)
def close_incident(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """Close an incident: what was found and done."""
    return incidents.close_incident(incident=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.get("/status/{path:number}", response=Status, auth=None)
def status_of(request: HttpRequest, number: str, printed: Query[PrintedCode]) -> dict[str, Any]:
    """What became of a number, for anybody; of a notice that is not public, to who gives the code on its paper."""
    given, code = status.number_and_code(number)
    return asdict(status.status_of(number=given, code=printed.digest or code))


def _standing(desk: board.DeskState) -> dict[str, Any]:
    return {**asdict(desk), "behind": desk.behind}


def _drill(one: drill.Drill) -> dict[str, Any]:
    lines = [{**asdict(line), "seconds": _seconds(line)} for line in one.lines]
    return {"id": one.id, "begun_at": one.begun_at, "closed_at": one.closed_at, "lines": lines}


def _seconds(line: drill.DrillLine) -> float | None:
    return line.after.total_seconds() if line.after is not None else None
