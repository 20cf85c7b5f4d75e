"""The register of wrong matches: travellers whom an officer of your country told apart from a notice."""

from typing import Any
from uuid import UUID

from ninja import Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Key, Reasons
from fairnotice.api.schemas.hits import WrongMatchEnded, WrongMatches
from fairnotice.api.showing import mark
from fairnotice.services import wrong_matches

router = Router(tags=["hits"])


@router.get("/wrong-matches", response=WrongMatches)
def list_wrong_matches(request: Asked) -> dict[str, Any]:
    """Your bureau's wrong matches, those that hold first. Nothing in them says who the traveller is."""
    at = now()
    found = wrong_matches.wrong_matches_of(by=request.auth, at=at)
    return {
        "mark": mark(),
        "items": [
            {
                "wrong_match": str(one.id),
                "notice": str(one.notice),
                "number": one.number,
                "officer": one.officer,
                "office": one.office,
                "since": one.made_at.isoformat(),
                "until": one.until.isoformat(),
                "holds": one.holds(at.date()),
                "ended": one.ended_why,
            }
            for one in found
        ],
    }


@router.post("/wrong-matches/{uuid:id}/end", response=WrongMatchEnded)
def end_wrong_match(request: Asked, id: UUID, given: Reasons, key: Key) -> dict[str, Any]:
    """End one, so that its match is raised again. For an officer of the bureau."""
    return wrong_matches.end_wrong_match(wrong_match=id, reasons=given.reasons, by=request.auth, at=now(), key=key)
