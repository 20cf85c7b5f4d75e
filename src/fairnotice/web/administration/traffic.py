"""The traffic: how many travellers are checked in a month, which the quality of notices is estimated for."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.quality import state_traffic, traffic_stated
from fairnotice.web.acts import Answer, attempt
from fairnotice.web.administration.forms import TrafficForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(Role.ADMINISTRATOR)
def traffic(request: Asked) -> HttpResponse:
    """State the traffic anew; what was stated before stays on record."""
    form = TrafficForm(request.POST or None)

    def act() -> Answer:
        given = {name: form.cleaned_data[name] for name in ("travellers", "source")}
        return state_traffic(**given, by=request.officer, at=now(), key=form.act_key)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The traffic is stated. Estimates are for it from now on."))
        return go("administration:traffic")
    context = {"form": form, "traffic": traffic_stated(by=request.officer)}
    return show(request, "administration/traffic.html", context, status=422 if form.errors else 200)
