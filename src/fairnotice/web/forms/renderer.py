"""Forms in our own markup: label, hint, error message, error summary. Django's names are led to our templates here."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.template.loader import get_template

from fairnotice.web.forms.bound import SayingField

_FORM = "forms/form.html"
_INPUT = "forms/widgets/input.html"
_OPTIONS = "forms/widgets/options.html"

TEMPLATES = {
    "django/forms/div.html": _FORM,
    "django/forms/p.html": _FORM,
    "django/forms/table.html": _FORM,
    "django/forms/ul.html": _FORM,
    "django/forms/field.html": "forms/field.html",
    "django/forms/formsets/div.html": "forms/formset.html",
    "django/forms/errors/list/ul.html": "forms/error_list.html",
    "django/forms/errors/list/default.html": "forms/error_list.html",
    "django/forms/widgets/text.html": _INPUT,
    "django/forms/widgets/email.html": _INPUT,
    "django/forms/widgets/tel.html": _INPUT,
    "django/forms/widgets/url.html": _INPUT,
    "django/forms/widgets/number.html": _INPUT,
    "django/forms/widgets/search.html": _INPUT,
    "django/forms/widgets/password.html": _INPUT,
    "django/forms/widgets/date.html": _INPUT,
    "django/forms/widgets/datetime.html": _INPUT,
    "django/forms/widgets/time.html": _INPUT,
    "django/forms/widgets/textarea.html": "forms/widgets/textarea.html",
    "django/forms/widgets/select.html": "forms/widgets/select.html",
    "django/forms/widgets/radio.html": _OPTIONS,
    "django/forms/widgets/checkbox_select.html": _OPTIONS,
    "django/forms/widgets/checkbox.html": "forms/widgets/checkbox.html",
    "django/forms/widgets/file.html": "forms/widgets/file.html",
    "django/forms/widgets/clearable_file_input.html": "forms/widgets/file.html",
}
"""What Django asks for, and what it gets."""


class Renderer(TemplatesSetting):
    """The project's form renderer (setting FORM_RENDERER). Templates that it does not name come from Django."""

    bound_field_class = SayingField

    def get_template(self, template_name: str) -> Any:
        """Our template for a name of Django's, or the one of that name."""
        return get_template(TEMPLATES.get(template_name, template_name))
