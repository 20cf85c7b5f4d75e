"""A notice by its number, or by the code on a printed one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fairnotice.desk.notices import by_number, for_its_card, print_of, printed
from fairnotice.desk.pages.check import NO_CALL, bureau_of
from fairnotice.desk.pages.door import page, show
from fairnotice.desk.pages.forms import FindForm
from fairnotice.desk.pages.here import here, stands
from fairnotice.desk.photos import photo
from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.register.instants import instant


@page()
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a number; answered on the same address."""
    form = FindForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        running, given = here(), form.cleaned_data["number"].strip()
        number, digits = _parts(given)
        try:
            found = by_number(running.store, number, limit=running.limit, at=running.clock())
        except NotFound:
            form.add_error("number", _("There is no notice of that number in this copy."))
        else:
            prints = [print_of(running.store, one, digits) if digits else None for one in found]
            context["found"] = [
                {"notice": one, "since": instant(one.since), "print": paper}
                for one, paper in zip(found, prints, strict=True)
            ]
            context["bureau"], context["on_call"] = bureau_of(stands()), NO_CALL
    return show(request, "desk/notices.html", context, status=422 if form.errors else 200)


@page(methods=("GET", "HEAD"))
def card(request: HttpRequest, notice: str) -> HttpResponse:
    """The card of a notice alone, for this desk's country and today: the same as on a server."""
    at = here().clock()
    found = for_its_card(here().store, notice, limit=here().limit, at=at)
    context = {"card": found.card, "person": found.person, "bureau": bureau_of(stands()), "on_call": NO_CALL, "at": at}
    return show(request, "border/one_card.html", context)


@page(methods=("GET", "HEAD"))
def photograph(request: HttpRequest, cipher: str) -> HttpResponse:
    """A photograph that goes with a notice which is held."""
    kind, file = photo(here().store, cipher)
    return HttpResponse(file, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})


def _parts(given: str) -> tuple[str, str]:
    try:
        return printed(given)
    except InvalidValue:
        return given, ""
