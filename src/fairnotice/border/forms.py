"""The forms of the check and of the steps from a hit to a measure, as a server and a desk have them in common."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.border.words import COMPARED, MEASURE_MEANS, MEASURES, PURPOSES
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import LEAST_COMPARED, LEAST_FOR_NO, none_differs
from fairnotice.domain.measure import LEAST_BASIS
from fairnotice.formats.traveller import Traveller
from fairnotice.formats.travellerline import LONGEST, read_traveller

PLAIN = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
"""Of a box for names and numbers: nothing in it is remembered, or put right."""

TOO_LONG = _("At most %(limit_value)d characters, and this has %(show_value)d. Nothing was looked for.")


class CheckForm(forms.Form):
    """One box for a name, a line or a machine readable zone, and what the check is for."""

    mark_optional = False

    line = forms.CharField(
        label=_("Name, or the machine readable zone"),
        help_text=_(
            "For example: Orin Tavesk, 1986-09-17, UY. Or scan or paste the lines at the foot of the document."
        ),
        required=False,
        validators=[MaxLengthValidator(LONGEST, TOO_LONG)],  # a browser that is told drops the rest without a word
        widget=forms.TextInput(
            attrs={**PLAIN, "autofocus": True, "data-slash": True, "data-zone": True, "dir": "auto"}
        ),
    )
    purpose = forms.ChoiceField(
        label=_("What for"),
        choices=list(PURPOSES.items()),
        initial="border check, entry",
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
    )

    def clean(self) -> dict[str, Any]:
        """Read what was typed; there must be a name or a document in it."""
        given = super().clean() or {}
        try:
            line = read_traveller(given.get("line", ""), today=self.today())
        except InvalidValue as error:
            self.add_error("line", str(error))
            return given
        if self.errors:
            return given
        given["traveller"] = self.whole(line, given)
        if not self.errors and given["traveller"].is_empty:
            self.add_error("line", _now("Type a name or a document number, or scan the machine readable zone."))
        return given

    def today(self) -> date:
        """The day, by the clock of whoever shows the form."""
        raise NotImplementedError

    def whole(self, line: Traveller, given: Mapping[str, Any]) -> Traveller:
        """Whom the line asks for, with what other boxes say."""
        return line

    @property
    def traveller(self) -> Traveller:
        """Whom the form asks for."""
        found: Traveller = self.cleaned_data["traveller"]
        return found


class VerifyForm(forms.Form):
    """Is the person who stands here the person of the notice? What was compared, and what was seen."""

    mark_optional = False

    same = forms.ChoiceField(
        label=_("Is it the same person?"),
        choices=[("yes", _("Yes, it is the person of the notice")), ("no", _("No, it is somebody else"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it is the same person.")},
    )

    def __init__(self, *args: Any, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        """As any form, with a line for each thing that can be compared, and beside it what the notice says of it."""
        super().__init__(*args, **kwargs)
        for name, label in COMPARED.items():
            self.fields[name] = forms.CharField(
                label=str(label),
                help_text=(hints or {}).get(name, ""),
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={**PLAIN, "dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        """A yes needs two features at least, for a name alone is not enough; a no needs one that differs."""
        given = super().clean() or {}
        if given.get("same") == "yes" and len(self.compared) < LEAST_COMPARED:
            says = _now("Compare at least two things and write what you saw: a name is not enough for a yes.")
            self.add_error("photograph", says)
        if given.get("same") == "no" and len(self.compared) < LEAST_FOR_NO:
            says = _now("Compare at least one thing and write what you saw that differs.")
            self.add_error("photograph", says)
        if given.get("same") == "no" and none_differs(self.compared):
            says = _now(
                "You say no, and that everything you compared is the same. Name at least one thing that differs, and "
                "what you saw; or say that it is the person."
            )
            self.add_error("photograph", says)
        return given

    @property
    def is_same(self) -> bool:
        """Whether the officer says yes."""
        return bool(self.cleaned_data["same"] == "yes")

    @property
    def compared(self) -> dict[str, str]:
        """Each feature that was compared, and what was seen."""
        seen = {name.replace("_", " "): self.cleaned_data.get(name, "").strip() for name in COMPARED}
        return {name: words for name, words in seen.items() if words}


class MeasureForm(forms.Form):
    """What this country does, under which law of its own."""

    kind = forms.ChoiceField(
        label=_("What was done"),
        choices=[(kind, format_lazy("{}. {}", word, MEASURE_MEANS[kind])) for kind, word in MEASURES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what was done.")},
    )
    legal_basis = forms.CharField(
        label=_("Under which law of this country, decided by whom"),
        help_text=_(
            "Act and section, the authority that decided, and what it had in hand. A notice is never the basis."
        ),
        min_length=LEAST_BASIS,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Name the law and who decided."),
            "min_length": _("Name the act, the section and who decided: at least 20 letters."),
        },
    )
