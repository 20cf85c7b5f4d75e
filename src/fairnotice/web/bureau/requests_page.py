"""One request of one's own: its state, what it waits for, what the rules say to the source, and what can be done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import Role
from fairnotice.domain.unknown import is_known
from fairnotice.services.attachments import attachments_of
from fairnotice.services.cases import end_warrant as end_a_warrant
from fairnotice.services.own_requests import read_own_request
from fairnotice.services.quality import quality_of_request
from fairnotice.services.reading import read_case, read_request
from fairnotice.services.requests import drop_request, submit_request
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.content import token_of
from fairnotice.web.bureau.expected import expected_of
from fairnotice.web.bureau.waiting import request_waits
from fairnotice.web.clock import now, this_moment
from fairnotice.web.door import go, page, show
from fairnotice.web.forms.reasons import ReasonsField
from fairnotice.web.quality import QualityShown, quality_shown

SAID_ELSEWHERE = ("request.questions_asked", "request.approved", "notice.published")
"""Messages that tell no more than the state does."""

AMENDED = ("draft", "info_requested", "dropped")


class ReasonsForm(ActForm):
    """Why, in words."""

    error_summary_above = True
    reasons = ReasonsField(help_text=_("At least 20 letters. Your office and the secretariat read it."))


def may_amend(facts: dict[str, Any]) -> bool:
    """Whether the file can be changed now: it is one file for every request in the matter."""
    states = {row["state"] for row in facts["requests"]}
    return bool(states) and states <= set(AMENDED)


@page(Role.BUREAU, methods=("GET", "HEAD"))
def request_page(request: Asked, request_id: UUID) -> HttpResponse:
    """The request as its source sees it."""
    at = now()
    dossier, facts = read_own_request(request=request_id, purpose="page", by=request.officer, at=at)
    found = read_request(request=request_id, purpose="page", by=request.officer, at=at)
    left = [each for each in found["questions"] if each["answer"] is None]
    subject = next((each for each in dossier.subjects if each.id == found["subject"]), None)
    names = {each.id: each.label for each in dossier.subjects}
    context: dict[str, Any] = {
        "found": found,
        "facts": facts,
        "dossier": dossier,
        "subject": subject,
        "open_questions": left,
        "answered": [each for each in found["questions"] if each["answer"] is not None],
        "waits": request_waits(found["state"], due=min(facts["dues"].values(), default=None), open_questions=len(left)),
        "rules": expected_of(dossier, found["subject"], this_moment()) if subject else None,
        "quality": _quality(request, request_id) if subject else None,
        "attachments": attachments_of(case=UUID(found["case"]), by=request.officer),
        "may_amend": may_amend(facts),
        "amend": ActForm(),
        "warrants": _warrants(found, facts, dossier),
        "others": [
            {**row, "name": names.get(row["subject"], "")}
            for row in facts["requests"]
            if row["request"] != found["request"]
        ],
        "letters": [each for each in facts["letters"] if each["about"] not in SAID_ELSEWHERE],
        "now": at,
    }
    return show(request, "bureau/request.html", context)


@page(Role.BUREAU)
def submit(request: Asked, request_id: UUID) -> HttpResponse:
    """Hand in a request that was only drafted, as one that came through the API."""
    _dossier, facts = read_own_request(request=request_id, purpose="page", by=request.officer, at=now())
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: submit_request(request=request_id, by=request.officer, at=now(), key=form.act_key))
        if done is not None:
            messages.success(request, _now("The request was submitted. The secretariat has it now."))
            return go("bureau:request", request_id)
    context = {"form": form, "request_id": request_id, "facts": facts, "quality": _quality(request, request_id)}
    return show(request, "bureau/submit.html", context, status=422 if form.errors else 200)


@page(Role.BUREAU)
def take_back(request: Asked, request_id: UUID) -> HttpResponse:
    """Take a request back before it is published, with reasons."""
    found = read_request(request=request_id, purpose="page", by=request.officer, at=now())
    if found["source"] != request.officer.bureau:
        raise NotFound("There is no such request here.")
    form = ReasonsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: drop_request(
                request=request_id,
                reasons=form.cleaned_data["reasons"],
                by=request.officer,
                at=now(),
                key=form.act_key,
            ),
        )
        if done is not None:
            messages.success(request, _now("The request was taken back. The secretariat was told."))
            return go("bureau:request", request_id)
    context = {"form": form, "found": found, "possible": "drop" in found["open_acts"]}
    return show(request, "bureau/take_back.html", context, status=422 if form.errors else 200)


@page(Role.BUREAU)
def end_warrant(request: Asked, case: UUID, token: str) -> HttpResponse:
    """Say that a warrant has ended. What rests on it is withdrawn at once."""
    warrant, back = _warrant_of(request, case, token)
    form = ReasonsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: end_a_warrant(
                case=case,
                warrant=warrant["warrant"],
                reasons=form.cleaned_data["reasons"],
                by=request.officer,
                at=now(),
                key=form.act_key,
            ),
        )
        if done is not None:
            messages.success(request, _now("The end of the warrant is on record. Withdraw what rests on it at once."))
            return HttpResponse(status=303, headers={"Location": back})
    context = {"form": form, "warrant": warrant, "back": back}
    return show(request, "bureau/end_warrant.html", context, status=422 if form.errors else 200)


def _quality(request: Asked, request_id: UUID) -> QualityShown:
    return quality_shown(quality_of_request(request=request_id, by=request.officer, at=now()))


def _warrants(found: dict[str, Any], facts: dict[str, Any], dossier: Dossier) -> list[dict[str, Any]]:
    """The warrants that cover the person, with where their end can be said."""
    states = {row["warrant"]: row["state"] for row in facts["warrants"]}
    case = UUID(found["case"])
    return [
        {
            "warrant": warrant,
            "reference": warrant.reference if is_known(warrant.reference) else "",
            "state": states.get(warrant.id, ""),
            "in_force": warrant.in_force if is_known(warrant.in_force) else None,
            "end": reverse("bureau:end_warrant", args=[case, token_of(case, warrant.id)]),
        }
        for warrant in dossier.warrants
        if found["subject"] in warrant.subjects
    ]


def _warrant_of(request: Asked, case: UUID, token: str) -> tuple[dict[str, Any], str]:

    dossier, facts = read_case(case=case, purpose="page", by=request.officer, at=now())
    row = next((each for each in facts["warrants"] if token_of(case, each["warrant"]) == token), None)
    if row is None or not facts["requests"]:
        raise NotFound("There is no such warrant here.")
    paper = next((each for each in dossier.warrants if each.id == row["warrant"]), None)
    return {**row, "paper": paper}, reverse("bureau:request", args=[facts["requests"][0]["request"]])
