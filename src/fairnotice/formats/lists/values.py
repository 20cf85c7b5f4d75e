"""Names, dates, countries, sex and documents as lists write them."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Name, NameKind, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.formats.countries import country_of
from fairnotice.formats.dossier.problems import shown
from fairnotice.formats.lists.model import Notes
from fairnotice.formats.plain_birth import births_meant, western_digits

WIDEST_SPAN = 10
"""Years of a span of birth years that are kept, each as a birth date of its own."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[A-Za-z]{3,9}) (?P<year>\d{4})\Z")
_YEAR = re.compile(r"\d{1,4}")
_SEXES = {"m": Sex.MALE, "male": Sex.MALE, "f": Sex.FEMALE, "female": Sex.FEMALE, "x": Sex.OTHER, "other": Sex.OTHER}


def names_of(texts: Iterable[tuple[str, NameKind]]) -> tuple[Name, ...]:
    """The names, each text once, under the first kind that it is given as."""
    found: dict[str, Name] = {}
    for text, kind in texts:
        plain = " ".join(text.split())
        if plain and plain not in found:
            found[plain] = Name(plain, kind)
    return tuple(found.values())


def births_of(text: str, where: str, notes: Notes, calendar: Calendar | None = None) -> tuple[PartialDate, ...]:
    """A birth date as lists write it: 1972, 1972-05-03, 1972/05/03, 3 May 1972, May 1972; noted where it is none.

    Several where the year is no Gregorian one of anybody living and no `calendar` is stated: it is kept in every
    calendar in which it can be.
    """
    plain = re.sub(r"(?i)\A(circa|about|approximately|c\.) *", "", western_digits(text.strip()))
    try:
        return births_meant(_in_numbers(plain), today=notes.today, calendar=calendar).births
    except InvalidValue as error:
        notes.problem(where, f"the birth date cannot be used: {error}.")
    return ()


def span_of(first: str, last: str, where: str, notes: Notes) -> tuple[PartialDate, ...]:
    """The years of a span, each as a birth date. A span that is too wide says nothing, and is noted."""
    years = [int(text) for text in (first, last) if _YEAR.fullmatch(text)]
    if len(years) < 2 or not 1 <= years[0] <= years[1] <= years[0] + WIDEST_SPAN:
        notes.problem(where, "the span of birth years cannot be used.", f"at most {WIDEST_SPAN} years")
        return ()
    each = range(years[0], years[1] + 1)
    return tuple(birth for year in each for birth in births_of(f"{year:04d}", where, notes))


def countries_of(texts: Iterable[str], where: str, notes: Notes, what: str = "nationality") -> tuple[str, ...]:
    """The codes of countries by code or name; noted where none is meant."""
    found: dict[str, None] = {}
    for text in texts:
        code = country_of(text)
        if code:
            found[code] = None
        elif text.strip():
            notes.problem(where, f"the {what} {shown(text)} is no country that is known: left out.")
    return tuple(found)


def sex_of(text: str, where: str, notes: Notes) -> Sex | Unknown:
    """The sex as it is stated."""
    plain = text.strip().lower()
    if plain in {"", "u", "unknown"}:
        return UNKNOWN
    if plain not in _SEXES:
        notes.problem(where, "the sex cannot be used.", "male, female, other")
    return _SEXES.get(plain, UNKNOWN)


def document_of(kind: str, number: str, country: str, where: str, notes: Notes) -> Iterator[Document]:
    """A document with a number; noted where it has none or its country is not known."""
    plain = " ".join(number.split())
    if not plain:
        notes.problem(where, "a document has no number: left out.")
        return
    code = country_of(country) if country.strip() else None
    if country.strip() and code is None:
        wrong = f"the country {shown(country)} of a document is not known: the document is kept without it."
        notes.problem(where, wrong)
    yield Document(" ".join(kind.lower().split()) or "document", plain, code or UNKNOWN)


def day_of(text: str) -> date | None:
    """The day on which a list was made; None where none can be read."""
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%Y/%m/%d"):
        try:
            return datetime.strptime(text.strip()[:10], form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _in_numbers(text: str) -> str:
    """3 May 1972 as 1972-05-03, and any other text as it is."""
    found = _WRITTEN.match(text)
    if not found or found["month"].lower()[:3] not in _MONTHS:
        return text
    month = _MONTHS.index(found["month"].lower()[:3]) + 1
    return f"{found['year']}-{month:02d}-{int(found['day'] or 0):02d}"


def line_of(text: str) -> dict[str, Any] | str:
    """The object on a line of JSON, or in words why there is none."""
    try:
        found = json_of(text.strip())
    except json.JSONDecodeError as error:
        return f"it is not valid JSON at letter {error.pos + 1} ({error.msg.lower()})"
    except (ValueError, RecursionError):
        return "it is not JSON that can be read"
    return found if isinstance(found, dict) else "it is not one JSON object"


def json_of(text: str) -> Any:
    """A value of JSON; half a letter that it writes as an escape (a lone surrogate) becomes a question mark, since no
    answer could be written with it. Raises as `json.loads`."""
    value = json.loads(text)
    if "\\u" not in text:
        return value
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
