"""Bureaus and offices: the list, a new one, a change of name, telephone or time zone."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import Officer, Role
from fairnotice.services.administration import add_bureau, update_bureau
from fairnotice.services.reading import list_rows
from fairnotice.web.acts import attempt
from fairnotice.web.administration.forms import BureauChangeForm, BureauForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show

MOST = 1000
CHANGED = ("name", "telephone", "zone")
"""What may change of an office."""


def offices(by: Officer) -> list[dict[str, Any]]:
    """Every office: the secretariat and the Commission first, then the bureaus by their codes."""
    rows = list_rows("bureaus", by=by, limit=MOST)
    return sorted(rows, key=lambda row: (row["kind"] in {"bureau", "tribunal"}, row["bureau"]))


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def bureaus(request: Asked) -> HttpResponse:
    """Every office with its telephone."""
    return show(request, "administration/bureaus.html", {"rows": offices(request.officer)})


@page(Role.ADMINISTRATOR)
def new_bureau(request: Asked) -> HttpResponse:
    """Add an office."""
    form = BureauForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("code", "name", "kind", "telephone", "zone")}
        country = form.cleaned_data["country"] or None

        def act() -> dict[str, Any]:
            code = add_bureau(**given, country=country, by=request.officer, at=now(), key=form.act_key)
            return {"bureau": code}

        if attempt(form, act) is not None:
            messages.success(request, _("The office was added. Next, add the people in it."))
            return go("administration:bureaus")
    return show(request, "administration/new_bureau.html", {"form": form}, status=422 if form.errors else 200)


@page(Role.ADMINISTRATOR)
def bureau(request: Asked, code: str) -> HttpResponse:
    """Change the name, the telephone or the time zone of an office."""
    row = next((row for row in offices(request.officer) if row["bureau"] == code), None)
    if row is None:
        raise NotFound("There is no such office.")
    form = BureauChangeForm(request.POST or None, initial={name: row[name] for name in CHANGED})
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in CHANGED}

        def act() -> dict[str, Any]:
            return {"changed": update_bureau(code=code, **given, by=request.officer, at=now())}

        done = attempt(form, act)
        if done is not None:
            messages.success(request, _("The office was changed.") if done["changed"] else _("Nothing was changed."))
            return go("administration:bureaus")
    context = {"form": form, "row": row}
    return show(request, "administration/bureau.html", context, status=422 if form.errors else 200)
