"""A box for a long text. Its limit is far beyond what anybody writes: it is checked, and not announced."""

from typing import Any

from django import forms


class LongText(forms.CharField):
    """A text of several lines."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        """With so many lines in view."""
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without the browser's own limit, which cuts off what is pasted without a word."""
        return {}
