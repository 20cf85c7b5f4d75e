"""A letter as PDF, for the office that sent it and for the source to which it was sent."""

from uuid import UUID

from django.http import HttpResponse

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import Role
from fairnotice.formats.letter import Language
from fairnotice.services.letters import print_letter
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page


@page(Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION, methods=("GET", "HEAD"))
def printed(request: Asked, letter: UUID, language: str) -> HttpResponse:
    """The letter in that language, as a file to be kept."""
    if language not in set(Language):
        raise NotFound("Letters have no form in that language.")
    made = print_letter(letter=letter, language=Language(language), by=request.officer, at=now())
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="letter-{language}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
