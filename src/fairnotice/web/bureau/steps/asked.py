"""What is asked for, and whether it can wait."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairnotice.web.bureau.content import Content
from fairnotice.web.bureau.fields import PickField, RadiosField, TextField
from fairnotice.web.bureau.shown import labels_of
from fairnotice.web.bureau.stepform import StepForm, Values
from fairnotice.web.bureau.words import PURPOSES, SOUGHT_FOR
from fairnotice.web.words import KIND_AIMS, KINDS, LANGUAGES


def _kinds() -> list[tuple[str, str]]:
    return [(kind, f"{word}: {KIND_AIMS[kind]}") for kind, word in KINDS.items()]


class KindForm(StepForm):
    """Which notice or diffusion, for what."""

    kind = RadiosField((), label=_("What do you ask for?"), required=True)
    sought_for = RadiosField(
        SOUGHT_FOR.items(),
        label=_("What is the person wanted for?"),
        help_text=_("Asked for an arrest only. The thresholds of penalty differ (RPD 83)."),
    )
    purpose = PickField(
        PURPOSES.items(),
        label=_("For which purpose?"),
        help_text=_("Data are recorded for one of nine purposes (RPD 10(2)) and used for no other."),
    )
    language = PickField(LANGUAGES.items(), label=_("In which language is the request?"))
    paths = {
        "kind": ("request", "kind"),
        "sought_for": ("request", "sought_for"),
        "purpose": ("request", "purpose"),
        "language": ("request", "language"),
    }
    needed = ("kind", "purpose")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The kinds in the language of the page; a language of the file that is not in the list is kept in it."""
        super().__init__(*args, **kwargs)
        _choices(self, "kind").choices = _kinds()
        language = _choices(self, "language")
        given = self.read(self.content)["language"]
        if given and given not in LANGUAGES:
            language.choices = [*labels_of(language), (given, given)]

    def clean_kind(self) -> str:
        """The kind. Raises ValidationError when none was chosen."""
        return str(self.cleaned_data["kind"])


class UrgentForm(StepForm):
    """The urgent lane: the same gates, sooner."""

    urgent = RadiosField(
        (("no", _("It can wait its turn")), ("yes", _("It cannot wait"))), label=_("Can the request wait?")
    )
    why = TextField(
        rows=3,
        max_length=300,
        label=_("Why can it not wait?"),
        help_text=_(
            "What happens, and when, if nobody looks at it today. Reviewers read this. At most 300 characters."
        ),
    )

    def read(self, content: Content) -> Values:
        """The reason, which stands beside the content."""
        return {"urgent": "yes" if self.reason else "", "why": self.reason}

    def typed(self) -> Values:
        """The reason, when it is urgent."""
        chosen = self.cleaned_data["urgent"] == "yes"
        return {"urgent": "yes" if chosen else "", "why": self.cleaned_data["why"] if chosen else ""}

    def write(self, content: Content, values: Values) -> None:
        """Nothing of the case file: the reason goes with the request."""

    def urgent_of(self, values: Values) -> str | None:
        """The reason, or nothing."""
        return str(values["why"])

    def clean(self) -> dict[str, Any]:
        """What is urgent has a reason."""
        if self.cleaned_data.get("urgent") == "yes" and not self.cleaned_data.get("why") and "why" not in self.errors:
            self.add_error("why", ValidationError(_("Say why it cannot wait.")))
        return self.cleaned_data

    def how_far(self) -> str:
        """It need not be answered."""
        return "done" if self.reason else "optional"


def _choices(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field
