"""Where the code on a printed notice leads: its status, without a name."""

from django.http import HttpResponse

from fairnotice.services.notice_status import status_by_code
from fairnotice.web.asking import Asked
from fairnotice.web.door import page, show
from fairnotice.web.public.register import NOT_INDEXED


@page(public=True, methods=("GET", "HEAD"))
def status(request: Asked, number: str, code: str) -> HttpResponse:
    """The state of the notice, since when, and whether the print is of the newest version."""
    found = status_by_code(number=number, code=code)
    response = show(request, "public/status.html", {"found": found})
    response["X-Robots-Tag"] = NOT_INDEXED
    return response
