"""The administrator's first page."""

from importlib.metadata import version

from django.http import HttpResponse

from fairnotice.domain.officer import Role
from fairnotice.services.concerns import concerns
from fairnotice.services.health import made_at
from fairnotice.web.administration.concerns import tasks
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def home(request: Asked) -> HttpResponse:
    """What this installation is, what to look at first, and where everything is."""
    _health, found = concerns(by=request.officer, at=now())
    context = {"tasks": tasks(found), "made_at": made_at(), "version": version("fairnotice")}
    return show(request, "administration/home.html", context)
