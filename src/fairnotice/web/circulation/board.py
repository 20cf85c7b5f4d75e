"""The board, the copies of one notice, the desks that are late, and the letter to one of them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.officer import Role
from fairnotice.domain.overdue import URGENT, USUAL
from fairnotice.services.board import read_board
from fairnotice.services.copies import Copies, copies_of
from fairnotice.services.overdue import draft_reminder, list_overdue, send_reminder
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.circulation.forms import LetterForm
from fairnotice.web.circulation.roles import OFFICES, READERS, SECRETARIAT
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(*OFFICES, methods=("GET", "HEAD"))
def board(request: Asked) -> HttpResponse:
    """The newest acts with how many desks have applied each; and what needs somebody."""
    at = now()
    found = read_board(by=request.officer, at=at, before=_instant(request.GET.get("before", "")))
    context = {
        "acts": found.acts,
        "before": found.before.isoformat() if found.before else "",
        "first": "before" not in request.GET,
        "late": sum(1 for desk in found.desks if desk.late_since is not None) + found.late_copies,
        "desks": sum(1 for desk in found.desks if desk.in_use(at)),
        "disagree": sum(1 for desk in found.desks if desk.in_use(at) and desk.agrees is False),
        "urgent": URGENT // timedelta(hours=1),
        "usual": USUAL // timedelta(hours=1),
    }
    return show(request, "circulation/board.html", context)


@page(*READERS, methods=("GET", "HEAD"))
def copies(request: Asked, notice: UUID) -> HttpResponse:
    """The copies of one notice: everybody's for the offices, a bureau's own."""
    found = copies_of(notice=notice, by=request.officer, at=now())
    context = {
        "this": found,
        "there": _notice_page(request, found),
        "with_desks": [one for one in found.recipients if one.desks],
        "reading_here": [one for one in found.recipients if not one.desks],
    }
    return show(request, "circulation/copies.html", context)


@page(*OFFICES, methods=("GET", "HEAD"))
def overdue(request: Asked) -> HttpResponse:
    """The desks that are late, the longest first."""
    at = now()
    rows = [
        {"desk": row.desk, "written_at": row.written_at, "may_write": row.may_write(at)}
        for row in list_overdue(by=request.officer, at=at)
    ]
    writes = request.officer.role in SECRETARIAT
    return show(request, "circulation/overdue.html", {"rows": rows, "writes": writes, "now": at})


@page(*SECRETARIAT)
def remind(request: Asked, desk: UUID) -> HttpResponse:
    """The letter to the bureau of a desk that is late: drafted, edited by a person, sent once a day."""
    try:
        drafted = draft_reminder(desk=desk, by=request.officer, at=now())
    except NotPossibleNow:
        messages.success(request, _("This desk is not late any more."))
        return go("circulation:overdue")
    form = LetterForm(request.POST or None, initial={"letter": drafted})
    if request.method == "POST" and form.is_valid():
        letter = form.cleaned_data["letter"]
        done = attempt(
            form, lambda: send_reminder(desk=desk, letter=letter, by=request.officer, at=now(), key=form.act_key)
        )
        if done is not None:
            messages.success(request, _("The letter is in the bureau's inbox."))
            return go("circulation:overdue")
    return show(request, "circulation/remind.html", {"form": form}, status=422 if form.errors else 200)


def _notice_page(request: Asked, found: Copies) -> dict[str, Any]:
    """Where the officer reads the notice itself, if there is such a page for them."""
    role = request.officer.role
    if role in SECRETARIAT:
        return {"href": reverse("secretariat:notice", args=[found.notice])}
    if role is Role.COMMISSION:
        return {"href": reverse("commission:notice", args=[found.notice])}
    name = "bureau:notice" if found.others is not None else "duty:notice"
    return {"href": reverse(name, args=[found.notice])}


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
