"""The list of notices, and one notice: the document as recipients see it, its clocks, and what this officer may do."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import Role
from fairnotice.domain.request import Kind
from fairnotice.formats.printed import PRINTED
from fairnotice.services.change_reading import changes_of
from fairnotice.services.notices import NoticeFile, NoticeListed, notices_of, read_notice_file
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.recipient_acts import CirculationAct
from fairnotice.web.secretariat.casefile.whole import file_shown
from fairnotice.web.secretariat.circulation import offered_to
from fairnotice.web.secretariat.notice_acts import ACTS, DONE
from fairnotice.web.sheets import csv_file
from fairnotice.web.words import NOTICE_STATES, TABLES
from fairnotice.web.writing import number_text


class StateForm(forms.Form):
    """What narrows the list."""

    mark_optional = False
    state = forms.ChoiceField(label=_("State"), required=False, choices=(("", _("All")), *NOTICE_STATES.items()))


@page(Role.REVIEWER, Role.DECIDER, methods=("GET", "HEAD"))
def notices(request: Asked) -> HttpResponse:
    """Every notice, those with a clock that runs out next first; as a page or as CSV."""
    rows = notices_of(by=request.officer, at=now())
    form = StateForm(request.GET or None)
    asked = form.cleaned_data["state"] if form.is_bound and form.is_valid() else ""
    rows = [row for row in rows if asked in ("", row.state)]
    rows.sort(key=lambda row: (row.due_at is None, row.due_at.timestamp() if row.due_at else 0))
    if request.GET.get("format") == "csv":
        return csv_file("notices", _HEADS, (_line(row) for row in rows))
    query = request.GET.copy()
    query["format"] = "csv"
    context = {"rows": rows, "form": form, "csv": query.urlencode(), "now": now()}
    return show(request, "secretariat/notices.html", context)


@page(Role.REVIEWER, Role.DECIDER, methods=("GET", "HEAD"))
def notice(request: Asked, notice: UUID) -> HttpResponse:
    """One notice."""
    found = read_notice_file(notice=notice, by=request.officer, at=now())
    offered = () if found.tied else tuple(ACTS[act] for act in found.open_acts if act in ACTS)
    seen_by = len(found.recipients)
    words = ngettext("%(number)s bureau", "%(number)s bureaus", seen_by) % {"number": number_text(seen_by)}
    reasons = [{**each, "act": DONE.get(each["act"], each["act"])} for each in found.reasons]
    context: dict[str, Any] = {
        "this": found,
        "offered": offered,
        "circulation": _circulation(request, found),
        "changes": changes_of(notice=notice, by=request.officer),
        "seen_by": words,
        "reasons": reasons,
    }
    context["prints"] = found.dossier is not None and found.state in PRINTED
    if found.dossier is not None:
        context["file"] = file_shown(found.dossier, found.dossier.subjects[0].id, {})
    return show(request, "secretariat/notice.html", context)


def _circulation(request: Asked, found: NoticeFile) -> tuple[CirculationAct, ...]:
    """What can be done about who receives it and what it says, while it is not over."""
    if found.tied or found.state not in LIVE:
        return ()
    return offered_to(request.officer.role, diffusion=Kind(found.kind).is_diffusion)


_HEADS = ("number", "subject", "kind", "state", "asked_for_by", "published_at", "expires_on", "next_clock", "notice")


def _line(row: NoticeListed) -> tuple[str, ...]:
    return (
        row.number,
        row.label,
        str(TABLES["kind"].get(row.kind, row.kind)),
        str(NOTICE_STATES.get(row.state, row.state)),
        row.source,
        row.published_at.isoformat(),
        row.expires_on.isoformat(),
        row.due_at.isoformat() if row.due_at else "",
        str(row.notice),
    )
