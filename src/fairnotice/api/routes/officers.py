"""Accounts and their tokens."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import NewOfficer, NewToken
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.service import OfficerAdded, OfficerLeft, OfficerRow, TokenMade, TokensRevoked
from fairnotice.domain.officer import Role
from fairnotice.services import administration
from fairnotice.services.reading import list_rows

router = Router(tags=["officers"])
MOST = 10_000


@router.get("/officers", response=Page[OfficerRow])
def list_officers(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """Every account, for the administrator; your own, for anybody else."""
    if request.auth.role is Role.ADMINISTRATOR:
        return page("officers", request, response, paging)
    # The database also shows the colleagues, for the roster of one's office: their ties are nobody else's business.
    own = [row for row in list_rows("officers", by=request.auth, limit=MOST) if row["officer"] == str(request.auth.id)]
    return {"items": own}


@router.post("/officers", response={201: OfficerAdded})
def add_officer(request: Asked, given: NewOfficer) -> dict[str, Any]:
    """Add an account."""
    added = administration.add_officer(**dict(given), by=request.auth, at=now())
    return {"officer": str(added.id), "role": added.role.value, "bureau": added.bureau}


@router.post("/officers/{uuid:id}/leave", response=OfficerLeft)
def remove_officer(request: Asked, id: UUID) -> dict[str, Any]:
    """Close an account and every token of it at once. What it did stays."""
    administration.remove_officer(officer=id, by=request.auth, at=now())
    return {"officer": str(id), "active": False}


@router.post("/officers/{uuid:id}/tokens", response={201: TokenMade})
def make_token(request: Asked, response: HttpResponse, id: UUID, given: NewToken) -> dict[str, Any]:
    """Make a token. It is shown this once; only its digest is kept."""
    response["Cache-Control"] = "no-store"
    life = timedelta(days=given.days)
    return {"token": administration.make_token(officer=id, name=given.name, life=life, by=request.auth, at=now())}


@router.delete("/officers/{uuid:id}/tokens", response=TokensRevoked)
def revoke_tokens(request: Asked, id: UUID) -> dict[str, Any]:
    """End every token of an account."""
    return {"ended": administration.revoke_tokens(officer=id, by=request.auth, at=now())}
