"""Fields for what case files hold: dates as precise as they are known, countries, yes or no or not known, lists."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.web.forms.boxes import Boxes, DateBoxes
from fairnotice.web.writing import countries

LONGEST_LINE = 300


class PartialDateField(forms.Field):
    """A date of which day, or day and month, may be unknown. Gives "1986", "1986-09", "1986-09-17" or ""."""

    widget = DateBoxes
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Enter the date: at least the year."),
        "not_number": _("Write day, month and year as numbers, for example 17, 9 and 1986."),
        "no_year": _("Enter the year. The day and the month may stay empty if they are not known."),
        "no_month": _("Enter the month as well, or leave the day empty."),
        "short_year": _("Write the year with four digits, for example 1986."),
        "month": _("The month is a number from 1 to 12."),
        "no_such_day": _("There is no such day in that month. Check the day, the month and the year."),
    }

    def to_python(self, value: Any) -> str:
        """The ISO text of what stands in the boxes. Raises ValidationError with what is wrong and what is possible."""
        boxes = value if isinstance(value, Boxes) else Boxes.of(value)
        if boxes.empty:
            return ""
        return str(self._partial_date(boxes))

    def _partial_date(self, boxes: Boxes) -> PartialDate:
        if not all(part.isascii() and part.isdigit() for part in boxes.parts if part):
            raise self._wrong("not_number")
        if not boxes.year:
            raise self._wrong("no_year")
        if len(boxes.year) != 4:
            raise self._wrong("short_year")
        if boxes.day and not boxes.month:
            raise self._wrong("no_month")
        if boxes.month and (len(boxes.month) > 2 or not 1 <= int(boxes.month) <= 12):
            raise self._wrong("month")
        if len(boxes.day) > 2:
            raise self._wrong("no_such_day")
        try:
            return PartialDate(int(boxes.year), _or_none(boxes.month), _or_none(boxes.day))
        except InvalidValue as error:
            raise self._wrong("no_such_day") from error

    def _wrong(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


class DayField(PartialDateField):
    """A full date in three boxes. Gives a `date`, or None when it may stay empty and does."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Enter the date: day, month and year."),
        "no_year": _("Enter the year as well, with four digits."),
        "no_month": _("Enter the month as well, as a number from 1 to 12."),
        "no_day": _("Enter the day as well."),
    }

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]  # a day is given as a date
        """The date in the boxes. Raises ValidationError as PartialDateField does, and for a missing day or month."""
        boxes = value if isinstance(value, Boxes) else Boxes.of(value)
        if boxes.empty:
            return None
        if boxes.year and not boxes.month:
            raise self._wrong("no_month")
        if boxes.year and not boxes.day:
            raise self._wrong("no_day")
        return self._partial_date(boxes).first_day()


class CountryField(forms.ChoiceField):
    """A country of ISO 3166-1. Gives its two letters, or "" when it may stay empty and does."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Choose the country."),
        "invalid_choice": _("Choose a country from the list."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """As any field; the choices are made for the language of the page."""
        super().__init__(choices=_country_choices, **kwargs)


def _country_choices() -> Iterator[tuple[str, Any]]:
    yield "", _("Choose a country")
    yield from countries()


class YesNoUnknownField(forms.TypedChoiceField):
    """Radios: yes, no, not known. Gives True, False or None: unknown is an answer, never a default."""

    widget = forms.RadioSelect
    default_error_messages: ClassVar[dict[str, Any]] = {"required": _("Choose yes, no or not known.")}

    def __init__(self, **kwargs: Any) -> None:
        """As any field, with its three choices."""
        choices = (("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known")))
        super().__init__(choices=choices, coerce=_ANSWERS.__getitem__, empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The choice that stands for a stored answer. None is "not known"; nothing given yet is no choice."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


_ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}


class LinesField(forms.CharField):
    """Several entries, one a line. Gives a tuple without empty lines."""

    widget = forms.Textarea(attrs={"rows": 4})
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Enter at least one line."),
        "long_line": _("Line %(line)s has more than %(most)s characters. Write a shorter one, or two lines."),
    }

    def to_python(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]  # lines are given apart
        """The lines, trimmed. Raises ValidationError for a line that is too long, with its number."""
        given = value.splitlines() if isinstance(value, str) else value or ()
        lines = [line.strip() for line in given]
        for index, line in enumerate(lines, start=1):
            if len(line) > LONGEST_LINE:
                params = {"line": index, "most": LONGEST_LINE}
                raise ValidationError(self.error_messages["long_line"], code="long_line", params=params)
        return tuple(line for line in lines if line)

    def prepare_value(self, value: Any) -> Any:
        """Lines as text for the box; what was typed stays as typed."""
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other lines stand there now."""
        return bool(not self.disabled and self.to_python(initial) != self.to_python(data))


def _or_none(part: str) -> int | None:
    return int(part) if part else None
