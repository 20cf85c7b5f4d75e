"""The timeline of a matter: every act, by whose office, on what ground."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.timelines import CaseTimeline, Happened, Said, case_timeline
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.timeline.links import where
from fairnotice.web.words import EVENTS, MEASURES, ROLES


@dataclass(frozen=True, slots=True)
class EventShown:
    """One event of the timeline."""

    title: str | Promise
    at: datetime
    office: str
    role: str | Promise
    about: str
    href: str
    cites: str
    said: tuple[Said, ...]


@page(Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION, methods=("GET", "HEAD"))
def case_timeline_page(request: Asked, case: UUID) -> HttpResponse:
    """What happened in a matter, oldest first."""
    found = case_timeline(case=case, by=request.officer, at=now())
    role = request.officer.role
    context: dict[str, Any] = {
        "this": found,
        "requests": [(label, state, where(role, "request", pk), pk) for pk, label, state in found.requests],
        "events": [_shown(each, role) for each in found.happened],
        "back": _back(found, role),
    }
    return show(request, "timeline/case.html", context)


def _shown(event: Happened, role: Role) -> EventShown:
    return EventShown(
        title=EVENTS.get(event.type, event.type),
        at=event.at,
        office=event.office,
        role=ROLES.get(event.role, event.role),
        about=_about(event),
        href=where(role, event.thing, event.id),
        cites=event.cites,
        said=event.said,
    )


def _about(event: Happened) -> str:
    """Which of several things it was."""
    if event.thing == "warrant":
        return _("warrant %(id)s") % {"id": event.about}
    if event.thing == "measure":
        return str(MEASURES.get(event.about, event.about))
    return event.about


def _back(found: CaseTimeline, role: Role) -> str:
    first = next((pk for pk, _label, _state in found.requests), None)
    return where(role, "request", first) if first else ""
