"""Who receives a notice, what is added to it, and the changes that are proposed: read, reviewed and decided."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.lifecycle import ChangeAct
from fairnotice.domain.officer import Role
from fairnotice.services.change_reading import ChangeFile, read_change, waiting_changes
from fairnotice.services.changes import decide_change, take_back_change
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, not_found, page, show
from fairnotice.web.forms.reasons import ReasonsField
from fairnotice.web.recipient_acts import ADDENDUM, LET_IN, SHUT_OUT, CirculationAct, circulate
from fairnotice.web.secretariat.beside import differs_shown
from fairnotice.web.secretariat.versions import grouped

ACTS = {act.slug: act for act in (SHUT_OUT, LET_IN, ADDENDUM)}
"""The acts, by their part of the address: those on recipients are a decider's, the addendum a reviewer's."""
_WHOSE = {"shut-out": Role.DECIDER, "let-in": Role.DECIDER, "addendum": Role.REVIEWER}


def offered_to(role: Role, *, diffusion: bool) -> tuple[CirculationAct, ...]:
    """The acts that a page offers to somebody of that role."""
    return tuple(act for slug, act in ACTS.items() if _WHOSE[slug] is role and (diffusion or slug == "addendum"))


@page(Role.REVIEWER, Role.DECIDER)
def act(request: Asked, notice: UUID, act: str) -> HttpResponse:
    """One of these acts, with reasons."""
    if _WHOSE.get(act) is not request.officer.role:
        return not_found(request)
    return circulate(request, notice, ACTS, act, "secretariat/circulation.html", "secretariat:notice")


class DecideForm(ActForm):
    """Whether a change is accepted, and why."""

    error_summary_above = True
    mark_optional = False
    accept = forms.TypedChoiceField(
        label=_("Your decision"),
        choices=(
            ("yes", _("Accept it: it circulates now")),
            ("no", _("Do not accept it: the notice stands as it was")),
        ),
        coerce=lambda text: text == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    reasons = ReasonsField(label=_("Reasons"), help_text=_("They stay with the secretariat."), rows=5)


@page(Role.REVIEWER, Role.DECIDER, methods=("GET", "HEAD"))
def changes(request: Asked) -> HttpResponse:
    """The changes that wait for a decision."""
    return show(request, "secretariat/changes.html", {"rows": waiting_changes(by=request.officer), "now": now()})


@page(Role.REVIEWER, Role.DECIDER)
def change(request: Asked, change: UUID) -> HttpResponse:
    """One change: what differs, what the rules answer, and the decision on it."""
    found = read_change(change=change, by=request.officer, at=now())
    form = DecideForm(request.POST or None)
    if request.method == "POST" and request.officer.role is Role.DECIDER and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form,
            lambda: decide_change(
                change=change,
                accept=given["accept"],
                reasons=given["reasons"],
                by=request.officer,
                at=now(),
                key=form.act_key,
            ),
        )
        if done is not None:
            messages.success(request, _now("The decision is on record."))
            return go("secretariat:notice", found.listed.notice)
    context = {"this": found, "form": form, **_shown(found)}
    return show(request, "secretariat/change.html", context, status=422 if form.errors else 200)


@page(Role.REVIEWER, methods=("POST",))
def take_back(request: Asked, change: UUID) -> HttpResponse:
    """A reviewer takes the secretariat's own proposal back."""
    form = ActForm(request.POST)
    take_back_change(change=change, by=request.officer, at=now(), key=form.act_key if form.is_valid() else None)
    messages.success(request, _now("The proposal was taken back."))
    return go("secretariat:changes")


def _shown(found: ChangeFile) -> dict[str, Any]:
    return {
        "groups": grouped(found.changes),
        "differs": differs_shown(found.differs) if found.differs else None,
        "may_decide": ChangeAct.ACCEPT in found.listed.open_acts and not found.tied,
        "may_take_back": ChangeAct.TAKE_BACK in found.listed.open_acts,
    }
