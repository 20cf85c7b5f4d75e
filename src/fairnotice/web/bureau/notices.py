"""One notice of one's own: what it says, until when, and what its source may do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import Role
from fairnotice.domain.request import Kind
from fairnotice.formats.dossier import dossier_from
from fairnotice.formats.printed import PRINTED
from fairnotice.services.attachments import attachments_of
from fairnotice.services.change_reading import changes_of
from fairnotice.services.own_requests import OwnNotice, own_notices, read_own_notice
from fairnotice.services.publication import renew_notice, renewed_until, resume_notice, suspend_notice, withdraw_notice
from fairnotice.services.reading import read_notice
from fairnotice.services.receivers import receivers_of
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.circulation import ACTS as CIRCULATION
from fairnotice.web.bureau.requests_list import waits_of
from fairnotice.web.bureau.requests_page import SAID_ELSEWHERE, ReasonsForm
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.recipient_acts import ADDENDUM, CirculationAct


@dataclass(frozen=True, slots=True)
class SourceAct:
    """What a source may do with its notice: the words of its page, and the service that does it."""

    do: Callable[..., dict[str, Any]]
    title: str | Promise
    follows: str | Promise
    rule: str | Promise
    button: str | Promise
    done: str | Promise
    interrupts: bool = False


ACTS = {
    "suspend": SourceAct(
        suspend_notice,
        _("Suspend the notice"),
        _("It stays on record for six months at most. While it is suspended nobody acts on it."),
        _("RPD article 81(1); for a diffusion 100(1)"),
        _("Suspend it"),
        _("The notice is suspended. Every recipient can see it."),
    ),
    "resume": SourceAct(
        resume_notice,
        _("Resume the notice"),
        _("It is in force again. Say why its conditions are still met."),
        _("RPD article 81(1)"),
        _("Resume it"),
        _("The notice is in force again."),
    ),
    "renew": SourceAct(
        renew_notice,
        _("Renew the notice"),
        _("Its data are kept for another period. Say why they are still needed."),
        _("RPD article 50(4)"),
        _("Renew it"),
        _("The notice is renewed."),
    ),
    "withdraw": SourceAct(
        withdraw_notice,
        _("Withdraw the notice"),
        _("It ends now, everywhere, and cannot be undone. Every recipient is told to bring its own copies into line."),
        _("RPD article 81(2); for a diffusion 100(3)"),
        _("Withdraw it for good"),
        _("The notice is withdrawn. Every recipient is told."),
        interrupts=True,
    ),
}
"""The acts of a source, by the word that the table of moves has for them."""


def open_acts(found: dict[str, Any], today: date) -> list[str]:
    """What its source can do now. Renewals do not add up: none is offered that would make it last no longer."""
    longer = renewed_until(date.fromisoformat(str(found["expires_on"])), today)
    return [act for act in found["open_acts"] if longer or act != "renew"]


@page(Role.BUREAU, methods=("GET", "HEAD"))
def notice(request: Asked, notice: UUID) -> HttpResponse:
    """The notice as its source sees it."""
    at = now()
    facts = read_own_notice(notice=notice, purpose="page", by=request.officer, at=at)
    found = read_notice(notice=notice, purpose="page", by=request.officer, at=at)
    document = dossier_from(found["document"]["case"]) if found["document"] else None
    row: OwnNotice | None = next((n for n in own_notices(by=request.officer, at=at) if n.notice == str(notice)), None)
    context = {
        "found": found,
        "facts": facts,
        "dossier": document,
        "prints": document is not None and found["state"] in PRINTED,
        "statement": found["document"].get("statement", "") if found["document"] else "",
        "subject": document.subjects[0] if document else None,
        "waits": waits_of(row, at.date()) if row else None,
        "acts": [(word, ACTS[word]) for word in open_acts(found, at.date()) if word in ACTS],
        "addenda": found["document"].get("addenda", []) if found["document"] else [],
        "circulation": _circulation(found),
        "changes": changes_of(notice=notice, by=request.officer),
        "receivers": receivers_of(notice=notice, by=request.officer),
        "begin": ActForm(),
        "attachments": attachments_of(case=facts["case"], by=request.officer),
        "letters": [each for each in facts["letters"] if each["about"] not in SAID_ELSEWHERE],
        "now": at,
    }
    return show(request, "bureau/notice.html", context)


def _circulation(found: dict[str, Any]) -> list[CirculationAct]:
    """What can be done about who receives it and what it says, while it is not over."""
    if found["state"] not in LIVE:
        return []
    diffusion = Kind(found["kind"]).is_diffusion
    return [act for act in CIRCULATION.values() if diffusion or act is ADDENDUM]


@page(Role.BUREAU)
def act(request: Asked, notice: UUID, act: str) -> HttpResponse:
    """One act on the notice, with reasons."""
    found = read_notice(notice=notice, purpose="page", by=request.officer, at=now())
    if act not in ACTS or found["source"] != request.officer.bureau:
        raise NotFound("There is no such act here.")
    chosen = ACTS[act]
    form = ReasonsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: chosen.do(
                notice=notice, reasons=form.cleaned_data["reasons"], by=request.officer, at=now(), key=form.act_key
            ),
        )
        if done is not None:
            messages.success(request, str(chosen.done))
            return go("bureau:notice", notice)
    context = {"form": form, "found": found, "act": chosen, "possible": act in open_acts(found, now().date())}
    return show(request, "bureau/notice_act.html", context, status=422 if form.errors else 200)
