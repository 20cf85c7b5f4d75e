"""The two ways in which a paper is added: a file is sent, or it is noted that it came by hand."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.domain.officer import Role
from fairnotice.formats.papers import LARGEST, media_type_of
from fairnotice.services.attachments import (
    KINDS,
    Belongs,
    Paper,
    add_file,
    attachments_of,
    note_paper,
    place_of,
    remove_attachment,
)
from fairnotice.services.reading import read_case
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.attachments.whole import whole_or_refused
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.forms.fields import DayField
from fairnotice.web.words import PAPER_KINDS

_KINDS = [(kind, PAPER_KINDS[kind]) for kind in KINDS]


class FileForm(ActForm):
    """A file."""

    error_summary_above = True
    mark_optional = False
    kind = forms.ChoiceField(
        choices=[("", _("Choose")), *_KINDS], label=_("What is it?"), error_messages={"required": _("Say what it is.")}
    )
    title = forms.CharField(
        required=False,
        max_length=200,
        label=_("Title"),
        help_text=_("By which others find it. Left empty, it is called as the file is."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, JPEG or PNG, at most 8 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> Any:
        """The file. Raises ValidationError when it is too large, or no paper."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise ValidationError(
                _("The file is larger than 8 MB. Scan it at a lower resolution, or send it in parts.")
            )
        try:
            media_type_of(given.read())
        except InvalidValue as error:
            raise ValidationError(str(error)) from error
        given.seek(0)
        return given


class HandForm(ActForm):
    """A paper that came by hand."""

    error_summary_above = True
    kind = forms.ChoiceField(
        choices=[("", _("Choose")), *_KINDS], label=_("What is it?"), error_messages={"required": _("Say what it is.")}
    )
    title = forms.CharField(
        max_length=200, label=_("Title"), error_messages={"required": _("Write what the paper is.")}
    )
    office = forms.CharField(
        max_length=200,
        label=_("Which office received it?"),
        help_text=_("The office, not the person."),
        error_messages={"required": _("Write which office received it.")},
    )
    on = DayField(label=_("When?"))

    def clean_on(self) -> date:
        """The day. Raises ValidationError for one that is still to come."""
        day: date = self.cleaned_data["on"]
        if day > now().date():
            raise ValidationError(_("A paper was received today or before."))
        return day


def add_page(request: Asked, to: Belongs, template: str, context: dict[str, Any]) -> HttpResponse:
    """The papers of a draft or a matter, with both forms; after an act, the page it was on."""
    sent = request.POST.get("way", "") if request.method == "POST" else ""
    file = FileForm(**_with_files(request, sent), prefix="file")
    hand = HandForm(request.POST if sent == "hand" else None, prefix="hand")
    if sent == "file" and file.is_valid() and attempt(file, lambda: _add(request, to, file)):
        return _added(request)
    if sent == "hand" and hand.is_valid() and attempt(hand, lambda: _note(request, to, hand)):
        return _added(request)
    form = hand if hand.errors else file
    status = 422 if form.errors else 200
    return show(request, template, {**context, "form": form, "file": file, "hand": hand}, status=status)


@page(Role.BUREAU, Role.REVIEWER)
def case(request: Asked, case: UUID) -> HttpResponse:
    """The papers of a matter, for its own bureau and for reviewers, with a form for another."""
    _dossier, facts = read_case(case=case, purpose="page", by=request.officer, at=now())
    context = {
        "facts": facts,
        "attachments": attachments_of(case=case, by=request.officer),
        "here": request.path,
        "is_secretariat": request.officer.role is Role.REVIEWER,
        "back": back_to(request, facts["requests"]),
    }
    return add_page(request, Belongs(case=case), "attachments/case.html", context)


@page(Role.BUREAU, Role.REVIEWER)
def remove(request: Asked, attachment: UUID) -> HttpResponse:
    """Ask once more, then take a paper away."""
    paper, back = _found(request, attachment)
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = attempt(
            form, lambda: remove_attachment(attachment=attachment, by=request.officer, at=now(), key=form.act_key)
        )
        if act is not None:
            messages.success(request, _now("The paper was taken away."))
            return HttpResponse(status=303, headers={"Location": back})
    context = {"paper": paper, "form": form, "back": back}
    return show(request, "attachments/remove.html", context, status=422 if form.errors else 200)


def back_to(request: Asked, requests: list[dict[str, Any]]) -> str:
    """The page of the matter's request for that role."""
    if not requests:
        return reverse("bureau:requests") if request.officer.role is Role.BUREAU else reverse("secretariat:queue")
    name = "bureau:request" if request.officer.role is Role.BUREAU else "secretariat:workbench"
    return reverse(name, args=[requests[0]["request"]])


def _found(request: Asked, attachment: UUID) -> tuple[Paper, str]:
    """The paper, and the page that it is listed on."""
    paper, belongs = place_of(attachment=attachment, by=request.officer)
    if not paper.removable:
        raise NotFound(f"There is no attachment {attachment} here to take away.")
    if belongs.draft is not None:
        return paper, reverse("bureau:papers", args=[belongs.draft])
    return paper, reverse("attachments:case", args=[belongs.case])


def _with_files(request: Asked, sent: str) -> dict[str, Any]:
    if request.method != "POST" or sent == "hand":
        return {}
    whole_or_refused(request)
    return {"data": request.POST, "files": request.FILES}


def _add(request: Asked, to: Belongs, form: FileForm) -> dict[str, Any]:
    given = form.cleaned_data
    return add_file(
        to=to,
        kind=given["kind"],
        title=given["title"],
        name=given["file"].name or "",
        content=given["file"].read(),
        by=request.officer,
        at=now(),
        key=form.act_key,
    )


def _note(request: Asked, to: Belongs, form: HandForm) -> dict[str, Any]:
    given = {name: form.cleaned_data[name] for name in ("kind", "title", "office", "on")}
    return note_paper(to=to, by=request.officer, at=now(), key=form.act_key, **given)


def _added(request: Asked) -> HttpResponse:
    messages.success(request, _now("The paper was added."))
    return HttpResponse(status=303, headers={"Location": request.path})
