"""The account of the token."""

from typing import Any

from django.conf import settings
from ninja import Router

from fairnotice.api.auth import Asked, any_token
from fairnotice.api.schemas.service import Me

router = Router(tags=["service"], auth=any_token)


@router.get("/me", response=Me)
def me(request: Asked) -> dict[str, Any]:
    """Whose token this is, and in which mode the installation runs."""
    by = request.auth
    return {
        "officer": str(by.id),
        "role": by.role.value,
        "bureau": by.bureau,
        "country": by.country,
        "states": list(by.states),
        "mode": settings.FAIRNOTICE_MODE,
    }
