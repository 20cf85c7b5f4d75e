"""Bureaus and offices."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Code, NewBureau
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.service import BureauAdded, BureauRow
from fairnotice.services.administration import add_bureau as add

router = Router(tags=["bureaus"])


class BureauPaging(Paging):
    """Which page. Bureaus are named by their codes."""

    after: Code | None = None  # type: ignore[assignment]  # a code, where other lists have ids


@router.get("/bureaus", response=Page[BureauRow])
def list_bureaus(request: Asked, response: HttpResponse, paging: Query[BureauPaging]) -> dict[str, Any]:
    """Every bureau and office, with its country and telephone."""
    return page("bureaus", request, response, paging)


@router.post("/bureaus", response={201: BureauAdded})
def add_bureau(request: Asked, given: NewBureau) -> dict[str, Any]:
    """Add a bureau or an office."""
    return {"bureau": add(**given.model_dump(), by=request.auth, at=now())}
