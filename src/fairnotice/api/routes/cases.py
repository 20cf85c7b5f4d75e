"""Matters: taken in, amended by their source, added to by reviewers, read."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.bodies import CASE_FILE, case_file
from fairnotice.api.clock import now
from fairnotice.api.given import Key, Purpose
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.matters import Case, CaseOpened, CaseRow, DossierFiled
from fairnotice.api.showing import mark
from fairnotice.formats.dossier import dossier_to
from fairnotice.services import cases, reading

router = Router(tags=["cases"])


@router.post("/cases", response={201: CaseOpened}, openapi_extra=CASE_FILE)
def open_case(request: Asked, response: HttpResponse, key: Key) -> dict[str, Any]:
    """Take in a matter with its warrants, for your bureau. The body is the case file."""
    answer = cases.open_case(dossier=case_file(request), by=request.auth, at=now(), key=key)
    response["Location"] = f"/api/cases/{answer['case']}"
    return answer


@router.get("/cases", response=Page[CaseRow])
def list_cases(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """The matters that you may see, newest first."""
    return page("cases", request, response, paging)


@router.get("/cases/{uuid:id}", response=Case)
def read_case(request: Asked, id: UUID, purpose: Purpose) -> dict[str, Any]:
    """A matter with its newest dossier as you may see it, its warrants and requests."""
    dossier, facts = reading.read_case(case=id, purpose=purpose, by=request.auth, at=now())
    return {**facts, "mark": mark(), "dossier": dossier_to(dossier)}


@router.put("/cases/{uuid:id}/dossier", response=DossierFiled, openapi_extra=CASE_FILE)
def amend_case(request: Asked, id: UUID, key: Key) -> dict[str, Any]:
    """File a new version of the dossier. Worksheets on an older version no longer count."""
    return cases.amend_case(case=id, dossier=case_file(request), by=request.auth, at=now(), key=key)


@router.post("/cases/{uuid:id}/facts", response=DossierFiled, openapi_extra=CASE_FILE)
def add_facts(request: Asked, id: UUID, key: Key) -> dict[str, Any]:
    """Put into the file what reviewers hold and the source never sees. The body is the whole case file."""
    return cases.add_facts(case=id, dossier=case_file(request), by=request.auth, at=now(), key=key)
