"""The values of a case file: days, instants, partial dates, penalties, codes, and unknown.

Each type reads what a file may say into the domain's value, and says in a sentence what is wrong with anything else.
A sentence repeats codes only, never a name or a date of birth.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar, get_args

import iso3166
from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StrictBool,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.facts import FACTS
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.domain.warrant import Penalty
from fairnotice.formats.dossier.limits import NAME, TEXT
from fairnotice.formats.dossier.problems import did_you_mean, reject, shown
from fairnotice.formats.plain_birth import can_be_living, other_calendars

T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}(:\d{2})?)?\Z", re.ASCII)
_FORMER = frozenset(
    # as the standard withdrew them, one after the other
    {"AN", "BU", "BY", "CS", "DD", "DY", "FQ", "FX", "HV", "JT", "MI", "NH", "NQ", "NT", "PC"}
    | {"PU", "PZ", "RH", "SU", "TP", "VD", "WK", "YD", "YU", "ZR"}
)
COUNTRIES = frozenset(iso3166.countries_by_alpha2) | _FORMER | {"XK"}
"""ISO 3166-1 alpha-2, with the codes of former states (ISO 3166-3) and the user-assigned XK for Kosovo."""


_COUNTRY_WORDS = {
    word.upper(): country.alpha2
    for country in iso3166.countries
    for word in (country.alpha2, country.alpha3, country.name, country.apolitical_name)
} | {"UK": "GB", "EL": "GR"}


def country_meant(word: str) -> str | None:
    """The code of the country that is probably meant by a name or by another kind of code."""
    return _COUNTRY_WORDS.get(word.strip()[:60].upper())


class _OrUnknown:
    """Allows the word `unknown` beside the values of the type."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the known type, asked only when the value is not the word."""
        known = next(arg for arg in get_args(source) if arg is not Unknown)
        return core_schema.no_info_wrap_validator_function(
            _known_or,
            handler.generate_schema(known),
            serialization=core_schema.plain_serializer_function_ser_schema(str, when_used="json-unless-none"),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The known type's JSON Schema or the word."""
        return {"anyOf": [handler(schema), {"const": "unknown"}]}


def _known_or(value: Any, handler: Callable[[Any], Any]) -> Any:
    return UNKNOWN if value == "unknown" and isinstance(value, str) else handler(value)


Maybe = Annotated[T | Unknown, _OrUnknown()]
"""A value, or `unknown`. A missing key means the same."""


def read_day(value: object) -> date:
    """A day from a TOML date or from text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            reject("is a day that no calendar has.", "a day such as 2020-06-29")
    reject("is not a day.", "a day such as 2020-06-29")


def read_instant(value: object) -> datetime:
    """An instant with its time zone from a TOML date-time or from text."""
    allowed = "an instant with a time zone, such as 2020-06-29T18:00:00Z"
    if isinstance(value, str) and _INSTANT.match(value):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            reject("is an instant that no calendar or clock has.", allowed)
    if not isinstance(value, datetime):
        reject("is not an instant." if not isinstance(value, date) else "is a day without a time.", allowed)
    if value.utcoffset() is None:
        reject("has no time zone.", allowed)
    return value


def read_partial(value: object) -> PartialDate:
    """A date as precise as it is known, from text, a TOML date, or a table that names the calendar."""
    calendar: object = Calendar.GREGORIAN.value
    if isinstance(value, dict):
        if "date" not in value or not set(value) <= {"date", "calendar"}:
            reject("is a table with other keys than date and calendar.", _PARTIAL)
        calendar = value.get("calendar", calendar)
        value = value["date"]
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    calendars = tuple(each.value for each in Calendar)
    if calendar not in calendars:
        reject(f"names a calendar that is not known.{did_you_mean(calendar, calendars)}", ", ".join(calendars))
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value, re.ASCII):
        reject("is not a date as text.", _PARTIAL)
    try:
        return PartialDate.parse(value, Calendar(calendar))
    except InvalidValue:
        reject("is a date that this calendar does not have.", _PARTIAL)


def read_birth(value: object) -> PartialDate:
    """A birth date, as `read_partial`. One in a year in which nobody living was born is most often of another calendar,
    which is asked for and never guessed: lists, which nobody can be asked about, are searched in each."""
    birth = read_partial(value)
    if can_be_living(birth):
        return birth
    if isinstance(value, dict) and "calendar" in value:
        reject("is in a year of its calendar in which nobody living was born.", _PARTIAL)
    if others := other_calendars(birth):
        named = " or ".join(f"'{each.value}'" for each in others)
        reject(
            "is in a year in which nobody living was born, and names no calendar.",
            f"{{date = '…', calendar = …}} with {named}, in which it can be",
        )
    reject("is in a year in which nobody living was born, in any calendar.", _PARTIAL)


_PARTIAL = "text such as '1972', '1972-05' or '1972-05-03', or {date = '1350-02-01', calendar = 'solar_hijri'}"


def read_penalty(value: object) -> Penalty:
    """A penalty from text."""
    allowed = "text such as '24 months', '5 years', '1 year 6 months', 'none', 'life', 'death'"
    if not isinstance(value, str) or len(value) > 100:
        reject("is not a penalty as text.", allowed)
    try:
        return Penalty.parse(value)
    except InvalidValue:
        reject(f"{shown(value)} is not a penalty.", allowed)


def read_country(value: object) -> str:
    """A country by its two letters."""
    allowed = "two letters of ISO 3166-1, such as FR, a former state's, or XK"
    if isinstance(value, str) and value in COUNTRIES:
        return value
    meant = country_meant(value) if isinstance(value, str) else None
    hint = f" Did you mean '{meant}'?" if meant else ""
    reject(f"{shown(value)} is not a country code.{hint}", allowed)


def read_coded(value: object) -> bool | str | None:
    """The coded value of a fact: true, false or a word. Which one the fact takes is checked across the file."""
    if value is None or isinstance(value, bool) or (isinstance(value, str) and len(value) <= 100):
        return value
    reject("is not a coded value.", "true, false, or one of the words that the fact lists")


@dataclass(frozen=True, slots=True)
class Listed:
    """Marks a text that must be one of the words."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The text and the list."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The list as an enumeration."""
        return {"type": "string", "enum": list(self.words)}

    def read(self, value: object) -> str:
        """The word, where it is in the list."""
        if isinstance(value, str) and value in self.words:
            return value
        hint = did_you_mean(value, self.words)
        reject(f"{shown(value)} is not in the list.{hint}", ", ".join(filter(None, self.words)))


def read_fact(value: object) -> str:
    """The key of a coded fact. There are too many to list them in an answer: the nearest are shown."""
    if isinstance(value, str) and value in FACTS:
        return value
    near = get_close_matches(value[:100], FACTS, n=3, cutoff=0.3) if isinstance(value, str) else []
    allowed = f"{', '.join(near) or 'act.peaceful'} and others: the schema lists them"
    reject(f"{shown(value)} is not a fact that the law asks about.{did_you_mean(value, FACTS)}", allowed)


Text = Annotated[str, StringConstraints(strict=True, max_length=TEXT)]
Words = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=TEXT)]
NameText = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=NAME)]
NamePart = Annotated[str, StringConstraints(strict=True, max_length=NAME)]
Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Flag = StrictBool
Months = Annotated[StrictInt, Field(ge=1, le=1_200)]
Count = Annotated[StrictInt, Field(ge=0, le=1_000_000)]
Script = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Z][a-z]{3}$")]
Language = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$")]
Country = Annotated[
    str,
    PlainValidator(read_country),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2, or a former state"}),
]
Day = Annotated[date, BeforeValidator(read_day)]
Instant = Annotated[datetime, PlainValidator(read_instant), WithJsonSchema({"type": "string", "format": "date-time"})]
_DATE_SCHEMA = WithJsonSchema(
    {
        "anyOf": [
            {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
            {
                "type": "object",
                "properties": {
                    "date": {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                    "calendar": {"enum": [each.value for each in Calendar]},
                },
                "required": ["date"],
                "additionalProperties": False,
            },
        ]
    }
)
Partial = Annotated[PartialDate, PlainValidator(read_partial), _DATE_SCHEMA]
Birth = Annotated[PartialDate, PlainValidator(read_birth), _DATE_SCHEMA]
PenaltyText = Annotated[
    Penalty,
    PlainValidator(read_penalty),
    WithJsonSchema({"type": "string", "examples": ["24 months", "5 years", "life"]}),
]
Fact = Annotated[str, PlainValidator(read_fact), WithJsonSchema({"type": "string", "enum": list(FACTS)})]
Coded = Annotated[bool | str | None, PlainValidator(read_coded), WithJsonSchema({"type": ["boolean", "string"]})]
