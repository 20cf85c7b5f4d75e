"""Training: anybody may stand in for anybody of the training world, at one click."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest

from fairnotice.domain.errors import NotFound
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import DOOR
from fairnotice.records.models import SignInRecord
from fairnotice.services.acting import act_as
from fairnotice.services.seeding import ACCOUNTS

LOGINS = frozenset(account.login for account in ACCOUNTS)


def stand_in_for(request: HttpRequest, *, login: str) -> None:
    """Sign the browser in as an account of the training world. Whoever was signed in there is no longer.

    Raises NotFound for any other account, and in a live installation.
    """
    if settings.FAIRNOTICE_MODE != Mode.TRAINING or login not in LOGINS:
        raise NotFound("There is no such account to stand in for.")
    with act_as(DOOR):
        account = SignInRecord.objects.filter(login=login, is_active=True).first()
        if account is None:
            raise NotFound("There is no such account to stand in for.")
        if request.user.is_authenticated:
            auth.logout(request)  # nothing of the last person's session is left
        auth.login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
