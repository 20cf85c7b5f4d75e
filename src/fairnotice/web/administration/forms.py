"""Forms of the administrator. They check what a person can see to be wrong; what may be is the services' to say."""

from collections.abc import Iterable
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from fairnotice.services.administration import OFFICES
from fairnotice.web.acts import ActForm
from fairnotice.web.forms.fields import CountryField, LinesField
from fairnotice.web.forms.said import EnglishSelect
from fairnotice.web.words import OFFICE_KINDS, ROLES
from fairnotice.web.writing import countries

CODE = RegexValidator(r"\A[A-Za-z0-9_-]+\Z", _("Use letters, digits, - and _ only, without spaces."))
LOGIN = RegexValidator(r"\A[\w.@+-]+\Z", _("Use letters, digits and . - _ @ + only, without spaces."))
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class StatesField(LinesField):
    """Countries, one a line, by name or by their two letters. Gives a tuple of codes."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "no_country": _("“%(line)s” is not a country. Write its English name or its two letters, one country a line."),
    }

    def to_python(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]  # codes are given apart
        """The codes. Raises ValidationError for a line that names no country."""
        known: dict[str, str] = {}
        for code, name in countries():
            known |= {code.casefold(): code, name.casefold(): code}
        lines = [part.strip() for line in super().to_python(value) for part in line.split(",") if part.strip()]
        for line in lines:
            if line.casefold() not in known:
                raise ValidationError(self.error_messages["no_country"], code="no_country", params={"line": line})
        return tuple(dict.fromkeys(known[line.casefold()] for line in lines))


def _zones() -> list[tuple[str, str]]:
    """UTC, then every zone that is named after a place."""
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


class TrafficForm(ActForm):
    """The travellers of a month."""

    travellers = forms.IntegerField(
        label=_("Travellers checked in a month"),
        help_text=_("All recipients of notices together, in figures. An order of magnitude is enough."),
        min_value=1,
        max_value=10**11,
        widget=forms.TextInput(attrs={**PLAIN, "inputmode": "numeric", "class": "govuk-input--width-10"}),
        error_messages={
            "required": _("Enter how many travellers are checked in a month."),
            "invalid": _("Enter a whole number in figures, without separators."),
        },
    )
    source = forms.CharField(
        label=_("Where the number comes from"),
        help_text=_("For example: border crossings of last year, divided by twelve. Bureaus and reviewers read it."),
        max_length=300,
        error_messages={"required": _("Say where the number comes from.")},
    )


class LimitForm(ActForm):
    """How many days, and why."""

    error_summary_above = True
    days = forms.IntegerField(
        label=_("Days"),
        min_value=1,
        max_value=366,
        widget=forms.TextInput(attrs={**PLAIN, "inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={"required": _("Enter the number of days."), "invalid": _("Enter a whole number in figures.")},
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("They are kept, and read by the secretariat and the Commission."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give your reasons.")},
    )


class FeedOffForm(ActForm):
    """Why a feed is turned off."""

    error_summary_above = True
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("They are kept, and read by the secretariat and the Commission."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give your reasons.")},
    )


class FeedOnForm(FeedOffForm):
    """Why a feed is turned on, and that whoever does it knows what follows."""

    understood = forms.BooleanField(
        label=_("I understand that copies which others take cannot be called back"),
        error_messages={"required": _("Confirm that you understand what cannot be called back.")},
    )


class BureauForm(ActForm):
    """A new office."""

    error_summary_above = True
    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        validators=[CODE],
        help_text=_("Short, and never changed later. For a national bureau its country's two letters, for example PT."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", **PLAIN}),
        error_messages={"required": _("Enter the code.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As letters and notices write it."),
        error_messages={"required": _("Enter the name.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=tuple(OFFICE_KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of office.")},
    )
    country = CountryField(
        label=_("Country"),
        required=False,
        help_text=_("A national bureau has one. The secretariat and the Commission belong to none."),
    )
    telephone = forms.CharField(
        label=_("Telephone"),
        max_length=60,
        required=False,
        help_text=_("The number that a border officer rings at night, with the country's code."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "type": "tel", "autocomplete": "off"}),
    )

    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=_zones,
        initial="UTC",
        widget=EnglishSelect,
        help_text=_("Where the office's days begin and end: its due dates end at midnight there."),
        error_messages={
            "required": _("Choose the time zone."),
            "invalid_choice": _("Choose a time zone from the list."),
        },
    )

    def clean(self) -> dict[str, Any]:
        """A bureau has a country, and a national court."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") in {"bureau", "court"} and not cleaned.get("country") and "country" not in self.errors:
            self.add_error("country", _("Choose the country of the bureau or court."))
        return cleaned


class BureauChangeForm(ActForm):
    """What may change of an office."""

    error_summary_above = True
    name = BureauForm.base_fields["name"]
    telephone = BureauForm.base_fields["telephone"]
    zone = BureauForm.base_fields["zone"]


class PersonForm(ActForm):
    """A new account. One account is one person, in one office, with one role."""

    error_summary_above = True
    login = forms.CharField(
        label=_("Sign-in name"),
        max_length=80,
        validators=[LOGIN],
        help_text=_("For one person. Others in the office see it. It is never given to anybody else later."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocapitalize": "none", **PLAIN}),
        error_messages={"required": _("Enter the sign-in name.")},
    )
    bureau = forms.ChoiceField(
        label=_("Office"),
        error_messages={"required": _("Choose the office."), "invalid_choice": _("Choose an office from the list.")},
    )
    role = forms.ChoiceField(
        label=_("Role"), widget=forms.RadioSelect, error_messages={"required": _("Choose the role.")}
    )
    states = StatesField(
        label=_("States that the person must not decide about"),
        required=False,
        help_text=_(
            "Nationality and secondment, one country a line: the name or its two letters. Who has ties to a state"
            " involved takes no part in a matter; the system cannot know them."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "class": "govuk-!-width-one-half", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Where it is told that something waits. Mail names an office and a kind of thing, nobody."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Enter an e-mail address like name@example.org.")},
    )

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """As any form, with the offices that there are."""
        super().__init__(*args, **kwargs)
        bureau, role = self.fields["bureau"], self.fields["role"]
        assert isinstance(bureau, forms.ChoiceField) and isinstance(role, forms.ChoiceField)
        bureau.choices = [("", _("Choose an office")), *offices]
        role.choices = [(code.value, ROLES[code.value]) for code in OFFICES]


class EmailForm(ActForm):
    """Where an account gets mail."""

    error_summary_above = True
    email = PersonForm.base_fields["email"]


class TokenForm(ActForm):
    """A token of the API."""

    error_summary_above = True
    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        help_text=_("So that you know later which one to end. For example: case system of the bureau."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": _("Enter what the token is for.")},
    )
    days = forms.IntegerField(
        label=_("Days until it ends"),
        min_value=1,
        max_value=366,
        initial=90,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "required": _("Enter a number of days, 1 to 366."),
            "invalid": _("Enter a whole number of days, 1 to 366."),
            "min_value": _("Enter a number of days, 1 to 366."),
            "max_value": _("Enter a number of days, 1 to 366."),
        },
    )
