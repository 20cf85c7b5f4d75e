"""Confirmations asked of a source."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Confirmation, Key
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.hits import ConfirmationAnswered, ConfirmationRow
from fairnotice.services import hits

router = Router(tags=["confirmations"])


@router.get("/confirmations", response=Page[ConfirmationRow])
def list_confirmations(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """The confirmations that you were asked for, or asked for, newest first."""
    return page("confirmations", request, response, paging)


@router.post("/confirmations/{uuid:id}/answer", response=ConfirmationAnswered)
def answer_confirmation(request: Asked, id: UUID, given: Confirmation, key: Key) -> dict[str, Any]:
    """Say whether your notice stands and its data are right."""
    return hits.answer_confirmation(
        confirmation=id, stands=given.stands, text=given.text, by=request.auth, at=now(), key=key
    )
