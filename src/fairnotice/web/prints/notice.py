"""A notice on paper, for every office in whose view it is."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse

from fairnotice.domain.officer import Role
from fairnotice.services.notice_prints import print_published, printable_notice, signed_file
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.prints.files import language_of, offered, pdf

_READERS = (Role.BUREAU, Role.BORDER, Role.REVIEWER, Role.DECIDER)


@page(*_READERS, methods=("GET", "HEAD"))
def notice(request: Asked, notice: UUID) -> HttpResponse:
    """What is printed, in which languages, and what becomes of the paper."""
    found = printable_notice(notice=notice, by=request.officer, at=now())
    has_kit = request.officer.role in (Role.BUREAU, Role.BORDER)
    context = {"notice": notice, "found": found, "offered": offered("notice"), "has_kit": has_kit}
    return show(request, "prints/notice.html", context)


@page(*_READERS, methods=("GET", "HEAD"))
def notice_file(request: Asked, notice: UUID, language: str) -> HttpResponse:
    """The print in that language."""
    made = print_published(notice=notice, language=language_of(language), by=request.officer, at=now())
    return pdf(made, f"notice-{language}")


@page(*_READERS, methods=("GET", "HEAD"))
def proof_file(request: Asked, notice: UUID) -> HttpResponse:
    """The signed notice with what proves it, which `fairnotice print` takes."""
    made = signed_file(notice=notice, by=request.officer, at=now()).to_json()
    response = JsonResponse(made, json_dumps_params={"indent": 1})
    response["Content-Disposition"] = 'attachment; filename="notice-proof.json"'
    return response
