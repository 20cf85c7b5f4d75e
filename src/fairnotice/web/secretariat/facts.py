"""Add to the reviewers' part of a file what the source never sees, one thing at a time."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.officer import Role
from fairnotice.services.cases import add_facts
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.secretariat.adding import ADDS, checked
from fairnotice.web.secretariat.bench import Bench, bench_of
from fairnotice.web.secretariat.facts_forms import FORMS, AddForm, WaiverForm
from fairnotice.web.secretariat.workbench import about

TITLES: dict[str, str | Promise] = {
    "protection": gettext_lazy("Protection of the person"),
    "position": gettext_lazy("Position of another state or body"),
    "statement": gettext_lazy("Account of a fact"),
    "waiver": gettext_lazy("Waiver of a condition"),
}


@page(Role.REVIEWER)
def facts(request: Asked, request_id: UUID) -> HttpResponse:
    """Choose what to add, write it, add it."""
    found = bench_of(request, request_id)
    kind = request.GET.get("add", "")
    context: dict[str, Any] = {**about(found), "titles": TITLES, "kind": kind}
    if kind not in FORMS or found.bench.tied:
        return show(request, "secretariat/facts.html", context)
    form = FORMS[kind](request.POST or None, found.bench.dossier, found.bench.revision)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _add(request, found, kind, form))
        if done is not None:
            messages.success(request, _("Added. Worksheets on the older file no longer count."))
            return go("secretariat:workbench", request_id)
        assert isinstance(form.data, QueryDict), "a form that was sent"
        form.data = form.data.copy()
        form.data["revision"] = str(found.bench.revision)
    context |= {"form": form, "heading": TITLES[kind]}
    return show(request, "secretariat/facts.html", context, status=422 if form.errors else 200)


def _add(request: Asked, found: Bench, kind: str, form: AddForm | WaiverForm) -> dict[str, Any]:
    at = now()
    key = str(form.cleaned_data["key"])
    dossier = ADDS[kind](found.bench.dossier, found.bench.subject, form.cleaned_data, key=key, at=at)
    return add_facts(
        case=found.bench.case,
        dossier=checked(dossier),
        revision_read=form.cleaned_data["revision"],
        by=request.officer,
        at=at,
        key=form.act_key,
    )
