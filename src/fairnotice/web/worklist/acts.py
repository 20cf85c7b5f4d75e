"""Acts on one clock: it stands still, goes on, is given longer, is kept. Each has its form and its reasons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.lifecycle import ClockAct
from fairnotice.domain.officer import Officer
from fairnotice.services import clock_acts
from fairnotice.services.worklist import read_clock
from fairnotice.web.acts import Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.worklist.forms import KeptForm, LongerForm, WhyForm
from fairnotice.web.worklist.roles import ROLES

Words = str | Promise


@dataclass(frozen=True, slots=True)
class OfferedAct:
    """An act as pages offer it: its address, its words, what follows, its form and its service."""

    slug: str
    title: Words
    what: Words
    done: Words
    form: type[WhyForm]
    do: Callable[[UUID, WhyForm, Officer], Answer]


def _stop(due: UUID, form: WhyForm, by: Officer) -> Answer:
    return clock_acts.stop_clock(due=due, reasons=form.cleaned_data["why"], by=by, at=now(), key=form.act_key)


def _go_on(due: UUID, form: WhyForm, by: Officer) -> Answer:
    return clock_acts.resume_clock(due=due, reasons=form.cleaned_data["why"], by=by, at=now(), key=form.act_key)


def _longer(due: UUID, form: WhyForm, by: Officer) -> Answer:
    assert isinstance(form, LongerForm)
    why, length = form.cleaned_data["why"], form.length
    return clock_acts.extend_clock(due=due, length=length, reasons=why, by=by, at=now(), key=form.act_key)


def _keep(due: UUID, form: WhyForm, by: Officer) -> Answer:
    return clock_acts.end_clock(due=due, fulfilled=form.cleaned_data["why"], by=by, at=now(), key=form.act_key)


ACTS: Mapping[ClockAct, OfferedAct] = {
    ClockAct.KEEP: OfferedAct(
        "keep",
        _("It is kept"),
        _("The clock ends. Whoever waits for it is told what kept it."),
        _("Noted: it is kept."),
        KeptForm,
        _keep,
    ),
    ClockAct.EXTEND: OfferedAct(
        "longer",
        _("Give it longer"),
        _("The date moves. Both sides are told why, at once."),
        _("The clock was given longer, and both sides are told."),
        LongerForm,
        _longer,
    ),
    ClockAct.STOP: OfferedAct(
        "still",
        _("Let it stand still"),
        _("From now on the time does not count, until you let it go on. Both sides are told."),
        _("The clock stands still, and both sides are told."),
        WhyForm,
        _stop,
    ),
    ClockAct.GO_ON: OfferedAct(
        "on",
        _("Let it go on"),
        _("The time that it stood still is added. Both sides are told the new date."),
        _("The clock goes on, and both sides are told."),
        WhyForm,
        _go_on,
    ),
}
"""The acts that pages offer, of those that the table of moves has."""


@page(*ROLES)
def act(request: Asked, due: UUID, act: str) -> HttpResponse:
    """Do one act on a clock. What was sent twice is answered as before, though the act is not open any more."""
    at = now()
    found = read_clock(due=due, by=request.officer, at=at)
    chosen = next((each for each in ACTS if ACTS[each].slug == act), None)
    if chosen is None or (request.method != "POST" and chosen not in found.acts):
        raise NotFound("There is no such act here.")
    offered = ACTS[chosen]
    form = offered.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: offered.do(due, form, request.officer))
        if done is not None:
            messages.success(request, str(offered.done))
            return go("worklist:clock", due)
    context = {"found": found, "act": offered, "form": form, "now": at}
    return show(request, "worklist/act.html", context, status=422 if form.errors else 200)
