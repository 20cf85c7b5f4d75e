"""Whether the service works."""

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from fairnotice.api.schemas.service import Health
from fairnotice.domain.officer import PUBLIC
from fairnotice.services.reading import list_rows

router = Router(tags=["service"])


@router.get("/health", response=Health, auth=None)
def health(request: HttpRequest) -> dict[str, Any]:
    """Whether the service and its database answer."""
    list_rows("bureaus", by=PUBLIC, limit=1)
    return {"status": "ok", "version": version("fairnotice"), "mode": settings.FAIRNOTICE_MODE}
