"""The link with which an account gets its password: made by an administrator, used once."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import get_user_model, logout
from django.http import HttpResponse
from django.urls import reverse

from fairnotice.domain.errors import NotFound, Unusable
from fairnotice.services.signin import invited, set_password
from fairnotice.web.account.forms import WelcomeForm
from fairnotice.web.account.opened import as_the_door
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show


@page(public=True)
def welcome(request: Asked, token: str) -> HttpResponse:
    """Choose a password. It is not said whether a link that cannot be used ever was one."""
    login = invited(token, at=now())
    if login is None:
        return _finished(show(request, "account/welcome_gone.html", status=404))
    form = WelcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = set_password(token=token, password=form.cleaned_data["password1"], at=now())
        except Unusable as weak:
            for problem in weak.problems:
                form.add_error("password1", problem.wrong)
        except NotFound:  # somebody used it in this very moment
            return _finished(show(request, "account/welcome_gone.html", status=404))
        else:
            return _finished(_signed_in(request, account=account))
    return _finished(show(request, "account/welcome.html", {"form": form, "login": login}))


@as_the_door
def _signed_in(request: Asked, *, account: UUID) -> HttpResponse:
    """Sign in with the new password, by way of the second factor if the account has one, and offer one if not."""
    logout(request)  # whoever was signed in in this browser
    user = get_user_model()._default_manager.get(pk=account)
    login = Login(user=user, redirect_url=reverse("mfa_index"))
    response: HttpResponse = perform_password_login(request, {"username": user.get_username()}, login)
    return response


def _finished(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    # The address is the key: no other site is told it. (With "no-referrer" browsers send the form from "null".)
    response["Referrer-Policy"] = "same-origin"
    return response
