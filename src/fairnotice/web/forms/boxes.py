"""A date in three boxes: day, month, year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.web.writing import latin_digits

_BOXES = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))


@dataclass(frozen=True, slots=True)
class Boxes:
    """What stands in the boxes, as typed but trimmed and with digits 0 to 9."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: object) -> "Boxes":
        """The boxes for a stored value: a date, an ISO text of one to three parts, boxes, or nothing."""
        if isinstance(value, Boxes):
            return value
        text = value.isoformat() if isinstance(value, date) else str(value or "")
        year, month, day = (*text.split("-"), "", "")[:3]
        return cls(day=day.lstrip("0"), month=month.lstrip("0"), year=year)

    @property
    def parts(self) -> tuple[str, str, str]:
        """Day, month and year."""
        return self.day, self.month, self.year

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.parts)


class DateBoxes(forms.Widget):
    """Three text boxes in one group. Posted as `<name>_day`, `<name>_month`, `<name>_year`."""

    template_name = "forms/widgets/date.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        """The boxes with their labels and widths."""
        context = super().get_context(name, value, dict(attrs or {}))
        given = dict(context["widget"]["attrs"])
        group = given.pop("id", f"id_{name}")
        context["widget"]["attrs"] = {"id": group}
        context["widget"]["subwidgets"] = [
            {
                "name": f"{name}_{part}",
                "label": label,
                "width": width,
                "value": getattr(Boxes.of(value), part),
                "attrs": {**given, "id": f"{group}_{part}"},
            }
            for part, label, width in _BOXES
        ]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Boxes:
        """What was typed into the boxes."""
        return Boxes(**{part: latin_digits(str(data.get(f"{name}_{part}") or "")).strip() for part, *_rest in _BOXES})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether none of the boxes was posted."""
        return all(f"{name}_{part}" not in data for part, *_rest in _BOXES)

    def id_for_label(self, id_: str) -> str:
        """The first box, to which the error summary leads."""
        return f"{id_}_day" if id_ else ""
