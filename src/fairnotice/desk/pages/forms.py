"""The forms that a desk alone has, and the check by its clock."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.border import forms as border
from fairnotice.border.forms import PLAIN
from fairnotice.desk.times import now


class WhoForm(forms.Form):
    """Who is at the desk: it stands beside what they record."""

    mark_optional = False
    code = forms.CharField(widget=forms.HiddenInput, max_length=100)
    officer = forms.CharField(
        label=_("Your name, or your number"),
        help_text=_("It stands beside what you record, and goes to your bureau with it."),
        max_length=100,
        widget=forms.TextInput(attrs={**PLAIN, "autofocus": True, "class": "govuk-input--width-20"}),
        error_messages={"required": _("Say who you are.")},
    )


class CheckForm(border.CheckForm):
    """One box, and what the check is for."""

    def today(self) -> date:
        """By this desk's clock."""
        return now().date()


class FindForm(forms.Form):
    """A notice by its number, or by the code on a printed one."""

    mark_optional = False
    number = forms.CharField(
        label=_("Number of the notice, or the code on a printed one"),
        help_text=_("For example EX-A-1/11-2026. The code of a print holds the number and some digits after it."),
        max_length=200,
        widget=forms.TextInput(attrs={**PLAIN, "autofocus": True, "dir": "ltr"}),
        error_messages={"required": _("Type the number, or scan the code.")},
    )
