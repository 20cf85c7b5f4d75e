"""Addresses."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

from fairnotice.api.app import addresses
from fairnotice.api.door import door, unknown_address
from fairnotice.api.problems import explain, problem
from fairnotice.web import failures

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^api/?$", RedirectView.as_view(url="/api/docs")),
    path("api/", addresses()),
    path("problems/<slug:code>", door(explain)),
    path("", include("fairnotice.web.urls")),
]


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that Django refuses, such as one for a host that is not ours."""
    return _malformed(request) if _is_machines(request) else failures.malformed(request, exception)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing has this address."""
    return unknown_address(request) if _is_machines(request) else failures.nothing_here(request, exception)


def handler500(request: HttpRequest) -> HttpResponse:
    """An error before a view was reached."""
    return _internal(request) if _is_machines(request) else failures.broken(request)


handler403 = handler400


@door
def _malformed(request: HttpRequest) -> HttpResponse:
    return problem("malformed", request, "Refused unread: its host or its form is not accepted here.")


@door
def _internal(request: HttpRequest) -> HttpResponse:
    return problem("internal", request)


def _is_machines(request: HttpRequest) -> bool:
    """Whether it is asked by a program: the API and its problems are answered in JSON."""
    return request.path.startswith(("/api/", "/problems/"))
