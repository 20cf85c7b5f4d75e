"""Clocks."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.service import DueRow

router = Router(tags=["dues"])


@router.get("/dues", response=Page[DueRow])
def list_dues(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """What is due, by whom, and what follows when it is missed; the latest first."""
    return page("dues", request, response, paging)
