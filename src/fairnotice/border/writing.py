"""How dates, numbers and countries are written in the language of the page."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from unicodedata import combining, normalize

import iso3166
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext, ngettext

from fairnotice.domain.dates import PartialDate, zone_of
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.effect_names import country_name, title_name

_DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_NUMBERING = {"ar": "arab", "fa": "arabext"}
"""The digits of running text. Numbers of notices, papers and telephones stay as they are."""
_LATIN = str.maketrans({digit: str(value) for row in _DIGITS.values() for value, digit in enumerate(row)})


def locale() -> Locale:
    """The locale of the page's language. One that CLDR does not have (a pseudo-language) is written as its base."""
    return _locale_of(get_language() or "en")


@lru_cache(maxsize=32)
def _locale_of(language: str) -> Locale:
    if language == "en":
        return Locale("en", "GB")  # day before month, as the rest of the world writes it
    for name in (language, language.partition("-")[0]):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name, sep="-")
    return Locale("en", "GB")


def digits(text: str) -> str:
    """The text with the digits that the page's language writes."""
    row = _DIGITS.get(_NUMBERING.get(locale().language, ""))
    return text.translate({ord(str(value)): digit for value, digit in enumerate(row)}) if row else text


def latin_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits as 0 to 9, which is how the record holds them."""
    return text.translate(_LATIN)


def day_text(value: PartialDate | date) -> str:
    """A date as precise as it is known: "17 September 1986", "September 1986" or "1986"."""
    if isinstance(value, date):
        return digits(format_date(value, "long", locale=locale()))
    if value.month is None:
        return digits(str(value.year))
    if value.day is None:
        return digits(str(format_skeleton("yMMMM", value.first_day(), locale=locale())))
    return digits(format_date(value.first_day(), "long", locale=locale()))


def instant_text(value: datetime) -> str:
    """A day and a time of day, in UTC, with the zone said."""
    moment = value.astimezone(UTC)
    hour = digits(format_datetime(moment, "HH:mm", locale=locale()))
    return gettext("%(day)s, %(hour)s UTC") % {"day": day_text(moment.date()), "hour": hour}


def local_text(value: datetime, zone: str) -> str:
    """A day and a time of day in a zone. Where the page does not say the zone, `zoned_text` does."""
    moment = value.astimezone(zone_of(zone))
    hour = digits(format_datetime(moment, "HH:mm", locale=locale(), tzinfo=moment.tzinfo))
    return gettext("%(day)s, %(hour)s") % {"day": day_text(moment.date()), "hour": hour}


def until_text(value: datetime, zone: str) -> str:
    """Until when, in a zone: midnight is the end of the day before."""
    moment = value.astimezone(zone_of(zone))
    if (moment.hour, moment.minute) != (0, 0):
        return local_text(value, zone)
    ended = day_text((moment - timedelta(minutes=1)).date())
    return gettext("end of %(day)s") % {"day": ended}


def zoned_text(text: str, zone: str) -> str:
    """A time with its zone said."""
    return gettext("%(time)s, %(zone)s") % {"time": text, "zone": zone}


_DAYS_ALONE = 14
"""From so many days on, nobody counts the hours."""


def span_text(span: timedelta) -> str:
    """A length of time in its two largest units, rounded down: "3 days 4 hours", "45 minutes"; long ones in days."""
    minutes = max(0, int(span.total_seconds()) // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= _DAYS_ALONE:
        hours = 0
    units = (
        (days, ngettext("%(count)s day", "%(count)s days", days)),
        (hours, ngettext("%(count)s hour", "%(count)s hours", hours)),
        (minutes, ngettext("%(count)s minute", "%(count)s minutes", minutes)),
    )
    first = next((index for index, (count, _) in enumerate(units) if count), 2)
    shown = [words % {"count": number_text(count)} for count, words in units[first : first + 2] if count or first == 2]
    return " ".join(shown)


def number_text(value: int | float) -> str:
    """A number with the digits and the separators of the page's language."""
    numbering = _NUMBERING.get(locale().language, "latn")  # Babel takes the separators from it, and leaves the digits
    return digits(str(format_decimal(value, locale=locale(), numbering_system=numbering)))


def country_text(code: str) -> str:
    """The name of a country in the page's language; the code itself where ISO 3166-1 does not have it."""
    try:
        english = title_name(code)
    except InvalidValue:
        return code
    if locale().language == "en":
        return english
    return str(locale().territories.get(code.strip().upper(), english))


def country_said(code: str) -> str:
    """The same as a sentence says it: in English some have an article."""
    if locale().language != "en":
        return country_text(code)
    try:
        return country_name(code)
    except InvalidValue:
        return code


def countries() -> Iterator[tuple[str, str]]:
    """Every country as (code, name), in the order of the names."""
    return iter(_countries(get_language() or "en"))


@lru_cache(maxsize=32)
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    found = [(code, country_text(code)) for code in iso3166.countries_by_alpha2]
    return tuple(sorted(found, key=lambda each: _in_order(each[1])))


def _in_order(name: str) -> str:
    """A name without its marks, so that Åland stands by A and not after Z."""
    return "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))
