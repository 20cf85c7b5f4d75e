"""Fields of the request form: answers that may be "not known", countries by name, dates in any calendar, penalties."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.warrant import Penalty
from fairnotice.formats.dossier.values import COUNTRIES, country_meant
from fairnotice.web.bureau.content import UNKNOWN
from fairnotice.web.forms.boxes import Boxes
from fairnotice.web.forms.fields import CountryField, LinesField, PartialDateField
from fairnotice.web.writing import countries, country_text, latin_digits

Words = Iterable[tuple[str, str | Promise]]
SMALL = {"class": "govuk-radios--small"}
INLINE = {"class": "govuk-radios--inline govuk-radios--small"}


class AnswerField(forms.ChoiceField):
    """Yes, no, or not known. Gives True, False, "unknown", or "" when it was not answered."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        """As any field. Nothing is chosen beforehand."""
        choices = (("yes", _("Yes")), ("no", _("No")), (UNKNOWN, _("Not known")))
        kwargs.setdefault("widget", forms.RadioSelect(attrs=dict(INLINE)))
        super().__init__(choices=choices, required=kwargs.pop("required", False), **kwargs)

    def clean(self, value: Any) -> Any:
        """The answer as a case file has it."""
        return {"yes": True, "no": False}.get(super().clean(value), value or "")

    def prepare_value(self, value: Any) -> Any:
        """The choice that stands for a stored answer."""
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


class YesNoField(AnswerField):
    """Yes or no, for what the source itself decides. Gives True, False or ""."""

    def __init__(self, **kwargs: Any) -> None:
        """Without "not known"."""
        super().__init__(**kwargs)
        self.choices = [("yes", _("Yes")), ("no", _("No"))]


class RadiosField(forms.ChoiceField):
    """One of a few words, as radios. Gives the word, or "" when none was chosen."""

    widget = forms.RadioSelect

    def __init__(self, words: Words, **kwargs: Any) -> None:
        """As any field; `words` are the values with their labels."""
        kwargs.setdefault("widget", forms.RadioSelect(attrs=dict(SMALL)))
        super().__init__(choices=list(words), required=kwargs.pop("required", False), **kwargs)


CHOOSE = _("Choose")


class PickField(forms.ChoiceField):
    """One of many words, as a list. Gives the word, or ""."""

    def __init__(self, words: Words, *, empty: str | Promise = CHOOSE, **kwargs: Any) -> None:
        """As any field, with an empty first line."""
        super().__init__(choices=[("", empty), *words], required=kwargs.pop("required", False), **kwargs)


class EnglishSelect(forms.Select):
    """A list whose entries are content in English, such as the questions of the rulebook."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An entry in English; the empty one is of the interface."""
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "attrs": {**option["attrs"], "lang": "en"}} if value else option


class LineField(forms.CharField):
    """One line of text."""

    def __init__(self, *, width: str = "", **kwargs: Any) -> None:
        """As any field; `width` is a class of the box."""
        attrs = {"autocomplete": "off", "dir": "auto", **({"class": width} if width else {})}
        kwargs.setdefault("max_length", 500)
        super().__init__(required=kwargs.pop("required", False), widget=forms.TextInput(attrs=attrs), **kwargs)


class TextField(forms.CharField):
    """Several lines of text. Line ends are kept as one character."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        """As any field."""
        most = kwargs.pop("max_length", 20_000)
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(required=kwargs.pop("required", False), widget=widget, **kwargs)
        self.most = most

    def clean(self, value: Any) -> str:
        """The text. Raises ValidationError when it is too long."""
        text = str(super().clean(value) or "").replace("\r\n", "\n").strip()
        if len(text) > self.most:
            raise ValidationError(_("Write at most %(most)s characters."), params={"most": self.most})
        return text


class LandField(CountryField):
    """A country that may stay empty; a code that the list does not have (a former state) is kept."""

    def __init__(self, **kwargs: Any) -> None:
        """As any field."""
        super().__init__(required=kwargs.pop("required", False), **kwargs)

    def valid_value(self, value: Any) -> bool:
        """Any code that a case file may hold."""
        return value in COUNTRIES


class LandsField(LinesField):
    """Countries, one a line, by name or by their two letters. Gives a list of codes."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "no_country": _("Line %(line)s is not a country. Write its name, or its two letters such as FR."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """As any field."""
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3, "class": "govuk-!-width-two-thirds"}))
        super().__init__(required=kwargs.pop("required", False), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The codes, each once. Raises ValidationError with the number of the line that is none."""
        names = {name.casefold(): code for code, name in countries()}
        found = []
        for line, text in enumerate(super().to_python(value), start=1):
            word = text.strip()
            code = word.upper() if word.upper() in COUNTRIES else names.get(word.casefold()) or country_meant(word)
            if code is None:
                raise ValidationError(self.error_messages["no_country"], code="no_country", params={"line": line})
            found.append(code)
        return list(dict.fromkeys(found))

    def prepare_value(self, value: Any) -> Any:
        """Codes as names; what was typed stays as typed."""
        return "\n".join(country_text(code) for code in value) if isinstance(value, tuple | list) else value


