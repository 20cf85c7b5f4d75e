"""The page that gives back what was typed when a session had ended."""

from django.http import HttpResponse

from fairnotice.web import kept
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show


@page(methods=("GET", "HEAD"))
def kept_form(request: Asked) -> HttpResponse:
    """Show it once, to be sent again to where it was going."""
    found = kept.kept(request, str(request.officer.id), at=now())
    kept.drop(request)
    return show(request, "kept.html", {"kept": found})
