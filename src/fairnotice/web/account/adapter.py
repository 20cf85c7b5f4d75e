"""What allauth is told about accounts: who may come in, how attempts are counted, where one may be sent on to."""

import time
from math import ceil
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.internal import ratelimit
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairnotice.services.signin import attempts_key, password_changed
from fairnotice.web.account.passkeys import passkeys_work_here
from fairnotice.web.clock import now

FRESH_SECONDS = 300
"""For so long after signing in nobody is asked for the password again to add a second factor."""


class Accounts(DefaultAccountAdapter):
    """Setting ACCOUNT_ADAPTER."""

    error_messages = {  # noqa: RUF012  as allauth has it
        **DefaultAccountAdapter.error_messages,
        # The same words for a login that there is not, one that is closed, and a wrong password.
        "username_password_mismatch": _("Login and password do not belong together."),
        "incorrect_password": _("This is not the password of this account."),
        "enter_current_password": _("This is not the password that you have now."),
        "too_many_login_attempts": _("Too many wrong attempts for this account. Try again in five minutes."),
        "rate_limited": _("Too many wrong attempts for this account. Try again in five minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themself."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only a passkey's challenge is asked for by a script."""
        return request.method == "GET" and request.path == reverse("mfa_login_webauthn")

    def is_safe_url(self, url: str) -> bool:
        """One may be sent on to a path of ours, and to nothing that a browser could read as another host."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_stages(self) -> list[str]:
        """After the password, the second factor where there is one."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account's own page."""
        return reverse("account_home")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt. Raises ValidationError, which says how long to wait, when there were too many."""
        key = self._get_login_attempts_cache_key(request, **credentials)
        used = ratelimit.consume(request, app="allauth.account", action="login_failed", key=key)
        if used is None:
            raise ValidationError(_too_many(_wait_seconds(request, key)), code="too_many_login_attempts")
        self._login_failed_rl_usage = used

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return attempts_key(str(credentials.get("username", "")))

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """An officer has chosen a new password: it is kept, and the account's other sessions end."""
        user.set_password(password)
        user.save(update_fields=["password"])
        request = context.request
        password_changed(officer=request.officer, session_key=request.session.session_key, at=now())

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to ask who it is before what somebody signs in with is changed: not just after signing in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not records or time.time() - float(records[-1]["at"]) > FRESH_SECONDS

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways in which somebody can say who it is, in our words; a passkey only where passkeys work."""
        ways = super().get_reauthentication_methods(user)
        here = passkeys_work_here(context.request)
        return [{**way, "description": _WAYS[way["id"]]} for way in ways if here or way["id"] != _PASSKEY]


_PASSKEY = "mfa_reauthenticate:webauthn"
_WAYS = {
    "reauthenticate": _("With your password"),
    "mfa_reauthenticate": _("With a code of your authenticator app, or a recovery code"),
    _PASSKEY: _("With a passkey"),
}


def _wait_seconds(request: HttpRequest, key: str) -> float:
    """Until when the oldest attempt that counts is forgotten."""
    waits = [0.0]
    for rate in ratelimit.get_rates(app="allauth.account", action="login_failed"):
        where = ratelimit.get_cache_key(request, app="allauth.account", action="login_failed", rate=rate, key=key)
        attempts = cache.get(where, [])
        if len(attempts) >= rate.amount:
            waits.append(attempts[-1] + rate.duration - time.time())
    return max(waits)


def _too_many(seconds: float) -> str:
    minutes = max(1, ceil(seconds / 60))
    return ngettext(
        "Too many wrong attempts for this account. Try again in %(minutes)d minute.",
        "Too many wrong attempts for this account. Try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
