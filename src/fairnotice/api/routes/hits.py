"""From a hit to a measure."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import now
from fairnotice.api.given import Disclosure, Key, Measure, Protection, Purpose, Verification
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.hits import ConfirmationAsked, HitFile, HitRow, HitState, HitVerified, MeasureRecorded
from fairnotice.services import hits, reading

router = Router(tags=["hits"])


@router.get("/hits", response=Page[HitRow])
def list_hits(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """The hits that you may see, newest first."""
    return page("hits", request, response, paging)


@router.get("/hits/{uuid:id}", response=HitFile)
def read_hit(request: Asked, id: UUID, purpose: Purpose) -> dict[str, Any]:
    """A hit with what has been done about it and what you may do now."""
    return reading.read_hit(hit=id, purpose=purpose, by=request.auth, at=now())


@router.post("/hits/{uuid:id}/verification", response=HitVerified)
def verify_hit(request: Asked, id: UUID, given: Verification, key: Key) -> dict[str, Any]:
    """Say, having compared, whether the traveller is the person. A name is not enough. A no can be remembered."""
    return hits.verify_hit(
        hit=id,
        same=given.same,
        compared=given.compared,
        remembered=given.remember,
        by=request.auth,
        at=now(),
        key=key,
    )


@router.post("/hits/{uuid:id}/confirmation", response=ConfirmationAsked)
def ask_confirmation(request: Asked, id: UUID, key: Key) -> dict[str, Any]:
    """Ask the source whether its notice stands. It is not told who asks or where the person is."""
    return hits.ask_confirmation(hit=id, by=request.auth, at=now(), key=key)


@router.post("/hits/{uuid:id}/protection", response=HitState)
def check_protection(request: Asked, id: UUID, given: Protection, key: Key) -> dict[str, Any]:
    """Say what your bureau found about protection, and where it looked. It stays there."""
    return hits.check_protection(
        hit=id, protected=given.protected, checked=given.checked, by=request.auth, at=now(), key=key
    )


@router.post("/hits/{uuid:id}/disclosure", response=HitState)
def decide_disclosure(request: Asked, id: UUID, given: Disclosure, key: Key) -> dict[str, Any]:
    """Decide what the requester learns: where the person is, or nothing."""
    return hits.decide_disclosure(
        hit=id, tells=given.tells, text=given.text, reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.post("/hits/{uuid:id}/measure", response=MeasureRecorded)
def record_measure(request: Asked, id: UUID, given: Measure, key: Key) -> dict[str, Any]:
    """Record what the country did, and under which law of its own."""
    return hits.record_measure(
        hit=id, kind=given.kind, legal_basis=given.legal_basis, by=request.auth, at=now(), key=key
    )