class LinesListField(LinesField):
    """Several entries, one a line. Gives a list."""

    def __init__(self, **kwargs: Any) -> None:
        """As any field."""
        super().__init__(required=kwargs.pop("required", False), **kwargs)

    def to_python(self, value: Any) -> Any:
        """The lines."""
        return list(super().to_python(value))


class DateField(PartialDateField):
    """A date as precise as it is known; it may stay empty."""

    def __init__(self, **kwargs: Any) -> None:
        """As any field."""
        super().__init__(required=kwargs.pop("required", False), **kwargs)


class DayTextField(PartialDateField):
    """A whole day; it may stay empty. Gives ISO text."""

    default_error_messages: ClassVar[dict[str, Any]] = {"no_day": _("Enter day, month and year.")}

    def __init__(self, **kwargs: Any) -> None:
        """As any field."""
        super().__init__(required=kwargs.pop("required", False), **kwargs)

    def to_python(self, value: Any) -> str:
        """The day. Raises ValidationError when a part is missing."""
        text = super().to_python(value)
        if text and len(text) < len("2024-05-01"):
            raise self._wrong("no_day")
        return text


_THIRTEENTH = "13"  # the Ethiopian calendar has such a month
_MONTHS = [str(month) for month in range(1, 13)]


class AnyCalendarField(PartialDateField):
    """A date in boxes whose calendar is told beside it: the numbers are held against that calendar by the form."""

    def __init__(self, **kwargs: Any) -> None:
        """As any field."""
        super().__init__(required=kwargs.pop("required", False), **kwargs)

    def to_python(self, value: Any) -> str:
        """The ISO text of the numbers, which a calendar with 31 days in each of 13 months would have."""
        boxes = value if isinstance(value, Boxes) else Boxes.of(value)
        if boxes.empty:
            return ""
        day, month, year = boxes.parts
        if month.lstrip("0") == _THIRTEENTH:
            whole = super().to_python(Boxes(day=day, month="12", year=year))
            return f"{whole[:4]}-{_THIRTEENTH}{whole[7:]}"
        if day in ("29", "30", "31") and month.lstrip("0") in _MONTHS:
            whole = super().to_python(Boxes(day="28", month=month, year=year))
            return f"{whole[:8]}{day}"
        return super().to_python(value)

    def in_calendar(self, text: str, calendar: str) -> None:
        """Raises ValidationError when that calendar has no such day."""
        try:
            PartialDate.parse(text, Calendar(calendar))
        except InvalidValue as error:
            raise self._wrong("no_such_day") from error


class PenaltyField(LineField):
    """A penalty in words that can be computed with. Gives the text."""

    def clean(self, value: Any) -> str:
        """The text as a case file has it. Raises ValidationError with what is possible."""
        text = latin_digits(str(super().clean(value) or "")).strip()
        if text:
            try:
                return str(Penalty.parse(text))
            except InvalidValue as error:
                raise ValidationError(
                    _("Write it as: 24 months, 5 years, 1 year 6 months, life, death, or none for a fine.")
                ) from error
        return text


class NumberField(forms.IntegerField):
    """A whole number that may stay empty. Gives the number or ""."""

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        """As any field; a text box, because browsers' number boxes change by the mouse wheel."""
        widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            min_value=least, max_value=most, required=kwargs.pop("required", False), widget=widget, **kwargs
        )

    def clean(self, value: Any) -> Any:
        """The number, or an empty text."""
        found = super().clean(latin_digits(str(value or "")).strip())
        return "" if found is None else found
