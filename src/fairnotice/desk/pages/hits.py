"""The matches of a desk, and the way from one to a measure."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from fairnotice.border.comparison import lines_of
from fairnotice.border.forms import MeasureForm, VerifyForm
from fairnotice.border.person import Person
from fairnotice.border.words import COMPARED
from fairnotice.border.writing import day_text
from fairnotice.desk.hits import DISMISSED, RAISED, VERIFIED, hit_of, hit_row, hit_rows, take_measure, verify
from fairnotice.desk.notices import Shown, by_id
from fairnotice.desk.pages.check import NO_CALL, bureau_of
from fairnotice.desk.pages.door import go, officer_of, page, show
from fairnotice.desk.pages.here import here, stands
from fairnotice.desk.pages.reading import Match, match_of
from fairnotice.domain.errors import FairnoticeError
from fairnotice.domain.unknown import is_known


@page(methods=("GET", "HEAD"))
def hits_page(request: HttpRequest) -> HttpResponse:
    """The matches that wait for somebody, and the others."""
    today = here().clock().date()
    rows = [match_of(row, here().store, today=today) for row in hit_rows(here().store)]
    stopped = [row for row in rows if not row.in_force and row.state != DISMISSED]
    waiting = [row for row in rows if row.state in {RAISED, VERIFIED} and row not in stopped]
    over = [row for row in rows if row not in waiting and row not in stopped]
    return show(request, "desk/hits.html", {"stopped": stopped, "waiting": waiting, "over": over})


@page(methods=("GET", "HEAD"))
def hit_page(request: HttpRequest, hit: str) -> HttpResponse:
    """One match."""
    return show(request, "desk/hit.html", _context(hit))


@page()
def verify_page(request: HttpRequest, hit: str) -> HttpResponse:
    """Say, having compared, whether it is the person."""
    context = _context(hit)
    form = VerifyForm(request.POST or None, hints=_hints(context["person"]))
    if request.method == "POST" and form.is_valid():
        same = form.is_same
        try:
            verify(
                here().store,
                hit,
                same=same,
                compared=form.compared,
                officer=officer_of(request),
                at=here().clock(),
            )
            says = _("Recorded: it is the person. Call your bureau now; it is told as soon as there is a line.")
            if not same:
                says = _("Recorded: not the person. What was known of the traveller is erased; let them go on.")
            messages.success(request, says)
            return go("border:hit", hit)
        except FairnoticeError as error:
            form.add_error(None, str(error))
    if not form.is_bound and context["hit"].state != RAISED:
        return go("border:hit", hit)
    return show(request, "desk/verify.html", {**context, "form": form}, status=422 if form.errors else 200)


@page()
def measure_page(request: HttpRequest, hit: str) -> HttpResponse:
    """Record what was done, and under which law."""
    context = _context(hit)
    form = MeasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            take_measure(
                here().store,
                hit,
                kind=given["kind"],
                legal_basis=given["legal_basis"],
                officer=officer_of(request),
                at=here().clock(),
            )
            messages.success(request, _("What was done is recorded, and goes to your bureau."))
            return go("border:hit", hit)
        except FairnoticeError as error:
            form.add_error(None, str(error))
    if not form.is_bound and context["hit"].state != VERIFIED:
        return go("border:hit", hit)
    return show(request, "desk/measure.html", {**context, "form": form}, status=422 if form.errors else 200)


def _context(hit: str) -> dict[str, Any]:
    row = hit_row(here().store, hit)
    standing = stands()
    found = by_id(here().store, row["notice"], country=standing.who.country, at=here().clock())
    match: Match = match_of(row, here().store, today=here().clock().date())
    seen: Mapping[str, str] = match.compared
    return {
        "hit": match,
        "notice": found,
        "person": found.person if found.in_force else None,
        "card": found.card if found.in_force else None,
        "lines": lines_of(hit_of(row)),
        "found": hit_of(row),
        "compared": [(COMPARED.get(name.replace(" ", "_"), name), words) for name, words in seen.items()],
        "bureau": bureau_of(standing),
        "on_call": NO_CALL,
        "warns": _warns(found),
    }


def _warns(found: Shown) -> bool:
    """Whether the notice is not in force any more: then no step is taken on it."""
    return not found.in_force


def _hints(person: Person | None) -> dict[str, str]:
    """Beside each thing that can be compared: what the notice says of it."""
    if person is None:
        return {}
    papers = [paper for identity in person.subject.identities for paper in identity.documents]
    marks = [identity.description for identity in person.subject.identities if identity.description]
    numbers = [f"{one.kind} {one.number} {one.country if is_known(one.country) else ''}".strip() for one in papers]
    return {
        "birth_date": _notice([day_text(birth) for birth in person.subject.births if birth.calendar == "gregorian"]),
        "scars": _notice(marks),
        "document": _notice(numbers),
        "other": _("For example the place of birth, or what the person says."),
    }


def _notice(values: list[str]) -> str:
    if not values:
        return _("The notice says nothing of it.")
    listed = format_html_join(format_html(" {} ", _("or")), "<bdi>{}</bdi>", ((value,) for value in values))
    return format_html("{} {}", _("Notice:"), listed)
