"""A question asked of our bureau, and what we were told about where a person is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.came_in import read_confirmation, read_disclosure
from fairnotice.services.hits import answer_confirmation
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.duty.forms import ConfirmationForm
from fairnotice.web.duty.words import ANSWERS


@page(Role.BUREAU)
def confirmation(request: Asked, confirmation: UUID) -> HttpResponse:
    """Answer whether a notice of ours stands."""
    at, by = now(), request.officer
    asked = read_confirmation(confirmation=confirmation, by=by, at=at)
    form = ConfirmationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stands, text = form.cleaned_data["stands"] == "yes", form.cleaned_data["text"].strip()
        done = attempt(
            form,
            lambda: answer_confirmation(
                confirmation=confirmation, stands=stands, text=text, by=by, at=now(), key=form.act_key
            ),
        )
        if done is not None:
            messages.success(request, _("Your answer has gone to the office that asked."))
            return go("duty:confirmation", confirmation)
    context = {
        "asked": asked,
        "subject": asked.dossier.subjects[0] if asked.dossier else None,
        "answer_word": ANSWERS.get(asked.answer, ""),
        "form": form,
        "now": at,
    }
    return show(request, "duty/confirmation.html", context, status=422 if form.errors else 200)


@page(Role.BUREAU, methods=("GET", "HEAD"))
def disclosure(request: Asked, disclosure: UUID) -> HttpResponse:
    """What another bureau told us about where the person of our notice is."""
    at = now()
    found = read_disclosure(disclosure=disclosure, by=request.officer, at=at)
    return show(request, "duty/disclosure.html", {"found": found, "now": at})
