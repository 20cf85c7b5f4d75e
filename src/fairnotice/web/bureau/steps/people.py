"""One person: names, births, particulars, documents, offices, and what this person, not another, did."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.mode import Mode
from fairnotice.domain.request import NAMELESS_KINDS, Kind
from fairnotice.web.bureau.fields import (
    CHOOSE,
    AnswerField,
    AnyCalendarField,
    DateField,
    DayTextField,
    LandField,
    LandsField,
    LineField,
    LinesListField,
    PickField,
    RadiosField,
    TextField,
)
from fairnotice.web.bureau.fitting import kind_of, statuses_of
from fairnotice.web.bureau.stepform import EntriesForm, StepForm, Values
from fairnotice.web.bureau.words import CALENDARS, NAME_KINDS, OFFICES, PHOTOS, REALITIES, SCRIPTS, STATUSES
from fairnotice.web.words import SEXES


class StatusForm(StepForm):
    """What the person is in the matter, and in an exercise whether they exist."""

    status = PickField(
        STATUSES.items(),
        label=_("What is the person in this matter?"),
        help_text=_("RPD 44(1) has a closed list. A person accused is charged, not convicted."),
    )
    reality = RadiosField((), label=_("Does the person exist?"), required=True)
    paths = {"status": ("status",), "reality": ("reality",)}
    needed = ("status", "reality")

    def __init__(self, *args: Any, mode: Mode, **kwargs: Any) -> None:
        """Training asks whether the person is invented; a live installation takes actual cases only."""
        super().__init__(*args, **kwargs)
        choices = statuses_of(kind_of(self.content), str(self._there(bound=self.is_bound)["status"]))
        picked = self.fields["status"]
        assert isinstance(picked, forms.ChoiceField)
        picked.choices = [("", CHOOSE), *choices.items()]
        if mode is Mode.LIVE:
            self.fields["reality"].widget = forms.HiddenInput()
            self.initial["reality"] = "actual"
        allowed = [(word, label) for word, label in REALITIES.items() if word in mode.files]
        field = self.fields["reality"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = allowed


class NamesForm(EntriesForm):
    """Every name, in the script in which it is written."""

    of = "names"
    legend = _("Name")
    another = _("Add another name")
    least = 1
    required_in_entry = {"text": _("Write the name as it stands in the paper.")}

    def at_least(self) -> int:
        """None of a body, or of somebody who cannot say who they are; else one."""
        return 0 if kind_of(self.content) in NAMELESS_KINDS else self.least

    def entry_fields(self) -> dict[str, forms.Field]:
        """A name and its parts."""
        return {
            "text": LineField(
                label=_("Full name"), help_text=_("As it stands in the paper, in its own script. Nothing is changed.")
            ),
            "kind": PickField(NAME_KINDS.items(), label=_("What kind of name is it?"), empty=_("Main name")),
            "script": PickField(SCRIPTS.items(), label=_("In which script?"), empty=_("Not known")),
            "family": LineField(label=_("Family name"), help_text=_("Only if it is known which part that is.")),
            "given": LineField(label=_("Given names")),
        }

    def read_entry(self, entry: Any) -> Values:
        """A main name is one of which nothing else is said. A script that the list does not have is not shown."""
        values = super().read_entry(entry)
        script = values["script"] if values["script"] in SCRIPTS else ""
        return {**values, "script": script, "kind": "" if values["kind"] == "primary" else values["kind"]}

    def write_entry(self, values: Values, before: Any) -> Any:
        """What the list does not have stays as it was."""
        entry = super().write_entry(values, before)
        script = (before or {}).get("script")
        if not values["script"] and script and script not in SCRIPTS:
            entry["script"] = script
        return entry


class BirthsForm(EntriesForm):
    """Dates of birth, as precise as they are known, in the calendar of the paper."""

    of = "births"
    legend = _("Date of birth")
    another = _("Add another date of birth")
    most = 10

    def entry_fields(self) -> dict[str, forms.Field]:
        """A date and its calendar."""
        return {
            "date": AnyCalendarField(
                label=_("Date of birth"), help_text=_("The year alone is enough, for example 1986.")
            ),
            "calendar": PickField(CALENDARS.items(), label=_("In which calendar?"), empty=_("Gregorian")),
        }

    def read_entry(self, entry: Any) -> Values:
        """A date is a text, or a table that names the calendar."""
        if isinstance(entry, dict):
            calendar = str(entry.get("calendar", ""))
            return {"date": str(entry.get("date", "")), "calendar": "" if calendar == "gregorian" else calendar}
        return {"date": str(entry), "calendar": ""}

    def write_entry(self, values: Values, before: Any) -> Any:
        """As short as the calendar allows."""
        if not values["calendar"]:
            return values["date"]
        return {"date": values["date"], "calendar": values["calendar"]}

    def check_entry(self, index: int, values: Values) -> None:
        """The calendar must have the day."""
        field = self.fields[f"{index}-date"]
        if values["date"] and isinstance(field, AnyCalendarField):
            try:
                field.in_calendar(values["date"], values["calendar"] or "gregorian")
            except ValidationError as error:
                self.add_error(f"{index}-date", error)

    def is_empty(self, values: Values) -> bool:
        """A calendar without a date says nothing."""
        return not values["date"]


class ParticularsForm(StepForm):
    """What else tells the person from others."""

    birth_place = LineField(label=_("Place of birth"))
    sex = RadiosField(SEXES.items(), label=_("Sex, as the paper states it"))
    nationalities = LandsField(label=_("Nationalities"), help_text=_("One a line: the name, or two letters."))
    description = TextField(
        label=_("Physical description"), rows=3, help_text=_("Height, build, marks that can be seen.")
    )
    photo = RadiosField(
        PHOTOS.items(),
        label=_("Is there a photograph?"),
        help_text=_("Add the picture itself under Papers."),
    )
    biometrics = AnswerField(label=_("Are there fingerprints or DNA?"))
    paths = {name: (name,) for name in ("birth_place", "sex", "nationalities", "description", "photo", "biometrics")}
    needed = ("sex", "nationalities", "photo")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What a red notice needs is said to those who may ask for one."""
        super().__init__(*args, **kwargs)
        if kind_of(self.content) in ("", Kind.RED):
            self.fields["photo"].help_text = _(
                "A red notice needs a good one, or full particulars (RPD 83(2)(a)). "
                "Add the picture itself under Papers."
            )

    def needed_here(self) -> tuple[str, ...]:
        """Of somebody whom nobody knows the nationality need not be given."""
        nameless = kind_of(self.content) in NAMELESS_KINDS
        return tuple(name for name in self.needed if name != "nationalities" or not nameless)


