"""The sign-in page, and the way to a body's own identity provider and back."""

from typing import Any

import requests
from allauth.account.views import LoginView
from allauth.socialaccount.providers.openid_connect import views as openid
from csp.constants import SELF
from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from fairnotice.web.account.opened import as_the_door
from fairnotice.web.asking import Asked
from fairnotice.web.door import show


class SignIn(LoginView):
    """Login and password, a passkey, or the body's own provider."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page offers beside the form."""
        return {**super().get_context_data(**kwargs), "providers": providers()}


def sign_in(request: Asked) -> HttpResponseBase:
    """The page. A form on it may lead to a provider's address, and to no other."""
    response = as_the_door(SignIn.as_view())(request)
    return _may_send_to(response, [origin for each in providers() for origin in each["settings"]["origins"]])


def to_provider(request: Asked, provider_id: str) -> HttpResponseBase:
    """Off to the provider."""
    return _with_provider(request, openid.login, provider_id)


def from_provider(request: Asked, provider_id: str) -> HttpResponseBase:
    """Back from the provider."""
    return _with_provider(request, openid.callback, provider_id)


def cancelled(request: Asked) -> HttpResponse:
    """Somebody turned back at the provider."""
    return show(request, "socialaccount/login_cancelled.html")


def providers() -> list[dict[str, Any]]:
    """The identity providers of this installation."""
    found: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return found


def _with_provider(request: Asked, view: Any, provider_id: str) -> HttpResponseBase:
    try:
        response = as_the_door(view)(request, provider_id)
    except (requests.RequestException, KeyError):
        # It does not answer, or not with what OpenID Connect has it answer.
        response = show(request, "socialaccount/authentication_error.html", status=502)
    known = [each for each in providers() if each["provider_id"] == provider_id]
    return _may_send_to(response, [origin for each in known for origin in each["settings"]["origins"]])


def _may_send_to(response: HttpResponseBase, origins: list[str]) -> HttpResponseBase:
    if origins:
        response._csp_update = {"form-action": [SELF, *sorted(set(origins))]}  # type: ignore[attr-defined]  # django-csp's
    return response
