"""The steps from a hit to a measure, each a form of its own, there only while it may be taken."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.lifecycle import HitAct
from fairnotice.domain.officer import Role
from fairnotice.services import hits as services
from fairnotice.services.hit_file import HitFile, hit_file, measure_file
from fairnotice.web.acts import ActForm, Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.border import forms
from fairnotice.web.border.hits import HERE, hit_context
from fairnotice.web.border.steps import open_acts
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(*HERE)
def verify(request: Asked, hit: UUID) -> HttpResponse:
    """Say, having compared, whether it is the person."""
    form = forms.VerifyForm(request.POST or None)

    def act() -> Answer:
        return services.verify_hit(
            hit=hit, same=form.is_same, compared=form.compared, by=request.officer, at=now(), key=form.act_key
        )

    return _step(request, hit, form, act, HitAct.DISMISS, "border/verify.html", lambda: _verified(request, form))


@page(Role.BUREAU)
def ask(request: Asked, hit: UUID) -> HttpResponse:
    """Ask the source whether its notice stands."""
    form = forms.AskForm(request.POST or None)

    def act() -> Answer:
        return services.ask_confirmation(hit=hit, by=request.officer, at=now(), key=form.act_key)

    done = _("The source was asked. You are told when it answers, and when its time is over.")
    return _step(request, hit, form, act, HitAct.ASK_SOURCE, "border/ask.html", lambda: done)


@page(Role.BUREAU)
def protection(request: Asked, hit: UUID) -> HttpResponse:
    """Say what was found about protection."""
    form = forms.ProtectionForm(request.POST or None)

    def act() -> Answer:
        return services.check_protection(
            hit=hit,
            protected=form.cleaned_data["protected"] == "yes",
            checked=form.cleaned_data["checked"],
            by=request.officer,
            at=now(),
            key=form.act_key,
        )

    done = _("What you found is recorded. It stays in your bureau.")
    return _step(request, hit, form, act, HitAct.CLEAR, "border/protection.html", lambda: done)


@page(Role.BUREAU)
def disclosure(request: Asked, hit: UUID) -> HttpResponse:
    """Decide what the source learns."""
    found = hit_file(hit=hit, by=request.officer, at=now())
    may_tell = HitAct.DISCLOSE in open_acts(found) or found.told is not None
    form = forms.DisclosureForm(request.POST or None, may_tell=may_tell)

    def act() -> Answer:
        return services.decide_disclosure(
            hit=hit,
            tells=form.cleaned_data["tells"] == "located",
            text=form.cleaned_data.get("text", ""),
            reasons=form.cleaned_data["reasons"],
            by=request.officer,
            at=now(),
            key=form.act_key,
        )

    done = _("Your decision is recorded.")
    return _step(request, hit, form, act, HitAct.WITHHOLD, "border/disclosure.html", lambda: done)


@page(Role.BUREAU)
def measure(request: Asked, hit: UUID) -> HttpResponse:
    """Record what was done, and under which law."""
    form = forms.MeasureForm(request.POST or None)

    def act() -> Answer:
        return services.record_measure(
            hit=hit,
            kind=form.cleaned_data["kind"],
            legal_basis=form.cleaned_data["legal_basis"],
            by=request.officer,
            at=now(),
            key=form.act_key,
        )

    done = _("What was done is recorded.")
    return _step(request, hit, form, act, HitAct.MEASURE, "border/measure.html", lambda: done)


@page(Role.BUREAU)
def end(request: Asked, measure: UUID) -> HttpResponse:
    """End a measure."""
    at = now()
    resting, hit = measure_file(measure=measure, by=request.officer, at=at)
    form = forms.EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> Answer:
            reasons = form.cleaned_data["reasons"]
            return services.end_measure(measure=measure, reasons=reasons, by=request.officer, at=at, key=form.act_key)

        if attempt(form, act) is not None:
            messages.success(request, _("The measure has ended."))
            return go("border:hit", hit.id)
    elif not form.is_bound and not resting.may_end:
        return go("border:hit", hit.id)
    context = {**hit_context(hit, request.officer, at), "measure": resting, "form": form}
    return show(request, "border/end.html", context, status=422 if form.errors else 200)


def _step(
    request: Asked,
    hit: UUID,
    form: ActForm,
    act: Callable[[], Answer],
    needed: HitAct,
    template: str,
    done: Callable[[], str],
) -> HttpResponse:
    """One step: shown while it may be taken, done once, then back to the hit."""
    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, done())
        return go("border:hit", hit)
    at = now()
    found = hit_file(hit=hit, by=request.officer, at=at)
    if not form.is_bound and needed not in open_acts(found):
        return go("border:hit", hit)
    context = {**hit_context(found, request.officer, at), "form": form, "standing": _standing(found)}
    return show(request, template, context, status=422 if form.errors else 200)


def _standing(hit: HitFile) -> bool:
    """Whether the source has confirmed that the notice stands."""
    return hit.asked is not None and hit.asked.answer == "confirmed"


def _verified(request: Asked, form: forms.VerifyForm) -> str:
    if not form.is_same:
        return _("Recorded: not the person. What was known of the traveller is erased; let them go on.")
    if request.officer.role is Role.BORDER:
        return _("Recorded: it is the person. Your bureau goes on from here: call it now.")
    return _("Recorded: it is the person. Now ask the source.")
