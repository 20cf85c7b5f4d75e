"""The forms of a desk."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.border.words import COMPARED, MEASURE_MEANS, MEASURES, PURPOSES
from fairnotice.desk.hits import LEAST_BASIS, LEAST_COMPARED
from fairnotice.desk.times import now
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.traveller import Traveller
from fairnotice.formats.travellerline import LONGEST, read_traveller

_PLAIN = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}


class WhoForm(forms.Form):
    """Who is at the desk: it stands beside what they record."""

    mark_optional = False
    code = forms.CharField(widget=forms.HiddenInput, max_length=100)
    officer = forms.CharField(
        label=_("Your name, or your number"),
        help_text=_("It stands beside what you record, and goes to your bureau with it."),
        max_length=100,
        widget=forms.TextInput(attrs={**_PLAIN, "autofocus": True, "class": "govuk-input--width-20"}),
        error_messages={"required": _("Say who you are.")},
    )


class CheckForm(forms.Form):
    """One box for a name, a line or a machine readable zone, and what the check is for."""

    mark_optional = False
    line = forms.CharField(
        label=_("Name, or the machine readable zone"),
        help_text=_(
            "For example: Orin Tavesk, 1986-09-17, UY. Or scan or paste the lines at the foot of the document."
        ),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={**_PLAIN, "autofocus": True, "data-slash": True, "data-zone": True, "dir": "auto"}
        ),
        error_messages={"required": _("Type a name or a document number, or scan the machine readable zone.")},
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
        if self.errors:
            return given
        try:
            given["traveller"] = read_traveller(given["line"], today=now().date())
        except InvalidValue as error:
            self.add_error("line", str(error))
            return given
        if given["traveller"].is_empty:
            self.add_error("line", _now("Type a name or a document number, or scan the machine readable zone."))
        return given

    @property
    def traveller(self) -> Traveller:
        """Whom the form asks for."""
        found: Traveller = self.cleaned_data["traveller"]
        return found


class FindForm(forms.Form):
    """A notice by its number, or by the code on a printed one."""

    mark_optional = False
    number = forms.CharField(
        label=_("Number of the notice, or the code on a printed one"),
        help_text=_("For example EX-A-1/11-2026. The code of a print holds the number and some digits after it."),
        max_length=200,
        widget=forms.TextInput(attrs={**_PLAIN, "autofocus": True, "dir": "ltr"}),
        error_messages={"required": _("Type the number, or scan the code.")},
    )


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
                widget=forms.TextInput(attrs={**_PLAIN, "dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        """A yes needs two features at least: a name alone is not enough."""
        given = super().clean() or {}
        if given.get("same") == "yes" and len(self.compared) < LEAST_COMPARED:
            says = _now("Compare at least two things and write what you saw: a name is not enough for a yes.")
            self.add_error("photograph", says)
        return given

    @property
    def compared(self) -> dict[str, str]:
        """Each feature that was compared, and what was seen."""
        seen = {name.replace("_", " "): self.cleaned_data.get(name, "").strip() for name in COMPARED}
        return {name: words for name, words in seen.items() if words}


class MeasureForm(forms.Form):
    """What this country does, under which law of its own."""

    mark_optional = False
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
