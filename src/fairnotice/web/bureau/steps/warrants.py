"""A warrant or judgment: who issued it, its dates, the charges, the sentence, and whom it covers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.web.bureau.content import UNKNOWN, Content, entries, get, new_id, person_name, put
from fairnotice.web.bureau.fields import (
    AnswerField,
    DayTextField,
    LandField,
    LineField,
    NumberField,
    PenaltyField,
    PickField,
    RadiosField,
    TextField,
    YesNoField,
)
from fairnotice.web.bureau.shown import named
from fairnotice.web.bureau.stepform import EntriesForm, StepForm, Values
from fairnotice.web.bureau.words import AUTHORITIES, CATEGORIES

_PENALTY = _("In words: 5 years, 24 months, 1 year 6 months, life, death, or none for a fine.")


class AuthorityForm(StepForm):
    """Who issued it (RPD 84(c) asks whether a court can review it)."""

    name = LineField(
        label=_("Which authority issued it?"),
        required=True,
        error_messages={"required": _("Write the authority's name.")},
    )
    kind = RadiosField(AUTHORITIES.items(), label=_("What is it?"))
    country = LandField(label=_("Of which country?"))
    appeal_to_court = AnswerField(label=_("Can a court review it?"))
    paths = {
        "name": ("authority", "name"),
        "kind": ("authority", "kind"),
        "country": ("authority", "country"),
        "appeal_to_court": ("appeal_to_court",),
    }
    needed = ("name", "kind", "country")


class PaperForm(StepForm):
    """The paper itself."""

    reference = LineField(label=_("Reference"), width="govuk-input--width-20")
    place = LineField(label=_("Where was it issued?"), width="govuk-input--width-20")
    issued = DayTextField(label=_("When was it issued?"))
    in_force = AnswerField(label=_("Is it in force?"))
    time_barred_from = DayTextField(
        label=_("From when is prosecution time-barred?"), help_text=_("Leave empty if it is not known.")
    )
    copy_attached = YesNoField(
        label=_("Do you attach a copy?"),
        help_text=_("Add the copy itself under Papers, or say there that it goes on paper."),
    )
    paths = {
        name: (name,) for name in ("reference", "place", "issued", "in_force", "time_barred_from", "copy_attached")
    }
    needed = ("issued", "in_force", "copy_attached")


class OffencesForm(EntriesForm):
    """The charges, each with its provision, wording and maximum penalty (RPD 83(2)(b)(ii)-(iv))."""

    of = "offences"
    legend = _("Offence")
    another = _("Add another offence")
    least = 1
    required_in_entry = {"charge": _("Write the charge in the warrant's words.")}

    def entry_fields(self) -> dict[str, forms.Field]:
        """A charge."""
        return {
            "charge": LineField(label=_("Charge, in the warrant's words"), max_length=2_000),
            "category": PickField(CATEGORIES.items(), label=_("What is the charge on its face?")),
            "provision": LineField(label=_("Provision"), help_text=_("For example: Penal Code, article 311(2).")),
            "provision_text": TextField(label=_("Wording of the provision"), rows=3),
            "max_penalty": PenaltyField(label=_("Maximum penalty"), help_text=_PENALTY, width="govuk-input--width-20"),
            "facts": LineField(
                label=_("A word for its facts"),
                help_text=_("Charges that rest on the same facts share it and are judged together."),
                width="govuk-input--width-10",
            ),
        }

    def write(self, content: Content, values: Values) -> None:
        """Each charge gets an id that no other has."""
        super().write(content, values)
        taken = [
            str(each["id"])
            for warrant in entries(content, "warrants")
            for each in warrant.get("offences") or ()
            if "id" in each
        ]
        for offence in get(content, (*self.at.path(content), "offences"), []):
            if "id" not in offence:
                offence["id"] = new_id("o", taken)
                taken.append(offence["id"])


class SentenceForm(StepForm):
    """The sentence, when it is a judgment."""

    imposed = PenaltyField(label=_("Sentence"), help_text=_PENALTY, width="govuk-input--width-20")
    remaining = PenaltyField(label=_("What remains to be served"), help_text=_PENALTY, width="govuk-input--width-20")
    in_absentia = AnswerField(label=_("Was it given in the person's absence?"))
    paths = {name: ("sentence", name) for name in ("imposed", "remaining", "in_absentia")}
    needed = ("imposed", "remaining", "in_absentia")

    def how_far(self) -> str:
        """A warrant has none."""
        found = super().how_far()
        return "optional" if found == "not_started" else found


class CoversForm(StepForm):
    """Whom it names."""

    subjects = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        label=_("Which persons of this matter does it name?"),
        error_messages={"required": _("Choose at least one person.")},
    )
    paths = {"subjects": ("subjects",)}
    needed = ("subjects",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The persons of the matter."""
        super().__init__(*args, **kwargs)
        field = self.fields["subjects"]
        assert isinstance(field, forms.MultipleChoiceField)
        people = entries(self.content, "subjects")
        field.choices = [
            (str(each.get("id")), named(person_name(each)) if person_name(each) else _now("Person without a name"))
            for each in people
        ]


class UndisclosedForm(StepForm):
    """How many each warrant covers at least. Nothing is asked about those who are not named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One box a warrant."""
        super().__init__(*args, **kwargs)
        for warrant in entries(self.content, "warrants"):
            self.fields[f"at-least-{warrant.get('id')}"] = NumberField(
                least=1,
                most=1_000_000,
                label=_now("How many persons does %(which)s cover at least?") % {"which": warrant_name(warrant)},
                help_text=_now("The named ones among them. Leave empty when it covers only those who are named."),
            )

    def read(self, content: Content) -> Values:
        """The bounds."""
        return {f"at-least-{each.get('id')}": each.get("at_least", "") for each in entries(content, "warrants")}

    def typed(self) -> Values:
        """The bounds as typed."""
        return {name: self.cleaned_data[name] for name in self.fields if name.startswith("at-least-")}

    def write(self, content: Content, values: Values) -> None:
        """Put each bound that was asked for."""
        for warrant in entries(content, "warrants"):
            name = f"at-least-{warrant.get('id')}"
            if name in values:
                put(warrant, ("at_least",), values[name])

    def clean(self) -> dict[str, Any]:
        """A bound includes those who are named."""
        for warrant in entries(self.content, "warrants"):
            name, named = f"at-least-{warrant.get('id')}", len(warrant.get("subjects") or ())
            given = self.cleaned_data.get(name)
            if isinstance(given, int) and given < named:
                says = _now("It names %(named)s already: write that number or a higher one.")
                self.add_error(name, ValidationError(says, params={"named": named}))
        return self.cleaned_data

    def how_far(self) -> str:
        """Without warrants there is nothing to say; without a bound nobody is left out."""
        if not entries(self.content, "warrants"):
            return "cannot_start"
        return "done" if any(value != "" for value in self.read(self.content).values()) else "optional"


def warrant_name(warrant: Any) -> str:
    """By what a warrant is known in lists: its reference, else its authority."""
    for path in (("reference",), ("authority", "name")):
        found = get(warrant, path)
        if found and found != UNKNOWN:
            return str(found)
    return _now("Warrant without a reference")
