"""What locating bureaus told sources."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router

from fairnotice.api.auth import Asked
from fairnotice.api.lists import Page, Paging, page
from fairnotice.api.schemas.hits import DisclosureRow

router = Router(tags=["disclosures"])


@router.get("/disclosures", response=Page[DisclosureRow])
def list_disclosures(request: Asked, response: HttpResponse, paging: Query[Paging]) -> dict[str, Any]:
    """What locating bureaus told the sources, newest first."""
    return page("disclosures", request, response, paging)
