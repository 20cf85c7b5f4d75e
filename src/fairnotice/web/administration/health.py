"""Health: whether database, clocks, event log, disk, mail and lists of others are as they should be."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.concerns import concerns
from fairnotice.services.others import Other, other_lists
from fairnotice.services.verifying import verify_at_a_page
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.administration.concerns import tasks
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show

MOST_EVENTS = 100_000
"""Verified at a page: some seconds. A longer log is verified in a terminal."""


@dataclass(frozen=True, slots=True)
class ListOfOthers:
    """One list that checks are answered from. `age`: of how many days ago it is; None where it does not say its day."""

    name: str
    source: str
    version: str
    dated: date | None
    age: int | None
    expires: date | None
    size: int


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
    others = other_lists(today=at.date())
    context = {
        "health": measured,
        "behind": measured.clocks.behind(at),
        "tasks": tasks(found),
        "others": [_other(one, at) for one in others.lists],
        "problems": others.problems,
        "now": at,
        "form": form,
        "most": MOST_EVENTS,
    }
    return show(request, "administration/health.html", context, status=status)


def _other(one: Other, at: datetime) -> ListOfOthers:
    age = (at.date() - one.dated).days if one.dated else None
    return ListOfOthers(one.name, one.source, one.version, one.dated, age, one.expires, one.size)
