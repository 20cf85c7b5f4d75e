"""The bureau's day: what waits on us first, the drafts, the requests with what each waits for, the notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Officer, Role
from fairnotice.law.deadlines import renewal_prompt_due
from fairnotice.services.drafts import Draft, open_drafts
from fairnotice.services.own_requests import OwnNotice, OwnRequest, own_notices, own_requests
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.drafting import mode
from fairnotice.web.bureau.fields import PickField
from fairnotice.web.bureau.tasks import counted, progress_of, sections
from fairnotice.web.bureau.waiting import NOBODY, US, WHO, Waits, notice_waits, request_waits
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.sheets import csv_file
from fairnotice.web.words import KINDS, NOTICE_STATES, REQUEST_STATES

PAGE = 25
COUNTED = 20
"""Drafts, the last changed first, of which it is said how far they are: every step of each is looked at for that."""


class FilterForm(forms.Form):
    """What narrows the list."""

    mark_optional = False
    state = PickField(REQUEST_STATES.items(), label=_("State"), empty=_("Every state"))
    kind = PickField(KINDS.items(), label=_("Kind"), empty=_("Every kind"))
    waits = PickField([(who, WHO[who]) for who in WHO], label=_("Waits"), empty=_("On anybody"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A request or a notice in the list, with what it waits for."""

    row: OwnRequest | OwnNotice
    waits: Waits
    late: bool


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft in the list, with how far it is."""

    draft: Draft
    done: int
    all: int


@page(Role.BUREAU, methods=("GET", "HEAD"))
def requests(request: Asked) -> HttpResponse:
    """The bureau's requests, drafts and notices."""
    at = now()
    form = FilterForm(request.GET or None)
    rows = _requests(request.officer, form, at)
    notices = _notices(request.officer, at)
    paged = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "filtered": any(form.data.get(name) for name in form.fields),
        "page": paged,
        "query": query.urlencode(),
        "drafts": _drafts(request.officer, at),
        "notices": notices,
        "ours": [each for each in (*rows, *notices) if each.waits.on == US] if not query else [],
        "now": at,
    }
    return show(request, "bureau/requests.html", context)


@page(Role.BUREAU, methods=("GET", "HEAD"))
def requests_file(request: Asked) -> HttpResponse:
    """The list as a spreadsheet, narrowed as the page is."""
    at = now()
    rows = _requests(request.officer, FilterForm(request.GET or None), at)
    header = (
        _("Request"),
        _("Person"),
        _("Matter"),
        _("Kind"),
        _("State"),
        _("Waits"),
        _("For"),
        _("Due"),
        _("Submitted"),
    )
    lines: list[Sequence[object]] = []
    for each in rows:
        row = each.row
        assert isinstance(row, OwnRequest)
        waits = each.waits
        kind, state = KINDS.get(row.kind, row.kind), REQUEST_STATES.get(row.state, row.state)
        lines.append(
            (row.request, row.name, row.title, kind, state, waits.who, waits.what, waits.due, row.submitted_at)
        )
    return csv_file("requests", *_as_text(header, lines))


@page(Role.BUREAU, methods=("GET", "HEAD"))
def notices_file(request: Asked) -> HttpResponse:
    """The bureau's own notices as a spreadsheet."""
    header = (_("Number"), _("Person"), _("Kind"), _("State"), _("Waits"), _("For"), _("Published"), _("Expires"))
    lines: list[Sequence[object]] = []
    for each in _notices(request.officer, now()):
        row = each.row
        assert isinstance(row, OwnNotice)
        kind, state = KINDS.get(row.kind, row.kind), NOTICE_STATES.get(row.state, row.state)
        waits = each.waits
        lines.append((row.number, row.name, kind, state, waits.who, waits.what, row.published_at, row.expires_on))
    return csv_file("notices", *_as_text(header, lines))


def _as_text(header: Sequence[object], rows: list[Sequence[object]]) -> tuple[list[str], list[list[str]]]:
    return [str(word) for word in header], [[_cell(value) for value in row] for row in rows]


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M UTC")
    return "" if value is None else str(value)


def _requests(by: Officer, form: FilterForm, at: datetime) -> list[Listed]:
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = own_requests(by=by, at=at, state=given.get("state", ""), kind=given.get("kind", ""))
    rows = []
    for row in found:
        waits = request_waits(row.state, due=row.due, open_questions=row.open_questions)
        if given.get("waits") in (None, "", waits.on):
            rows.append(Listed(row, waits, waits.is_late(at)))
    return sorted(rows, key=_order)


def _order(each: Listed) -> tuple[int, str]:
    """What waits on us comes first, by its due date; what is over comes last."""
    rank = {US: 0, NOBODY: 2}.get(each.waits.on, 1)
    return rank, each.waits.due.isoformat() if each.waits.due else "9"


def _notices(by: Officer, at: datetime) -> list[Listed]:
    return [Listed(row, waits := waits_of(row, at.date()), waits.is_late(at)) for row in own_notices(by=by, at=at)]


def waits_of(row: OwnNotice, today: date) -> Waits:
    """What a notice of one's own waits for."""
    prompt = renewal_prompt_due(row.expires_on).due
    return notice_waits(
        row.state,
        today=today,
        expires=row.expires_on,
        prompt_from=prompt.date() if isinstance(prompt, datetime) else prompt,
        withdraw_due=row.dues.get("withdraw-at-once"),
    )


def _drafts(by: Officer, at: datetime) -> list[OpenDraft]:
    found = []
    for number, draft in enumerate(open_drafts(by=by, at=at)):
        done, all_of_them = counted(sections(progress_of(draft, mode()))) if number < COUNTED else (0, 0)
        found.append(OpenDraft(draft, done, all_of_them))
    return found
