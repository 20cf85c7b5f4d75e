"""The published JSON Schemas."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Router

from fairnotice.domain.errors import NotFound
from fairnotice.formats.dossier import case_file_schema
from fairnotice.law.effect import effect_schema
from fairnotice.law.exposure_answer import exposure_schema
from fairnotice.law.published.answers import practice_schema
from fairnotice.law.review_json import review_schema
from fairnotice.register.schema import notice_schema

router = Router(tags=["schemas"])

SCHEMAS = {
    "case-file": case_file_schema,
    "review": review_schema,
    "effect": effect_schema,
    "exposure": exposure_schema,
    "practice": practice_schema,
    "notice": notice_schema,
}


@router.get("/schemas", response=list[str], auth=None)
def list_schemas(request: HttpRequest) -> list[str]:
    """The names of the published schemas."""
    return list(SCHEMAS)


@router.get("/schemas/{name}", auth=None, response=dict[str, Any])
def read_schema(request: HttpRequest, name: str) -> JsonResponse:
    """A published JSON Schema (2020-12)."""
    if name not in SCHEMAS:
        raise NotFound(f"There is no schema of that name. Known: {', '.join(SCHEMAS)}.")
    return JsonResponse(SCHEMAS[name](), content_type="application/schema+json")
