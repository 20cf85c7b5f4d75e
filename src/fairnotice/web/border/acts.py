"""The steps from a hit to a measure, each a form of its own, there only while it may be taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from fairnotice.domain.lifecycle import HitAct
from fairnotice.domain.officer import Role
from fairnotice.services import hits as services
from fairnotice.services.hit_file import hit_file, measure_file
from fairnotice.web.acts import ActForm, Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.border import forms
from fairnotice.web.border.hints import hints_of
from fairnotice.web.border.hits import HERE, hit_context
from fairnotice.web.border.steps import open_acts
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show

F = TypeVar("F", bound=ActForm)
Data = QueryDict | None


@dataclass(frozen=True, slots=True)
class _Step(Generic[F]):
    """One step: the act without which it is not there, its page, its form, what it does and what it says then."""

    needs: HitAct
    template: str
    form: Callable[[Data, Mapping[str, Any]], F]
    act: Callable[[F], Answer]
    done: Callable[[F], str]


@page(*HERE)
def verify(request: Asked, hit: UUID) -> HttpResponse:
    """Say, having compared, whether it is the person."""

    def act(form: forms.VerifyForm) -> Answer:
        return services.verify_hit(
            hit=hit,
            same=form.is_same,
            compared=form.compared,
            remembered=form.is_remembered,
            by=request.officer,
            at=now(),
            key=form.act_key,
        )

    def done(form: forms.VerifyForm) -> str:
        if form.is_remembered:
            return _("Recorded: not the person. The wrong match is remembered; let them go on.")
        if not form.is_same:
            return _("Recorded: not the person. What was known of the traveller is erased; let them go on.")
        if request.officer.role is Role.BORDER:
            return _("Recorded: it is the person. Your bureau goes on from here: call it now.")
        return _("Recorded: it is the person. Now ask the source.")

    def form(data: Data, context: Mapping[str, Any]) -> forms.VerifyForm:
        return forms.VerifyForm(
            data, hints=hints_of(context["person"]), can_be_remembered=context["hit"].can_be_remembered
        )

    return _taken(request, hit, _Step(HitAct.DISMISS, "border/verify.html", form, act, done))


@page(Role.BUREAU)
def ask(request: Asked, hit: UUID) -> HttpResponse:
    """Ask the source whether its notice stands."""

    def act(form: forms.AskForm) -> Answer:
        return services.ask_confirmation(hit=hit, by=request.officer, at=now(), key=form.act_key)

    def done(form: forms.AskForm) -> str:
        return _("The source was asked. You are told when it answers, and when its time is over.")

    def form(data: Data, context: Mapping[str, Any]) -> forms.AskForm:
        return forms.AskForm(data)

    return _taken(request, hit, _Step(HitAct.ASK_SOURCE, "border/ask.html", form, act, done))


@page(Role.BUREAU)
def protection(request: Asked, hit: UUID) -> HttpResponse:
    """Say what was found about protection."""

    def act(form: forms.ProtectionForm) -> Answer:
        given = form.cleaned_data
        return services.check_protection(
            hit=hit,
            protected=given["protected"] == "yes",
            checked=given["checked"],
            by=request.officer,
            at=now(),
            key=form.act_key,
        )

    def done(form: forms.ProtectionForm) -> str:
        return _("What you found is recorded. It stays in your bureau.")

    def form(data: Data, context: Mapping[str, Any]) -> forms.ProtectionForm:
        return forms.ProtectionForm(data)

    return _taken(request, hit, _Step(HitAct.CLEAR, "border/protection.html", form, act, done))


@page(Role.BUREAU)
def disclosure(request: Asked, hit: UUID) -> HttpResponse:
    """Decide what the source learns."""

    def act(form: forms.DisclosureForm) -> Answer:
        given = form.cleaned_data
        return services.decide_disclosure(
            hit=hit,
            tells=given["tells"] == "located",
            text=given.get("text", ""),
            reasons=given["reasons"],
            by=request.officer,
            at=now(),
            key=form.act_key,
        )

    def done(form: forms.DisclosureForm) -> str:
        return _("Your decision is recorded.")

    def form(data: Data, context: Mapping[str, Any]) -> forms.DisclosureForm:
        found = context["hit"]
        # Sent a second time it has been decided: the form is read as it was sent.
        may_tell = HitAct.DISCLOSE in open_acts(found) or (found.told is not None and found.told.tells)
        return forms.DisclosureForm(data, may_tell=may_tell)

    return _taken(request, hit, _Step(HitAct.WITHHOLD, "border/disclosure.html", form, act, done))


@page(Role.BUREAU)
def measure(request: Asked, hit: UUID) -> HttpResponse:
    """Record what was done, and under which law."""

    def act(form: forms.MeasureForm) -> Answer:
        given = form.cleaned_data
        return services.record_measure(
            hit=hit,
            kind=given["kind"],
            legal_basis=given["legal_basis"],
            by=request.officer,
            at=now(),
            key=form.act_key,
        )

    def done(form: forms.MeasureForm) -> str:
        return _("What was done is recorded.")

    def form(data: Data, context: Mapping[str, Any]) -> forms.MeasureForm:
        return forms.MeasureForm(data)

    return _taken(request, hit, _Step(HitAct.MEASURE, "border/measure.html", form, act, done))


@page(Role.BUREAU)
def end(request: Asked, measure: UUID) -> HttpResponse:
    """End a measure."""
    at = now()
    resting, hit = measure_file(measure=measure, by=request.officer, at=at)
    form = forms.EndForm(request.POST or None)

    def act() -> Answer:
        reasons = form.cleaned_data["reasons"]
        return services.end_measure(measure=measure, reasons=reasons, by=request.officer, at=at, key=form.act_key)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The measure has ended."))
        return go("border:hit", hit.id)
    if not form.is_bound and not resting.may_end:
        return go("border:hit", hit.id)
    context = {**hit_context(hit, request.officer, at), "measure": resting, "form": form}
    return show(request, "border/end.html", context, status=422 if form.errors else 200)


def _taken(request: Asked, hit: UUID, step: _Step[F]) -> HttpResponse:
    """Show the step while it may be taken; take it once; go back to the hit."""
    at = now()
    found = hit_file(hit=hit, by=request.officer, at=at)
    context = hit_context(found, request.officer, at)
    form = step.form(request.POST or None, context)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: step.act(form)) is not None:
        messages.success(request, step.done(form))
        return go("border:hit", hit)
    if not form.is_bound and step.needs not in open_acts(found):
        return go("border:hit", hit)
    return show(request, step.template, {**context, "form": form}, status=422 if form.errors else 200)
