"""Views of sign-in run as the door: they read accounts, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.core.exceptions import ReauthenticationRequired
from django.http import Http404
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

from fairnotice.domain.officer import DOOR, PUBLIC
from fairnotice.services.acting import act_as
from fairnotice.services.signin import factors, factors_changed
from fairnotice.web.account.passkeys import passkeys_work_here
from fairnotice.web.asking import Asked, needs_second_factor
from fairnotice.web.clock import now

View = Callable[..., Any]  # allauth's have no types


def as_the_door(view: View) -> Callable[..., Any]:
    """Run a view of allauth in one transaction in which the database shows accounts, until its page is written."""

    @wraps(view)
    def opened(request: Asked, *args: Any, **kwargs: Any) -> Any:
        with act_as(DOOR):
            try:
                response = view(request, *args, **kwargs)
            except ReauthenticationRequired:
                response = _ask_who_it_is(request)
            if isinstance(response, TemplateResponse):
                response.context_data = {
                    **(response.context_data or {}),
                    "passkeys": passkeys_work_here(request),
                    "must_add": needs_second_factor(request.officer),
                }
                response.render()
        response["Cache-Control"] = "no-store, private"
        return response

    return opened


def with_own_factors(view: View) -> View:
    """A page of the officer's own second factors. What it adds or takes away stands in the event log."""

    @wraps(view)
    def logged(request: Asked, *args: Any, **kwargs: Any) -> Any:
        officer = request.officer
        if officer is PUBLIC or request.method != "POST":
            return view(request, *args, **kwargs)
        before = factors(officer.id)
        response = view(request, *args, **kwargs)
        factors_changed(officer=officer, before=before, after=factors(officer.id), at=now())
        return response

    return as_the_door(logged)


def with_a_password(view: View) -> View:
    """A page about the password of an account that has one; others (a body's own sign-in) have no such page."""

    @wraps(view)
    def shown(request: Asked, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return view(request, *args, **kwargs)

    return as_the_door(shown)


def _ask_who_it_is(request: Asked) -> HttpResponseBase:
    """Before what somebody signs in with is changed: back here after the password, a code or a passkey."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    where = methods[0]["url"] if methods else reverse("account_login")
    suspended: HttpResponseBase = suspend_request(request, where)
    return suspended
