"""Identities and documents on notices that are misused: their true holder is not wanted."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Key, MisusedGiven, Purpose, Reasons
from fairnotice.api.schemas.quality import MisusedEnded, MisusedIdentities, MisusedOnNotice, MisusedRecorded
from fairnotice.api.showing import mark
from fairnotice.domain.officer import Role
from fairnotice.services import misused, reading
from fairnotice.services.notice_particulars import particulars_on

router = Router(tags=["misused identities"])


@router.get("/misused", response=MisusedIdentities)
def list_misused(request: Asked) -> dict[str, Any]:
    """Your own country's records and those that travel with notices in your view, those that hold first."""
    at = now()
    found = misused.misused_identities(by=request.auth, at=at)
    return {"mark": mark(), "items": [misused_json(one, at) for one in found]}


@router.get("/notices/{uuid:id}/misused", response=MisusedOnNotice)
def read_misused(request: Asked, id: UUID, purpose: Purpose) -> dict[str, Any]:
    """What holds of a notice. A bureau is also told the places that it can record one for."""
    at = now()
    found = reading.read_notice(notice=id, purpose=purpose, by=request.auth, at=at)
    given = particulars_on(found["document"]) if _may_record(request, found) else ()
    return {
        "mark": mark(),
        "items": [misused_json(one, at) for one in misused.misused_on(notice=id, by=request.auth, at=at)],
        "particulars": [{"place": one.place, "about": _about(one.place), "text": one.text} for one in given],
    }


@router.post("/notices/{uuid:id}/misused", response={201: MisusedRecorded})
def record_misused(request: Asked, response: HttpResponse, id: UUID, given: MisusedGiven, key: Key) -> dict[str, Any]:
    """Record that a document or an identity on a notice belongs to somebody who is not wanted."""
    answer = misused.record_misused(
        notice=id,
        place=given.place,
        verify_by=given.verify_by,
        evidence=given.evidence,
        agrees=given.agrees,
        until=date.fromisoformat(given.until) if given.until else None,
        by=request.auth,
        at=now(),
        key=key,
    )
    response["Location"] = "/api/misused"
    return answer


@router.post("/misused/{uuid:id}/end", response=MisusedEnded)
def end_misused(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """End a record of your own bureau."""
    return misused.end_misused(misused_identity=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


def misused_json(one: misused.Misused, at: datetime) -> dict[str, Any]:
    """A record as answers have it."""
    return {
        "misused_identity": str(one.id),
        "notice": str(one.notice),
        "number": one.number,
        "place": one.place,
        "about": _about(one.place),
        "text": one.text,
        "verify_by": one.verify_by,
        "office": one.office,
        "travels": one.travels,
        "since": one.made_at.isoformat(),
        "until": one.until.isoformat(),
        "holds": one.holds(at.date()),
    }


def _about(place: str) -> str:
    return place.partition(":")[0]


def _may_record(request: Asked, found: dict[str, Any]) -> bool:
    return request.auth.role is Role.BUREAU and found["state"] == "published" and bool(found["document"])
