"""What is altered in what circulates: who receives a diffusion, and changes that are proposed and decided."""

from typing import Any
from uuid import UUID

from ninja import Router

from fairnotice.api.auth import Asked
from fairnotice.api.bodies import dossier_of
from fairnotice.api.clock import now
from fairnotice.api.given import AddendumGiven, AmendmentGiven, BureausGiven, ChangeDecision, CountriesGiven, Key
from fairnotice.api.schemas.changes import Change, ChangeState, Restricted
from fairnotice.services import changes, circulating
from fairnotice.services.change_reading import changes_of

router = Router(tags=["notices"])


@router.post("/notices/{uuid:id}/restrict", response=Restricted)
def restrict_diffusion(request: Asked, id: UUID, given: BureausGiven, key: Key) -> dict[str, Any]:
    """Shut countries, named by their bureaus, out of a diffusion that was sent."""
    return circulating.restrict_diffusion(
        notice=id, bureaus=given.bureaus, reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.post("/notices/{uuid:id}/lift-restriction", response=Restricted)
def lift_restriction(request: Asked, id: UUID, given: BureausGiven, key: Key) -> dict[str, Any]:
    """Let countries in again, by the office that shut them out."""
    return circulating.lift_restriction(
        notice=id, bureaus=given.bureaus, reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.get("/notices/{uuid:id}/changes", response=list[Change])
def list_changes(request: Asked, id: UUID) -> list[dict[str, Any]]:
    """The changes of a notice that you may see, the newest first."""
    return [one.to_json() for one in changes_of(notice=id, by=request.auth)]


@router.post("/notices/{uuid:id}/amendments", response={201: ChangeState})
def propose_amendment(request: Asked, id: UUID, given: AmendmentGiven, key: Key) -> dict[str, Any]:
    """The source proposes other particulars: the whole case file as it is to read. It circulates once accepted."""
    return changes.propose_amendment(
        notice=id, dossier=dossier_of(given.dossier), reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.post("/notices/{uuid:id}/addenda", response={201: ChangeState})
def propose_addendum(request: Asked, id: UUID, given: AddendumGiven, key: Key) -> dict[str, Any]:
    """The source or a reviewer proposes a text that is added to the notice."""
    return changes.propose_addendum(
        notice=id, text=given.text, reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.post("/notices/{uuid:id}/recipients", response={201: ChangeState})
def propose_recipients(request: Asked, id: UUID, given: CountriesGiven, key: Key) -> dict[str, Any]:
    """The source proposes to send its diffusion to more countries."""
    return changes.propose_recipients(
        notice=id, countries=given.countries, reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.post("/changes/{uuid:id}/decision", response=ChangeState)
def decide_change(request: Asked, id: UUID, given: ChangeDecision, key: Key) -> dict[str, Any]:
    """Accept a change, which circulates it, or decline it."""
    return changes.decide_change(
        change=id, accept=given.accept, reasons=given.reasons, by=request.auth, at=now(), key=key
    )


@router.post("/changes/{uuid:id}/take-back", response=ChangeState)
def take_back_change(request: Asked, id: UUID, key: Key) -> dict[str, Any]:
    """Whoever proposed it takes it back."""
    return changes.take_back_change(change=id, by=request.auth, at=now(), key=key)
