"""The value of a field in words, for pages that show it and do not ask for it."""

import re
from html import unescape
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.web.bureau.fields import AnswerField, LandField, LandsField
from fairnotice.web.forms.fields import PartialDateField
from fairnotice.web.writing import country_text, day_text

UNKNOWN = "unknown"
_TAGS = re.compile(r"<[^>]*>")


def shown(field: forms.Field, value: Any) -> str:
    """What a person reads: the label of a choice, a date in words, the names of countries. Nothing given is empty."""
    if value in ("", None, []):
        return ""
    if isinstance(field, AnswerField) or isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(field, LandsField):
        return ", ".join(country_text(str(code)) for code in value)
    if isinstance(field, LandField):
        return country_text(str(value))
    if isinstance(field, PartialDateField):
        return date_text(value)
    if isinstance(field, forms.MultipleChoiceField):
        return ", ".join(_label(field, each) for each in value)
    if isinstance(field, forms.ChoiceField):
        return _label(field, value)
    return "\n".join(str(each) for each in value) if isinstance(value, list) else str(value)


def named(name: str) -> SafeString:
    """A name as the label of a choice: it is content, whatever the direction of the page."""
    return format_html("<bdi>{}</bdi>", name)


def yes_or_no(value: Any) -> str:
    """An answer in a word."""
    if value == UNKNOWN:
        return _("Not known")
    return _("Yes") if value is True else _("No")


def date_text(value: Any) -> str:
    """A date of a case file in words. One of another calendar is shown as it is written there."""
    if isinstance(value, dict):
        return f"{value.get('date', '')} ({value.get('calendar', '')})"
    try:
        return day_text(PartialDate.parse(str(value)))
    except InvalidValue:
        return str(value)


def labels_of(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """The choices of a field with their labels."""
    choices: Any = field.choices
    return [(str(key), label if isinstance(label, str) else str(label)) for key, label in choices]


def _label(field: forms.ChoiceField, value: Any) -> str:
    label = dict(labels_of(field)).get(str(value), str(value))
    return unescape(_TAGS.sub("", label)) if isinstance(label, SafeString) else label
