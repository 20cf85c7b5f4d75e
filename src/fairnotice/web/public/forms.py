"""The questions that anybody may put to the public register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.services.public_register import Extract
from fairnotice.web.words import KINDS, SEXES
from fairnotice.web.writing import country_text

OLDEST = 120


class RegisterForm(forms.Form):
    """A name, and what narrows the list. The choices are those that the register has."""

    mark_optional = False
    error_summary_above = True

    name = forms.CharField(
        label=_("Name or number"),
        required=False,
        max_length=200,
        help_text=_(
            "A name in any script or spelling, or the number of a notice. It is not kept, nor put into the address."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-slash": True}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    nationality = forms.ChoiceField(label=_("Nationality"), required=False)
    country = forms.ChoiceField(label=_("Asked for by"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), required=False)
    age_from = forms.IntegerField(
        label=_("Age from"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    age_to = forms.IntegerField(
        label=_("Age to"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, offered: Iterable[Extract], **kwargs: Any) -> None:
        """`offered` is what the register shows now."""
        super().__init__(*args, **kwargs)
        offered = tuple(offered)
        people = [identity for extract in offered for identity in extract.content["identities"]]
        self._choose("kind", ((kind, KINDS.get(kind, kind)) for kind in dict.fromkeys(e.kind for e in offered)))
        self._choose("nationality", _countries(code for person in people for code in person["nationalities"]))
        self._choose("country", _countries(extract.content["country"] for extract in offered))
        self._choose("sex", ((sex, SEXES.get(sex, sex)) for sex in dict.fromkeys(p["sex"] for p in people)))

    def _choose(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Any")), *choices]

    def clean(self) -> dict[str, Any]:
        """Refuse a range of ages that is upside down."""
        cleaned = super().clean() or {}
        low, high = cleaned.get("age_from"), cleaned.get("age_to")
        if low is not None and high is not None and low > high:
            self.add_error("age_to", _("The second age must not be below the first."))
        return cleaned

    @property
    def filters(self) -> dict[str, Any]:
        """What narrows the list, without the name."""
        return {key: value for key, value in self.cleaned_data.items() if key != "name" and value not in ("", None)}


def _countries(codes: Iterable[str]) -> list[tuple[str, str]]:
    named = {code: country_text(code) for code in codes if code}
    return sorted(named.items(), key=lambda each: each[1].casefold())
