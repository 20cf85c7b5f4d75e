"""A field of a form whose message for an empty answer says what to do, wherever its author gave none."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_DEFAULT = forms.Field.default_error_messages["required"]


class SayingField(BoundField):
    """As Django's own, with a clearer message than "This field is required."."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        messages: dict[str, Any] = field.error_messages
        if messages.get("required") is _DEFAULT:
            messages["required"] = _needed(field)


def _needed(field: forms.Field) -> str | Promise:
    if isinstance(field, forms.FileField):
        return _("Choose a file. It is needed.")
    if isinstance(field, forms.MultipleChoiceField):
        return _("Choose at least one.")
    if isinstance(field, forms.ChoiceField):
        return _("Choose one. An answer is needed.")
    if isinstance(field, forms.BooleanField):
        return _("Tick the box to go on.")
    return _("Fill this in. It is needed.")
