"""Desks: which there are and how far each has come, a code for a new one (shown once), and the end of one."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Role
from fairnotice.services.board import desk_states
from fairnotice.services.copies_list import list_copies
from fairnotice.services.desks import CODE_LIFE, end_desk, list_desks, make_desk_code, read_desk
from fairnotice.web.acts import attempt
from fairnotice.web.administration.bureaus import offices
from fairnotice.web.asking import Asked
from fairnotice.web.circulation.forms import DeskForm, WhyForm
from fairnotice.web.circulation.roles import KEEPERS, OFFICES, READERS
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(*READERS, Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def desks(request: Asked) -> HttpResponse:
    """The desks that the officer may see. The administrator sees that they are there, and not what they hold."""
    at = now()
    if request.officer.role is Role.ADMINISTRATOR:
        rows: list[Any] = list(list_desks(by=request.officer))
    else:
        rows = list(desk_states(by=request.officer, at=at))
    used = [desk for desk in rows if desk.ended_at is None and at < desk.ends_at]
    context = {
        "rows": used,
        "over": [desk for desk in rows if desk not in used],
        "states": request.officer.role is not Role.ADMINISTRATOR,
        "whose": request.officer.role is not Role.BUREAU,
        "keeps": request.officer.role in KEEPERS,
        "board": request.officer.role in OFFICES,
        "copies": list_copies(by=request.officer, at=at),
        "now": at,
    }
    return show(request, "circulation/desks.html", context)


@page(*KEEPERS)
def new_desk(request: Asked) -> HttpResponse:
    """Make a code. The answer to the form shows it, and nothing keeps it."""
    administers = request.officer.role is Role.ADMINISTRATOR
    form = DeskForm(request.POST or None, bureaus=_bureaus(request) if administers else None)
    if request.method == "POST" and form.is_valid():
        bureau = form.cleaned_data["bureau"] if administers else request.officer.bureau
        name, at = form.cleaned_data["name"], now()

        def act() -> dict[str, Any]:
            made = make_desk_code(bureau=bureau, name=name, by=request.officer, at=at, key=form.act_key)
            return {"code": made}

        done = attempt(form, act)
        if done is not None:
            shown = {"name": name, "ends_at": at + CODE_LIFE, "command": _command(request, done["code"])}
            return show(request, "circulation/code.html", {**shown, "days": CODE_LIFE // timedelta(days=1)})
    return show(request, "circulation/new_desk.html", {"form": form}, status=422 if form.errors else 200)


@page(*KEEPERS)
def end(request: Asked, desk: UUID) -> HttpResponse:
    """End a desk, with reasons."""
    found = read_desk(desk=desk, by=request.officer)
    if found.ended_at is not None:
        raise NotFound("This desk has ended.")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reasons = form.cleaned_data["reasons"]
        done = attempt(
            form, lambda: end_desk(desk=desk, reasons=reasons, by=request.officer, at=now(), key=form.act_key)
        )
        if done is not None:
            messages.success(request, _("The desk has ended. Its token opens nothing any more."))
            return go("circulation:desks")
    return show(request, "circulation/end_desk.html", {"form": form, "desk": found}, status=422 if form.errors else 200)


def _bureaus(request: Asked) -> list[tuple[str, str]]:
    rows = [row for row in offices(request.officer) if row["kind"] == "bureau"]
    return [(row["bureau"], f"{row['name']} ({row['bureau']})") for row in rows]


def _command(request: Asked, code: str) -> str:
    """What is typed on the desk's machine."""
    where = settings.FAIRNOTICE_ADDRESS or f"{request.scheme}://{request.get_host()}"
    live = " --live" if settings.FAIRNOTICE_MODE == Mode.LIVE else ""
    return f"fairnotice desk --from {where.rstrip('/')} --code {code}{live}"
