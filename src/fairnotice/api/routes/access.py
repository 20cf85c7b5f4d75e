"""Who read or searched what."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.service import AccessRow

router = Router(tags=["access"])


@router.get("/access", response=Page[AccessRow])
def list_access(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """Who read or searched a person's data, what for and when, newest first. For the Commission and administrators."""
    return page("access", request, response, paging)
