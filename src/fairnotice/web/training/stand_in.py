"""Training: one click to stand in for an account of the story. A live installation has no such page."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from fairnotice.domain.errors import NotFound
from fairnotice.domain.mode import Mode
from fairnotice.services.standing_in import stand_in_for
from fairnotice.web.asking import Asked


def stand_in(request: Asked) -> HttpResponse:
    """Sign in as `login`, without a password, and go to `next` or to that account's first page."""
    if settings.FAIRNOTICE_MODE != Mode.TRAINING:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        stand_in_for(request, login=request.POST.get("login", ""))
    except NotFound as error:
        raise Http404 from error
    return HttpResponseRedirect(_where(request))


def _where(request: Asked) -> str:
    """The address asked for when it is one of ours: a path, nothing that a browser could read as another host."""
    wanted = request.POST.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return resolve_url(settings.LOGIN_REDIRECT_URL)
