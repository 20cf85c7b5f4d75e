"""What was typed is not lost when the session has ended: it waits, for an hour, for the same person to sign in again.

It waits in the new session of the same browser, on the server. Passwords and files are never kept. Whose it was is
told by a signed cookie with the id of the account that was last signed in here: anybody else's sign-in throws it away.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse

NAME = "kept_form"
WHO = "fairnotice_who"
LIFE = timedelta(hours=1)
WHO_LIFE = timedelta(days=14)
LONGEST = 600_000
"""Characters kept at most: more than the longest form here."""

_NEVER = ("csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code", "credential")


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was sent when nobody was signed in any more."""

    path: str
    fields: tuple[tuple[str, str], ...]


def typed(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What a form brought, as fields that can be sent again."""
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return tuple((name, str(value)) for name, value in pairs if name not in _NEVER)


def keep(request: HttpRequest, *, at: datetime) -> bool:
    """Keep what was sent until its sender has signed in again. Answers whether there was anything to keep."""
    fields, who = typed(request), _who(request)
    if not fields or who is None or sum(len(value) for _name, value in fields) > LONGEST:
        return False
    request.session[NAME] = {"path": request.path, "fields": fields, "who": who, "at": at.isoformat()}
    return True


def kept(request: HttpRequest, officer: str, *, at: datetime) -> Kept | None:
    """What is kept for this account; anything of another account, or too old, is thrown away."""
    found: dict[str, Any] | None = request.session.get(NAME)
    if found is None:
        return None
    if found["who"] != officer or datetime.fromisoformat(found["at"]) + LIFE < at:
        drop(request)
        return None
    return Kept(path=found["path"], fields=tuple((name, value) for name, value in found["fields"]))


def drop(request: HttpRequest) -> None:
    """Forget what was kept."""
    request.session.pop(NAME, None)


def remember_who(response: HttpResponse, officer: str, *, secure: bool) -> None:
    """Let the browser remember whose session this was, so that only they get back what was typed in it."""
    response.set_signed_cookie(WHO, officer, salt=WHO, max_age=WHO_LIFE, httponly=True, samesite="Lax", secure=secure)


def _who(request: HttpRequest) -> str | None:
    try:
        return request.get_signed_cookie(WHO, salt=WHO, max_age=WHO_LIFE)
    except (KeyError, signing.BadSignature):
        return None
