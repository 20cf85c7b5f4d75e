"""The forms of the duty officer's pages."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.services.acting import REASON_LENGTH
from fairnotice.services.roster import Colleague
from fairnotice.web.acts import ActForm
from fairnotice.web.forms.fields import DayField

_TIME = forms.TextInput(
    attrs={"class": "govuk-input--width-5", "inputmode": "text", "autocomplete": "off", "placeholder": ""}
)


class LookedForm(ActForm):
    """Up to which entry of the register the bureau has looked."""

    until = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ConfirmationForm(ActForm):
    """Whether an own notice stands, and what there is to say about it."""

    stands = forms.ChoiceField(
        label=_("Does your notice stand, and are its data right?"),
        choices=[
            ("yes", _("Yes: it stands, and its data are accurate and relevant")),
            ("no", _("No: it does not stand, or its data are not right")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the notice stands.")},
    )
    text = forms.CharField(
        label=_("What the office that asked should know"),
        help_text=_(
            "It reads these words. If the notice does not stand, say what has ended: the warrant, or its ground."
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """A no needs its words: somebody may be released on it."""
        given = super().clean() or {}
        if given.get("stands") == "no" and len(given.get("text", "").strip()) < REASON_LENGTH:
            self.add_error("text", _now("Say what does not stand or is not right. Somebody may be released on it."))
        return given


class AsideForm(ActForm):
    """Why a notice cannot be carried out in this country, or why it can after all (`executable`)."""

    executable = forms.ChoiceField(choices=[("no", "no"), ("yes", "yes")], widget=forms.HiddenInput)
    reasons = forms.CharField(
        label=_("Your reasons"),
        help_text=_("For your bureau, and for the secretariat if it asks. The source is not told."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give your reasons.")},
    )


class DoubtForm(ActForm):
    """What there is reason to think wrong in the data of another bureau's notice."""

    words = forms.CharField(
        label=_("What is wrong, and how do you know?"),
        help_text=_(
            "The source and the secretariat read these words, and that they are your bureau's. Say nothing of where the"
            " person is or whether the person is protected."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say what is wrong, and how you know.")},
    )


class EndTurnForm(ActForm):
    """Ends a turn."""


class TurnForm(ActForm):
    """A turn of duty: who, from when until when, and where they are reached."""

    officer = forms.ChoiceField(
        label=_("Colleague"),
        error_messages={
            "required": _("Choose who is on call."),
            "invalid_choice": _("Choose a colleague of your own office."),
        },
    )
    begins_on = DayField(label=_("First day"))
    begins_at = forms.TimeField(label=_("From (UTC)"), help_text=_("For example 07:00"), widget=_TIME)
    ends_on = DayField(label=_("Last day"))
    ends_at = forms.TimeField(label=_("Until (UTC)"), help_text=_("For example 19:00"), widget=_TIME)
    telephone = forms.CharField(
        label=_("Telephone"),
        help_text=_("With the code of the country, for example +351 21 000 0001"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "type": "tel", "autocomplete": "off", "dir": "ltr"}
        ),
        error_messages={"required": _("Give the number at which this person is reached.")},
    )

    def __init__(self, *args: Any, colleagues: Iterable[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose")), *((str(one.officer), one.login) for one in colleagues)]
        cast("forms.ChoiceField", self.fields["officer"]).choices = choices
        for name in ("begins_at", "ends_at"):
            self.fields[name].error_messages["required"] = _now("Give the time, for example 07:00.")
            self.fields[name].error_messages["invalid"] = _now(
                "Write the time as hours and minutes, for example 07:00."
            )

    @property
    def begins(self) -> datetime:
        """The instant from which the turn runs."""
        return self._instant("begins")

    @property
    def ends(self) -> datetime:
        """The instant at which it is over."""
        return self._instant("ends")

    def _instant(self, which: str) -> datetime:
        return datetime.combine(self.cleaned_data[f"{which}_on"], self.cleaned_data[f"{which}_at"], UTC)
