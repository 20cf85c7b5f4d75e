"""What is shown where no page was reached: no address, no token, a form that Django refuses, an error on the way."""

import sys
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from fairnotice.web import kept
from fairnotice.web.door import away, not_found, show, unforeseen


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is not this session's, as after signing in again in another tab.

    What was typed is shown to be sent again, but only when the form came from a page of ours.
    """
    own = _from_here(request)
    context = {"typed": kept.typed(request) if own else (), "path": request.path, "from_here": own}
    response = show(request, "no_token.html", context, status=403)
    response["Cache-Control"] = "no-store, private"  # it holds what somebody typed
    return response


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No page has this address."""
    return not_found(request)


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that Django refuses unread: another host's name, too many fields, an upload that was cut off."""
    return show(request, "400.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """An error before a page was reached. The database being away is the common one."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        return away(request)
    return unforeseen(request, error)


def _from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return urlsplit(origin).netloc == request.get_host()
    return request.headers.get("Sec-Fetch-Site") == "same-origin"
