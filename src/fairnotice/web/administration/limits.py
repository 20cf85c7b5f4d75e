"""The limits of this house: how long a clock runs where no text gives a number."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.house_limits import house_limits, set_house_limit
from fairnotice.web.acts import Answer, attempt
from fairnotice.web.administration.forms import LimitForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, not_found, page, show


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def limits(request: Asked) -> HttpResponse:
    """Every limit, and where it comes from."""
    return show(request, "administration/limits.html", {"limits": house_limits(by=request.officer)})


@page(Role.ADMINISTRATOR)
def limit(request: Asked, clock: str) -> HttpResponse:
    """Set one. Clocks that run keep the number that they began with."""
    found = next((each for each in house_limits(by=request.officer) if each.clock == clock), None)
    if found is None:
        return not_found(request)
    form = LimitForm(request.POST or None)

    def act() -> Answer:
        given = {name: form.cleaned_data[name] for name in ("days", "reasons")}
        return set_house_limit(clock=clock, **given, by=request.officer, at=now(), key=form.act_key)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The limit is set. Clocks that begin from now on run so long."))
        return go("administration:limits")
    return show(request, "administration/limit.html", {"this": found, "form": form}, status=422 if form.errors else 200)
