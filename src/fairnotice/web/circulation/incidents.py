"""Incidents: copies that disagree or are late, forged receipts, measures on a notice that had ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.services.desks import read_desk
from fairnotice.services.incidents import close_incident, list_incidents, read_incident
from fairnotice.web.acts import attempt, uuid_or_none
from fairnotice.web.asking import Asked
from fairnotice.web.circulation.forms import FoundForm
from fairnotice.web.circulation.roles import READERS
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(*READERS, methods=("GET", "HEAD"))
def incidents(request: Asked) -> HttpResponse:
    """The incidents that the officer may see, the open ones first."""
    found = list_incidents(by=request.officer)
    context = {
        "open": [one for one in found if one.closed_at is None],
        "closed": [one for one in found if one.closed_at is not None],
    }
    return show(request, "circulation/incidents.html", context)


@page(*READERS)
def incident(request: Asked, incident: UUID) -> HttpResponse:
    """One incident, and closing it."""
    found = read_incident(incident=incident, by=request.officer, at=now())
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reasons = form.cleaned_data["reasons"]
        done = attempt(
            form,
            lambda: close_incident(incident=incident, reasons=reasons, by=request.officer, at=now(), key=form.act_key),
        )
        if done is not None:
            messages.success(request, _("The incident is closed."))
            return go("circulation:incidents")
    context = {"this": found, "desk": _desk(request, found.thing), "form": form if found.closed_at is None else None}
    return show(request, "circulation/incident.html", context, status=422 if form.errors else 200)


def _desk(request: Asked, thing: str) -> str:
    """The name of the desk that it is about, where it is about one."""
    kind, _colon, text = thing.partition(":")
    desk = uuid_or_none(text) if kind == "desk" else None
    try:
        return read_desk(desk=desk, by=request.officer).name if desk else ""
    except NotFound:
        return ""
