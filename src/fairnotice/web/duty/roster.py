"""Who is on call in our office, now and next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.roster import ON_DUTY, add_turn, colleagues, end_turn, read_roster
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.duty.forms import EndTurnForm, TurnForm

OFFICES = tuple(sorted(ON_DUTY))
READERS = (*OFFICES, Role.BORDER)


@page(*READERS)
def roster(request: Asked) -> HttpResponse:
    """The roster, and a form for a new turn. A border post reads it."""
    at, by = now(), request.officer
    sets = by.role in ON_DUTY
    form = TurnForm(
        request.POST or None,
        colleagues=colleagues(by=by) if sets else (),
        initial={"officer": str(by.id), "begins_on": at.date()},
    )
    if request.method == "POST" and form.is_valid():
        officer, telephone = UUID(form.cleaned_data["officer"]), form.cleaned_data["telephone"]
        done = attempt(
            form,
            lambda: add_turn(
                officer=officer,
                begins=form.begins,
                ends=form.ends,
                telephone=telephone,
                by=by,
                at=now(),
                key=form.act_key,
            ),
        )
        if done is not None:
            messages.success(request, _("The turn is in the roster."))
            return go("duty:roster")
    read = read_roster(by=by, at=at)
    context = {
        "roster": read,
        "now_on_call": [(turn, EndTurnForm(auto_id=False)) for turn in read.now],
        "next_on_call": [(turn, EndTurnForm(auto_id=False)) for turn in read.next],
        "form": form if sets else None,
        "now": at,
    }
    return show(request, "duty/roster.html", context, status=422 if form.errors else 200)


@page(*OFFICES, methods=("POST",))
def end(request: Asked, turn: UUID) -> HttpResponse:
    """End a turn."""
    form = EndTurnForm(request.POST)
    if form.is_valid():
        done = attempt(form, lambda: end_turn(turn=turn, by=request.officer, at=now(), key=form.act_key))
        if done is not None:
            messages.success(request, _("The turn is ended."))
            return go("duty:roster")
    messages.error(request, _("The turn could not be ended: see how it stands now."))
    return go("duty:roster")
