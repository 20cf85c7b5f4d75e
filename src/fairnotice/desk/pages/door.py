"""Who may open a desk's pages: whoever came in by an address that was printed at its start, and said who they are."""

import hmac
import logging
import sqlite3
import traceback
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from fairnotice.desk.errors import NotCurrent
from fairnotice.desk.openings import used_opening
from fairnotice.desk.pages.forms import WhoForm
from fairnotice.desk.pages.here import here
from fairnotice.domain.errors import FairnoticeError, NotFound, Refused
from fairnotice.register.errors import NotGenuine
from fairnotice.register.instants import text_of

log = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
NOT_KEPT = (
    "What was answered could not be kept: the disk of this desk is full or fails. Nothing was answered or recorded."
)


def page(methods: tuple[str, ...] = ("GET", "HEAD", "POST")) -> Callable[[View], View]:
    """A page for officers who came in. A copy that is not current answers 503, and says why and how old it is."""

    def dressed(view: View) -> View:
        @require_http_methods(list(methods))
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.session.get("officer"):
                response = show(request, "desk/outside.html", status=403)
            else:
                response = _answered(request, view, args, kwargs)
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
            return response

        return shown

    return dressed


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Come in by the address that the desk printed. It is good once."""
    form = WhoForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    if request.method == "POST" and form.is_valid():
        running = here()
        if used_opening(running.store, form.cleaned_data["code"], at=text_of(running.clock())):
            request.session.cycle_key()
            request.session["officer"] = form.cleaned_data["officer"]
            return go("border:check")
        return show(request, "desk/outside.html", {"used": True}, status=403)
    response = show(request, "desk/enter.html", {"form": form}, status=422 if form.errors else 200)
    add_never_cache_headers(response)
    return response


@page(methods=("POST",))
def leave(request: HttpRequest) -> HttpResponse:
    """Go, so that the next officer says who they are."""
    request.session.flush()
    return show(request, "desk/outside.html", {"left": True})


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page from a template."""
    return render(request, template, dict(context or {}), status=status)


class _SeeOther(HttpResponseRedirect):
    status_code = 303


def go(name: str, *args: Any) -> HttpResponse:
    """Send the browser on to a page, by GET."""
    return _SeeOther(reverse(name, args=args))


def officer_of(request: HttpRequest) -> str:
    """Who is at the desk."""
    return str(request.session["officer"])


def same_token(given: str, wanted: str) -> bool:
    """Compare without telling by the time how much of it was right."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def _answered(request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except (NotFound, Http404):
        return show(request, "404.html", status=404)
    except (NotCurrent, NotGenuine) as error:
        return show(request, "desk/not_current.html", {"says": str(error)}, status=503)
    except sqlite3.Error:
        log.error(NOT_KEPT)
        return show(request, "desk/not_current.html", {"says": NOT_KEPT}, status=503)
    except FairnoticeError as error:
        return show(request, "403.html", {"says": str(error)}, status=409 if isinstance(error, Refused) else 422)
    except Exception as error:
        unforeseen(error)
        return show(request, "500.html", status=500)


def unforeseen(error: Exception) -> None:
    """Note the kind and the place of an error nobody foresaw. Its message may hold particulars and is not logged."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s at a desk: %s", type(error).__name__, places)
