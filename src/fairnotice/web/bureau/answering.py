"""The secretariat's questions, and the form to answer all of them at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Role
from fairnotice.services.own_requests import read_own_request
from fairnotice.services.reading import read_request
from fairnotice.services.requests import answer_questions
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.requests_page import may_amend
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.templatetags.fairnotice import says


class AnswersForm(ActForm):
    """One answer for each open question."""

    error_summary_above = True

    def __init__(self, *args: Any, questions: list[dict[str, Any]], **kwargs: Any) -> None:
        """A box for each question, by its id."""
        super().__init__(*args, **kwargs)
        for number, question in enumerate(questions, start=1):
            required = _("Answer question %(number)s. “We do not know” is an answer.") % {"number": number}
            self.fields[question["question"]] = forms.CharField(
                widget=forms.Textarea(attrs={"rows": 4}),
                max_length=20_000,
                label=says(question["text"]),
                error_messages={"required": required},
            )

    @property
    def answers(self) -> dict[str, str]:
        """The answers by the ids of their questions."""
        return {name: text for name, text in self.cleaned_data.items() if name != "key"}


@page(Role.BUREAU)
def answers(request: Asked, request_id: UUID) -> HttpResponse:
    """Every open question, each to be answered."""
    _dossier, facts = read_own_request(request=request_id, purpose="page", by=request.officer, at=now())
    found = read_request(request=request_id, purpose="page", by=request.officer, at=now())
    left = [each for each in found["questions"] if each["answer"] is None]
    form = AnswersForm(request.POST or None, questions=left)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: answer_questions(
                request=request_id, answers=form.answers, by=request.officer, at=now(), key=form.act_key
            ),
        )
        if done is not None:
            messages.success(request, _now("Your answers were sent. The secretariat goes on with the request."))
            return go("bureau:request", request_id)
    context = {
        "form": form,
        "found": found,
        "left": left,
        "due": min(facts["dues"].values(), default=None),
        "now": now(),
        "amend": ActForm() if may_amend(facts) else None,
    }
    return show(request, "bureau/answers.html", context, status=422 if form.errors else 200)
