"""The decision: both worksheets, what the rules recommend, then outcome, reasons and letter, checked, then sent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.officer import Role
from fairnotice.formats.letter import with_held, with_statement
from fairnotice.law.conditions import Settled
from fairnotice.law.left_out import LeftOut
from fairnotice.law.review import Recommendation
from fairnotice.services.decisions import decide_request
from fairnotice.services.drafting import approval_draft, held_of, refusal_draft
from fairnotice.web.acts import ActForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page
from fairnotice.web.secretariat.bench import Bench, bench_of, day_asked
from fairnotice.web.secretariat.charges import ChargeFields
from fairnotice.web.secretariat.conditions import ConditionFields, settled_shown, unanswered
from fairnotice.web.secretariat.long_text import LongText
from fairnotice.web.secretariat.steps import TwoSteps, two_steps
from fairnotice.web.secretariat.workbench import about
from fairnotice.web.secretariat.worksheet import LONGEST, OutcomeForm, new_since, read_again


class DecisionForm(OutcomeForm):
    """The decision, why no open condition stops an approval, and what the source is told."""

    letter = LongText(
        label=gettext_lazy("Letter to the bureau, if you refuse"),
        help_text=gettext_lazy(
            "It names the office and no person. It says nothing of protection, other states or what the person said."
        ),
        rows=14,
        max_length=LONGEST,
        required=False,
    )
    approval = LongText(
        label=gettext_lazy("Letter to the bureau, if you approve"),
        help_text=gettext_lazy("What you say of open conditions is put into it."),
        rows=8,
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, data: Any, found: Bench) -> None:
        """With both letters drafted, and with fields for each condition that is open."""
        drafts = {"letter": refusal_draft(found.bench), "approval": approval_draft(found.bench)}
        super().__init__(data, initial={"revision": found.bench.revision, **drafts})
        self.drafts = drafts
        self.findings = found.bench.review.findings
        self.found = found
        self.conditions = ConditionFields(self, found)
        self.charges = ChargeFields(self, found)

    def clean(self) -> dict[str, Any]:
        """A refusal comes with a letter; an approval leaves no condition open."""
        given = super().clean()
        if given.get("outcome") == "refuse" and not str(given.get("letter", "")).strip():
            self.add_error("letter", _("Tell the bureau why in a letter."))
        if not self.is_on(self.found):
            return given
        if given.get("outcome") == "approve" and any(finding.is_bar for finding in self.findings):
            self.add_error("outcome", _("A bar of the rules stands: while it does, the request cannot be approved."))
        elif given.get("outcome") == "approve":
            self.conditions.check(given)
            self.charges.check(given)
        return given

    @property
    def charges_left_out(self) -> tuple[LeftOut, ...]:
        """The charges that the notice will not carry. A refusal leaves nothing out."""
        return self.charges.left_out() if self.cleaned_data["outcome"] == "approve" else ()

    @property
    def settled(self) -> tuple[Settled, ...]:
        """Why no open condition stops the approval. A refusal settles nothing."""
        return self.conditions.settled() if self.cleaned_data["outcome"] == "approve" else ()

    @property
    def sent_letter(self) -> str:
        """The letter that goes out. One line breaks as another, so that what was not changed is not a version."""
        return self._with_held("letter" if self.cleaned_data["outcome"] == "refuse" else "approval", self.cleaned_data)

    @property
    def drafted_letter(self) -> str:
        """What it was before the person who decides changed it."""
        return self._with_held("letter" if self.cleaned_data["outcome"] == "refuse" else "approval", self.drafts)

    def _with_held(self, name: str, texts: Mapping[str, Any]) -> str:
        text = "\n".join(str(texts[name]).splitlines()).strip()
        if not text:
            return ""
        left_out = self.charges.statement() if name == "approval" else ""
        return with_statement(with_held(text, held_of(self.settled, self.findings)), left_out)


@page(Role.DECIDER)
def decision(request: Asked, request_id: UUID) -> HttpResponse:
    """Write a decision, check it, send it."""
    day_form, on = day_asked(request)
    found = bench_of(request, request_id, on=on)
    form = DecisionForm(request.POST or None, found)
    context = {
        **about(found),
        "closed": closed(found),
        "new": new_since(request, found),
        "sheets": [sheet for sheet in found.bench.worksheets if sheet.current],
        "bars": [
            finding for article in found.findings.open for finding in article.findings if finding.outcome == "not_met"
        ],
        "conditions": form.conditions.shown(),
        "day_form": day_form,
    }
    pages = TwoSteps(
        "secretariat/decision.html", "secretariat/decision_check.html", context, lambda f: _checked(f, found)
    )
    result = two_steps(request, form, pages, lambda: _decide(request, request_id, form, found))
    if isinstance(result, HttpResponse):
        if form.errors:
            read_again(form, found)
        return result
    sent = _("The request is refused. The bureau has your letter.")
    messages.success(request, sent if result["state"] == "refused" else _("The request is approved. Publish it next."))
    return go("secretariat:workbench" if result["state"] == "refused" else "secretariat:publish", request_id)


def _decide(request: Asked, request_id: UUID, form: DecisionForm, found: Bench) -> dict[str, Any]:
    return decide_request(
        request=request_id,
        outcome=form.cleaned_data["outcome"],
        grounds=form.chosen_grounds,
        reasons=form.cleaned_data["reasons"],
        letter=form.sent_letter,
        drafted=form.drafted_letter,
        settled=form.settled,
        left_out=form.charges_left_out,
        moment=found.bench.review.moment,
        revision_read=form.cleaned_data["revision"],
        by=request.officer,
        at=now(),
        key=form.act_key,
    )


def _checked(form: ActForm, found: Bench) -> Mapping[str, Any]:
    """What the check says: the outcome, whether it departs from the recommendation, and the letter that goes out."""
    assert isinstance(form, DecisionForm)
    outcome, advice = form.cleaned_data["outcome"], found.bench.review.advice
    refuse = advice is not None and advice.recommendation is Recommendation.REFUSE
    return {
        "outcome": outcome,
        "grounds": form.cleaned_data["grounds"],
        "reasons": form.cleaned_data["reasons"],
        "letter": form.sent_letter,
        "departs": (outcome == "refuse") != refuse,
        "settled": settled_shown(form.settled, found),
        "statement": form.charges.statement() if outcome == "approve" else "",
        "unanswered": unanswered(found),
    }


def closed(found: Bench) -> str | Promise:
    """Why nothing can be decided here; "" when it can."""
    if found.may_decide:
        return ""
    if found.bench.tied:
        return _("You cannot take part in this matter: you are tied to a state involved.")
    if found.bench.state in {"approved", "published", "refused", "dropped"}:
        return _("There is nothing to decide: see the state of the request.")
    return _("Two worksheets on the newest file are needed first. Nobody decides alone.")
