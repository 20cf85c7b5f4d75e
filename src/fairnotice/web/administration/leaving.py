"""A leaver: one act closes the account, its sessions and its tokens. Before it, the page says what is theirs."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.administration import remove_officer
from fairnotice.services.people import leaving, read_person
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(Role.ADMINISTRATOR)
def leave(request: Asked, officer: UUID) -> HttpResponse:
    """Close an account."""
    at = now()
    person = read_person(officer=officer, by=request.officer, at=at)
    if not person.active:
        return go("administration:person", officer)
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> dict[str, Any]:
            remove_officer(officer=officer, by=request.officer, at=now())
            return {}

        if attempt(form, act) is not None:
            messages.success(request, _("The account is closed. Nobody signs in with it any more."))
            return go("administration:person", officer)
    context = {
        "form": form,
        "person": person,
        "theirs": leaving(officer=officer, by=request.officer, at=at),
        "own": person.id == request.officer.id,
    }
    return show(request, "administration/leave.html", context, status=422 if form.errors else 200)
