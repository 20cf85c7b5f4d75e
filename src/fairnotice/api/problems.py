"""The problems that the API answers with (RFC 9457): one table, one shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

CONTENT_TYPE = "application/problem+json"
WHERE = "/problems/"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its status, its title, and what the caller can do."""

    status: int
    title: str
    remedy: str


KINDS = MappingProxyType(
    {
        "malformed": Kind(400, "The request cannot be read", "Send one JSON object in UTF-8, as the schema says."),
        "not-signed-in": Kind(401, "A token is needed", "Send 'Authorization: Bearer fn_…' with a token in force."),
        "not-your-act": Kind(403, "Not your act", "Ask the office that the detail names."),
        "not-found": Kind(404, "Nothing here", "Check the address. What you may not see is answered in the same way."),
        "turned-off": Kind(404, "Turned off here", "Ask the administrator of this installation whether it can be on."),
        "method-not-allowed": Kind(405, "Not a method of this address", "Use one of the methods in the Allow header."),
        "not-possible-now": Kind(409, "Not possible now", "Do one of the acts that the state allows."),
        "conflict": Kind(409, "Somebody was first, or the key was used", "Read the thing again; take a new key."),
        "not-in-this-mode": Kind(409, "Training and live do not mix", "Use an installation of the other mode."),
        "gone": Kind(410, "Deleted", "Nothing is to be had here any more: destroy what you hold of it."),
        "length-required": Kind(411, "A length is needed", "Send a Content-Length header."),
        "too-large": Kind(413, "The body is too large", "Split the matter; at most 2,000,000 bytes are read."),
        "unknown-form": Kind(415, "Not a form that is read here", "Send application/json or application/toml."),
        "invalid-input": Kind(422, "The input does not fit", "Correct what 'errors' lists and send it again."),
        "invalid-value": Kind(422, "A value that cannot be", "Correct what the detail names and send it again."),
        "unusable": Kind(422, "The case file cannot be used", "Correct what 'errors' lists and send it again."),
        "internal": Kind(500, "Our fault", "Try again; tell the administrator when it happened."),
        "database-away": Kind(503, "The database does not answer", "Try again in a moment."),
    }
)


def problem(
    code: str,
    request: HttpRequest,
    detail: str = "",
    *,
    errors: Sequence[dict[str, Any]] = (),
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """The response that tells of a problem. `detail` and `errors` hold nothing about a person."""
    kind = KINDS[code]
    body: dict[str, Any] = {
        "type": f"{WHERE}{code}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail or kind.remedy,
        "instance": request.path,
    }
    if errors:
        body["errors"] = list(errors)
    return JsonResponse(
        body,
        status=kind.status,
        content_type=CONTENT_TYPE,
        headers=headers,
        json_dumps_params={"ensure_ascii": False},
    )


def explain(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a problem's type: what it means and what to do."""
    kind = KINDS.get(code)
    if kind is None:
        return problem("not-found", request)
    status = f"{kind.status} {HTTPStatus(kind.status).phrase}"
    page = {"type": request.path, "status": status, "title": kind.title, "remedy": kind.remedy}
    return JsonResponse(page)
