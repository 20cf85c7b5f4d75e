"""Acts on who receives a notice and on what it says: their forms and words, for the source and for the secretariat."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import NotFound
from fairnotice.services import changes, circulating
from fairnotice.services.receivers import Receivers, receivers_of
from fairnotice.web.acts import ActForm, Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.shown import named
from fairnotice.web.clock import now
from fairnotice.web.door import go, show
from fairnotice.web.forms.reasons import ReasonsField
from fairnotice.web.writing import country_text

Words = str | Promise
Choices = Sequence[tuple[str, Words]]


class CirculationForm(ActForm):
    """What is chosen or written, and why."""

    error_summary_above = True
    mark_optional = False
    chosen = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}))
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=changes.TEXT_LENGTH,
        label=_("What is added, in the words that recipients read"),
        help_text=_("What happened, when, and who decided it. No new particulars of the person."),
        error_messages={"required": _("Write what is added.")},
    )
    reasons = ReasonsField(help_text=_("At least 20 letters. Your office and the secretariat read it."))

    def __init__(self, data: Any, act: "CirculationAct", choices: Choices) -> None:
        """With the choice, or the text, that the act needs."""
        super().__init__(data)
        if act.question:
            del self.fields["text"]
            field = self.fields["chosen"]
            assert isinstance(field, forms.MultipleChoiceField)
            field.label, field.choices = str(act.question), choices
            field.error_messages["required"] = _("Choose at least one.")
        else:
            del self.fields["chosen"]


class Does(Protocol):
    """The service behind an act, given what was chosen or written."""

    def __call__(self, notice: UUID, form: CirculationForm, request: Asked) -> Answer: ...


@dataclass(frozen=True, slots=True)
class CirculationAct:
    """An act as pages offer it. `question` is what is chosen; an act without one asks for a text."""

    slug: str
    title: Words
    follows: Words
    rule: Words
    button: Words
    done: Words
    do: Does
    question: Words = ""
    choices: Callable[[Receivers], Choices] = lambda _found: ()
    none: Words = ""  # why there is nothing to choose


def _shut_out(notice: UUID, form: CirculationForm, request: Asked) -> Answer:
    return circulating.restrict_diffusion(notice=notice, bureaus=form.cleaned_data["chosen"], **_said(form, request))


def _let_in(notice: UUID, form: CirculationForm, request: Asked) -> Answer:
    return circulating.lift_restriction(notice=notice, bureaus=form.cleaned_data["chosen"], **_said(form, request))


def _send_further(notice: UUID, form: CirculationForm, request: Asked) -> Answer:
    return changes.propose_recipients(notice=notice, countries=form.cleaned_data["chosen"], **_said(form, request))


def _add_text(notice: UUID, form: CirculationForm, request: Asked) -> Answer:
    return changes.propose_addendum(notice=notice, text=form.cleaned_data["text"], **_said(form, request))


def _said(form: CirculationForm, request: Asked) -> dict[str, Any]:
    """Why, by whom, when, and the key under which it is done once."""
    return {"reasons": form.cleaned_data["reasons"], "by": request.officer, "at": now(), "key": form.act_key}


def _concerned(found: Receivers) -> Mapping[str, str]:
    return {one.country: ", ".join(one.because) for one in found.concerned}


def _receiving(found: Receivers) -> Choices:
    """Each recipient; beside a country that the matter concerns, why it does."""
    if not found.diffusion:
        return []
    why = _concerned(found)
    return [(each.code, _choice(each.name, why.get(each.country, ""))) for each in found.receive]


def _choice(name: str, why: str = "") -> SafeString:
    told = named(name)
    return format_html("{} — {}", told, why) if why else told


SHUT_OUT = CirculationAct(
    "shut-out",
    _("Shut a country out"),
    _(
        "Its view ends with a line that tells nothing of the person; its checks and pages lose the diffusion at once. "
        "Whoever holds a person there on the strength of it is told to release, or to say why not. No other recipient "
        "learns of it. A country that the matter concerns is shut out with a reason that the secretariat reads."
    ),
    _("RPD article 58; by the secretariat article 129"),
    _("Shut out"),
    _("Shut out. It is gone from their view."),
    _shut_out,
    _("Whom do you shut out? A country is shut out whole."),
    _receiving,
    _("A notice goes to every bureau, and a diffusion that nobody else receives has nobody to be kept from."),
)
LET_IN = CirculationAct(
    "let-in",
    _("Let a country in again"),
    _("The document comes to its view again, as one that is published now. Limits of the file itself stay."),
    _("RPD article 58(7): by whoever set the limit"),
    _("Let in"),
    _("It is in their view again."),
    _let_in,
    _("Whom do you let in again?"),
    lambda found: [(each.code, named(each.name)) for each in found.ours],
    _("Your office has shut nobody out."),
)
SEND_FURTHER = CirculationAct(
    "send-further",
    _("Send it to more countries"),
    _("The secretariat looks at it first. Once a person has accepted it, the diffusion comes to their views."),
    _("RPD articles 97 and 99"),
    _("Propose it"),
    _("Proposed. It goes out once the secretariat has accepted it."),
    _send_further,
    _("To which countries as well?"),
    lambda found: [(code, country_text(code)) for code in found.addable] if found.diffusion else [],
    _("Every country with a bureau here has it already."),
)
ADDENDUM = CirculationAct(
    "addendum",
    _("Add an addendum"),
    _("A text of yours stands in the notice, under its day, once a person of the secretariat has accepted it."),
    _("RPD article 80(2); a refusal elsewhere: AGN/53/RES/7"),
    _("Propose it"),
    _("Proposed. It circulates once a decision-maker has accepted it."),
    _add_text,
)


def circulate(
    request: Asked, notice: UUID, offered: Mapping[str, CirculationAct], slug: str, template: str, back: str
) -> HttpResponse:
    """The page of one of these acts: it is shown, sent, and then the page of the notice (`back`) follows."""
    act = offered.get(slug)
    if act is None:
        raise NotFound("There is no such act here.")
    found = receivers_of(notice=notice, by=request.officer)
    choices = act.choices(found)
    form = CirculationForm(request.POST or None, act, choices)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, lambda: act.do(notice, form, request)) is not None:
        messages.success(request, str(act.done))
        return go(back, notice)
    context = {"act": act, "form": form, "found": found, "notice": notice, "possible": choices or not act.question}
    return show(request, template, context, status=422 if form.errors else 200)
