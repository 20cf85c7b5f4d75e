"""Forms of circulation. They check what a person can see to be wrong; what may be is the services' to say."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.services.acting import REASON_LENGTH
from fairnotice.web.acts import ActForm
from fairnotice.web.forms.reasons import LONGEST, ReasonsField


class WhyForm(ActForm):
    """Why, in words."""

    mark_optional = False
    reasons = ReasonsField(help_text=_("At least 20 letters. They are kept."))


class FoundForm(WhyForm):
    """What was found, and what was done."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The same field in other words."""
        super().__init__(*args, **kwargs)
        self.fields["reasons"].label = _("What was found, and what was done?")


class LetterForm(ActForm):
    """The letter to a bureau, to be edited."""

    mark_optional = False
    letter = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 12}),
        min_length=REASON_LENGTH,
        max_length=LONGEST,
        label=_("Letter"),
        help_text=_("It names the office and no person."),
        error_messages={"required": _("Write the letter.")},
    )


class DeskForm(ActForm):
    """A desk that is to enrol: its name, and for the administrator its bureau."""

    mark_optional = False
    bureau = forms.ChoiceField(label=_("Bureau"), error_messages={"required": _("Choose the bureau.")})
    name = forms.CharField(
        max_length=80,
        label=_("Name of the desk"),
        help_text=_("Where it stands, such as a border post. No person's name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the desk a name.")},
    )

    def __init__(self, data: Any = None, *, bureaus: Iterable[tuple[str, str]] | None = None) -> None:
        """`bureaus`: those to choose from; None for an officer of a bureau, whose own it is."""
        super().__init__(data)
        if bureaus is None:
            del self.fields["bureau"]
        else:
            field = self.fields["bureau"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Choose a bureau")), *bureaus]
