"""The forms for what only reviewers add: protection, a position, an account of a fact, a waiver; one at a time."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.facts import FACTS
from fairnotice.domain.statement import SourceKind
from fairnotice.web.acts import ActForm
from fairnotice.web.forms.fields import CountryField, DayField, YesNoUnknownField
from fairnotice.web.secretariat.adding import NEW_SOURCE
from fairnotice.web.secretariat.casefile.words import POSITION_GROUNDS, POSITIONS, PROTECTIONS, SOURCES
from fairnotice.web.secretariat.long_text import LongText
from fairnotice.web.words import FIRMNESS

LINE, TEXT = 200, 4_000
_WHOM = (("person", gettext_lazy("This person")), ("all", gettext_lazy("The whole matter")))
_THEIRS = tuple(key for key, fact in FACTS.items() if not fact.ask)
_CHOOSE = ("", gettext_lazy("Choose"))


class AddForm(ActForm):
    """What every addition has: the file that was read, and where the thing itself was read."""

    mark_optional = True
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    source = forms.ChoiceField(
        label=gettext_lazy("Where it was read"), error_messages={"required": gettext_lazy("Choose where it was read.")}
    )
    source_title = forms.CharField(
        label=gettext_lazy("Title of the new source"), max_length=LINE, required=False, strip=True
    )
    source_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of the new source"),
        required=False,
        choices=(_CHOOSE, *((kind, word) for kind, word in SOURCES.items() if kind != SourceKind.REQUESTER.value)),
    )
    source_published = DayField(label=gettext_lazy("Published on"), required=False)

    def __init__(self, data: Any, dossier: Dossier, revision: int) -> None:
        """Offer the sources that the file has."""
        super().__init__(data, initial={"revision": revision})
        known = [(source.id, source.title) for source in dossier.sources]
        self.fields["source"].choices = [_CHOOSE, *known, (NEW_SOURCE, _("A new source, named below"))]  # type: ignore[attr-defined]
        own = [name for name in self.fields if name not in AddForm.base_fields]
        self.order_fields(["key", *own, *AddForm.base_fields])

    def clean(self) -> dict[str, Any]:
        """A new source has a title and a kind."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("source") == NEW_SOURCE:
            if not given.get("source_title"):
                self.add_error("source_title", _("Name the new source."))
            if not given.get("source_kind"):
                self.add_error("source_kind", _("Say what kind of source it is."))
        return given


class ProtectionForm(AddForm):
    """A protective status."""

    kind = forms.ChoiceField(label=gettext_lazy("Status"), choices=tuple(PROTECTIONS.items()), widget=forms.RadioSelect)
    against = CountryField(label=gettext_lazy("Protected against which country"), required=False)
    granted_by = CountryField(label=gettext_lazy("Granted by which country"), required=False)
    confirmed = YesNoUnknownField(label=gettext_lazy("Has the country that granted it confirmed it?"))
    begins = DayField(label=gettext_lazy("From"), required=False)
    ends = DayField(label=gettext_lazy("Until"), required=False, help_text=gettext_lazy("Left empty: it still holds."))

    def clean(self) -> dict[str, Any]:
        """A status ends after it begins."""
        given = super().clean()
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", _("It cannot end before it begins."))
        return given


class PositionForm(AddForm):
    """What another state or body did or said."""

    state = CountryField(label=gettext_lazy("Which country"), required=False)
    body = forms.CharField(label=gettext_lazy("Or which body"), max_length=LINE, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("What it did"), choices=(_CHOOSE, *POSITIONS.items()))
    ground = forms.ChoiceField(
        label=gettext_lazy("On which ground"),
        required=False,
        choices=(("", gettext_lazy("None given")), *POSITION_GROUNDS.items()),
    )
    words = LongText(label=gettext_lazy("In words"), rows=3, max_length=TEXT, required=False)
    taken = DayField(label=gettext_lazy("On which day"), required=False)
    whom = forms.ChoiceField(label=gettext_lazy("About"), choices=_WHOM, widget=forms.RadioSelect, initial="all")

    def clean(self) -> dict[str, Any]:
        """Somebody took it: a country or a body."""
        given = super().clean()
        if bool(given.get("state")) == bool(given.get("body")):
            self.add_error("state", _("Choose the country, or name the body: one of the two."))
        return given


class StatementForm(AddForm):
    """An account of a fact that the source is never asked about."""

    about = forms.ChoiceField(
        label=gettext_lazy("Which fact"),
        choices=(_CHOOSE, *((key, FACTS[key].meaning) for key in _THEIRS)),
        error_messages={"required": gettext_lazy("Choose the fact.")},
    )
    value = forms.ChoiceField(
        label=gettext_lazy("What the account makes of it"),
        choices=(
            ("yes", gettext_lazy("It is so")),
            ("no", gettext_lazy("It is not so")),
            ("words", gettext_lazy("Words only: a person must read them")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what the account says.")},
    )
    by = forms.CharField(
        label=gettext_lazy("Whose account it is"),
        max_length=LINE,
        help_text=gettext_lazy("An office, a court, a paper."),
    )
    words = LongText(label=gettext_lazy("What is said, in your own words"), rows=4, max_length=TEXT)
    firmness = forms.ChoiceField(
        label=gettext_lazy("How firmly"), choices=tuple(FIRMNESS.items()), widget=forms.RadioSelect, initial="stated"
    )
    said = DayField(label=gettext_lazy("Said on"), required=False)
    whom = forms.ChoiceField(label=gettext_lazy("About"), choices=_WHOM, widget=forms.RadioSelect, initial="all")


class WaiverForm(ActForm):
    """Whether a condition is waived, which is the secretariat's to say."""

    mark_optional = True
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    consulted = forms.BooleanField(label=gettext_lazy("The requester was consulted"), required=False)
    reasons = LongText(
        label=gettext_lazy("Why the condition may be waived"),
        rows=4,
        max_length=TEXT,
        error_messages={"required": gettext_lazy("Say why.")},
    )

    def __init__(self, data: Any, dossier: Dossier, revision: int) -> None:
        """With what the file says already."""
        said = dossier.request
        initial = {"revision": revision, "consulted": said.waiver_consulted, "reasons": said.waiver_reasons}
        super().__init__(data, initial=initial)


FORMS: dict[str, type[AddForm] | type[WaiverForm]] = {
    "protection": ProtectionForm,
    "position": PositionForm,
    "statement": StatementForm,
    "waiver": WaiverForm,
}
"""By the name that the address gives."""
