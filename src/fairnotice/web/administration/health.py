"""Health: whether the database, the clocks, the event log, the disk and the mail are as they should be."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.concerns import concerns
from fairnotice.services.verifying import verify_at_a_page
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.administration.concerns import tasks
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show

MOST_EVENTS = 100_000
"""Verified at a page: some seconds. A longer log is verified in a terminal."""


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def health(request: Asked) -> HttpResponse:
    """Everything as it is now."""
    return _shown(request, ActForm())


@page(Role.ADMINISTRATOR, methods=("POST",))
def verify(request: Asked) -> HttpResponse:
    """Verify the event log now."""
    form = ActForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, status=422)

    def act() -> dict[str, Any]:
        return {"verdict": verify_at_a_page(by=request.officer, at=now(), most=MOST_EVENTS)}

    done = attempt(form, act)
    if done is None:
        return _shown(request, form, status=422)
    if done["verdict"].holds:
        messages.success(request, _("The event log holds: nothing changed, missing, reordered, cut or rewritten."))
    else:
        messages.error(request, _("The event log does not hold. The faults are named below."))
    return go("administration:health")


def _shown(request: Asked, form: ActForm, *, status: int = 200) -> HttpResponse:
    at = now()
    measured, found = concerns(by=request.officer, at=at)
    context = {
        "health": measured,
        "behind": measured.clocks.behind(at),
        "tasks": tasks(found),
        "now": at,
        "form": form,
        "most": MOST_EVENTS,
    }
    return show(request, "administration/health.html", context, status=status)
