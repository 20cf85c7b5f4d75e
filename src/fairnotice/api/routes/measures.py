"""Measures that a country took."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Key, Reasons
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.hits import MeasureRow, MeasureState
from fairnotice.services import hits

router = Router(tags=["measures"])


@router.get("/measures", response=Page[MeasureRow])
def list_measures(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """The measures that you may see, newest first."""
    return page("measures", request, response, paging)


@router.post("/measures/{uuid:id}/end", response=MeasureState)
def end_measure(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """End a measure: released, restrictions lifted."""
    return hits.end_measure(measure=id, reasons=given.reasons, by=request.auth, at=now(), key=key)
