"""The forms of clocks. They check what a person can see to be wrong; what a text allows is the services' to say."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.law.deadlines import GROUPS
from fairnotice.services.acting import REASON_LENGTH
from fairnotice.web.acts import ActForm
from fairnotice.web.forms.fields import DayField
from fairnotice.web.forms.said import EnglishSelect

LONGEST = 4000
_TIME = forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"})
_NUMBER = forms.NumberInput(attrs={"class": "govuk-input--width-3"})
_BOTH = _("Whoever owes it and whoever waits for it read these words. Name nobody, and say nothing in confidence.")
UNITS = (("D", _("days")), ("M", _("months")), ("H", _("hours")))


_GROUPS = {
    "Requests, notices and hits": _("Requests, notices and hits"),
    "Data that are kept, copied and used": _("Data that are kept, copied and used"),
    "Disputes": _("Disputes"),
    "The Commission": _("The Commission"),
}


def _clocks() -> list[tuple[str, Any]]:
    said: list[tuple[str, Any]] = [
        (str(_GROUPS[name]), [(c.code, f"{c.what[:1].upper()}{c.what[1:]}: {c.lasts} ({c.cites})") for c in clocks])
        for name, clocks in GROUPS.items()
    ]
    return [("", _("Choose a clock")), *said]


class WhyForm(ActForm):
    """Why, in words that both sides read."""

    mark_optional = False
    why = forms.CharField(
        label=_("Reasons"),
        help_text=_BOTH,
        min_length=REASON_LENGTH,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Give your reasons in words.")},
    )


class KeptForm(WhyForm):
    """What kept it."""

    why = forms.CharField(
        label=_("What kept it"),
        help_text=_("What was done, and when. Whoever waits for it reads these words."),
        min_length=REASON_LENGTH,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what was done, and when.")},
    )


class LongerForm(WhyForm):
    """How much longer, and why."""

    field_order = ("number", "unit", "why")
    number = forms.IntegerField(
        label=_("How much longer"),
        min_value=1,
        max_value=999,
        widget=_NUMBER,
        error_messages={"required": _("Enter a number.")},
    )
    unit = forms.ChoiceField(label=_("Of what"), choices=UNITS, widget=forms.RadioSelect, initial="D")

    @property
    def length(self) -> str:
        """The length in ISO 8601."""
        number, unit = self.cleaned_data["number"], self.cleaned_data["unit"]
        return f"PT{number}H" if unit == "H" else f"P{number}{unit}"


class StartForm(WhyForm):
    """Which clock, about what, since when, and who is told."""

    field_order = ("clock", "thing", "began_on", "began_at", "owed_by", "waits", "why")
    clock = forms.ChoiceField(
        label=_("Clock"),
        choices=_clocks,
        widget=EnglishSelect,
        error_messages={"required": _("Choose a clock."), "invalid_choice": _("Choose a clock from the list.")},
    )
    thing = forms.CharField(
        label=_("About"),
        max_length=60,
        help_text=_("The number of the notice. The page of a notice or of a request fills this in by itself."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Say what the clock is about.")},
    )
    began_on = DayField(label=_("Day of what started it"))
    began_at = forms.TimeField(
        label=_("Time of day (UTC)"),
        help_text=_("For example 09:30. Left empty: the beginning of the day."),
        required=False,
        widget=_TIME,
    )
    owed_by = forms.ChoiceField(
        label=_("Owed by"),
        required=False,
        help_text=_("Only where it does not follow from the matter: a recipient, a party, the member of nationality."),
    )
    waits = forms.ChoiceField(label=_("Who else is told, and sees it"), required=False)

    def __init__(self, data: Any, offices: Iterable[tuple[str, str]], *, known: bool, **kwargs: Any) -> None:
        """With the offices that can be named. `known`: the page says in words what it is about."""
        super().__init__(data, **kwargs)
        if known:
            self.fields["thing"].widget = forms.HiddenInput()
        bureaus = list(offices)
        nobody = ("", _("Nobody more"))
        ours = [("reviewer", _("The secretariat")), ("commission", _("The Commission"))]
        self.fields["owed_by"].choices = [("", _("It follows from the matter")), *bureaus]  # type: ignore[attr-defined]
        self.fields["waits"].choices = [nobody, *ours, *bureaus]  # type: ignore[attr-defined]

    @property
    def began(self) -> datetime:
        """The instant that started it."""
        day, hour = self.cleaned_data["began_on"], self.cleaned_data["began_at"]
        moment = datetime.combine(day, datetime.min.time(), UTC)
        return moment.replace(hour=hour.hour, minute=hour.minute) if hour else moment
