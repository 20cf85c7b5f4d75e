"""Publication of an approved request: who receives it, what follows, by which rule; one page before it is done."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.officer import Role
from fairnotice.domain.request import Kind
from fairnotice.law.affected import Affected
from fairnotice.services.gate import read_gate
from fairnotice.services.publication import publish_notice
from fairnotice.services.recipients import Recipient, concerned_by, recipients_of
from fairnotice.web.acts import ActForm
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.shown import named
from fairnotice.web.clock import now
from fairnotice.web.door import go, page
from fairnotice.web.secretariat.bench import bench_of
from fairnotice.web.secretariat.charges import decided_statement
from fairnotice.web.secretariat.conditions import decided_shown, unanswered
from fairnotice.web.secretariat.steps import TwoSteps, two_steps
from fairnotice.web.secretariat.workbench import about
from fairnotice.web.writing import country_text


class PublishForm(ActForm):
    """Which of a diffusion's recipients must not see it, and why a country concerned does not receive it.

    A notice goes to every bureau and offers no choice.
    """

    mark_optional = False
    restricted = forms.MultipleChoiceField(
        label=gettext_lazy("Leave out"),
        help_text=gettext_lazy("Bureaus that must not see this diffusion (RPD art. 58)."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        required=False,
    )

    def __init__(
        self, data: Any, recipients: tuple[Recipient, ...], concerned: tuple[Affected, ...], *, choice: bool
    ) -> None:
        """Offer the recipients, where there is a choice, and a place for a reason beside each country concerned."""
        super().__init__(data)
        self.receives = recipients
        self.concerned = concerned if choice else ()
        if not choice:
            del self.fields["restricted"]
            return
        offered = [(each.code, named(each.name)) for each in recipients if not each.is_source]
        self.fields["restricted"].choices = offered  # type: ignore[attr-defined]
        for one in self.concerned:
            self.fields[f"why_{one.country}"] = forms.CharField(
                label=_("%(country)s: why it does not receive the diffusion, if it does not")
                % {"country": country_text(one.country)},
                help_text=_("The matter concerns it: %(why)s. The reason is kept.") % {"why": ", ".join(one.because)},
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=20_000,
                required=False,
            )

    @property
    def left_out(self) -> tuple[str, ...]:
        """The bureaus that are left out."""
        return tuple(self.cleaned_data.get("restricted", ()))

    @property
    def reasons(self) -> dict[str, str]:
        """Why each country concerned that is not reached is left out, as far as it was said."""
        reached = {each.country for each in self.receives if each.code not in self.left_out}
        said = {one.country: self.cleaned_data[f"why_{one.country}"] for one in self.concerned}
        return {country: why for country, why in said.items() if why.strip() and country not in reached}


@page(Role.DECIDER)
def publish(request: Asked, request_id: UUID) -> HttpResponse:
    """Show what publication means, let recipients be left out where the rules allow it, and publish."""
    found = bench_of(request, request_id)
    receives = recipients_of(request=request_id, by=request.officer)
    diffusion = Kind(found.bench.kind).is_diffusion
    concerned = concerned_by(request=request_id, by=request.officer)
    form = PublishForm(request.POST or None, receives, concerned, choice=diffusion)
    context = {
        **about(found),
        "receives": receives,
        "diffusion": diffusion,
        "gate": read_gate(request=request_id, by=request.officer),
        "reached": _reached(receives, concerned) if diffusion else (),
        "closed": not found.may_publish,
        "settled": decided_shown(found),
        "statement": decided_statement(found),
        "unanswered": unanswered(found),
    }

    def checked(form: ActForm) -> Mapping[str, Any]:
        assert isinstance(form, PublishForm)
        return {
            "receives": tuple(each for each in receives if each.code not in form.left_out),
            "left_out": form.left_out,
            "why_left_out": [(country_text(country), why) for country, why in form.reasons.items()],
        }

    pages = TwoSteps("secretariat/publish.html", "secretariat/publish_check.html", context, checked)
    result = two_steps(
        request,
        form,
        pages,
        lambda: publish_notice(
            request=request_id,
            restricted=form.left_out,
            left_out=form.reasons,
            by=request.officer,
            at=now(),
            key=form.act_key,
        ),
    )
    if isinstance(result, HttpResponse):
        return result
    messages.success(request, _("Published as %(number)s.") % {"number": result["number"]})
    return go("secretariat:notice", result["notice"])


def _reached(receives: tuple[Recipient, ...], concerned: tuple[Affected, ...]) -> list[tuple[Affected, bool]]:
    """Each country concerned, and whether the list of recipients reaches it."""
    there = {each.country for each in receives}
    return [(one, one.country in there) for one in concerned]
