"""The box for reasons: in words, and long enough to be some."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.services.acting import REASON_LENGTH

LONGEST = 20_000


class ReasonsField(forms.CharField):
    """Why something is done. Who reads it is said by `help_text`."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Give your reasons."),
        "min_length": _("Give your reasons in words: at least 20 letters."),
    }

    def __init__(self, *, rows: int = 4, **given: Any) -> None:
        """As any field; `rows`: how high the box is."""
        usual = {"label": _("Why?"), "min_length": REASON_LENGTH, "max_length": LONGEST}
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **{**usual, **given})
