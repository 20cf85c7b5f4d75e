"""Lists: a page at a time, with a Link header to the next one."""

from typing import Any, Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.services.reading import list_rows

R = TypeVar("R")


class Page(BaseModel, Generic[R]):
    """One page of a list."""

    items: list[R]


class Paging(BaseModel):
    """Which page."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=100, ge=1, le=500, description="How many at most.")
    after: UUID | None = Field(default=None, description="Begin after the row of this id: see the Link header.")


def page(name: str, request: Asked, response: HttpResponse, paging: Paging) -> dict[str, Any]:
    """A page of that list as the caller may see it; the response gets a link to the next one."""
    after = str(paging.after) if paging.after else None
    # One more than asked for tells whether there is a next page.
    rows = list_rows(name, by=request.auth, limit=paging.limit + 1, after=after, at=now())
    if len(rows) > paging.limit:
        rows = rows[: paging.limit]
        link_next(request, response, limit=paging.limit, after=next(iter(rows[-1].values())))
    return {"items": rows}


def link_next(request: HttpRequest, response: HttpResponse, *, limit: int, after: object) -> None:
    """Say where the next page is (RFC 8288)."""
    response["Link"] = f'<{request.path}?{urlencode({"limit": limit, "after": after})}>; rel="next"'
