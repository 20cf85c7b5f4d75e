"""A reviewer's own worksheet, with the factors in view and neither the recommendation nor another's worksheet."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.officer import Role
from fairnotice.law.factors import factors_of
from fairnotice.law.model import Ground
from fairnotice.services.acting import REASON_LENGTH
from fairnotice.services.reviews import assess_request
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.secretariat.bench import Bench, bench_of, day_asked
from fairnotice.web.secretariat.factors import FactorFields
from fairnotice.web.secretariat.findings import Article
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

    def is_on(self, found: Bench) -> bool:
        """Whether what was sent was written on the file as it is now; otherwise that is the one error to be told."""
        read = self.cleaned_data.get("revision")
        if read is None or read == found.bench.revision:
            return True
        self.add_error(None, _("The file has changed since you opened it. Read what is new, then send this again."))
        return False

    @property
    def chosen_grounds(self) -> list[Ground]:
        """The grounds as the law names them."""
        return [Ground(code) for code in self.cleaned_data["grounds"]]


class WorksheetForm(OutcomeForm):
    """The worksheet: the outcome, and every factor as this reviewer weighs it."""

    def __init__(self, data: Any, found: Bench) -> None:
        """With fields for each factor of the review of today."""
        super().__init__(data, initial={"revision": found.bench.revision})
        self.found = found
        self.factors = FactorFields(self, found)

    def clean(self) -> dict[str, Any]:
        """What points against the request is weighed."""
        given = super().clean()
        if self.is_on(self.found):
            self.factors.check(given)
        return given


@page(Role.REVIEWER)
def worksheet(request: Asked, request_id: UUID) -> HttpResponse:
    """Write and sign one's own worksheet."""
    _form, on = day_asked(request)
    found = bench_of(request, request_id, on=on)
    # The page may show another day; what is weighed and signed is the file as it is read today.
    form = WorksheetForm(request.POST or None, found if on is None else bench_of(request, request_id))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: assess_request(
                request=request_id,
                outcome=form.cleaned_data["outcome"],
                grounds=form.chosen_grounds,
                reasons=form.cleaned_data["reasons"],
                factors=form.factors.weighed(),
                revision_read=form.cleaned_data["revision"],
                by=request.officer,
                at=now(),
                key=form.act_key,
            ),
        )
        if done is not None:
            messages.success(request, _("Your worksheet is signed. You now see what the rules recommend."))
            return go("secretariat:workbench", request_id)
    if form.errors:
        read_again(form, found)
    context = {
        **about(found),
        "form": form,
        "closed": closed(found),
        "new": new_since(request, found),
        "to_weigh": form.factors.shown(needed=True),
        "nothing_against": form.factors.shown(needed=False),
        "others": _others(found),
    }
    return show(request, "secretariat/worksheet.html", context, status=422 if form.errors else 200)


def _others(found: Bench) -> tuple[Article, ...]:
    """The open findings that are no factors: bars, what is not known, what a person must judge besides."""
    factors = {finding.rule for finding in factors_of(found.bench.review.findings)}
    left = (
        replace(article, findings=tuple(finding for finding in article.findings if finding.rule not in factors))
        for article in found.findings.open
    )
    return tuple(article for article in left if article.findings)


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