class DocumentsForm(EntriesForm):
    """Travel and identity documents."""

    of = "documents"
    legend = _("Document")
    another = _("Add another document")
    required_in_entry = {"kind": _("Say what kind of document it is."), "number": _("Write the number as printed.")}

    def entry_fields(self) -> dict[str, forms.Field]:
        """A document."""
        return {
            "kind": LineField(
                label=_("Kind"), help_text=_("For example passport or identity card."), width="govuk-input--width-20"
            ),
            "number": LineField(label=_("Number"), help_text=_("As printed."), width="govuk-input--width-20"),
            "country": LandField(label=_("Issued by which country?")),
        }


class OfficesForm(EntriesForm):
    """Offices held. Some protect their holder from the courts of other states."""

    of = "offices"
    legend = _("Office")
    another = _("Add another office")
    required_in_entry = {
        "kind": _("Say what kind of office it is."),
        "title": _("Write the title of the office."),
        "state": _("Choose the state whose office it is."),
        "began": _("Enter the first day of the office."),
    }

    def entry_fields(self) -> dict[str, forms.Field]:
        """An office. The end as planned and the end as it was are two facts."""
        return {
            "kind": PickField(OFFICES.items(), label=_("Kind of office")),
            "title": LineField(label=_("Title")),
            "state": LandField(label=_("Of which state?")),
            "began": DayTextField(label=_("First day")),
            "scheduled_end": DayTextField(label=_("Last day as planned")),
            "ended": DayTextField(label=_("Last day as it was"), help_text=_("Only when the office has ended.")),
        }

    def check_entry(self, index: int, values: Values) -> None:
        """No office ends before it begins."""
        super().check_entry(index, values)
        for end in ("scheduled_end", "ended"):
            if values["began"] and values[end] and values[end] < values["began"]:
                self.add_error(f"{index}-{end}", ValidationError(_("The office cannot end before its first day.")))


class ParticipationForm(StepForm):
    """What this person, and not somebody else of the matter, is said to have done."""

    summary = TextField(
        label=_("What did this person do?"),
        required=True,
        help_text=_(
            "With time, place and role. What could be said of any of several people is not enough (RPD 83(2)(b)(i))."
        ),
        error_messages={"required": _("Say what this person did, or leave this page without saving.")},
    )
    role = LineField(label=_("The person's own role"))
    acts = LinesListField(label=_("Each act, one a line"))
    when = DateField(label=_("When?"))
    place = LineField(label=_("Where?"))
    means = LineField(label=_("With what?"))
    gain = LineField(label=_("What did the person gain?"))
    paths = {name: ("participation", name) for name in ("summary", "role", "acts", "when", "place", "means", "gain")}
    needed = ("summary", "role")
