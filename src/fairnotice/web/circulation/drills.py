"""Recall drills: begun and closed by the secretariat; who answered after how long."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.services.drill import Drill, begin_drill, close_drill, list_drills
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.circulation.roles import OFFICES, SECRETARIAT
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(*OFFICES)
def drills(request: Asked) -> HttpResponse:
    """The newest drills, the open one first; its button begins or closes one."""
    form = ActForm(request.POST or None)
    if request.method == "POST":
        if request.officer.role not in SECRETARIAT:
            raise NotFound("There is no such act here.")
        if form.is_valid() and _done(request, form):
            return go("circulation:drills")
    found = [_shown(one) for one in list_drills(by=request.officer, at=now())]
    context = {
        "form": form,
        "open": next((one for one in found if one["drill"].closed_at is None), None),
        "closed": [one for one in found if one["drill"].closed_at is not None],
        "acts": request.officer.role in SECRETARIAT,
    }
    return show(request, "circulation/drills.html", context, status=422 if form.errors else 200)


def _done(request: Asked, form: ActForm) -> bool:
    by, at = request.officer, now()
    if request.POST.get("act") == "close":
        closed = attempt(form, lambda: close_drill(by=by, at=at, key=form.act_key))
        if closed is not None:
            messages.success(request, _("The drill is closed. Its figures are kept."))
        return closed is not None
    begun = attempt(form, lambda: begin_drill(by=by, at=at, key=form.act_key))
    if begun is not None:
        messages.success(request, _("Every desk is asked for a receipt now. Load this page again to see who answers."))
    return begun is not None


def _shown(drill: Drill) -> dict[str, Any]:
    """A drill with its times in seconds."""
    return {
        "drill": drill,
        "lines": [{"line": line, "seconds": _seconds(line.after)} for line in drill.lines],
        "slowest": _seconds(drill.slowest),
        "silent": len(drill.lines) - drill.answered,
    }


def _seconds(span: Any) -> float | None:
    return round(span.total_seconds(), 1) if span is not None else None
