"""What came in for the bureau, the most urgent first, each part with the reason for its place."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fairnotice.domain.inbox import Came
from fairnotice.domain.officer import Role
from fairnotice.services.inbox import here_in_short, look_through, read_inbox
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.duty.forms import LookedForm
from fairnotice.web.duty.shown import parts_of, title_of
from fairnotice.web.duty.words import KINDS, WHY
from fairnotice.web.navigation import Link
from fairnotice.web.sheets import csv_file

DESKS = (Role.BUREAU, Role.BORDER)
A_PAGE = 50


@page(*DESKS, methods=("GET", "HEAD"))
def inbox(request: Asked) -> HttpResponse:
    """Everything that came in and is not done, or one kind of it."""
    at = now()
    box = read_inbox(by=request.officer, at=at)
    kind = _kind(request)
    asked = [pair for pair in box.things if kind is None or pair[1].kind is kind]
    found = Paginator(asked, A_PAGE).get_page(request.GET.get("page"))
    new = [UUID(thing.notice) for _why, thing in found if thing.kind is Came.NEW]
    here = here_in_short(notices=new, by=request.officer, at=at)
    counts = {each: sum(1 for _why, thing in box.things if thing.kind is each) for each in Came}
    unlooked = counts[Came.NEW] + counts[Came.ENDED]
    looks = request.officer.role is Role.BUREAU and unlooked
    context = {
        "parts": parts_of(found, here),
        "found": found,
        "query": f"kind={kind}" if kind else "",
        "kinds": _kinds(counts, kind),
        "sheet": reverse("duty:sheet") + (f"?kind={kind}" if kind else ""),
        "looked_at": box.looked_at,
        "unlooked": unlooked,
        "looked": LookedForm(initial={"until": box.until}) if looks else None,
        "now": at,
    }
    return show(request, "duty/inbox.html", context)


@page(*DESKS, methods=("GET", "HEAD"))
def sheet(request: Asked) -> HttpResponse:
    """The same as a file for a spreadsheet. It names notices and nobody."""
    at = now()
    kind = _kind(request)
    heads = (_("Why"), _("Kind"), _("What"), _("Notice"), _("Since"), _("Due"))
    rows = [
        (
            str(WHY[why][0]),
            str(KINDS[thing.kind]),
            title_of(thing) + (f": {thing.what}" if thing.what else ""),
            thing.number,
            thing.since.isoformat(),
            thing.due.isoformat() if thing.due else "",
        )
        for why, thing in read_inbox(by=request.officer, at=at).things
        if kind is None or thing.kind is kind
    ]
    return csv_file("came-in", heads, rows)


@page(Role.BUREAU, methods=("POST",))
def looked(request: Asked) -> HttpResponse:
    """The bureau has looked at its view of the register up to an entry."""
    form = LookedForm(request.POST)
    if form.is_valid():
        until = form.cleaned_data["until"]
        done = attempt(form, lambda: look_through(until=until, by=request.officer, at=now(), key=form.act_key))
        if done is not None:
            messages.success(request, _("Noted. What comes into the register from now on is new."))
            return go("duty:inbox")
    messages.error(request, _("This could not be noted. Load the page again and look once more."))
    return go("duty:inbox")


def _kind(request: Asked) -> Came | None:
    asked = request.GET.get("kind", "")
    return Came(asked) if asked in set(Came) else None


def _kinds(counts: dict[Came, int], chosen: Came | None) -> list[Link]:
    """The filters: all, and every kind of which there is something."""
    every = reverse("duty:inbox")
    links = [Link(every, _("Everything"), chosen is None, sum(counts.values()))]
    shown = [kind for kind in KINDS if counts[kind] or kind is chosen]
    return [*links, *(Link(f"{every}?kind={kind}", KINDS[kind], kind is chosen, counts[kind]) for kind in shown)]
