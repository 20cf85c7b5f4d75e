"""Tokens of the API: every open one, a new one (shown once), one or all of an account ended."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairnotice.domain.officer import Role
from fairnotice.services.administration import make_token, revoke_token, revoke_tokens
from fairnotice.services.concerns import TOKENS_END_WITHIN
from fairnotice.services.people import list_people, read_person
from fairnotice.web.acts import attempt
from fairnotice.web.administration.forms import TokenForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def tokens(request: Asked) -> HttpResponse:
    """Every token that opens something, the one that ends first at the top."""
    at = now()
    rows = [
        {"person": person, "token": token, "soon": token.ends_at - at <= TOKENS_END_WITHIN}
        for person in list_people(by=request.officer, at=at)
        if person.active
        for token in person.tokens
        if token.open(at)
    ]
    rows.sort(key=lambda row: row["token"].ends_at)  # type: ignore[attr-defined]  # a Token
    return show(request, "administration/tokens.html", {"rows": rows, "now": at})


@page(Role.ADMINISTRATOR)
def new_token(request: Asked, officer: UUID) -> HttpResponse:
    """Make a token. The answer to the form shows it, and nothing keeps it."""
    person = read_person(officer=officer, by=request.officer, at=now())
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, life = form.cleaned_data["name"], timedelta(days=form.cleaned_data["days"])
        at = now()

        def act() -> dict[str, Any]:
            made = make_token(officer=officer, name=name, life=life, by=request.officer, at=at, key=form.act_key)
            return {"token": made}

        done = attempt(form, act)
        if done is not None:
            shown = {"person": person, "token": done["token"], "name": name, "ends_at": at + life}
            return show(request, "administration/token.html", shown)
    context = {"form": form, "person": person}
    return show(request, "administration/new_token.html", context, status=422 if form.errors else 200)


@page(Role.ADMINISTRATOR, methods=("POST",))
def end_tokens(request: Asked, officer: UUID) -> HttpResponse:
    """End the token that the button names, or every one of the account."""
    mark = request.POST.get("mark", "")
    if mark:
        revoke_token(officer=officer, mark=mark, by=request.officer, at=now())
        messages.success(request, _("The token has ended. A program that uses it is refused from now on."))
    else:
        count = revoke_tokens(officer=officer, by=request.officer, at=now())
        messages.success(
            request, ngettext("%(count)d token ended.", "%(count)d tokens ended.", count) % {"count": count}
        )
    return go("administration:person", officer)
