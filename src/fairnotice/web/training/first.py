"""The first page: while training, the worked case in seven steps; on a live installation, what this is."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from fairnotice.domain.mode import Mode
from fairnotice.services.story import where_it_stands
from fairnotice.web.asking import Asked
from fairnotice.web.door import go, page, show
from fairnotice.web.navigation import HOME
from fairnotice.web.training.people import people
from fairnotice.web.training.story import ordinary_steps, worked_steps


@page(public=True, methods=("GET", "HEAD"))
def first(request: Asked) -> HttpResponse:
    """What this is, and where to begin."""
    if settings.FAIRNOTICE_MODE != Mode.TRAINING:
        return show(request, "training/live.html")
    stands = where_it_stands()
    context = {
        "stands": stands,
        "worked": worked_steps(stands),
        "ordinary": ordinary_steps(stands),
        "people": people(),
    }
    return show(request, "training/first.html", context)


@page(methods=("GET", "HEAD"))
def work(request: Asked) -> HttpResponse:
    """Go to where this role begins its day."""
    name = HOME[request.officer.role]
    try:
        reverse(name)
    except NoReverseMatch:
        name = "first"
    return go(name)
