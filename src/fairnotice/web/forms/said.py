"""A list to choose from whose entries come in English from a rule or a standard: content, not interface."""

from typing import Any

from django import forms


class EnglishSelect(forms.Select):
    """A select that says of each entry but the empty one that it is English, and runs from left to right."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One entry."""
        option = super().create_option(name, value, *args, **kwargs)
        if value not in ("", None):
            option["attrs"] |= {"lang": "en", "dir": "ltr"}
        return option
