"""Words and values as a print writes them: texts that fonts can show, days, countries, penalties, in its language."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import iso3166

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.domain.warrant import Penalty
from fairnotice.formats.fonts import from_right, printable
from fairnotice.formats.letter import Language
from fairnotice.formats.letter.catalogue import day_words
from fairnotice.formats.printed.document import Translation
from fairnotice.formats.printed.labels import Labels

Said = dict[str, Any]
"""A text as the page sets it: `text`, its `lang`, `rtl`, and, where there is one, `other`: the same in translation."""


@dataclass
class Wording:
    """Makes the texts of one print, and keeps which scripts its fonts lacked."""

    labels: Labels
    translations: dict[str, Translation] = field(default_factory=dict)
    lacking: set[str] = field(default_factory=set)
    foreign: bool = False  # whether some text stands as its source wrote it

    def said(self, text: str, language: str | Unknown = "") -> Said:
        """A text as its source wrote it, in its own direction."""
        found = printable(text)
        self.lacking |= found.lacking
        code = language.partition("-")[0].lower() if isinstance(language, str) else ""
        return {"text": found.text, "lang": code if 2 <= len(code) <= 3 else "", "rtl": from_right(found.text)}

    def free(self, text: str, language: str | Unknown = "") -> Said:
        """The same, with its translation into the language of the print beside it, if the document holds one."""
        self.foreign = True
        made = {**self.said(text, language), "framed": True}
        other = self.translations.get(text)
        if other is None:
            return made
        by = self.labels("note", "machine" if other.machine else "translated")
        return {
            **made,
            "other": self.said(other.text, other.language),
            "by": f"{by} {printable(other.translator).text}",
        }

    def day(self, day: date) -> str:
        """A day in words, and as a number that nobody misreads."""
        return f"{day_words(day, self.labels.language)} ({ltr(day.isoformat())})"

    def instant(self, at: datetime) -> str:
        """A day and a time of day in UTC."""
        moment = at.astimezone(UTC)
        return f"{day_words(moment.date(), self.labels.language)}, {ltr(f'{moment:%H:%M} UTC')}"

    def birth(self, birth: PartialDate) -> str:
        """A birth date as precise as it is known, with its calendar when that is another."""
        if birth.calendar is Calendar.GREGORIAN:
            if birth.day:
                return self.day(birth.first_day())
            return f"{ltr(str(birth))} ({self.labels('birth', birth.precision)})"
        number = str(birth).partition(" ")[0]
        return f"{ltr(number)} ({self.labels('calendar', birth.calendar.value)})"

    def country(self, code: str) -> str:
        """A country's name and its two letters."""
        name = _territories(self.labels.language).get(code) or _english(code)
        return f"{name} ({ltr(code)})" if name != code else ltr(code)

    def penalty(self, penalty: Penalty | Unknown) -> str:
        """A penalty in words; nothing for one that is not known."""
        if not is_known(penalty):
            return ""
        if penalty.without_end or not (penalty.months or penalty.days):
            return self.labels("penalty", penalty.without_end or "none")
        years, months = divmod(penalty.months, 12)
        counted = ((years, "year"), (months, "month"), (penalty.days, "day"))
        return ", ".join(_counted(number, unit, self.labels.language) for number, unit in counted if number)


def ltr(text: str) -> str:
    """A number or code kept together from left to right in any text (Unicode isolates)."""
    return f"\u2066{text}\u2069"


def _english(code: str) -> str:
    found = iso3166.countries_by_alpha2.get(code)
    return found.name if found else code


@cache
def _territories(language: Language) -> dict[str, str]:
    """The names of countries in that language (CLDR)."""
    try:
        from babel import Locale
    except ImportError:
        return {}
    return dict(Locale(language.value).territories)


def _counted(number: int, unit: str, language: Language) -> str:
    try:
        from babel.units import format_unit
    except ImportError:
        return f"{number} {unit}{'s' * (number != 1)}"
    return str(format_unit(number, f"duration-{unit}", locale=language.value, numbering_system="latn"))
