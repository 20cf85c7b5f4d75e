"""Misused identities: what is recorded, the form that records one on a notice, and the act that ends one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound, NotPossibleNow
from fairnotice.domain.officer import Role
from fairnotice.services import misused as services
from fairnotice.services.reading import read_notice
from fairnotice.web.acts import Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.border.forms import EndForm, MisusedForm
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(Role.BORDER, Role.BUREAU, methods=("GET", "HEAD"))
def listed(request: Asked) -> HttpResponse:
    """The records, those that hold first."""
    at = now()
    found = services.misused_identities(by=request.officer, at=at)
    rows = [(row, row.holds(at.date())) for row in found]
    return show(request, "border/misused.html", {"rows": rows, "may_end": request.officer.role is Role.BUREAU})


@page(Role.BUREAU)
def record(request: Asked, notice: UUID) -> HttpResponse:
    """Record that a document or an identity on a notice belongs to somebody who is not wanted."""
    at = now()
    found = read_notice(notice=notice, purpose="misused identity", by=request.officer, at=at)
    own = found["source"] == request.officer.bureau
    try:
        given = services.particulars_of_notice(notice=notice, by=request.officer, at=at)
    except NotPossibleNow:
        return go("border:misused")
    form = MisusedForm(request.POST or None, particulars=given, own=own)

    def act() -> Answer:
        asked: dict[str, Any] = {
            name: form.cleaned_data.get(name) for name in ("place", "verify_by", "evidence", "until")
        }
        agrees = bool(form.cleaned_data.get("agrees"))
        return services.record_misused(
            notice=notice, agrees=agrees, by=request.officer, at=now(), key=form.act_key, **asked
        )

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("Recorded. Officers are told of it before the match itself."))
        return go("border:misused")
    context = {"form": form, "found": found, "own": own, "given": given}
    return show(request, "border/record_misused.html", context, status=422 if form.errors else 200)


@page(Role.BUREAU)
def end(request: Asked, misused: UUID) -> HttpResponse:
    """End a record of one's own bureau, with reasons."""
    at = now()
    found = services.misused_identities(by=request.officer, at=at)
    row = next((row for row in found if row.id == misused and row.own), None)
    if row is None:
        raise NotFound(f"There is no misused identity {misused} here.")
    form = EndForm(request.POST or None)

    def act() -> Answer:
        reasons = form.cleaned_data["reasons"]
        return services.end_misused(
            misused_identity=misused, reasons=reasons, by=request.officer, at=now(), key=form.act_key
        )

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The record has ended: officers are not told of it any more."))
        return go("border:misused")
    if not form.is_bound and row.ended_at is not None:
        return go("border:misused")
    return show(request, "border/end_misused.html", {"row": row, "form": form}, status=422 if form.errors else 200)
