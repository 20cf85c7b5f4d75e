"""Start a clock of the law about a request, a notice or a measure."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.services.clock_acts import STARTS, start_clock
from fairnotice.services.reading import list_rows
from fairnotice.services.worklist import matter_of
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.worklist.forms import StartForm

MOST = 1000


@page(*sorted(STARTS))
def start(request: Asked) -> HttpResponse:
    """Choose the clock, say what started it and when, and who is told."""
    rows = list_rows("bureaus", by=request.officer, limit=MOST)
    offices = [
        (row["bureau"], f"{row['name']} ({row['bureau']})") for row in rows if row["kind"] in {"bureau", "tribunal"}
    ]
    asked = (request.POST or request.GET).get("thing", "")[:60]
    thing, about = matter_of(asked, by=request.officer)
    form = StartForm(
        request.POST or None,
        sorted(offices, key=lambda each: each[1]),
        known=about is not None,
        initial={"thing": thing, "clock": request.GET.get("clock", "")[:40]},
    )
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("clock", "owed_by", "waits")} | {"thing": thing}
        why = form.cleaned_data["why"]
        by, at = request.officer, now()
        done = attempt(
            form, lambda: start_clock(**given, began=form.began, reasons=why, by=by, at=at, key=form.act_key)
        )
        if done is not None:
            messages.success(request, _("The clock runs, and whoever owes it is told."))
            return go("worklist:clock", UUID(done["due"]))
    return show(request, "worklist/start.html", {"form": form, "about": about}, status=422 if form.errors else 200)
