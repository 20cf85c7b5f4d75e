"""The forms of the check and of each step from a hit to a measure, as a server has them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.border import forms as border
from fairnotice.border.asked_for import NoZone, together
from fairnotice.border.forms import PLAIN, TOO_LONG
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import LEAST_COMPARED
from fairnotice.domain.subject import LONGEST_NAME
from fairnotice.formats.traveller import Traveller
from fairnotice.services.notice_particulars import Particular
from fairnotice.web.acts import ActForm
from fairnotice.web.clock import now
from fairnotice.web.forms.fields import CountryField, DayField, PartialDateField
from fairnotice.web.words import SEXES


class CheckForm(border.CheckForm, ActForm):
    """One box for a name, a line or a machine readable zone; what it is for; and fields apart for who wants them."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        validators=[MaxLengthValidator(LONGEST_NAME, TOO_LONG)],  # a browser that is told drops the rest unsaid
        widget=forms.TextInput(attrs={**PLAIN, "dir": "auto"}),
    )
    born = PartialDateField(label=_("Birth date"), required=False, help_text=_("The day and month may stay empty."))
    nationality = CountryField(label=_("Nationality"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex in the document"),
        required=False,
        choices=[("", _("Not given")), *((key, word) for key, word in SEXES.items() if key != "unknown")],
    )
    document = forms.CharField(
        label=_("Document number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={**PLAIN, "class": "govuk-input--width-20"}),
    )
    document_country = CountryField(label=_("Country that issued the document"), required=False)

    def today(self) -> date:
        """By the server's clock."""
        return now().date()

    def whole(self, line: Traveller, given: Mapping[str, Any]) -> Traveller:
        """The line, with what stands in the fields apart."""
        try:
            return together(
                line,
                today=self.today(),
                name=given["name"],
                birth=given["born"],
                nationality=given["nationality"],
                sex=given["sex"],
                document=given["document"],
                document_country=given["document_country"],
            )
        except NoZone as error:
            self.add_error("name", str(error))
        except InvalidValue as error:
            self.add_error("born", f"{str(error).capitalize()}.")
        return line

    @property
    def says_more(self) -> bool:
        """Whether one of the separate fields holds something, so that they are shown."""
        return self.is_bound and any(
            self.data.get(name)
            for name in (
                "name",
                "born_day",
                "born_month",
                "born_year",
                "nationality",
                "sex",
                "document",
                "document_country",
            )
        )


class VerifyForm(border.VerifyForm, ActForm):
    """Is the person who stands here the person of the notice? What was compared, and whether a no is remembered."""

    error_summary_above = True

    remember = forms.BooleanField(
        label=_("Remember that this traveller is not that person"),
        help_text=_(
            "If it is somebody else: for a year your country does not stop this traveller for this notice again, as "
            "long as paper, birth date and names stay the same, and the notice too. Compare at least two things. "
            "No name is kept for it."
        ),
        required=False,
    )

    def __init__(self, *args: Any, can_be_remembered: bool = True, **kwargs: Any) -> None:
        """As any form of its kind."""
        super().__init__(*args, **kwargs)
        if not can_be_remembered:
            del self.fields["remember"]

    def clean(self) -> dict[str, Any]:
        """What is remembered needs two features as well."""
        given = super().clean()
        if given.get("same") == "no" and given.get("remember") and len(self.compared) < LEAST_COMPARED:
            self.add_error("photograph", _now("Compare at least two things before a wrong match is remembered."))
        return given

    @property
    def is_remembered(self) -> bool:
        """Whether the pair is to be remembered as a wrong match: only of a no."""
        return not self.is_same and bool(self.cleaned_data.get("remember"))


_ABOUT = {False: _("The document"), True: _("The name with the birth date")}


class MisusedForm(ActForm):
    """What on the notice is somebody else's, how to tell who stands there, how that was verified, and until when."""

    error_summary_above = True
    place = forms.ChoiceField(
        label=_("What belongs to somebody who is not wanted?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the document or the identity.")},
    )
    verify_by = forms.CharField(
        label=_("How does an officer tell the holder from the wanted person?"),
        help_text=_(
            "Officers read it before anything else. For example: the holder's fingerprints are with our bureau; call "
            "it. Write no name and nothing that only the holder should know."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say how an officer tells them apart.")},
    )
    evidence = forms.CharField(
        label=_("How was it verified that the holder is not wanted?"),
        help_text=_(
            "For example: fingerprints compared, report of theft. It stays in your bureau and the secretariat."
        ),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Say how it was verified."),
            "min_length": _("Say in words how it was verified: at least 20 letters."),
        },
    )
    until = DayField(
        label=_("Until when?"),
        help_text=_("A year from today at most; left empty it is a year. Then it is verified anew."),
        required=False,
    )
    agrees = forms.BooleanField(
        label=_("The holder was told, and agrees that other countries are told as well"),
        help_text=_("Without it the record stays in your country."),
        required=False,
    )

    def __init__(self, *args: Any, particulars: Sequence[Particular], own: bool, **kwargs: Any) -> None:
        """As any form, with what the notice gives to choose from. Others than its source cannot let it travel."""
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [
            (each.place, format_html("{}: <bdi>{}</bdi>", _ABOUT[each.document is None], each.text))
            for each in particulars
        ]
        if not own:
            del self.fields["agrees"]


class AskForm(ActForm):
    """Ask the source. There is nothing to fill in."""


class ProtectionForm(ActForm):
    """What was found about protection, and where it was looked for."""

    protected = forms.ChoiceField(
        label=_("Is the person protected from the requesting state?"),
        help_text=_("Refugee status, asylum asked for, or other protection against return, here or elsewhere."),
        choices=[("no", _("No protection was found")), ("yes", _("Yes, the person is protected, or may be"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether protection was found.")},
    )
    checked = forms.CharField(
        label=_("Where you looked, and what you found"),
        help_text=_("For example the asylum authority's register, the person's own account. It stays in your bureau."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write where you looked and what you found.")},
    )


class DisclosureForm(ActForm):
    """What the source learns, and why."""

    tells = forms.ChoiceField(
        label=_("What does the source learn?"),
        choices=[("nothing", _("Nothing")), ("located", _("Where the person was found, in the words below"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Decide what the source learns.")},
    )
    text = forms.CharField(
        label=_("Words for the source"),
        help_text=_("Only if it is told. It reads exactly this."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("They stay in your bureau and with the secretariat."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give your reasons.")},
    )

    def __init__(self, *args: Any, may_tell: bool = True, **kwargs: Any) -> None:
        """Of a protected person the source learns nothing: then there is one choice."""
        super().__init__(*args, **kwargs)
        if not may_tell:
            choice = self.fields["tells"]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices, choice.initial = [("nothing", _("Nothing"))], "nothing"
            del self.fields["text"]

    def clean(self) -> dict[str, Any]:
        """Who is told is told something."""
        given = super().clean() or {}
        if given.get("tells") == "located" and not given.get("text", "").strip():
            self.add_error("text", _now("Write what the source is told, or choose that it learns nothing."))
        return given


class MeasureForm(border.MeasureForm, ActForm):
    """What this country does, under which law of its own."""


class EndForm(ActForm):
    """Why a measure ends."""

    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("For example: released on the order of a court; the notice is no longer in force."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give your reasons.")},
    )
