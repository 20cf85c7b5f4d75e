"""A reviewer's own worksheet, with the factors in view and neither the recommendation nor another's worksheet."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.officer import Role
from fairnotice.law.model import Ground
from fairnotice.services.acting import REASON_LENGTH
from fairnotice.services.reviews import assess_request
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.secretariat.bench import Bench, bench_of, day_asked
from fairnotice.web.secretariat.long_text import LongText
from fairnotice.web.secretariat.versions import VersionShown, since, versions_shown
from fairnotice.web.secretariat.workbench import about
from fairnotice.web.words import GROUNDS

LONGEST = 20_000


class OutcomeForm(ActForm):
    """Refuse or approve, on which grounds, why. `revision` is the file that was read."""

    mark_optional = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=(("refuse", gettext_lazy("Refuse")), ("approve", gettext_lazy("Approve"))),
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
        error_messages={"required": gettext_lazy("Choose refuse or approve.")},
    )
    grounds = forms.MultipleChoiceField(
        label=gettext_lazy("Grounds of a refusal"),
        help_text=gettext_lazy("At least one when you refuse, none when you approve."),
        choices=tuple(GROUNDS.items()),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        required=False,
    )
    reasons = LongText(
        label=gettext_lazy("Reasons"),
        rows=8,
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Give your reasons in words.")},
    )

    def clean_reasons(self) -> str:
        """Reasons of which something can be read."""
        reasons: str = self.cleaned_data["reasons"]
        if len(reasons.strip()) < REASON_LENGTH:
            raise forms.ValidationError(
                _("Give your reasons in words: at least %(least)s letters."), params={"least": REASON_LENGTH}
            )
        return reasons

    def clean(self) -> dict[str, Any]:
        """A refusal has grounds; an approval has none."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("outcome") == "refuse" and not given.get("grounds"):
            self.add_error("grounds", _("Choose at least one ground of the refusal."))
        if given.get("outcome") == "approve" and given.get("grounds"):
            self.add_error("grounds", _("An approval has no grounds of a refusal: choose none, or refuse."))
        return given

    @property
    def chosen_grounds(self) -> list[Ground]:
        """The grounds as the law names them."""
        return [Ground(code) for code in self.cleaned_data["grounds"]]


class WorksheetForm(OutcomeForm):
    """The worksheet."""


@page(Role.REVIEWER)
def worksheet(request: Asked, request_id: UUID) -> HttpResponse:
    """Write and sign one's own worksheet."""
    _form, on = day_asked(request)
    found = bench_of(request, request_id, on=on)
    form = WorksheetForm(request.POST or None, initial={"revision": found.bench.revision})
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: assess_request(
                request=request_id,
                outcome=form.cleaned_data["outcome"],
                grounds=form.chosen_grounds,
                reasons=form.cleaned_data["reasons"],
                revision_read=form.cleaned_data["revision"],
                by=request.officer,
                at=now(),
                key=form.act_key,
            ),
        )
        if done is not None:
            messages.success(request, _("Your worksheet is signed. You now see what the rules recommend."))
            return go("secretariat:workbench", request_id)
        read_again(form, found)
    context = {**about(found), "form": form, "closed": closed(found), "new": new_since(request, found)}
    return show(request, "secretariat/worksheet.html", context, status=422 if form.errors else 200)


def read_again(form: OutcomeForm, found: Bench) -> None:
    """Let a form that was refused be sent again on the file as it is shown now."""
    assert isinstance(form.data, QueryDict), "a form that was sent"
    data = form.data.copy()
    data["revision"] = str(found.bench.revision)
    form.data = data


def new_since(request: Asked, found: Bench) -> tuple[VersionShown, ...]:
    """The versions of the file that came after the one that was read when a form was opened."""
    read = request.POST.get("revision", "")
    if not read.isascii() or not read.isdigit() or len(read) > 6:
        return ()
    return since(versions_shown(found.bench.versions, found.file), int(read))


def closed(found: Bench) -> str | Promise:
    """Why no worksheet can be signed here; "" when one can."""
    if found.bench.tied:
        return _("You cannot take part in this matter: you are tied to a state involved.")
    if found.bench.own is not None:
        return _("You have signed your worksheet on this file. Another reviewer signs the second one.")
    if not found.may_assess:
        return _("No worksheet is signed on a request in this state.")
    return ""
