"""Acts in two steps: what was written is shown again with what follows from it, and only then it is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from fairnotice.web.acts import ActForm, Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.door import show

CHECK, SEND, CHANGE = "check", "send", "change"


@dataclass(frozen=True)
class TwoSteps:
    """The pages of an act: where it is written, where it is checked before it is sent."""

    writing: str  # template
    checking: str  # template
    context: Mapping[str, Any]
    checked: Callable[[ActForm], Mapping[str, Any]] = lambda _form: {}  # what the second page says besides


def two_steps(request: Asked, form: ActForm, pages: TwoSteps, act: Callable[[], Answer]) -> Answer | HttpResponse:
    """The answer of the act when it was sent and done; else the page to be shown.

    The form is valid before it can be sent, and its hidden key makes sending twice one act.
    """
    step = request.POST.get("step", CHECK)
    if request.method != "POST" or step == CHANGE:
        return show(request, pages.writing, {**pages.context, "form": form})
    if form.is_valid() and step == SEND:
        done = attempt(form, act)
        if done is not None:
            return done
    elif form.is_valid():
        context = {**pages.context, **pages.checked(form), "form": form, "hidden": hidden_fields(form)}
        return show(request, pages.checking, context)
    return show(request, pages.writing, {**pages.context, "form": form}, status=422)


def hidden_fields(form: ActForm) -> SafeString:
    """Everything that was typed, as hidden fields, so that the next step brings it along."""
    sent = form.data
    assert isinstance(sent, QueryDict), "a form that was sent"
    pairs = ((name, value) for name, values in sent.lists() for value in values)
    kept = ((name, value) for name, value in pairs if name not in {"csrfmiddlewaretoken", "step"})
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', kept)
