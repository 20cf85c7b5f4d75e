"""Who asks: the officer of the session, known before a page is reached, and PUBLIC when nobody has signed in."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import DOOR, PUBLIC, Officer, Role
from fairnotice.services.acting import act_as
from fairnotice.services.signin import Account, account_of_session
from fairnotice.web.clock import now

__all__ = ["Account", "Asked", "WhoAsks", "needs_second_factor"]

NO_SESSION = ("/api/", "/problems/", "/static/")
"""Addresses at which a cookie says nothing: the API asks for a token."""

ELEVATED = frozenset({Role.DECIDER, Role.COMMISSION, Role.ADMINISTRATOR})
"""Roles whose accounts do nothing in a live installation without a second factor."""

WITHOUT_FACTOR = ("/account/", "/language/")
"""Addresses that are open to them all the same: where they add one, and sign out."""


class Asked(HttpRequest):
    """A request whose sender is known."""

    officer: Officer
    account: Account | None


class WhoAsks:
    """Set `request.officer` and `request.account`; end a session whose account is closed.

    After it nothing needs the account's own tables: `request.user` has been read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Asked) -> HttpResponse:
        """Ask the database once, as the door."""
        request.officer, request.account = PUBLIC, None
        if request.session.session_key is None or request.path.startswith(NO_SESSION):
            request.user = AnonymousUser()
            return self.get_response(request)
        with act_as(DOOR):
            if request.user.is_authenticated:  # looks it up, and ends the session when the password has changed
                request.account = account_of_session(str(request.session.session_key), at=now())
                if request.account is None:
                    logout(request)
        if request.account is not None:
            request.officer = request.account.officer
            request.session.touch()  # type: ignore[attr-defined]  # our own engine: see services.sessions
            if _must_add_a_factor(request, request.account):
                return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)


def needs_second_factor(officer: Officer) -> bool:
    """Whether this account has to have a second factor: no one password decides, deletes or lets people in."""
    return settings.FAIRNOTICE_MODE == Mode.LIVE and officer.role in ELEVATED


def _must_add_a_factor(request: HttpRequest, account: Account) -> bool:
    lacking = needs_second_factor(account.officer) and not account.second_factor
    return lacking and not request.path.startswith(WITHOUT_FACTOR)
