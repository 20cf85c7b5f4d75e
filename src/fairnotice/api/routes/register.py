"""Your bureau's own view of the register."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from fairnotice.api.auth import Asked
from fairnotice.api.lists import Page, link_next
from fairnotice.api.schemas.notices import RegisterEntry
from fairnotice.services.reading import read_register

router = Router(tags=["register"])


class Since(BaseModel):
    """After which entry."""

    model_config = ConfigDict(extra="forbid")

    after: int = Field(default=0, ge=0, lt=2**63, description="The last sequence number that you have.")
    limit: int = Field(default=100, ge=1, le=500, description="How many at most.")


@router.get("/register", response=Page[RegisterEntry])
def register_after(request: Asked, response: HttpResponse, since: Query[Since]) -> dict[str, Any]:
    """The entries after that one, oldest first and without gaps."""
    rows = read_register(after=since.after, by=request.auth, limit=since.limit)
    if len(rows) == since.limit:
        link_next(request, response, limit=since.limit, after=rows[-1]["sequence"])
    return {"items": rows}
