"""The paper kit of one's own bureau."""

from django.http import HttpResponse

from fairnotice.domain.officer import Role
from fairnotice.services.notice_prints import print_kit
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.prints.files import language_of, offered, pdf


@page(Role.BUREAU, Role.BORDER, methods=("GET", "HEAD"))
def kit(request: Asked) -> HttpResponse:
    """What the sheet is for, and its languages."""
    return show(request, "prints/kit.html", {"offered": offered("kit")})


@page(Role.BUREAU, Role.BORDER, methods=("GET", "HEAD"))
def kit_file(request: Asked, language: str) -> HttpResponse:
    """A new sheet, with a number of its own."""
    return pdf(print_kit(language=language_of(language), by=request.officer, at=now()), f"paper-kit-{language}")
