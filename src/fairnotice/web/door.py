"""What holds for every page: who may open it, what happens to errors, and what is never kept by a browser."""

import logging
import traceback
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from fairnotice.domain.errors import (
    Conflict,
    FairnoticeError,
    NotFound,
    NotInThisMode,
    NotPossibleNow,
    NotYourAct,
)
from fairnotice.domain.officer import PUBLIC, Role
from fairnotice.web import kept
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now

log = logging.getLogger(__name__)

View = Callable[..., HttpResponse]
STATUSES: dict[type[FairnoticeError], int] = {
    NotYourAct: 403,
    NotPossibleNow: 409,
    Conflict: 409,
    NotInThisMode: 409,
}
"""How a refusal is answered where no form shows it; anything else that is wrong is 422."""


def page(
    *roles: Role, public: bool = False, methods: tuple[str, ...] = ("GET", "HEAD", "POST")
) -> Callable[[View], View]:
    """A page for those roles (none named: everybody who is signed in), or with `public` for anybody.

    A page of another role is not there for an officer (404). Who is not signed in is asked to be, and what they sent
    is kept.
    """

    def dressed(view: View) -> View:
        @require_http_methods(list(methods))
        @wraps(view)
        def shown(request: Asked, *args: Any, **kwargs: Any) -> HttpResponse:
            if not public and request.officer is PUBLIC:
                response = _sign_in_first(request)
            elif roles and request.officer.role not in roles:
                response = not_found(request)
            else:
                response = _answered(request, view, args, kwargs)
            return _finished(request, response, public=public)

        return shown

    return dressed


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page from a template."""
    return render(request, template, dict(context or {}), status=status)


class SeeOther(HttpResponseRedirect):
    """Look there, by GET."""

    status_code = 303


def go(name: str, *args: Any) -> HttpResponse:
    """Send the browser on to a page, by GET (303), so that going back or loading again sends nothing twice."""
    return SeeOther(reverse(name, args=args))


def not_found(request: HttpRequest) -> HttpResponse:
    """Nothing that this person may see."""
    return show(request, "404.html", status=404)


def refused(request: HttpRequest, error: FairnoticeError) -> HttpResponse:
    """A refusal in a sentence."""
    status = next((code for kind, code in STATUSES.items() if isinstance(error, kind)), 422)
    return show(request, "403.html", {"says": str(error)}, status=status)


def unforeseen(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """An error nobody foresaw. Its message may hold particulars: it is neither shown nor logged, its place is."""
    frames = traceback.extract_tb(error.__traceback__)[-8:] if error else []
    places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s at a page: %s", type(error).__name__, places)
    return show(request, "500.html", status=500)


def away(request: HttpRequest) -> HttpResponse:
    """The database does not answer. What was typed stands in the page and can be sent again."""
    log.error("The database is away: a page could not be shown.")
    typed = kept.typed(request) if request.method == "POST" else ()
    response = show(request, "503.html", {"typed": typed, "path": request.path}, status=503)
    response["Retry-After"] = "10"
    return response


def _answered(request: Asked, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except (NotFound, Http404):
        return not_found(request)
    except FairnoticeError as error:
        return refused(request, error)
    except (OperationalError, InterfaceError):
        return away(request)
    except (SuspiciousOperation, PermissionDenied, BadRequest, MultiPartParserError):
        raise  # Django answers these
    except Exception as error:
        return unforeseen(request, error)


def _sign_in_first(request: Asked) -> HttpResponse:
    """A read is asked for again after sign-in; what was sent waits until its sender is back."""
    if request.method == "POST":
        waits = kept.keep(request, at=now())
        return show(request, "account/session_ended.html", {"waits": waits}, status=403)
    where = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('account_login')}?{where}")


def _finished(request: Asked, response: HttpResponse, *, public: bool) -> HttpResponse:
    if request.officer is not PUBLIC:
        kept.remember_who(response, str(request.officer.id), secure=settings.SESSION_COOKIE_SECURE)
    if not public or request.officer is not PUBLIC:
        add_never_cache_headers(response)
        response["Cache-Control"] = "no-store, private"
    return response
