"""Warrants: their end."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Path, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Key, Reasons
from fairnotice.api.schemas.matters import WarrantState
from fairnotice.services import cases

router = Router(tags=["cases"])

WarrantId = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", description="Its id in the case file.")]


@router.post("/cases/{uuid:id}/warrants/{warrant}/end", response=WarrantState)
def end_warrant(request: Asked, id: UUID, warrant: WarrantId, given: Reasons, key: Key) -> dict[str, Any]:
    """Say that a warrant has ended. What rests on it is to be withdrawn at once."""
    return cases.end_warrant(case=id, warrant=warrant, reasons=given.reasons, by=request.auth, at=now(), key=key)
