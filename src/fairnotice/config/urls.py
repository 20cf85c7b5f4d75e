"""Addresses."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.generic import RedirectView

from fairnotice.api.app import addresses
from fairnotice.api.door import door, unknown_address
from fairnotice.api.problems import explain, problem

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^(api/?)?$", RedirectView.as_view(url="/api/docs")),
    path("api/", addresses()),
    path("problems/<slug:code>", door(explain)),
]


@door
def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that Django refuses, such as one for a host that is not ours."""
    return problem("malformed", request, "Refused unread: its host or its form is not accepted here.")


@door
def handler500(request: HttpRequest) -> HttpResponse:
    """An error before a view was reached."""
    return problem("internal", request)


handler403 = handler400
handler404 = unknown_address
