"""The filters of the Commission's lists, and the two acts of a member."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.services.acting import REASON_LENGTH
from fairnotice.services.oversight import Overseen, RequestListed
from fairnotice.web.acts import ActForm
from fairnotice.web.words import KINDS, NOTICE_STATES, REQUEST_STATES

LONGEST = 20_000
_ANY = ("", _("All"))


class NoticesFilter(forms.Form):
    """What narrows the list of notices. A name is not asked for: it would stand in the address."""

    mark_optional = False
    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "spellcheck": "false", "data-slash": True}),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=[_ANY, *NOTICE_STATES.items()])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[_ANY, *KINDS.items()])
    source = forms.ChoiceField(label=_("Asked for by"), required=False)

    def __init__(self, data: Any, rows: list[Overseen]) -> None:
        """The sources are those in the list."""
        super().__init__(data)
        _sources(self, sorted({row.notice.source for row in rows}))

    def keeps(self, row: Overseen) -> bool:
        """Whether the row stays in the list. A filter that cannot be read keeps everything."""
        if not self.is_bound or not self.is_valid():
            return True
        asked = self.cleaned_data
        return (
            asked["number"].strip().casefold() in row.notice.number.casefold()
            and asked["state"] in ("", row.notice.state)
            and asked["kind"] in ("", row.notice.kind)
            and asked["source"] in ("", row.notice.source)
        )


class RequestsFilter(forms.Form):
    """What narrows the list of requests."""

    mark_optional = False
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[_ANY, *((state, word) for state, word in REQUEST_STATES.items() if state != "draft")],
    )
    source = forms.ChoiceField(label=_("Asked for by"), required=False)

    def __init__(self, data: Any, rows: list[RequestListed]) -> None:
        """The sources are those in the list."""
        super().__init__(data)
        _sources(self, sorted({row.source for row in rows}))

    def keeps(self, row: RequestListed) -> bool:
        """Whether the row stays in the list."""
        if not self.is_bound or not self.is_valid():
            return True
        asked = self.cleaned_data
        return asked["state"] in ("", row.state) and asked["source"] in ("", row.source)


def _sources(form: forms.Form, codes: list[str]) -> None:
    field = form.fields["source"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [_ANY, *((code, code) for code in codes)]


class ReasonsForm(ActForm):
    """Why a member blocks a notice, or lifts the block."""

    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("They stay with the Commission and the secretariat."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give your reasons in words.")},
    )

    def clean_reasons(self) -> str:
        """Reasons of which something can be read."""
        reasons: str = self.cleaned_data["reasons"]
        if len(reasons.strip()) < REASON_LENGTH:
            raise forms.ValidationError(
                _("Give your reasons in words: at least %(least)s letters."), params={"least": REASON_LENGTH}
            )
        return reasons
