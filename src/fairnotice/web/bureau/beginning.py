"""A new request: begun from nothing, or from a case file that is sent; and the change of a file that was filed."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import Problem, Unusable
from fairnotice.domain.officer import Role
from fairnotice.formats.dossier.progress import FILE_BYTES, kept_back, parse_progress
from fairnotice.services.drafts import begin_amendment, begin_draft
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.attachments.whole import whole_or_refused
from fairnotice.web.bureau.content import begun, get
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


class BringForm(ActForm):
    """A case file to begin with."""

    file = forms.FileField(
        label=_("Case file"),
        help_text=_("TOML or JSON, at most 2 MB. It may still lack parts."),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> bytes:
        """The bytes. Raises ValidationError when there are too many."""
        given = self.cleaned_data["file"]
        if given.size > FILE_BYTES:
            raise ValidationError(_("The file is larger than 2 MB. Split the matter."))
        content: bytes = given.read()
        return content


@page(Role.BUREAU)
def new(request: Asked) -> HttpResponse:
    """How a request begins: with the first question, or with a file."""
    empty = ActForm(request.POST if "begin" in request.POST else None, prefix="new")
    bring = BringForm(**_sent(request), prefix="file")
    done = None
    if empty.is_bound and empty.is_valid():
        done = attempt(empty, lambda: _begin(request, _from_nothing(request), empty))
    elif bring.is_bound and bring.is_valid():
        content = _from_file(bring, request)
        done = attempt(bring, lambda: _begin(request, content, bring)) if content is not None else None
        if done is not None:
            messages.success(request, _now("The case file was taken in as a draft. Go through it before you send it."))
    if done is not None:
        return go("bureau:draft", UUID(done["draft"]))
    wrong = bool(empty.errors or bring.errors)
    context = {"empty": empty, "form": bring}
    return show(request, "bureau/new.html", context, status=422 if wrong else 200)


@page(Role.BUREAU, methods=("POST",))
def amend(request: Asked, case: UUID) -> HttpResponse:
    """Change what was filed: a draft that begins with it."""
    form = ActForm(request.POST)
    key = form.act_key if form.is_valid() else None
    answer = begin_amendment(case=case, by=request.officer, at=now(), key=key)
    return go("bureau:draft", UUID(answer["draft"]))


def _sent(request: Asked) -> dict[str, Any]:
    if request.method != "POST" or "begin" in request.POST:
        return {}
    whole_or_refused(request)
    return {"data": request.POST, "files": request.FILES}


def _begin(request: Asked, content: dict[str, Any], form: ActForm) -> dict[str, Any]:
    return begin_draft(content=content, by=request.officer, at=now(), key=form.act_key)


def _from_nothing(request: Asked) -> dict[str, Any]:
    """The id is made of the form's own key, so that the same form sent again begins the same draft."""
    name = request.account.bureau_name if request.account else request.officer.bureau
    matter = str(request.POST.get("new-key") or uuid4())[:8]
    return begun(bureau=request.officer.bureau, name=name, country=request.officer.country, matter=matter)


def _from_file(form: BringForm, request: Asked) -> dict[str, Any] | None:
    """The content of the file; what is wrong with it becomes errors of the form."""
    data: bytes = form.cleaned_data["file"]
    try:
        content = parse_progress(data, form="json" if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else "toml")
        problems = kept_back(content) + _of_another(content, request)
        if problems:
            raise Unusable("The file holds what your bureau does not file.", problems)
    except Unusable as refused:
        form.add_error("file", refused.what)
        for problem in refused.problems[:20]:
            form.add_error("file", str(problem))
        return None
    return content


def _of_another(content: dict[str, Any], request: Asked) -> tuple[Problem, ...]:
    country = get(content, ("request", "requester", "country"))
    if country in (None, request.officer.country):
        return ()
    return (Problem("request.requester.country", f"is {country}; you act for {request.officer.country}"),)
