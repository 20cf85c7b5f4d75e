"""Notices, from publication to their end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Doubt, Key, Purpose, Reasons, ReasonsAndLetter
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.notices import Doubted, Notice, NoticeRow, NoticeState
from fairnotice.api.showing import mark
from fairnotice.services import doubts, publication, reading

router = Router(tags=["notices"])


@router.get("/notices", response=Page[NoticeRow])
def list_notices(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """The notices in your bureau's view, newest first."""
    return page("notices", request, response, paging)


@router.get("/notices/{uuid:id}", response=Notice)
def read_notice(request: Asked, id: UUID, purpose: Purpose) -> dict[str, Any]:
    """A notice with the document that recipients read."""
    return {"mark": mark(), **reading.read_notice(notice=id, purpose=purpose, by=request.auth, at=now())}


@router.post("/notices/{uuid:id}/suspend", response=NoticeState)
def suspend_notice(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """The source's pause."""
    return publication.suspend_notice(notice=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/notices/{uuid:id}/resume", response=NoticeState)
def resume_notice(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """The source ends its pause."""
    return publication.resume_notice(notice=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/notices/{uuid:id}/block", response=NoticeState)
def block_notice(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """The secretariat's interim measure, or the Commission's provisional one."""
    return publication.block_notice(notice=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/notices/{uuid:id}/unblock", response=NoticeState)
def unblock_notice(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """The examination is over."""
    return publication.unblock_notice(notice=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/notices/{uuid:id}/renew", response=NoticeState)
def renew_notice(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """The source still needs it and says why."""
    return publication.renew_notice(notice=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/notices/{uuid:id}/withdraw", response=NoticeState)
def withdraw_notice(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """The source ends it."""
    return publication.withdraw_notice(notice=id, reasons=given.reasons, by=request.auth, at=now(), key=key)


@router.post("/notices/{uuid:id}/cancel", response=NoticeState)
def cancel_notice(request: Asked, id: UUID, given: ReasonsAndLetter, key: Key) -> dict[str, Any]:
    """The secretariat ends it. The letter is what the source and the recipients are told."""
    return publication.cancel_notice(
        notice=id, reasons=given.reasons, letter=given.letter, by=request.auth, at=now(), key=key
    )


@router.post("/notices/{uuid:id}/delete", response=NoticeState)
def delete_notice(request: Asked, id: UUID, given: ReasonsAndLetter, key: Key) -> dict[str, Any]:
    """The secretariat carries out a decision of the Commission or a finding; the document is emptied."""
    return publication.delete_notice(
        notice=id, reasons=given.reasons, letter=given.letter, by=request.auth, at=now(), key=key
    )


@router.post("/notices/{uuid:id}/doubts", response=Doubted)
def tell_doubt(request: Asked, id: UUID, given: Doubt, key: Key) -> dict[str, Any]:
    """A recipient has concrete reason to think the data wrong: source and secretariat are told, in these words."""
    return doubts.tell_doubt(notice=id, words=given.words, by=request.auth, at=now(), key=key)
