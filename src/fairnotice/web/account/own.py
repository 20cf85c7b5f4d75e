"""An officer's own account: what it is, how it is signed in to, and signing out everywhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.services.signin import end_sessions, own_sign_in
from fairnotice.web.asking import Asked, needs_second_factor
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(methods=("GET", "HEAD"))
def home(request: Asked) -> HttpResponse:
    """The account's page."""
    context = {
        "sign_in": own_sign_in(by=request.officer),
        "elevated": needs_second_factor(request.officer),
    }
    return show(request, "account/home.html", context)


@page(methods=("POST",))
def sign_out_everywhere(request: Asked) -> HttpResponse:
    """End every session of the account, this one too."""
    end_sessions(officer=request.officer.id, by=request.officer, at=now())
    request.session.flush()
    messages.success(request, _("You are signed out in every browser."))
    return go("account_login")
