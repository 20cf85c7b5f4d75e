"""One account: what it is, how it signs in, and what may be done about that."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairnotice.domain.officer import Role
from fairnotice.services.people import Person, email_of, leaving, read_person, set_email
from fairnotice.services.signin import INVITATION_LIFE, end_sessions, invite
from fairnotice.services.signin import reset as reset_sign_in
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.administration.forms import EmailForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show

MOST_ENDED = 20
"""Tokens that have ended, shown at most."""


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def person(request: Asked, officer: UUID) -> HttpResponse:
    """Everything that the administrator may know of an account."""
    at = now()
    found = read_person(officer=officer, by=request.officer, at=at)
    context = {
        "person": found,
        "email": email_of(officer=officer, by=request.officer),
        "open_tokens": [token for token in found.tokens if token.open(at)],
        "ended_tokens": [token for token in found.tokens if not token.open(at)][:MOST_ENDED],
        "left": None if found.active else leaving(officer=officer, by=request.officer, at=at),
        "own": found.id == request.officer.id,
    }
    return show(request, "administration/person.html", context)


@page(Role.ADMINISTRATOR)
def invitation(request: Asked, officer: UUID) -> HttpResponse:
    """Make a link with which the person chooses a password, and show it once."""
    return _link(request, officer, invite, "administration/invite.html")


@page(Role.ADMINISTRATOR)
def reset(request: Asked, officer: UUID) -> HttpResponse:
    """For a telephone, key or password in other hands: all of it ends, and a new link is shown once."""
    return _link(request, officer, reset_sign_in, "administration/reset.html")


@page(Role.ADMINISTRATOR)
def email(request: Asked, officer: UUID) -> HttpResponse:
    """Change where the account gets mail."""
    found = read_person(officer=officer, by=request.officer, at=now())
    form = EmailForm(request.POST or None, initial={"email": email_of(officer=officer, by=request.officer)})
    if request.method == "POST" and form.is_valid():

        def act() -> dict[str, Any]:
            set_email(officer=officer, email=form.cleaned_data["email"], by=request.officer, at=now())
            return {}

        if attempt(form, act) is not None:
            messages.success(request, _("The e-mail address was changed."))
            return go("administration:person", officer)
    context = {"form": form, "person": found}
    return show(request, "administration/email.html", context, status=422 if form.errors else 200)


@page(Role.ADMINISTRATOR, methods=("POST",))
def end_all_sessions(request: Asked, officer: UUID) -> HttpResponse:
    """Sign the account out everywhere."""
    count = end_sessions(officer=officer, by=request.officer, at=now())
    words = ngettext("%(count)d session ended.", "%(count)d sessions ended.", count) % {"count": count}
    messages.success(request, words)
    return go("administration:person", officer)


def _link(request: Asked, officer: UUID, make: Callable[..., str], template: str) -> HttpResponse:
    """Ask first; then answer the form itself with the link, so that it is kept nowhere."""
    found = read_person(officer=officer, by=request.officer, at=now())
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: {"token": make(officer=officer, by=request.officer, at=now())})
        if done is not None:
            return _shown_once(request, found, done["token"])
    return show(request, template, {"form": form, "person": found}, status=422 if form.errors else 200)


def _shown_once(request: Asked, found: Person, token: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("account_welcome", args=[token]))
    hours = int(INVITATION_LIFE.total_seconds() // 3600)
    return show(request, "administration/link.html", {"person": found, "link": link, "hours": hours})
