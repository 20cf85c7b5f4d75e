"""The keys of the secretariat's pages, and the next request that waits for this officer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.domain.waiting import Whose
from fairnotice.services.queue import queue_of
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(Role.REVIEWER, Role.DECIDER, methods=("GET", "HEAD"))
def keys(request: Asked) -> HttpResponse:
    """What each key does."""
    return show(request, "secretariat/keys_page.html", {})


@page(Role.REVIEWER, Role.DECIDER, methods=("GET", "HEAD"))
def next_request(request: Asked, request_id: UUID) -> HttpResponse:
    """From one request to the next that waits for this officer, in the order of the list; at its end, to the list."""
    waiting = [row.request for row in queue_of(by=request.officer, at=now()) if row.place.whose is Whose.MINE]
    after = waiting[waiting.index(request_id) + 1 :] if request_id in waiting else waiting
    if after:
        return go("secretariat:workbench", after[0])
    messages.info(request, _("No other request waits for you after that one."))
    return go("secretariat:queue")
