"""What has changed about a live notice: what the rules said before and what they say now, for those who review."""

from uuid import UUID

from django.http import HttpResponse

from fairnotice.services.differences import READERS, differences_of
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.timeline.links import where


@page(*sorted(READERS), methods=("GET", "HEAD"))
def changed(request: Asked, notice: UUID) -> HttpResponse:
    """Every difference that the watch found, the newest first."""
    found = differences_of(notice=notice, by=request.officer, at=now())
    role = request.officer.role
    context = {
        "this": found,
        "there": where(role, "notice", found.notice),
        "request_page": where(role, "request", found.request),
    }
    return show(request, "worklist/changed.html", context)
