"""Questions to the source: those that the rules raise, each of which can be reworded or left out, and one's own."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fairnotice.domain.officer import Role
from fairnotice.law.review import Question
from fairnotice.law.rulebook import RULES
from fairnotice.services.reviews import ask_requester
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.secretariat.bench import bench_of
from fairnotice.web.secretariat.long_text import LongText
from fairnotice.web.secretariat.workbench import about

OWN_RULE = "rpd-78-1"
"""Under which rule a reviewer asks what no rule raised: the secretariat asks for what is missing."""

LONGEST = 2_000
MOST = 120
_CODES = frozenset(rule.code for rule in RULES)


class QuestionsForm(ActForm):
    """One box and one text for each question, and an empty text for another."""

    mark_optional = False

    def __init__(self, data: Any, questions: Iterable[Question], waiting: frozenset[str]) -> None:
        """Offer the questions of the review; sent back, those that were offered when the page was shown."""
        super().__init__(data)
        offered = self._sent(data) if data else [(q.rule, q.ask, q.citation) for q in questions]
        self.numbers = range(len(offered))
        for number, (rule, text, _cites) in enumerate(offered):
            ask = forms.BooleanField(label=gettext_lazy("Ask this"), required=False, initial=text not in waiting)
            words = LongText(
                label=gettext_lazy("Question %(number)s") % {"number": number + 1},
                rows=2,
                max_length=LONGEST,
                required=False,
                initial=text,
            )
            self.fields[f"ask_{number}"] = ask
            self.fields[f"text_{number}"] = words
            self.fields[f"rule_{number}"] = forms.CharField(widget=forms.HiddenInput, initial=rule)
        self.fields["own"] = LongText(
            label=gettext_lazy("Another question"),
            help_text=gettext_lazy(
                "Ask nothing that tells the bureau of protection, of other states or of the person's own words."
            ),
            rows=3,
            max_length=LONGEST,
            required=False,
        )
        self.cites = [cites for _rule, _text, cites in offered]

    @staticmethod
    def _sent(data: Any) -> list[tuple[str, str, str]]:
        cites = {rule.code: str(rule.cites) for rule in RULES}
        sent: list[tuple[str, str, str]] = []
        while (rule := data.get(f"rule_{len(sent)}")) is not None and len(sent) < MOST:
            sent.append((rule, data.get(f"text_{len(sent)}", ""), cites.get(rule, "")))
        return sent

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The questions for the template: box, text, hidden rule, citation."""
        return [
            {"ask": self[f"ask_{n}"], "text": self[f"text_{n}"], "rule": self[f"rule_{n}"], "cites": self.cites[n]}
            for n in self.numbers
        ]

    def clean(self) -> dict[str, Any]:
        """A question that is asked has words and a rule of the rulebook, and at least one is asked."""
        given: dict[str, Any] = super().clean() or {}
        for number in self.numbers:
            if given.get(f"rule_{number}") not in _CODES:
                self.add_error(None, _("A question names a rule that there is not. Open the page again."))
            if given.get(f"ask_{number}") and not str(given.get(f"text_{number}", "")).strip():
                self.add_error(f"text_{number}", _("Write the question, or leave it out."))
        if not self.errors and not self.asked:
            self.add_error(None, _("Ask at least one question."))
        return given

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The questions to be asked, each with its rule."""
        given = self.cleaned_data
        chosen = [(given[f"rule_{n}"], given[f"text_{n}"].strip()) for n in self.numbers if given.get(f"ask_{n}")]
        own = str(given.get("own", "")).strip()
        return [*chosen, *([(OWN_RULE, own)] if own else [])]


@page(Role.REVIEWER)
def questions(request: Asked, request_id: UUID) -> HttpResponse:
    """Choose, reword and send questions to the source."""
    found = bench_of(request, request_id)
    waiting = frozenset(q["text"] for q in found.bench.questions if q["answer"] is None)
    form = QuestionsForm(request.POST or None, found.bench.review.questions, waiting)
    if request.method == "POST" and form.is_valid():
        asked = form.asked
        done = attempt(
            form,
            lambda: ask_requester(request=request_id, questions=asked, by=request.officer, at=now(), key=form.act_key),
        )
        if done is not None:
            sent = ngettext("%(number)s question is sent.", "%(number)s questions are sent.", len(asked))
            messages.success(request, sent % {"number": len(asked)})
            return go("secretariat:workbench", request_id)
    context = {**about(found), "form": form, "closed": not found.may_ask}
    return show(request, "secretariat/questions.html", context, status=422 if form.errors else 200)
