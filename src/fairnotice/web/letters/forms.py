"""The translated forms of letters: which are signed and by whom, each beside its English, and the signing of one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.officer import Role
from fairnotice.formats.letter import Language, form_of
from fairnotice.services.letters import NAME_LENGTH, SIGNS, form_kind, sign_translation
from fairnotice.services.letters import forms as forms_of
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.letters.languages import CALLED, KINDS, NAMES


class SignForm(ActForm):
    """Who answers for the translation. `digest` is the form that was read."""

    mark_optional = False
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    name = forms.CharField(
        label=gettext_lazy("Full name of the person who answers for this translation"),
        help_text=gettext_lazy("It stands beside the form for those who sign and send letters, and in no letter."),
        min_length=NAME_LENGTH,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


@page(Role.REVIEWER, Role.DECIDER, Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def forms_list(request: Asked) -> HttpResponse:
    """Every translated form, by language."""
    found = [(one, KINDS[one.kind]) for one in forms_of(by=request.officer)]
    groups = [
        {"language": language.value, "name": name, "forms": [each for each in found if each[0].language is language]}
        for language, name in NAMES.items()
        if language is not Language.ENGLISH
    ]
    return show(request, "letters/forms.html", {"groups": groups})


@page(Role.REVIEWER, Role.DECIDER, Role.ADMINISTRATOR)
def form(request: Asked, kind: str, language: str) -> HttpResponse:
    """One form, sentence by sentence beside its English; a person who may signs it."""
    chosen = form_kind(kind, language)
    signed = next(one for one in forms_of(by=request.officer) if (one.kind, one.language) == chosen)
    sign = SignForm(request.POST or None, initial={"digest": signed.digest})
    if request.method == "POST" and sign.is_valid() and _sign(request, sign, chosen):
        messages.success(request, _("The translation is signed. Letters in this language no longer say unreviewed."))
        return go("letters:forms")
    context = {
        "signed": signed,
        "title": KINDS[chosen[0]],
        "language": chosen[1].value,
        "name": NAMES[chosen[1]],
        "called": CALLED[chosen[1]],
        "from_right": chosen[1].from_right,
        "rows": _rows(*chosen),
        "form": sign,
        "may_sign": request.officer.role in SIGNS and not signed.name,
    }
    return show(request, "letters/form.html", context, status=422 if sign.errors else 200)


def _sign(request: Asked, sign: SignForm, chosen: Any) -> bool:
    given = sign.cleaned_data
    done = attempt(
        sign,
        lambda: sign_translation(
            kind=chosen[0],
            language=chosen[1],
            digest=given["digest"],
            name=given["name"],
            by=request.officer,
            at=now(),
            key=sign.act_key,
        ),
    )
    return done is not None


def _rows(kind: Any, language: Language) -> list[tuple[str, str]]:
    """English and the translation, without what English has no words for."""
    english, other = form_of(kind, Language.ENGLISH), form_of(kind, language)
    return [(english[code], other[code]) for code in english]
