"""Check your answers, and send: everything that was said, what is missing, what the rules would ask, and one button."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotFound, Problem
from fairnotice.formats.dossier import dossier_from
from fairnotice.formats.dossier.progress import as_filed, kept_back, problems_of
from fairnotice.services.attachments import attachments_of
from fairnotice.services.drafts import Draft
from fairnotice.services.filing import file_draft
from fairnotice.services.quality import quality_of_draft
from fairnotice.services.reading import read_case
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.drafting import draft_page, mode
from fairnotice.web.bureau.expected import expected
from fairnotice.web.bureau.problems import ToMend, to_mend
from fairnotice.web.bureau.shown import named
from fairnotice.web.bureau.summary import chapters
from fairnotice.web.bureau.tasks import other_accounts, progress_of
from fairnotice.web.clock import now, this_moment
from fairnotice.web.door import go, show
from fairnotice.web.forms.reasons import ReasonsField
from fairnotice.web.quality import QualityShown, quality_shown

RUNNING = ("submitted", "info_requested", "in_review", "approved")


class SendForm(ActForm):
    """Whom it is about, and that the bureau stands for it."""

    error_summary_above = True
    mark_optional = False
    subjects = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("About whom do you send a request?"),
        help_text=_("One request a person. Each is assessed by itself."),
    )
    stands = forms.BooleanField(
        label=_("Our bureau has checked these answers, and stands for them under the rules that they name."),
        error_messages={"required": _("Say that your bureau stands for the answers, or go back and change them.")},
    )
    reasons = ReasonsField(
        label=_("Why is it changed?"), help_text=_("At least 20 letters. Your office and the secretariat read it.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def show_version(self, version: int) -> None:
        """What is shown now is what is sent next."""
        self.data = MultiValueDict({**dict(self.data.lists()), "version": [str(version)]})  # type: ignore[attr-defined]


@draft_page
def check(request: Asked, draft: Draft) -> HttpResponse:
    """The answers, and the button that sends them."""
    problems = missing(draft)
    dossier = None if problems else dossier_from(as_filed(draft.content, now().date()))
    people = _people(request, draft, dossier)
    initial = {"version": draft.version, "subjects": [key for key, _label in people]}
    form = SendForm(request.POST or None, initial=initial)
    _offer(form, people, change=draft.notice is not None)
    if request.method == "POST" and not problems and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form,
            lambda: file_draft(
                draft=draft.id,
                version=given["version"],
                subjects=given.get("subjects", []),
                reasons=given.get("reasons", ""),
                by=request.officer,
                at=now(),
                key=form.act_key,
            ),
        )
        if done is not None and draft.notice is not None:
            messages.success(request, _now("Proposed. It circulates once the secretariat has accepted it."))
            return go("bureau:notice", draft.notice)
        if done is not None:
            return go("bureau:draft", UUID(done["draft"]))
    if form.is_bound:
        form.show_version(draft.version)
    at = progress_of(draft, mode())
    context: dict[str, Any] = {
        "draft": draft,
        "form": form,
        "problems": problems,
        "people": people,
        "chapters": chapters(at),
        "accounts": len(other_accounts(draft.content)),
        "attachments": attachments_of(draft=draft.id, by=request.officer),
        "expected": expected(dossier, this_moment()) if dossier else (),
        "quality": _quality(request, dossier),
        "back": reverse("bureau:draft", args=[draft.id]),
    }
    return show(request, "bureau/check.html", context, status=422 if form.is_bound and form.errors else 200)


def missing(draft: Draft) -> tuple[ToMend, ...]:
    """What stands between the draft and a file that is taken, each with the page where it is mended."""
    found: tuple[Problem, ...] = (*problems_of(draft.content), *kept_back(draft.content))
    return tuple(to_mend(problem, draft.content, draft.id) for problem in found)


def _quality(request: Asked, dossier: Dossier | None) -> tuple[QualityShown, ...]:
    """Whom else a notice about each person would stop."""
    if dossier is None:
        return ()
    subjects = [subject.id for subject in dossier.subjects]
    found = quality_of_draft(dossier=dossier, subjects=subjects, by=request.officer, at=now())
    return tuple(quality_shown(one) for one in found)


def _people(request: Asked, draft: Draft, dossier: Dossier | None) -> list[tuple[str, str]]:
    """The persons about whom a request can be sent now: those with one that is running are left out."""
    if dossier is None or draft.notice is not None:
        return []
    running: set[str] = set()
    if draft.case is not None:
        try:
            _dossier, facts = read_case(case=draft.case, purpose="page", by=request.officer, at=now())
        except NotFound:
            facts = {"requests": []}
        running = {row["subject"] for row in facts["requests"] if row["state"] in RUNNING}
    return [(subject.id, subject.label) for subject in dossier.subjects if subject.id not in running]


def _offer(form: SendForm, people: list[tuple[str, str]], *, change: bool) -> None:
    if not change:
        del form.fields["reasons"]
    field = form.fields["subjects"]
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = [(key, named(name)) for key, name in people]
    if not people:
        del form.fields["subjects"]
