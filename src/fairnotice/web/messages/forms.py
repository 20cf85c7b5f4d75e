"""What narrows the list of messages."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.web.words import EVENTS


class FilterForm(forms.Form):
    """By what happened, and by whether somebody has opened it."""

    mark_optional = False

    about = forms.ChoiceField(label=_("What happened"), required=False)
    state = forms.ChoiceField(
        label=_("Which"), required=False, choices=[("", _("All messages")), ("unopened", _("Not opened yet"))]
    )

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Everything")), *((kind, EVENTS.get(kind, kind)) for kind in kinds)]
        cast("forms.ChoiceField", self.fields["about"]).choices = choices
