"""Messages to an office."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.service import MessageRow

router = Router(tags=["messages"])


@router.get("/messages", response=Page[MessageRow])
def list_messages(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """The messages to your office, newest first."""
    return page("messages", request, response, paging)
