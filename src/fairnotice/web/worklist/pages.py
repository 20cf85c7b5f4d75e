"""The worklist, and one clock with its history."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from fairnotice.domain.lateness import Lateness
from fairnotice.domain.officer import Officer
from fairnotice.services.clock_acts import STARTS
from fairnotice.services.worklist import Owed, Worklist, read_clock, read_worklist
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.navigation import Link
from fairnotice.web.sheets import csv_file
from fairnotice.web.words import LATENESS
from fairnotice.web.worklist.acts import ACTS
from fairnotice.web.worklist.leading import leads_to
from fairnotice.web.worklist.roles import ROLES


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list, and the page of its matter."""

    owed: Owed
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """Everything that is equally late."""

    lateness: Lateness
    title: str | Promise
    lines: tuple[Line, ...]
    count: int


@page(*ROLES, methods=("GET", "HEAD"))
def worklist(request: Asked) -> HttpResponse:
    """What the reader's office owes, or another whose clocks it sees; as a page or as CSV."""
    at = now()
    found = read_worklist(by=request.officer, at=at, whose=request.GET.get("owes", "")[:40])
    if request.GET.get("format") == "csv":
        return csv_file("worklist", _HEADS, (_cells(row) for row in found.rows))
    context = {
        "found": found,
        "groups": _groups(found, request.officer),
        "bearers": _bearers(found),
        "now": at,
        "may_start": request.officer.role in STARTS,
        "sheet": f"?owes={found.whose}&format=csv",
    }
    return show(request, "worklist/list.html", context)


@page(*ROLES, methods=("GET", "HEAD"))
def clock(request: Asked, due: UUID) -> HttpResponse:
    """One clock: what is owed, since when, until when, what was done to it and why, and what can be done."""
    at = now()
    found = read_clock(due=due, by=request.officer, at=at)
    offered = [(ACTS[act], reverse("worklist:act", args=[due, ACTS[act].slug])) for act in found.acts]
    context = {"found": found, "href": leads_to(found.owed, request.officer), "offered": offered, "now": at}
    return show(request, "worklist/clock.html", context)


def _groups(found: Worklist, by: Officer) -> list[Group]:
    groups = []
    for late in Lateness:
        lines = tuple(Line(row, leads_to(row, by)) for row in found.rows if row.lateness is late)
        count = found.later if late is Lateness.LATER else len(lines)
        if lines:
            groups.append(Group(late, LATENESS[late], lines, max(count, len(lines))))
    return groups


def _bearers(found: Worklist) -> list[Link]:
    every = reverse("worklist:list")
    return [Link(f"{every}?owes={code}", name, code == found.whose, count) for code, name, count in found.bearers]


_HEADS = ("lateness", "what", "about", "owes", "since", "due", "state", "if_missed", "cites", "clock")


def _cells(row: Owed) -> tuple[str, ...]:
    return (
        str(LATENESS[row.lateness]),
        row.what,
        row.about.number or row.thing,
        row.owes_name,
        row.begins_at.isoformat(),
        row.due_at.isoformat(),
        row.state,
        row.missed,
        row.cites,
        row.code,
    )
